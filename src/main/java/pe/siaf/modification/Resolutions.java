package pe.siaf.modification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;

/**
 * Approves notes by the document that gathers them (domain 8.5): all of them, or none. A
 * note counts in the PIM from here on.
 */
@Component
class Resolutions {

	private final JdbcClient jdbc;

	private final Notes notes;

	private final NoteStore store;

	private final NoteTypes types;

	private final NoteChecks checks;

	private final NotePosting posting;

	private final ResolutionFiles files;

	private final Workflow workflow;

	private final AuditTrail audit;

	Resolutions(JdbcClient jdbc, Notes notes, NoteStore store, NoteTypes types, NoteChecks checks, NotePosting posting,
			ResolutionFiles files, Workflow workflow, AuditTrail audit) {
		this.jdbc = jdbc;
		this.notes = notes;
		this.store = store;
		this.types = types;
		this.checks = checks;
		this.posting = posting;
		this.files = files;
		this.workflow = workflow;
		this.audit = audit;
	}

	/**
	 * Approves notes by a document.
	 * @param asked the notes, of one year
	 * @param document the document
	 * @param paper the signed paper, where it is at hand
	 * @param comment a remark, may be null
	 * @param actor who approves
	 * @return the document's key
	 * @throws RuleViolation WFL-001, WFL-002, CTL-001, MOD-015, MOD-017, and what a note
	 * breaks
	 */
	@Transactional
	public long approve(List<NoteKey> asked, ApprovingDocument document, @Nullable SignedPaper paper,
			@Nullable String comment, Profile actor) {
		List<NoteKey> keys = asked.stream()
			.distinct()
			.sorted(Comparator.comparing(NoteKey::secEjec)
				.thenComparing(NoteKey::number)
				.thenComparing(NoteKey::sequence))
			.toList();
		if (keys.isEmpty()) {
			throw new RuleViolation(NoteRule.NOTE_INCOMPLETE, Map.of("what", "note.field.notes"), "notes");
		}
		List<Note> gathered = new ArrayList<>();
		for (NoteKey key : keys) {
			this.notes.own(key, actor);
			gathered.add(authorised(this.notes.locked(key), document, actor));
		}
		boolean national = requireOneReach(gathered);
		this.posting.cutOver(keys, actor);
		lock(keys);
		long resolution = keep(gathered.get(0), national, document, gathered, actor);
		for (Note note : gathered) {
			approve(note, resolution, document, comment, actor);
		}
		requireDeviceBalances(gathered, resolution);
		if (paper != null) {
			this.files.keep(keys.get(0).fiscalYear(), resolution, paper, actor);
		}
		return resolution;
	}

	private Note authorised(Note note, ApprovingDocument document, Profile actor) {
		NoteType type = this.types.get(note.fiscalYear(), note.type());
		this.workflow.next(type.objectType(), note.state(), "approve", actor, null);
		document.requireFor(type);
		if (this.workflow.wrote(note.secEjec(), NoteType.OBJECT_TYPES, note.key().id(), actor.username())) {
			throw new RuleViolation(DutyRule.PREPARED_IT,
					Figures.of("person", actor.personName(), "stage", "BUDGET_NOTE"));
		}
		return note;
	}

	/** Only a law moves credit between pliegos; any other document is of one. */
	private boolean requireOneReach(List<Note> gathered) {
		Note first = gathered.get(0);
		boolean several = false;
		for (Note note : gathered) {
			NoteType type = this.types.get(note.fiscalYear(), note.type());
			boolean other = !note.pliegoKey().equals(first.pliegoKey());
			several |= other;
			if (note.fiscalYear() != first.fiscalYear() || (other && !type.reach().equals("DEVICE"))) {
				throw new RuleViolation(NoteRule.OUTSIDE_REACH,
						Figures.of("line", note.key().shown(), "unit", note.secEjec()), "notes");
			}
		}
		return several;
	}

