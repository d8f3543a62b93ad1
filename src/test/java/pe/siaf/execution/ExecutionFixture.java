package pe.siaf.execution;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

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
 * The trade's words for tests of execution: lines with credit and approved documents, in
 * the year 2026 of unit 000143 (or another), made through the application, so a test
 * can't start from a state that the system would refuse.
 */
@Component
class ExecutionFixture {

	static final int YEAR = 2026;

	static final String UNIT = "000143";

	static final String DEMO_UNIT = "001650";

	static final String RUC = "20131370645";

	private static final String ITEM = "2.3.1.5.1.2";

	private static final AtomicInteger FRESH = new AtomicInteger(2000);

	private static final AtomicInteger VOUCHER = new AtomicInteger(5000);

	private final JdbcClient jdbc;

	private final BudgetLedger ledger;

	private final DocumentRegistration registration;

	private final RecordAmendment amendment;

	private final ActDecision decision;

	private final Records records;

	ExecutionFixture(JdbcClient jdbc, BudgetLedger ledger, DocumentRegistration registration, RecordAmendment amendment,
			ActDecision decision, Records records) {
		this.jdbc = jdbc;
		this.ledger = ledger;
		this.registration = registration;
		this.amendment = amendment;
		this.decision = decision;
		this.records = records;
	}

	Records records() {
		return this.records;
	}

	static Profile officer(Role role) {
		return officer(role, UNIT);
	}

	static Profile officer(Role role, String unit) {
		return officer(role, unit, role.name().toLowerCase(java.util.Locale.ROOT));
	}

	static Profile officer(Role role, String unit, String username) {
		return new Profile(0, username, "Persona " + username, role, new Scope(Scope.Kind.UE, unit), true);
	}

	static Profile preparer(DocumentStage stage) {
		return preparer(stage, UNIT);
	}

	static Profile preparer(DocumentStage stage, String unit) {
		return officer(switch (stage) {
			case CERTIFICATION, ANNUAL_COMMITMENT, MONTHLY_COMMITMENT -> Role.UE_LOGISTICS;
			case ACCRUAL -> Role.UE_ACCOUNTING;
			case PAYMENT_ORDER, PAYMENT -> Role.UE_TREASURY;
		}, unit);
	}

	static Profile approver(DocumentStage stage) {
		return approver(stage, UNIT);
	}

	static Profile approver(DocumentStage stage, String unit) {
		return officer(switch (stage) {
			case CERTIFICATION, ANNUAL_COMMITMENT, MONTHLY_COMMITMENT -> Role.UE_BUDGET;
			default -> Role.UE_ADMIN_HEAD;
		}, unit);
	}

	/** A line with nothing on it but its credit. */
	LineKey aLineOf(String pia) {
		return aLineOf(UNIT, "%04d".formatted(FRESH.getAndIncrement()), pia);
	}

	LineKey aLineOf(String unit, String secFunc, String pia) {
		catalogues(unit);
		int place = Integer.parseInt(secFunc);
		this.jdbc
			.sql("""
					insert into budget_target (fiscal_year, sec_ejec, sec_func, function_code, division, functional_group, category,
					  product_project, activity, meta, purpose, name, unit_of_measure, department, province, district)
					values (?, ?, ?, '03', '006', '0008', '9001', '3999999', '5000003', ?, '0000009', 'META DE PRUEBA', null, ?, ?, ?)""")
			.params(YEAR, unit, secFunc, "%05d".formatted(place), "15", "%02d".formatted(place / 100),
					"%02d".formatted(place % 100))
			.update();
		LineKey line = new LineKey(secFunc, "00", "0", ITEM);
		this.jdbc
			.sql("""
					insert into budget_line (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, expenditure_category, origin)
					values (?, ?, ?, '00', '0', ?, '5', 'NATIVE')""")
			.params(YEAR, unit, secFunc, ITEM)
			.update();
		Amount credit = Amount.of(pia);
		this.ledger.post(new Posting(YEAR, unit, "test/" + unit + secFunc, "INI", LocalDate.of(YEAR, 1, 1), "test",
				"test", new Posting.Source(null, null, null, null, null, null),
				List.of(new Posting.Entry(line, Stage.PIA, 0, credit)), false));
		return line;
	}

