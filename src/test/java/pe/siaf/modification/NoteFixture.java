package pe.siaf.modification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.BudgetLedger;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Posting;
import pe.siaf.budget.Stage;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;

/**
 * The trade's words for tests of budget notes, in the year 2026: units of pliegos of
 * their own, lines with opening credit, and notes that go through the application.
 */
@Component
public class NoteFixture {

	static final int YEAR = 2026;

	static final String GOODS = "2.3.1.5.1.2";

	private static final LocalDate DAY = LocalDate.of(YEAR, 4, 15);

	private final JdbcClient jdbc;

	private final BudgetLedger ledger;

	private final Notes notes;

	private final NoteWriting writing;

	private final NoteMoves moves;

	private final Resolutions resolutions;

	private final AllotmentRequests requests;

	private final java.util.concurrent.atomic.AtomicInteger document = new java.util.concurrent.atomic.AtomicInteger();

	NoteFixture(JdbcClient jdbc, BudgetLedger ledger, Notes notes, NoteWriting writing, NoteMoves moves,
			Resolutions resolutions, AllotmentRequests requests) {
		this.jdbc = jdbc;
		this.ledger = ledger;
		this.notes = notes;
		this.writing = writing;
		this.moves = moves;
		this.resolutions = resolutions;
		this.requests = requests;
	}

	/**
	 * A request of the demonstration's pliego for its unit, in process.
	 * @return the address of its page
	 */
	public String aRequest() {
		Profile office = new Profile(0, "presupuesto.pliego", "Paola Benites Cruz", Role.PLIEGO_BUDGET,
				new Scope(Scope.Kind.PLIEGO, "09/096"), true);
		return this.requests
			.register(new AllotmentRequests.Draft(2025, "001650", "OF-7-2025", LocalDate.of(2025, 10, 3),
					"Falta PCA para el trimestre",
					List.of(new AllotmentRequest.Line("00", "5", "2.3", Amount.of(1000), "NO_MARGIN"))), office)
			.page();
	}

	static Profile officer(String unit) {
		return new Profile(0, "presupuesto." + unit, "Pedro Chávez Luna", Role.UE_BUDGET,
				new Scope(Scope.Kind.UE, unit), true);
	}

	static Profile office(String pliego) {
		return new Profile(0, "oficina." + pliego, "Lucía Torres Paz", Role.PLIEGO_BUDGET,
				new Scope(Scope.Kind.PLIEGO, "09/" + pliego), true);
	}

	static Profile head(String pliego) {
		return new Profile(0, "titular." + pliego, "Carmen Ríos Vega", Role.PLIEGO_HEAD,
				new Scope(Scope.Kind.PLIEGO, "09/" + pliego), true);
	}

	/** The head of the note's own pliego. */
	static Profile head(Note note) {
		return new Profile(0, "titular." + note.pliego(), "Carmen Ríos Vega", Role.PLIEGO_HEAD,
				new Scope(Scope.Kind.PLIEGO, note.sector() + "/" + note.pliego()), true);
	}

	static Profile rector() {
		return new Profile(0, "rector.mef", "Rosa Quispe Mamani", Role.RECTOR_BUDGET, Scope.national(), true);
	}

