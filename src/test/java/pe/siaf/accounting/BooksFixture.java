package pe.siaf.accounting;

import java.time.LocalDate;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.BudgetLedger;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Posting;
import pe.siaf.budget.Stage;
import pe.siaf.money.Amount;

/** A unit's year with lines of several items, posted to through the ledger. */
@Component
public class BooksFixture {

	public static final int YEAR = 2071;

	public static final String UNIT = "997481";

	private final JdbcClient jdbc;

	private final BudgetLedger ledger;

	BooksFixture(JdbcClient jdbc, BudgetLedger ledger) {
		this.jdbc = jdbc;
		this.ledger = ledger;
	}

	/** A line with credit for an item. */
	public LineKey line(String secFunc, String item, String pia) {
		for (String row : List.of("fiscal_year values (2071, 'EXECUTION')", "sector values (2071, '09', 'SECTOR')",
				"pliego values (2071, 'E', '09', '748', 'PLIEGO')",
				"implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name) values (2071, '997481', 'E', '09', '748', '001', 'HOSPITAL DE LA PRUEBA')",
				"function_code values (2071, '03', 'F', 'ACTIVE')",
				"functional_division values (2071, '006', 'D', 'ACTIVE')",
				"functional_group values (2071, '0008', 'G', 'ACTIVE')",
				"budget_category (fiscal_year, code, name, kind) values (2071, '9001', 'ACCIONES CENTRALES', 'AC')",
				"product_project (fiscal_year, code, name) values (2071, '3999999', 'SIN PRODUCTO')",
				"activity (fiscal_year, code, name) values (2071, '5000003', 'GESTION ADMINISTRATIVA')",
				"purpose (fiscal_year, code, name) values (2071, '0000009', 'FINALIDAD')",
				"program_chain values (2071, '03', '006', '0008', '9001', '3999999', '5000003')",
				"financing_source (fiscal_year, code, name) values (2071, '1', 'RECURSOS ORDINARIOS')",
				"rubro (fiscal_year, code, name, source) values (2071, '00', 'RECURSOS ORDINARIOS', '1')",
				"resource_type (fiscal_year, code, name) values (2071, '0', 'NORMAL')",
				"expenditure_category (fiscal_year, code, name) values (2071, '5', 'GASTO CORRIENTE')",
				"economic_item (fiscal_year, code, name, imputable) values (2071, '" + item
						+ "', 'CLASIFICADOR', true)",
				"budget_target (fiscal_year, sec_ejec, sec_func, function_code, division, functional_group, category, product_project, activity, meta, purpose, name, department, province, district) values (2071, '997481', '"
						+ secFunc + "', '03', '006', '0008', '9001', '3999999', '5000003', '0" + secFunc
						+ "', '0000009', 'META', '15', '01', '" + secFunc.substring(2) + "')",
				"budget_line (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, expenditure_category, origin) values (2071, '997481', '"
						+ secFunc + "', '00', '0', '" + item + "', '5', 'NATIVE')")) {
			this.jdbc.sql("insert into " + row + " on conflict do nothing").update();
		}
		LineKey line = new LineKey(secFunc, "00", "0", item);
		post("pia/" + secFunc + item, Stage.PIA, 0, line, pia);
		return line;
	}

	/** Posts the stages of the chain up to one, each for the whole amount. */
	public void chain(String key, Stage upTo, LineKey line, String amount) {
		for (Stage stage : List.of(Stage.CERTIFICATION, Stage.ANNUAL_COMMITMENT, Stage.MONTHLY_COMMITMENT,
				Stage.ACCRUAL, Stage.PAYMENT_ORDER)) {
			post(key + "/" + stage, stage, 3, line, amount);
			if (stage == upTo) {
				return;
			}
		}
	}

	/** Enters debits and credits, as {@code 5801 30.00 0}. */
	public void enter(String stage, int month, String key, String... lines) {
		String json = java.util.Arrays.stream(lines)
			.map((line) -> line.split(" "))
			.map((cells) -> "{\"account\":\"%s\",\"debit\":%s,\"credit\":%s}".formatted(cells[0], cells[1], cells[2]))
			.collect(java.util.stream.Collectors.joining(",", "[", "]"));
		this.jdbc
			.sql("""
					select journal_enter(?, cast(? as smallint), cast(? as smallint), ?, ?, ?, null, null, 'prueba', 'prueba', cast(? as jsonb))""")
			.params(UNIT, YEAR, month, LocalDate.of(YEAR, 12, 31), stage, key, json)
			.query(Long.class)
			.single();
	}

	/** Closes a month of execution. */
	public void closeExecution(int month) {
		month(month, "CLOSED");
	}

	/** Opens a month of execution. */
	public void openExecution(int month) {
		month(month, "OPEN");
	}

	private void month(int month, String state) {
		this.jdbc.sql("""
				insert into execution_period (fiscal_year, month, state) values (?, ?, ?)
				on conflict (fiscal_year, month) do update set state = excluded.state""")
			.params(YEAR, month, state)
			.update();
	}

	public void post(String key, Stage stage, int month, LineKey line, String amount) {
		this.ledger.post(posting(key, "INI", new Posting.Entry(line, stage, month, Amount.of(amount))));
	}

	public void post(String key, Posting.Entry... entries) {
		this.ledger.post(posting(key, "INI", entries));
	}

	private static Posting posting(String key, String kind, Posting.Entry... entries) {
		return new Posting(YEAR, UNIT, "books/" + key, kind, LocalDate.of(YEAR, 3, 15), "prueba", "prueba",
				new Posting.Source(null, null, null, null, null, null), List.of(entries), false);
	}

}
