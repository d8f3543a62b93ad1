package pe.siaf.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.accounting.BooksFixture;
import pe.siaf.accounting.BooksKey;
import pe.siaf.budget.BudgetLedger;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Posting;
import pe.siaf.budget.Stage;
import pe.siaf.money.Amount;
import pe.siaf.statement.StatementTable.Row;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The statements of a year that opens with 500 in cash, uses 100 of goods, buys equipment
 * for 300 on credit, of which 30 wear out (domain 9.16.6, 9.16.8).
 */
@SiafTest
@Transactional
class StatementTests {

	private static final BooksKey KEY = new BooksKey(BooksFixture.YEAR, BooksFixture.UNIT);

	@Autowired
	private BooksFixture given;

	@Autowired
	private FinancialStatements financial;

	@Autowired
	private BudgetStatements budget;

	@Autowired
	private Bridge bridge;

	@Autowired
	private BudgetLedger ledger;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void a_year() {
		LineKey goods = this.given.line("0031", "2.3.1.5.1.2", "1000");
		LineKey equipment = this.given.line("0032", "2.6.3.2.3.1", "2000");
		this.given.enter("OPENING", 0, "opening", "1101 500.00 0", "3101 0 500.00");
		this.given.chain("goods", Stage.PAYMENT_ORDER, goods, "100.00");
		this.given.chain("equipment", Stage.ACCRUAL, equipment, "300.00");
		this.given.enter("ADJUSTMENT", 13, "worn", "5801 30.00 0", "1508 0 30.00");
	}

	@Test
	void EF_1_what_the_unit_has_equals_what_it_owes_and_owns() {
		Map<String, String> rows = figures(this.financial.of(StatementKind.EF_1, KEY, 13));
		assertThat(rows).containsEntry("ACTIVO", "670.00")
			.containsEntry("PASIVO Y PATRIMONIO", "670.00")
			.containsEntry("Efectivo y equivalentes al efectivo", "400.00")
			.containsEntry("Depreciación, amortización y agotamiento", "-30.00")
			.containsEntry("Cuentas por pagar a proveedores", "300.00")
			.containsEntry("Resultado del ejercicio", "-130.00");
		assertThat(figures(this.financial.of(StatementKind.EF_1, KEY, 12))).containsEntry("ACTIVO", "700.00");
	}

	@Test
	void EF_2_the_result_is_revenue_less_expense_and_survives_the_closing() {
		this.given.enter("CLOSING", 13, "closing", "6101 130.00 0", "5301 0 100.00", "5801 0 30.00");
		Map<String, String> rows = figures(this.financial.of(StatementKind.EF_2, KEY, 13));
		assertThat(rows).containsEntry("RESULTADO DEL EJERCICIO: SUPERÁVIT (DÉFICIT)", "-130.00")
			.containsEntry("Costos y gastos", "130.00")
			.containsEntry("Consumo de bienes", "100.00")
			.containsEntry("Estimaciones del ejercicio", "30.00");
	}

	@Test
	void EF_3_the_equity_moves_from_its_opening_by_the_result() {
		List<Row> rows = this.financial.equity(KEY, 13).rows();
		assertThat(rows.get(0).amounts().get(4)).isEqualTo(Amount.of("500.00"));
		assertThat(rows.get(1).amounts().get(3)).isEqualTo(Amount.of("-130.00"));
		assertThat(rows.get(3).amounts().get(4)).isEqualTo(Amount.of("370.00"));
	}

	@Test
	void EF_4_cash_goes_from_one_balance_to_the_other_by_what_it_was_for() {
		Map<String, String> rows = figures(this.financial.cash(KEY, 13));
		assertThat(rows).containsEntry("Pago a proveedores de bienes y servicios", "-100.00")
			.containsEntry("statement.cash.opening", "500.00")
			.containsEntry("statement.cash.flow", "-100.00")
			.containsEntry("statement.cash.closing", "400.00");
	}