	/**
	 * A unit of a pliego of sector 09, with the codes that notes use.
	 * @param unit the unit
	 * @param pliego its pliego
	 */
	public void aUnit(String unit, String pliego) {
		for (String row : List.of("fiscal_year values (2026, 'EXECUTION')", "sector values (2026, '09', 'SECTOR')",
				"pliego values (2026, 'E', '09', '" + pliego + "', 'PLIEGO')",
				"implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name) values (2026, '"
						+ unit + "', 'E', '09', '" + pliego + "', '" + unit.substring(3) + "', 'UNIDAD')",
				"function_code values (2026, '03', 'F', 'ACTIVE')",
				"functional_division values (2026, '006', 'D', 'ACTIVE')",
				"functional_group values (2026, '0008', 'G', 'ACTIVE')",
				"budget_category (fiscal_year, code, name, kind) values (2026, '9001', 'ACCIONES CENTRALES', 'AC')",
				"budget_category (fiscal_year, code, name, kind) values (2026, '0149', 'PROGRAMA', 'PP')",
				"product_project (fiscal_year, code, name) values (2026, '3999999', 'SIN PRODUCTO')",
				"product_project (fiscal_year, code, name) values (2026, '3000845', 'PRODUCTO')",
				"product_project (fiscal_year, code, name) values (2026, '2111111', 'PROYECTO')",
				"product_project (fiscal_year, code, name) values (2026, '2222222', 'OTRO PROYECTO')",
				"activity (fiscal_year, code, name) values (2026, '5000003', 'GESTION ADMINISTRATIVA')",
				"purpose (fiscal_year, code, name) values (2026, '0000009', 'FINALIDAD')",
				"unit_of_measure (fiscal_year, code, name) values (2026, '060', 'INFORME')",
				"program_chain values (2026, '03', '006', '0008', '9001', '3999999', '5000003')",
				"program_chain values (2026, '03', '006', '0008', '0149', '3000845', '5000003')",
				"program_chain values (2026, '03', '006', '0008', '0149', '2111111', '5000003')",
				"program_chain values (2026, '03', '006', '0008', '0149', '2222222', '5000003')",
				"financing_source (fiscal_year, code, name) values (2026, '1', 'RECURSOS ORDINARIOS')",
				"financing_source (fiscal_year, code, name) values (2026, '2', 'RECURSOS DIRECTAMENTE RECAUDADOS')",
				"rubro (fiscal_year, code, name, source) values (2026, '00', 'RECURSOS ORDINARIOS', '1')",
				"rubro (fiscal_year, code, name, source) values (2026, '09', 'RECURSOS DIRECTAMENTE RECAUDADOS', '2')",
				"resource_type (fiscal_year, code, name) values (2026, '0', 'NORMAL')",
				"expenditure_category (fiscal_year, code, name) values (2026, '5', 'GASTO CORRIENTE')",
				"expenditure_category (fiscal_year, code, name) values (2026, '6', 'GASTO DE CAPITAL')")) {
			this.jdbc.sql("insert into " + row + " on conflict do nothing").update();
		}
		for (String item : List.of(GOODS, "2.1.1.1.1.1", "2.2.1.1.1.1", "2.2.1.1.1.2", "2.0.1.1.1.1", "2.6.3.2.1.1",
				"2.3.2.7.1.1", "1.3.1.1.1.1")) {
			this.jdbc.sql(
					"insert into economic_item (fiscal_year, code, name, imputable) values (2026, ?, 'CLASIFICADOR', true) on conflict do nothing")
				.param(item)
				.update();
		}
	}

	/** A target of central actions. */
	void aTarget(String unit, String secFunc) {
		aTarget(unit, secFunc, "9001", "3999999");
	}

	void aTarget(String unit, String secFunc, String category, String product) {
		int place = Integer.parseInt(secFunc);
		this.jdbc
			.sql("""
					insert into budget_target (fiscal_year, sec_ejec, sec_func, function_code, division, functional_group, category,
					  product_project, activity, meta, purpose, name, unit_of_measure, department, province, district)
					values (2026, ?, ?, '03', '006', '0008', ?, ?, '5000003', ?, '0000009', 'META DE PRUEBA', '060', '15', ?, ?)""")
			.params(unit, secFunc, category, product, "%05d".formatted(place), "%02d".formatted(place / 100),
					"%02d".formatted(place % 100))
			.update();
	}

	/** How much a target is to produce. */
	void aQuantity(String unit, String secFunc, int quantity) {
		this.jdbc
			.sql("""
					insert into physical_target (fiscal_year, sec_ejec, sec_func, kind, unit_of_measure, unit_name, year_target, source, recorded_by)
					values (2026, ?, ?, 'INITIAL', '060', 'INFORME', ?, 'PIA', 'prueba')""")
			.params(unit, secFunc, quantity)
			.update();
	}

	/** A line with opening credit on a target that is there. */
	LineKey aLine(String unit, String secFunc, String rubro, String item, long pia) {
		LineKey line = new LineKey(secFunc, rubro, "0", item);
		this.jdbc
			.sql("""
					insert into budget_line (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, expenditure_category, origin)
					values (2026, ?, ?, ?, '0', ?, ?, 'NATIVE')""")
			.params(unit, secFunc, rubro, item, item.startsWith("2.6") ? "6" : "5")
			.update();
		this.ledger.post(new Posting(YEAR, unit, "test/" + unit + line, "INI", LocalDate.of(YEAR, 1, 1), "test", "test",
				new Posting.Source(null, null, null, null, null, null),
				List.of(new Posting.Entry(line, Stage.PIA, 0, Amount.of(pia))), false));
		return line;
	}

	/** The same on a fresh target of central actions. */
	LineKey aLine(String unit, String secFunc, long pia) {
		aTarget(unit, secFunc);
		return aLine(unit, secFunc, "00", GOODS, pia);
	}

	static NoteLine annuls(String unit, LineKey line, long soles) {
		return new NoteLine(unit, line, Amount.ZERO, Amount.of(soles), "NOT_NEEDED");
	}

	static NoteLine credits(String unit, LineKey line, long soles) {
		return new NoteLine(unit, line, Amount.of(soles), Amount.ZERO, "SHORTFALL");
	}