	/** A line of another item of the same target. */
	LineKey anotherItem(String unit, LineKey beside, String item, String pia) {
		LineKey line = new LineKey(beside.secFunc(), "00", "0", item);
		this.jdbc.sql("""
				insert into economic_item (fiscal_year, code, name, imputable) values (2026, ?, 'CLASIFICADOR', true)
				on conflict do nothing""").param(item).update();
		this.jdbc
			.sql("""
					insert into budget_line (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, expenditure_category, origin)
					values (?, ?, ?, '00', '0', ?, '5', 'NATIVE')""")
			.params(YEAR, unit, line.secFunc(), item)
			.update();
		this.ledger.post(new Posting(YEAR, unit, "test/" + unit + line, "INI", LocalDate.of(YEAR, 1, 1), "test", "test",
				new Posting.Source(null, null, null, null, null, null),
				List.of(new Posting.Entry(line, Stage.PIA, 0, Amount.of(pia))), false));
		return line;
	}

	/** A type of operation without a supplier, and papers of any kind. */
	void operation(String code) {
		this.jdbc
			.sql("""
					insert into operation_type (fiscal_year, code, name, supplier_required) values (2026, ?, 'OPERACION', false)
					on conflict do nothing""")
			.param(code)
			.update();
		this.jdbc.sql(
				"insert into document_type (fiscal_year, code, name) values (2026, '000', 'OTROS') on conflict do nothing")
			.update();
	}

	/** Whether a unit's year is kept here already. */
	boolean cutOver(String unit) {
		return this.jdbc
			.sql("select exists (select from unit_year_kept_here where fiscal_year = 2026 and sec_ejec = ?)")
			.param(unit)
			.query(Boolean.class)
			.single();
	}

	/** Credit that drafts hold on a line. */
	String held(String unit, LineKey line) {
		return this.jdbc
			.sql("""
					select certified_reserved::text from budget_line where fiscal_year = 2026 and sec_ejec = ? and sec_func = ? and item = ?""")
			.params(unit, line.secFunc(), line.item())
			.query(String.class)
			.single();
	}

	/** The first record of a file's stage. */
	ExecutionRecord ofFile(String unit, String file, DocumentStage stage) {
		return this.records.get(unit, this.jdbc
			.sql("""
					select min(id) from execution_record where fiscal_year = 2026 and sec_ejec = ? and file = ? and stage = ?""")
			.params(unit, file, stage.name())
			.query(Long.class)
			.single());
	}

	/** A unit of a test's own, beside {@link #UNIT} in its pliego. */
	void aUnit(String unit) {
		for (String row : List.of("fiscal_year values (2026, 'EXECUTION')", "sector values (2026, '09', 'SECTOR')",
				"pliego values (2026, 'E', '09', '009', 'PLIEGO')",
				"implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name) values (2026, '"
						+ unit + "', 'E', '09', '009', '" + unit.substring(3) + "', 'UNIDAD DE LA PRUEBA')")) {
			this.jdbc.sql("insert into " + row + " on conflict do nothing").update();
		}
	}