	@Test
	void EP_1_EP_2_and_PP_2_tell_the_budget_by_source_and_generic() {
		StatementTable table = this.budget.programmingAndExecution(KEY, 13);
		assertThat(amounts(table, "statement.expenditure")).containsExactly("3000.00", "0.00", "3000.00", "400.00");
		assertThat(amounts(table, "1. RECURSOS ORDINARIOS")).containsExactly("3000.00", "0.00", "3000.00", "400.00");
		assertThat(amounts(this.budget.sourcesAndUses(KEY, 13), "statement.use.CAPITAL")).endsWith("300.00");
		assertThat(amounts(this.budget.sourcesAndUses(KEY, 13), "statement.balance")).endsWith("-400.00");
		assertThat(amounts(this.budget.sourcesAndUses(KEY, 2), "statement.use.CAPITAL")).endsWith("0.00");
		assertThat(amounts(this.budget.expenditure(KEY), "statement.expenditure")).containsExactly("3000.00", "0.00",
				"3000.00");
		assertThat(amounts(this.budget.byFunction(KEY, 13), "03. F")).endsWith("400.00");
	}

	@Test
	void a_note_counts_from_its_month_on() {
		String note = "insert into budget_note (fiscal_year, sec_ejec, number, sequence, level, sector, pliego, type, month, document_number, document_date, justification, prepared_by, prepared_name) values (2071, '997481', '0000000001', '0001', 'E', '09', '748', '002', 6, 'RD-1', '2071-06-01', 'Mayor ingreso', 'prueba', 'Prueba')";
		for (String row : List.of(note,
				"insert into budget_note_line (fiscal_year, sec_ejec, number, sequence, line_unit, sec_func, rubro, resource_type, item, credit, annulment) values (2071, '997481', '0000000001', '0001', '997481', '0031', '00', '0', '2.3.1.5.1.2', 200, 0)",
				"insert into economic_item (fiscal_year, code, name, imputable) values (2071, '1.3.1.1.1.1', 'VENTA', true)",
				"insert into budget_note_revenue values (2071, '997481', '0000000001', '0001', '997481', '00', '1.3.1.1.1.1', 200)",
				"insert into budget_resolution (fiscal_year, legal_document, number, signed_on, amount, approved_by, approved_name) values (2071, 'HEAD_RESOLUTION', 'RD-1', '2071-06-02', 200, 'prueba', 'Prueba')",
				"update budget_note set state = 'A', resolution_id = (select id from budget_resolution where fiscal_year = 2071) where fiscal_year = 2071")) {
			this.jdbc.sql(row).update();
		}
		LineKey goods = new LineKey("0031", "00", "0", "2.3.1.5.1.2");
		this.ledger.post(new Posting(BooksFixture.YEAR, BooksFixture.UNIT, "note/997481/0000000001-0001", "INI",
				LocalDate.of(2071, 6, 2), "prueba", "prueba", new Posting.Source(null, null, null, null, "RD-1", null),
				List.of(new Posting.Entry(goods, Stage.MODIFICATION, 0, Amount.of(200))), false));

		StatementTable may = this.budget.programmingAndExecution(KEY, 5);
		assertThat(amounts(may, "statement.expenditure")).startsWith("3000.00", "0.00", "3000.00");
		assertThat(amounts(may, "statement.revenue")).startsWith("0.00", "0.00", "0.00");
		StatementTable june = this.budget.programmingAndExecution(KEY, 6);
		assertThat(amounts(june, "statement.expenditure")).startsWith("3000.00", "200.00", "3200.00");
		assertThat(amounts(june, "statement.revenue")).startsWith("0.00", "200.00", "200.00");
		assertThat(amounts(this.budget.byFunction(KEY, 5), "03. F")).startsWith("3000.00", "0.00");
		assertThat(amounts(this.budget.expenditure(KEY), "statement.expenditure")).endsWith("3200.00");
	}

	@Test
	void the_bridge_explains_every_sol_between_accrual_and_expense() {
		Map<String, String> rows = figures(this.bridge.of(KEY, 13));
		assertThat(rows).containsEntry("statement.bridge.accrued", "400.00")
			.containsEntry("statement.bridge.fixed", "-300.00")
			.containsEntry("statement.bridge.worn", "30.00")
			.containsEntry("statement.bridge.expense", "130.00")
			.containsEntry("statement.bridge.apart", "0.00");
	}

	private static Map<String, String> figures(StatementTable table) {
		Map<String, String> figures = new TreeMap<>();
		table.rows().forEach((row) -> figures.put(row.name(), String.valueOf(row.amounts().get(0))));
		return figures;
	}

	private static List<String> amounts(StatementTable table, String name) {
		return table.rows()
			.stream()
			.filter((row) -> row.name().equals(name))
			.findFirst()
			.orElseThrow()
			.amounts()
			.stream()
			.map(String::valueOf)
			.toList();
	}

}