	static NoteDraft asked(String unit, String type, NoteLine... lines) {
		return asked(unit, type, List.of(), lines);
	}

	static NoteDraft asked(String unit, String type, List<NoteRevenue> revenues, NoteLine... lines) {
		return new NoteDraft(YEAR, unit, type, 4, "", "INF-001-2026", DAY, "Nota de prueba", List.of(lines), revenues,
				List.of(), List.of());
	}

	static NoteDraft with(NoteDraft draft, List<TargetAnswer> targets, List<Opinion> opinions) {
		return new NoteDraft(draft.fiscalYear(), draft.secEjec(), draft.type(), draft.month(), draft.documentType(),
				draft.documentNumber(), draft.documentDate(), draft.justification(), draft.lines(), draft.revenues(),
				targets, opinions);
	}

	Note register(NoteDraft draft) {
		return this.writing.register(draft, officer(draft.secEjec()));
	}

	Note move(Note note, String action, Profile actor) {
		return this.moves.move(note.key(), action, "Motivo", null, actor);
	}

	/** Verified and sent by whoever may send it. */
	Note sent(Note note) {
		move(note, "verify", officer(note.secEjec()));
		boolean functional = note.type().equals("003") || note.type().equals("004");
		return move(note, "send", functional ? officer(note.secEjec()) : office(note.pliego()));
	}

	Note sent(NoteDraft draft) {
		return sent(register(draft));
	}

	/** Approved by a document of its own. */
	Note approved(Note note) {
		boolean functional = note.type().equals("003") || note.type().equals("004");
		return approved(note, functional ? head(note) : rector());
	}

	Note approved(Note note, Profile actor) {
		this.resolutions.approve(List.of(note.key()), paper(note.type()), null, null, actor);
		return this.notes.get(note.key(), actor);
	}

	ApprovingDocument paper(String type) {
		boolean functional = type.equals("003") || type.equals("004");
		return new ApprovingDocument(functional ? "HEAD_RESOLUTION" : "SUPREME_DECREE",
				"DOC-" + this.document.incrementAndGet() + "-" + System.nanoTime(), DAY);
	}

	void approvedWithin(String unit, NoteLine... lines) {
		approved(sent(asked(unit, "003", lines)));
	}

	/**
	 * Moves credit within a unit by an approved note.
	 * @param unit the unit
	 * @param from the line that gives
	 * @param to the line that gets
	 * @param soles how much
	 */
	public void moved(String unit, LineKey from, LineKey to, long soles) {
		approvedWithin(unit, annuls(unit, from, soles), credits(unit, to, soles));
	}

	/**
	 * Registers and verifies a note that would move credit within a unit.
	 * @param unit the unit
	 * @param from the line that gives
	 * @param to the line that gets
	 * @param soles how much
	 */
	public void verified(String unit, LineKey from, LineKey to, long soles) {
		move(register(asked(unit, "003", annuls(unit, from, soles), credits(unit, to, soles))), "verify",
				officer(unit));
	}

	void approveTogether(List<Note> gathered, Profile actor) {
		this.resolutions.approve(gathered.stream().map(Note::key).toList(), paper(gathered.get(0).type()), null, null,
				actor);
	}

	/**
	 * The PIM of a unit.
	 * @param unit the unit
	 * @return soles without cents
	 */
	public String pimOf(String unit) {
		return this.jdbc.sql(
				"select coalesce(sum(pim), 0)::numeric(19,0)::text from budget_line where fiscal_year = 2026 and sec_ejec = ?")
			.param(unit)
			.query(String.class)
			.single();
	}

	/**
	 * The PIM of a line.
	 * @param unit its unit
	 * @param line the line
	 * @return soles without cents
	 */
	public String pimOf(String unit, LineKey line) {
		return this.jdbc
			.sql("""
					select pim::numeric(19,0)::text from budget_line where fiscal_year = 2026 and sec_ejec = ? and sec_func = ? and rubro = ?
					  and resource_type = ? and item = ?""")
			.params(unit, line.secFunc(), line.rubro(), line.resourceType(), line.item())
			.query(String.class)
			.single();
	}

	/** Holds credit of a line, as a certification under way does. */
	void held(String unit, LineKey line, String amount) {
		this.ledger.reserve(YEAR, unit, java.util.Map.of(line, Amount.of(amount)));
	}

	int drift() {
		return this.jdbc.sql("""
				select (select count(*) from ledger_drift where sec_ejec like '9%') + (select count(*) from note_drift)
				  + (select count(*) from allotment_drift)""").query(Integer.class).single();
	}

	List<String> states(Note... several) {
		List<String> states = new ArrayList<>();
		for (Note note : several) {
			states.add(this.notes.get(note.key(), rector()).state());
		}
		return states;
	}

}
