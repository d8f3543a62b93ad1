package pe.siaf.modification;

import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import pe.siaf.money.Amount;
import pe.siaf.ui.Refusals;
import pe.siaf.workflow.Workflow;

/** What the API of budget notes answers. */
@Component
class NoteAnswers {

	private final Notes notes;

	private final NoteTypes types;

	private final NoteChecks checks;

	private final ConsequencePreview preview;

	private final Workflow workflow;

	private final Refusals refusals;

	NoteAnswers(Notes notes, NoteTypes types, NoteChecks checks, ConsequencePreview preview, Workflow workflow,
			Refusals refusals) {
		this.notes = notes;
		this.types = types;
		this.checks = checks;
		this.preview = preview;
		this.workflow = workflow;
		this.refusals = refusals;
	}

	/** All of a note. */
	Answer of(Note note) {
		NoteKey key = note.key();
		return new Answer(MoveAnswer.of(note), note.type(), note.month(), note.documentNumber(), note.justification(),
				this.notes.lines(key)
					.stream()
					.map((line) -> new Line(line.unit(), line.line().secFunc(), line.line().rubro(),
							line.line().resourceType(), line.line().item(), line.credit(), line.annulment(),
							line.reason()))
					.toList(),
				this.notes.revenues(key), this.preview.shown(note), this.notes.opinions(key), findings(note),
				this.workflow
					.history(note.secEjec(), this.types.get(note.fiscalYear(), note.type()).objectType(), key.id())
					.stream()
					.map((step) -> new Step(step.action(), step.toState(), step.personName(), step.comment(),
							step.at()))
					.toList());
	}

	/** What is still to be mended, of a note under way. */
	List<Finding> findings(Note note) {
		return note.isUnderWay() ? java.util.stream.Stream
			.concat(this.checks.findings(note).stream(), this.checks.unanswered(note).stream())
			.map((refused) -> new Finding(refused.rule().code(), this.refusals.text(refused)))
			.toList() : List.of();
	}

	/**
	 * Where a note stands.
	 *
	 * @param number number
	 * @param sequence sequence
	 * @param location its address
	 * @param state N, V, T, O, R, A, X or E
	 * @param total the greater of its credits and annulments
	 * @param version its version
	 */
	record MoveAnswer(String number, String sequence, String location, String state, Amount total, int version) {

		static MoveAnswer of(Note note) {
			return new MoveAnswer(note.number(), note.sequence(), note.key().location(), note.state(), note.total(),
					note.lockVersion());
		}

	}

	/**
	 * A note.
	 *
	 * @param note where it stands
	 * @param type its type
	 * @param month the month that it counts in
	 * @param document the supporting document's number
	 * @param justification what it is for
	 * @param lines credits and annulments
	 * @param revenues revenue
	 * @param consequences what it does to targets, coverage and results: today's while it
	 * is prepared, what was shown afterwards
	 * @param opinions opinions
	 * @param findings what it breaks today, while it is under way
	 * @param history who moved it
	 */
	record Answer(MoveAnswer note, String type, int month, String document, String justification, List<Line> lines,
			List<NoteRevenue> revenues, Consequences consequences, List<Opinion> opinions, List<Finding> findings,
			List<Step> history) {
	}

	/**
	 * A line of a note.
	 *
	 * @param unit the line's unit
	 * @param secFunc target
	 * @param rubro rubro
	 * @param resourceType type of resource
	 * @param item economic item
	 * @param credit what it gets
	 * @param annulment what it gives
	 * @param reason code of why
	 */
	record Line(String unit, String secFunc, String rubro, String resourceType, String item, Amount credit,
			Amount annulment, String reason) {
	}

	/**
	 * Something to be mended.
	 *
	 * @param code the rule's code
	 * @param text what is wrong, with figures
	 */
	record Finding(String code, String text) {
	}

	/**
	 * A move.
	 *
	 * @param action what was done
	 * @param state the state after
	 * @param person by whom
	 * @param comment the reason given
	 * @param at when
	 */
	record Step(String action, String state, String person, @Nullable String comment, OffsetDateTime at) {
	}

}
