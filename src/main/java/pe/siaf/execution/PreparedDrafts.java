package pe.siaf.execution;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

import pe.siaf.budget.LineKey;
import pe.siaf.budget.UnitYears;
import pe.siaf.identity.Profile;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/**
 * Registers documents that were prepared elsewhere, by the service and the rules of the
 * forms: a draft that somebody else verifies and approves as any other.
 */
@Component
public class PreparedDrafts {

	private final DocumentRegistration registration;

	private final Records records;

	private final UnitYears unitYears;

	private final JdbcClient jdbc;

	PreparedDrafts(DocumentRegistration registration, Records records, UnitYears unitYears, JdbcClient jdbc) {
		this.registration = registration;
		this.records = records;
		this.unitYears = unitYears;
		this.jdbc = jdbc;
	}

	/**
	 * Registers a draft.
	 * @param prepared what was prepared
	 * @param actor who prepared it
	 * @param kept what is kept with it, in its transaction; whatever it throws undoes the
	 * draft
	 * @return the draft
	 * @throws RuleViolation whatever the document may be refused for
	 * @throws NotFound if the unit or the record before isn't the actor's to see
	 * @throws AccessDeniedException if the actor doesn't prepare documents of the stage
	 */
	public Made register(PreparedDraft prepared, Profile actor, Consumer<Made> kept) {
		DocumentStage stage = prepared.stage();
		if (!actor.may(stage.prepares())) {
			throw new AccessDeniedException("stage " + stage);
		}
		ExecutionRecord predecessor = predecessor(prepared, actor).orElse(null);
		if (predecessor != null && predecessor.isForeign()) {
			// what it comes to in soles is known at the centre alone
			throw new RuleViolation(ExecutionRule.OUTSIDE_PREDECESSOR, Map.of("what", "currency"), "currency");
		}
		Registration request = DocumentForm.of(prepared.fields())
			.toRegistration(stage, prepared.fiscalYear(), prepared.secEjec(), predecessor, Foreign.SOLES,
					lines(prepared));
		return Made.of(this.registration.register(request, actor, (outcome) -> {
			kept.accept(Made.of(outcome.record()));
			return outcome;
		}).record());
	}

	private Optional<ExecutionRecord> predecessor(PreparedDraft prepared, Profile actor) {
		return prepared.stage().previous().map((before) -> {
			String shown = (prepared.predecessor() != null) ? prepared.predecessor() : "";
			return this.records.find(before, prepared.fiscalYear(), prepared.secEjec(), shown, actor)
				.orElseThrow(() -> new NotFound(before + " " + prepared.secEjec() + " " + shown));
		});
	}

	static Lines lines(PreparedDraft prepared) {
		return Lines.of(prepared.lines()
			.stream()
			.map((line) -> new LineAmount(new LineKey(line.secFunc(), line.rubro(), line.resourceType(), line.item()),
					line.amount()))
			.toList());
	}

	/**
	 * Whether a record has something approved, so that another may draw on it.
	 * @param secEjec the unit
	 * @param record its key within the unit
	 * @return whether it has
	 */
	public boolean isApproved(String secEjec, long record) {
		return this.jdbc.sql(
				"select exists (select from execution_record_line where sec_ejec = ? and record_id = ? and approved > 0)")
			.params(secEjec, record)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Whether a unit's year is kept here; if not, its first document makes it so, and
	 * whoever registers it is asked first.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @return whether it is
	 */
	public boolean keptHere(int fiscalYear, String secEjec) {
		return this.unitYears.isCutOver(fiscalYear, secEjec);
	}

	/**
	 * A draft that was registered.
	 *
	 * @param record its key within the unit
	 * @param shown number and sequence
	 * @param page the address of its page
	 */
	public record Made(long record, String shown, String page) {

		static Made of(ExecutionRecord record) {
			return new Made(record.id(), record.shown(), record.page());
		}

	}

}