	private void lock(List<NoteKey> keys) {
		this.jdbc.sql("select 1 from notes_lock(cast(? as smallint), ?, ?, ?)")
			.params(keys.get(0).fiscalYear(), keys.stream().map(NoteKey::secEjec).toArray(String[]::new),
					keys.stream().map(NoteKey::number).toArray(String[]::new),
					keys.stream().map(NoteKey::sequence).toArray(String[]::new))
			.query(Integer.class)
			.single();
	}

	private long keep(Note first, boolean national, ApprovingDocument document, List<Note> gathered, Profile actor) {
		Amount amount = gathered.stream().map(Note::total).reduce(Amount.ZERO, Amount::plus);
		NoteType type = this.types.get(first.fiscalYear(), first.type());
		long id = this.jdbc
			.sql("""
					insert into budget_resolution (fiscal_year, level, sector, pliego, legal_document, number, signed_on, amount, approved_by,
					  approved_name)
					values (:year, :level, :sector, :pliego, :kind, :number, :date, :amount, :username, :person)
					on conflict on constraint resolution_once do nothing returning id""")
			.param("year", first.fiscalYear())
			.param("level", national ? "" : first.level())
			.param("sector", national ? "" : first.sector())
			.param("pliego", national ? "" : first.pliego())
			.param("kind", document.keptKind())
			.param("number", document.keptNumber())
			.param("date", document.requireFor(type))
			.param("amount", amount.value())
			.param("username", actor.username())
			.param("person", actor.personName())
			.query(Long.class)
			.optional()
			.orElseThrow(() -> new RuleViolation(NoteRule.RESOLUTION_ONCE,
					Figures.of("number", document.keptNumber(), "year", String.valueOf(first.fiscalYear())), "number"));
		this.audit.record(actor, AuditTrail.NATIONAL, "approve", "BUDGET_RESOLUTION", first.fiscalYear() + "/" + id,
				null, Figures.of("document", document.keptKind() + " " + document.keptNumber(), "notes",
						gathered.size(), "amount", amount));
		return id;
	}

	private void approve(Note note, long resolution, ApprovingDocument document, @Nullable String comment,
			Profile actor) {
		NoteType type = this.types.get(note.fiscalYear(), note.type());
		this.checks.require(note);
		this.checks.requireAnswers(note);
		LocalDate date = document.requireFor(type);
		this.posting.post(note, document.keptNumber(), date, actor);
		this.store.approve(note.key(), resolution);
		this.workflow.record(note.secEjec(), type.objectType(), note.key().id(), "approve", note.state(), "A", actor,
				comment);
		if (note.key().isContrary()) {
			this.store.move(note.key().original(), "X");
			this.workflow.record(note.secEjec(), type.objectType(), note.key().original().id(), "annul", "A", "X",
					actor, note.justification());
		}
	}

	/** M1 of what moves between pliegos: nothing is made or lost by a law as a whole. */
	private void requireDeviceBalances(List<Note> gathered, long resolution) {
		boolean device = gathered.stream()
			.anyMatch((note) -> this.types.get(note.fiscalYear(), note.type()).reach().equals("DEVICE"));
		if (!device) {
			return;
		}
		this.jdbc.sql("""
				select l.rubro || '-' || l.resource_type rubro, sum(l.credit - l.annulment) net
				from budget_note n join budget_note_line l using (fiscal_year, sec_ejec, number, sequence)
				where n.fiscal_year = ? and n.resolution_id = ?
				group by 1 having sum(l.credit - l.annulment) <> 0 order by 1""")
			.params(gathered.get(0).fiscalYear(), resolution)
			.query(Apart.class)
			.list()
			.stream()
			.findFirst()
			.ifPresent((apart) -> {
				throw new RuleViolation(NoteRule.UNBALANCED,
						Figures.of("rubro", apart.rubro(), "difference", apart.net(), "what", "note.net.ZERO"),
						"notes");
			});
	}

	record Apart(String rubro, Amount net) {
	}

}
