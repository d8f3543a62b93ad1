package pe.siaf.modification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/** Registers notes, writes drafts anew and prepares what annuls an approved one. */
@Component
class NoteWriting {

	private final JdbcClient jdbc;

	private final Notes notes;

	private final NoteStore store;

	private final NoteTypes types;

	private final Workflow workflow;

	private final ConsequencePreview preview;

	NoteWriting(JdbcClient jdbc, Notes notes, NoteStore store, NoteTypes types, Workflow workflow,
			ConsequencePreview preview) {
		this.jdbc = jdbc;
		this.notes = notes;
		this.store = store;
		this.types = types;
		this.workflow = workflow;
		this.preview = preview;
	}

	/**
	 * Registers a note in process, under the next number of its unit.
	 * @param draft what is asked for
	 * @param actor who prepares it
	 * @return the note
	 * @throws RuleViolation MOD-011, MOD-013, WFL-002
	 * @throws NotFound if the unit lies outside the scope
	 */
	@Transactional
	public Note register(NoteDraft draft, Profile actor) {
		requireUnit(draft.fiscalYear(), draft.secEjec(), actor);
		draft.requireComplete();
		requireOwn(draft, actor);
		NoteType type = this.types.get(draft.fiscalYear(), draft.type());
		// whoever may verify it may write it
		this.workflow.next(type.objectType(), "N", "verify", actor, null);
		NoteKey key = new NoteKey(draft.fiscalYear(), draft.secEjec(),
				this.store.nextNumber(draft.fiscalYear(), draft.secEjec()), NoteKey.FIRST);
		this.store.insert(key, draft, actor);
		this.workflow.record(key.secEjec(), type.objectType(), key.id(), "register", "", "N", actor, null);
		return this.notes.get(key, actor);
	}

	private void requireUnit(int fiscalYear, String unit, Profile actor) {
		if (!isOwn(fiscalYear, unit, actor)) {
			throw new NotFound("unit " + unit);
		}
	}

	/**
	 * Nobody takes credit or revenue of a unit outside their scope: what moves between
	 * units is taken by the pliego, or by the unit that gives.
	 */
	private void requireOwn(NoteDraft draft, Profile actor) {
		for (NoteLine line : draft.lines()) {
			if (!line.annulment().isZero() && !isOwn(draft.fiscalYear(), line.unit(), actor)) {
				throw new RuleViolation(NoteRule.OUTSIDE_REACH,
						Figures.of("line", line.line().toString(), "unit", line.unit()), "lines");
			}
		}
		for (NoteRevenue revenue : draft.revenues()) {
			if (!isOwn(draft.fiscalYear(), revenue.unit(), actor)) {
				throw new RuleViolation(NoteRule.OUTSIDE_REACH,
						Figures.of("line", revenue.rubro() + "-" + revenue.item(), "unit", revenue.unit()), "revenues");
			}
		}
	}

