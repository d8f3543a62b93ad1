package pe.siaf.monitoring;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.budget.BudgetLedger;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Posting;
import pe.siaf.budget.Stage;
import pe.siaf.money.Amount;

/**
 * Two units with three lines each in a year of their own (2031), posted through the real
 * ledger. Meant for rolled-back transactions.
 */
@TestComponent
class MonitoringFixture {

	static final int YEAR = 2031;

	/** The unit of the demo profiles. */
	static final String UNIT = "001650";

	static final String OTHER_UNIT = "990002";

	private static final AtomicInteger KEYS = new AtomicInteger();

	private final JdbcClient jdbc;

	private final BudgetLedger ledger;

	MonitoringFixture(JdbcClient jdbc, BudgetLedger ledger) {
		this.jdbc = jdbc;
		this.ledger = ledger;
	}

	/** Catalogues, units, targets and lines without amounts. */
	void twoUnits() {
		catalogues();
		for (String unit : List.of(UNIT, OTHER_UNIT)) {
			this.jdbc.sql("insert into pliego values (?, 'E', '09', ?, ?)")
				.params(YEAR, pliego(unit), "PLIEGO DE " + unit)
				.update();
			this.jdbc
				.sql("""
						insert into implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name, ubigeo)
						values (?, ?, 'E', '09', ?, '001', ?, '150131')""")
				.params(YEAR, unit, pliego(unit), "UNIDAD " + unit)
				.update();
			target(unit, "0001", "0149", "3000851", "5006246", "15");
			target(unit, "0002", "9001", "3999999", "5000003", "08");
			line(unit, "0001", "00", "2.3.1.5.1.2", "5");
			line(unit, "0001", "09", "2.6.3.2.3.1", "6");
			line(unit, "0002", "00", "2.3.2.8.1.1", "5");
		}
	}

	/** Adds a movement; what isn't in the budget frame belongs to the month. */
	void posts(String unit, String line, Stage stage, int month, String amount, LocalDate knownOn) {
		String[] key = line.split("-");
		Posting.Entry entry = new Posting.Entry(new LineKey(key[0], key[1], key[2], key[3]), stage, month,
				Amount.of(amount));
		this.ledger.post(new Posting(YEAR, unit, "import/monitoring-" + KEYS.incrementAndGet(), "CUT", knownOn,
				"prueba", "prueba", Posting.Source.ofImport(1), List.of(entry), false));
	}

	private static String pliego(String unit) {
		return UNIT.equals(unit) ? "096" : "902";
	}

	private void catalogues() {
		this.jdbc.sql("insert into fiscal_year values (?, 'EXECUTION')").params(YEAR).update();
		this.jdbc.sql("insert into sector values (?, '09', 'ECONOMIA Y FINANZAS')").params(YEAR).update();
		Map.of("function_code", "03", "functional_division", "006", "functional_group", "0008", "purpose", "0000001",
				"financing_source", "1", "resource_type", "0")
			.forEach(this::code);
		code("financing_source", "2");
		code("expenditure_category", "5");
		code("expenditure_category", "6");
		List.of("0149", "9001")
			.forEach((code) -> this.jdbc
				.sql("insert into budget_category (fiscal_year, code, name, kind) values (?, ?, ?, ?)")
				.params(YEAR, code, "CATEGORIA " + code, code.equals("9001") ? "AC" : "PP")
				.update());
		List.of("3000851", "3999999").forEach((code) -> code("product_project", code));
		List.of("5006246", "5000003").forEach((code) -> code("activity", code));
		this.jdbc.sql(
				"insert into rubro (fiscal_year, code, name, source) values (?, '00', 'RO', '1'), (?, '09', 'RDR', '2')")
			.params(YEAR, YEAR)
			.update();
		this.jdbc
			.sql("""
					insert into economic_item (fiscal_year, code, name, imputable)
					select ?, code, 'ITEM ' || code, length(code) > 9 from unnest(string_to_array(
					  '2.3 2.3.1 2.3.1.5 2.3.1.5.1 2.3.1.5.1.2 2.3.2 2.3.2.8 2.3.2.8.1 2.3.2.8.1.1 2.6 2.6.3.2.3.1', ' ')) code""")
			.params(YEAR)
			.update();
		this.jdbc
			.sql("""
					insert into ubigeo (fiscal_year, code, name, level)
					select ?, code, name, level from (values ('150000', 'LIMA', 'DEPARTMENT'), ('150131', 'SAN ISIDRO', 'DISTRICT'),
						  ('080000', 'CUSCO', 'DEPARTMENT'), ('150101', 'LIMA', 'DISTRICT'), ('080101', 'CUSCO', 'DISTRICT')) u(code, name, level)""")
			.params(YEAR)
			.update();
	}

	private void code(String catalogue, String code) {
		this.jdbc.sql("insert into " + catalogue + " (fiscal_year, code, name) values (?, ?, ?)")
			.params(YEAR, code, "NOMBRE " + code)
			.update();
	}

	private void target(String unit, String secFunc, String category, String product, String activity,
			String department) {
		this.jdbc.sql("""
				insert into program_chain (fiscal_year, function_code, division, functional_group, category,
				  product_project, activity) values (?, '03', '006', '0008', ?, ?, ?) on conflict do nothing""")
			.params(YEAR, category, product, activity)
			.update();
		this.jdbc.sql("""
				insert into budget_target (fiscal_year, sec_ejec, sec_func, function_code, division, functional_group,
				  category, product_project, activity, meta, purpose, name, department, province, district)
				values (?, ?, ?, '03', '006', '0008', ?, ?, ?, '00001', '0000001', ?, ?, '01', '01')""")
			.params(YEAR, unit, secFunc, category, product, activity, "META " + secFunc + " DE " + unit, department)
			.update();
	}

	private void line(String unit, String secFunc, String rubro, String item, String expenditureCategory) {
		this.jdbc.sql("""
				insert into budget_line (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item,
				  expenditure_category, origin) values (?, ?, ?, ?, '0', ?, ?, 'NATIVE')""")
			.params(YEAR, unit, secFunc, rubro, item, expenditureCategory)
			.update();
	}

}
