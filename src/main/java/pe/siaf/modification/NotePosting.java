package pe.siaf.modification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.BudgetLedger;
import pe.siaf.budget.Posting;
import pe.siaf.budget.Stage;
import pe.siaf.budget.UnitYears;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.physical.ModifiedTargets;

/**
 * What an approved note does to the books: lines that its credit makes, its movements,
 * the quantities that it changes. Part of the approval's transaction.
 */
@Component
class NotePosting {

	private final JdbcClient jdbc;

	private final Notes notes;

	private final BudgetLedger ledger;

	private final UnitYears unitYears;

	private final ModifiedTargets targets;

	NotePosting(JdbcClient jdbc, Notes notes, BudgetLedger ledger, UnitYears unitYears, ModifiedTargets targets) {
		this.jdbc = jdbc;
		this.notes = notes;
		this.ledger = ledger;
		this.unitYears = unitYears;
		this.targets = targets;
	}

	/**
	 * Makes this system the keeper of the years that notes touch, before their lines are
	 * held: whoever registers a first act does it in this order too.
	 * @param keys the notes
	 * @param actor who approves
	 */
	void cutOver(List<NoteKey> keys, Profile actor) {
		keys.stream()
			.flatMap((key) -> byUnit(key).keySet().stream())
			.distinct()
			.sorted()
			.forEach((unit) -> this.unitYears.cutOver(keys.get(0).fiscalYear(), unit, actor));
	}

	/**
	 * Posts a note.
	 * @param note the note, which may be approved
	 * @param document the approving document's number
	 * @param date its day
	 * @param actor who approves
	 */
	void post(Note note, String document, LocalDate date, Profile actor) {
		NoteKey key = note.key();
		this.jdbc.sql("select note_lines_made(cast(:year as smallint), :unit, :number, :sequence)")
			.params(key.params())
			.query(Integer.class)
			.single();
		byUnit(key).forEach((unit, entries) -> {
			this.ledger.post(new Posting(note.fiscalYear(), unit, key.postingKey(), key.isContrary() ? "ANU" : "INI",
					LocalDate.now(FiscalTime.LIMA), actor.username(), actor.label(),
					new Posting.Source(null, null, null, null, document, date), entries, false));
		});
		for (TargetAnswer answer : this.notes.answers(key)) {
			java.math.BigDecimal quantity = answer.quantity();
			if (quantity != null) {
				this.targets.modify(note.fiscalYear(), answer.unit(), answer.secFunc(), quantity, key.postingKey(),
						actor.username());
			}
		}
	}

	private Map<String, List<Posting.Entry>> byUnit(NoteKey key) {
		Map<String, List<Posting.Entry>> entries = new TreeMap<>();
		this.notes.lines(key)
			.forEach((line) -> entries.computeIfAbsent(line.unit(), (unit) -> new ArrayList<>())
				.add(new Posting.Entry(line.line(), Stage.MODIFICATION, 0, line.net())));
		return entries;
	}

}