	private void catalogues(String unit) {
		for (String row : List.of("fiscal_year values (2026, 'EXECUTION')", "sector values (2026, '09', 'SECTOR')",
				"pliego values (2026, 'E', '09', '009', 'PLIEGO')",
				"implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name) values (2026, '"
						+ unit + "', 'E', '09', '009', '001', 'UNIDAD')",
				"function_code values (2026, '03', 'F', 'ACTIVE')",
				"functional_division values (2026, '006', 'D', 'ACTIVE')",
				"functional_group values (2026, '0008', 'G', 'ACTIVE')",
				"budget_category (fiscal_year, code, name, kind) values (2026, '9001', 'ACCIONES CENTRALES', 'AC')",
				"product_project (fiscal_year, code, name) values (2026, '3999999', 'SIN PRODUCTO')",
				"activity (fiscal_year, code, name) values (2026, '5000003', 'GESTION ADMINISTRATIVA')",
				"purpose (fiscal_year, code, name) values (2026, '0000009', 'FINALIDAD')",
				"program_chain values (2026, '03', '006', '0008', '9001', '3999999', '5000003')",
				"financing_source (fiscal_year, code, name) values (2026, '1', 'RECURSOS ORDINARIOS')",
				"rubro (fiscal_year, code, name, source) values (2026, '00', 'RECURSOS ORDINARIOS', '1')",
				"resource_type (fiscal_year, code, name) values (2026, '0', 'NORMAL')",
				"expenditure_category (fiscal_year, code, name) values (2026, '5', 'GASTO CORRIENTE')",
				"economic_item (fiscal_year, code, name, imputable) values (2026, '2.3.1.5.1.2', 'PAPELERIA', true)",
				"operation_type (fiscal_year, code, name, supplier_required) values (2026, 'N', 'GASTO', true)",
				"document_type (fiscal_year, code, name) values (2026, '086', 'MEMORANDO'), (2026, '031', 'O/C'), (2026, '032', 'O/S'), (2026, '001', 'FACTURA'), (2026, '081', 'TRANSFERENCIA')")) {
			this.jdbc.sql("insert into " + row + " on conflict do nothing").update();
		}
	}

	static Lines on(LineKey line, String amount) {
		return Lines.of(List.of(new LineAmount(line, Amount.of(amount))));
	}

	static SourceDocument paper(String type) {
		return new SourceDocument(type, "001-2026", LocalDate.of(YEAR, 4, 15));
	}

	static String paperOf(DocumentStage stage) {
		return switch (stage) {
			case CERTIFICATION -> "086";
			case ANNUAL_COMMITMENT, MONTHLY_COMMITMENT -> "031";
			case ACCRUAL -> "001";
			case PAYMENT_ORDER, PAYMENT -> "081";
		};
	}

	/**
	 * A registration as an officer would fill it in; a fresh voucher and conformity for
	 * accruals.
	 */
	static Registration asked(DocumentStage stage, @Nullable ExecutionRecord predecessor, Lines lines) {
		return asked(stage, predecessor, lines, (predecessor != null) ? predecessor.secEjec() : UNIT);
	}

	static Registration asked(DocumentStage stage, @Nullable ExecutionRecord predecessor, Lines lines, String unit) {
		boolean accrual = stage == DocumentStage.ACCRUAL;
		return new Registration(stage, YEAR, unit, (predecessor != null) ? predecessor.id() : null, null, 4,
				paper(paperOf(stage)),
				(stage == DocumentStage.ANNUAL_COMMITMENT) ? new Payee(RUC, "MINISTERIO DE ECONOMIA Y FINANZAS") : null,
				"Compra de prueba",
				accrual ? new Voucher("01", "F001", String.valueOf(VOUCHER.getAndIncrement()), null) : null,
				accrual ? new Conformity(LocalDate.of(YEAR, 4, 15), "OFICINA USUARIA") : null, lines, null);
	}

	ActOutcome draft(DocumentStage stage, @Nullable ExecutionRecord predecessor, Lines lines) {
		return register(asked(stage, predecessor, lines));
	}

	ActOutcome register(Registration request) {
		return this.registration.register(request, preparer(request.stage(), request.secEjec()));
	}

	/** Registered, and sent to whoever approves it at once. */
	ActOutcome registerAndSend(Registration request) {
		Profile preparer = preparer(request.stage(), request.secEjec());
		return this.registration.register(request, preparer, (made) -> this.decision.send(made, preparer));
	}

	ExecutionRecord approved(DocumentStage stage, @Nullable ExecutionRecord predecessor, Lines lines) {
		return approve(draft(stage, predecessor, lines)).record();
	}

	ActOutcome verify(ActOutcome registered) {
		return move(registered, "verify", preparer(registered.record().stage()));
	}

	ActOutcome approve(ActOutcome registered) {
		return approveSent(verify(registered));
	}

	ActOutcome approveSent(ActOutcome sent) {
		return move(sent, "approve", approver(sent.record().stage()));
	}