	private boolean isOwn(int fiscalYear, String unit, Profile actor) {
		ScopeCondition scope = ScopeCondition.onUnits(actor);
		return this.jdbc.sql(
				"select exists (select from implementing_unit u where u.fiscal_year = :year and u.sec_ejec = :unit and "
						+ scope.sql() + ")")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", unit)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Writes a note in process anew. What annuls another keeps its lines: they are the
	 * other's, the other way round.
	 * @param key the note
	 * @param draft what is asked for now
	 * @param version the note's version as the writer saw it
	 * @param actor who writes
	 * @return the note
	 * @throws RuleViolation MOD-011, MOD-013, WFL-001, WFL-002, WFL-003
	 */
	@Transactional
	public Note rewrite(NoteKey key, NoteDraft draft, int version, Profile actor) {
		this.notes.own(key, actor);
		Note note = this.notes.locked(key);
		if (!note.isEditable()) {
			throw new RuleViolation(WorkflowRule.TRANSITION_NOT_ALLOWED,
					Figures.of("action", "rewrite", "state", note.state()));
		}
		NoteDraft kept = key.isContrary() ? mirrored(note, draft) : draft;
		kept.requireComplete();
		NoteType type = this.types.get(kept.fiscalYear(), kept.type());
		this.workflow.next(type.objectType(), "N", "verify", actor, null);
		if (!key.isContrary()) {
			requireOwn(kept, actor);
		}
		this.store.rewrite(key, kept, version);
		this.workflow.record(key.secEjec(), type.objectType(), key.id(), "edit", note.state(), note.state(), actor,
				null);
		return this.notes.get(key, actor);
	}

	private NoteDraft mirrored(Note note, NoteDraft draft) {
		NoteKey key = note.key();
		return new NoteDraft(draft.fiscalYear(), draft.secEjec(), note.type(), draft.month(), draft.documentType(),
				draft.documentNumber(), draft.documentDate(), draft.justification(), this.notes.lines(key),
				this.notes.revenues(key), draft.targets(), List.of());
	}

	/**
	 * Says what becomes of targets: while a note is prepared or waits to be sent.
	 * @param key the note
	 * @param answers quantities or reasons
	 * @param actor who answers
	 * @throws RuleViolation WFL-001, WFL-002
	 */
	@Transactional
	public void answer(NoteKey key, List<TargetAnswer> answers, Profile actor) {
		this.notes.own(key, actor);
		Note note = this.notes.locked(key);
		if (!note.isEditable() && !note.state().equals("V")) {
			throw new RuleViolation(WorkflowRule.TRANSITION_NOT_ALLOWED,
					Figures.of("action", "rewrite", "state", note.state()));
		}
		this.workflow.next(this.types.get(note.fiscalYear(), note.type()).objectType(), "N", "verify", actor, null);
		this.store.answer(key, answers);
	}

	/**
	 * Prepares the contrary note of an approved one: the same lines the other way round.
	 * @param key the approved note
	 * @param comment why it is annulled
	 * @param actor who prepares it
	 * @return the contrary note, in process
	 * @throws RuleViolation WFL-001, WFL-002, WFL-004, MOD-016
	 */
	@Transactional
	public Note annul(NoteKey key, @Nullable String comment, Profile actor) {
		this.notes.own(key, actor);
		Note note = this.notes.locked(key);
		NoteType type = this.types.get(note.fiscalYear(), note.type());
		this.workflow.next(type.objectType(), note.state(), "annul", actor, comment);
		String reason = (comment != null) ? comment.strip() : "";
		NoteKey contrary = contrary(key);
		NoteDraft draft = new NoteDraft(note.fiscalYear(), note.secEjec(), note.type(), null, note.documentType(),
				note.documentNumber(), note.documentDate(), reason,
				this.notes.lines(key).stream().map(NoteLine::reversed).toList(),
				this.notes.revenues(key).stream().map(NoteRevenue::reversed).toList(), taken(note, reason), List.of());
		this.store.insert(contrary, draft, actor);
		this.workflow.record(key.secEjec(), type.objectType(), contrary.id(), "register", "", "N", actor, comment);
		return this.notes.get(contrary, actor);
	}

	private NoteKey contrary(NoteKey key) {
		Sequences used = this.jdbc
			.sql("""
					select max(sequence)::int highest, bool_or(state <> 'E' and sequence <> :sequence) under_way from budget_note
					where fiscal_year = :year and sec_ejec = :unit and number = :number""")
			.params(key.params())
			.query(Sequences.class)
			.single();
		if (key.isContrary() || used.underWay()) {
			throw new RuleViolation(NoteRule.ANNULLED_ONCE, Map.of("note", key.shown()));
		}
		return new NoteKey(key.fiscalYear(), key.secEjec(), key.number(), "%04d".formatted(used.highest() + 1));
	}

	/** Quantities go back to what they were when the note was sent. */
	private List<TargetAnswer> taken(Note note, String reason) {
		List<TargetAnswer> answers = new ArrayList<>();
		for (Consequences.Target target : this.preview.shown(note).targets()) {
			BigDecimal before = (target.newQuantity() != null) ? target.quantity() : null;
			answers.add(new TargetAnswer(target.unit(), target.secFunc(), before, reason));
		}
		return answers;
	}

	record Sequences(int highest, boolean underWay) {
	}

}
