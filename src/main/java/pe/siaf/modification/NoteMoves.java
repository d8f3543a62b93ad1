package pe.siaf.modification;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * Moves notes that don't count yet: verified, sent, observed, rejected, corrected,
 * discarded. Nothing of a note under way is held: credit goes on being certified, and
 * each move asks anew what the note breaks.
 */
@Component
class NoteMoves {

	private final Notes notes;

	private final NoteStore store;

	private final NoteTypes types;

	private final NoteChecks checks;

	private final ConsequencePreview preview;

	private final Workflow workflow;

	NoteMoves(Notes notes, NoteStore store, NoteTypes types, NoteChecks checks, ConsequencePreview preview,
			Workflow workflow) {
		this.notes = notes;
		this.store = store;
		this.types = types;
		this.checks = checks;
		this.preview = preview;
		this.workflow = workflow;
	}

	/**
	 * Moves a note.
	 * @param key the note
	 * @param action verify, send, observe, reject, correct or discard
	 * @param comment the reason, where one is needed
	 * @param version the note's version as the actor saw it, or null
	 * @param actor who moves it
	 * @return the note
	 * @throws RuleViolation WFL-001 to WFL-004, and what it breaks
	 */
	@Transactional
	public Note move(NoteKey key, String action, @Nullable String comment, @Nullable Integer version, Profile actor) {
		this.notes.own(key, actor);
		Note note = this.notes.locked(key);
		String type = this.types.get(note.fiscalYear(), note.type()).objectType();
		String to = this.workflow.next(type, note.state(), action, actor, comment);
		requireUnchanged(note, version);
		String figures = null;
		switch (action) {
			case "verify" -> this.checks.require(note);
			case "send" -> {
				this.checks.require(note);
				this.checks.requireAnswers(note);
				figures = this.preview.write(this.preview.today(key));
				this.store.keepShown(key, figures);
			}
			case "observe", "reject", "correct", "discard" -> {
				// what is sent back or left isn't judged
			}
			default -> throw new NotFound(action);
		}
		this.store.move(key, to);
		this.workflow.record(key.secEjec(), type, key.id(), action, note.state(), to, actor, comment, figures);
		return this.notes.get(key, actor);
	}

	static void requireUnchanged(Note note, @Nullable Integer version) {
		if (version != null && version != note.lockVersion()) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", note.key().shown()));
		}
	}

}