	/** Written anew by who prepared it. */
	ActOutcome correct(ActOutcome outcome, Registration request) {
		return this.decision.correct(outcome.record(), outcome.act().id(), null, request,
				preparer(outcome.record().stage(), outcome.record().secEjec()));
	}

	ActOutcome move(ActOutcome outcome, String action, Profile actor) {
		return this.decision.move(outcome.record(), outcome.act().id(), new ActDecision.Move(action, "Motivo", null),
				actor);
	}

	ExecutionRecord aCertificationOf(LineKey line, String amount) {
		return approved(DocumentStage.CERTIFICATION, null, on(line, amount));
	}

	/**
	 * An approved record of a stage with the whole chain before it, all of one amount.
	 */
	ExecutionRecord aChainUpTo(DocumentStage stage, String amount) {
		LineKey line = aLineOf(Amount.of(amount).value().setScale(0, java.math.RoundingMode.UP).toPlainString());
		ExecutionRecord record = aCertificationOf(line, amount);
		for (DocumentStage next : Arrays.asList(DocumentStage.values()).subList(1, stage.ordinal() + 1)) {
			record = approved(next, record, on(line, amount));
		}
		return record;
	}

	LineKey lineOf(ExecutionRecord record) {
		return this.records.balances(record).get(0).line();
	}

	ActOutcome amend(ExecutionRecord record, Amendment request) {
		return amend(record, request, preparer(record.stage()));
	}

	ActOutcome amend(ExecutionRecord record, Amendment request, Profile actor) {
		return this.amendment.register(record, request, actor);
	}

	ActOutcome amend(ExecutionRecord record, ActKind kind, @Nullable String amount) {
		Lines lines = (amount != null) ? on(lineOf(record), amount) : Lines.of(List.of());
		return this.amendment.register(record,
				new Amendment(kind, 4, paper(paperOf(record.stage())), "Motivo del cambio", lines, null),
				preparer(record.stage()));
	}

	/**
	 * certified | annual | monthly | accrued | ordered | paid of a line, as C1 writes it.
	 */
	String balancesOf(String unit, LineKey line) {
		return this.jdbc
			.sql("""
					select concat_ws(' | ', certified, annual_committed, monthly_committed, accrued, ordered, paid)
					from budget_line where fiscal_year = ? and sec_ejec = ? and sec_func = ? and rubro = ? and resource_type = ? and item = ?""")
			.params(YEAR, unit, line.secFunc(), line.rubro(), line.resourceType(), line.item())
			.query(String.class)
			.single();
	}

	String balancesOf(LineKey line) {
		return balancesOf(UNIT, line);
	}

	/** An allotment (PCA) over all lines of the tests' generic, with so much left. */
	void anAllotmentWithLeft(String unit, String left) {
		this.jdbc.sql("""
				select 1 from allotment_set(cast(? as smallint), ?, '00', '5', '2.3', ? + (
				  select coalesce(ceil(sum(certified + certified_reserved)), 0) from budget_line
				  where fiscal_year = 2026 and sec_ejec = ? and rubro = '00' and item like '2.3.%'), null)""")
			.params(YEAR, unit, Amount.of(left).value(), unit)
			.query(Integer.class)
			.single();
	}

	String leftOfAllotment(String unit) {
		return this.jdbc.sql("""
				select (assigned - certified - certified_reserved)::numeric(19,2)::text from commitment_allotment
				where fiscal_year = ? and sec_ejec = ?""").params(YEAR, unit).query(String.class).single();
	}

	void noAllotment(String unit) {
		this.jdbc.sql("delete from commitment_allotment where fiscal_year = ? and sec_ejec = ?")
			.params(YEAR, unit)
			.update();
	}

	/** Rows that differ from what the acts and movements say: always none. */
	int drift() {
		return this.jdbc.sql("""
				select (select count(*) from ledger_drift) + (select count(*) from execution_drift)
				  + (select count(*) from reservation_drift) + (select count(*) from allotment_drift)""")
			.query(Integer.class)
			.single();
	}

}
