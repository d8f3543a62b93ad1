package pe.siaf.accounting;

import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.identity.Signed;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The chart of accounts changes by request only (domain 9.16.2): all of its lines or
 * none, from its year on, decided by the Public Accounting Directorate.
 */
@SiafTest
@Transactional
class ChartRequestTests {

	private static final Profile OTHER = new Profile(0, "otra.contadora", "Otra", Role.UE_ACCOUNTING,
			new Scope(Scope.Kind.UE, "001649"), true);

	@Autowired
	private AChartRequest given;

	@Autowired
	private ChartRequests requests;

	@Autowired
	private ChartStore store;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void approved_its_lines_are_in_the_chart_of_its_year_and_after_not_before() {
		ChartRequest sent = this.given.verified(AChartRequest.add("1103", "FONDOS EN CUSTODIA"),
				AChartRequest.add("1103.01", "FONDOS DE TERCEROS"),
				new ChartLine("CHANGE", "5501", "OTROS GASTOS DIVERSOS", "DEBIT", true, null),
				new ChartLine("WITHDRAW", "3101", "", null, false, null));
		assertThat(this.store.chart(2079, "1103")).isEmpty();
		this.given.moved(sent, "approve", AChartRequest.RECTOR);
		assertThat(this.store.chart(2079, "1103")).extracting(ChartStore.Account::code)
			.containsExactly("1103", "1103.01");
		assertThat(this.store.chart(2081, "1103")).hasSize(2);
		assertThat(this.store.chart(2078, "1103")).isEmpty();
		assertThat(this.store.chart(2079, "5501").get(0).name()).isEqualTo("OTROS GASTOS DIVERSOS");
		assertThat(this.store.chart(2079, "3101").get(0).valid()).isFalse();
		assertThat(this.store.chart(2078, "3101").get(0).valid()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "ADD, 1101, EXISTS", "ADD, 1777.01, PARENT", "CHANGE, 1777, UNKNOWN", "WITHDRAW, 2103, OPERATED" })
	void LED_131_what_the_chart_can_not_be_changed_by_is_told_line_by_line(String action, String account, String why) {
		ChartRequest prepared = this.given.prepared(AChartRequest.add("1103", "FONDOS"),
				new ChartLine(action, account, "NOMBRE", "DEBIT", true, null));
		assertThat(this.store.lines(prepared)).extracting(ChartLine::why).containsExactly(null, why);
		assertThat(refusal(() -> this.given.moved(prepared, "verify", AChartRequest.KEEPER))).isEqualTo("LED-131");
	}

	@Test
	void an_account_with_entries_keeps_its_nature_and_one_with_a_balance_stays_in_use() {
		this.jdbc
			.sql("""
					select journal_enter('000169', 2079::smallint, 3::smallint, date '2079-03-01', 'ADJUSTMENT', 'x', null, null, 'x', 'x',
					  '[{"account":"3101","debit":5,"credit":0},{"account":"3401","debit":0,"credit":5}]'::jsonb)""")
			.query(Long.class)
			.single();
		ChartRequest prepared = this.given.prepared(new ChartLine("CHANGE", "3401", "RESULTADOS", "DEBIT", true, null),
				new ChartLine("WITHDRAW", "3101", "", null, false, null));
		assertThat(this.store.lines(prepared)).extracting(ChartLine::why).containsExactly("USED", "BALANCE");
	}

	@Test
	void what_last_year_may_bring_over_or_a_later_table_uses_stays_in_use() {
		this.jdbc
			.sql("""
					select journal_enter('000169', 2078::smallint, 3::smallint, date '2078-03-01', 'ADJUSTMENT', 'y', null, null, 'x', 'x',
					  '[{"account":"3101","debit":5,"credit":0},{"account":"3401","debit":0,"credit":5}]'::jsonb)""")
			.query(Long.class)
			.single();
		String unused = this.jdbc
			.sql("""
					select min(c.code) from accounting_chart(2079) c where c.code !~ '^3' and c.code !~ '[.]' and not exists (select from accounting_operations(2079) o
					  where c.code in (o.debit, o.credit)) and not exists (select from accounting_chart(2079) b where b.code like c.code || '.%')""")
			.query(String.class)
			.single();
		this.jdbc
			.sql("""
					insert into accounting_account (since, code, name, nature) select 2080, code, name, nature from accounting_chart(2079)""")
			.update();
		this.jdbc.sql("""
				insert into accounting_operation (since, stage, operation_type, item, purpose, debit, credit)
				values (2080, 'ACCRUAL', '', '9.9', 'FINANCIAL', ?, '2103')""").param(unused).update();
		ChartRequest prepared = this.given.prepared(new ChartLine("WITHDRAW", "3101", "", null, false, null),
				new ChartLine("WITHDRAW", unused, "", null, false, null));
		assertThat(this.store.lines(prepared)).extracting(ChartLine::why).containsExactly("BALANCE", "OPERATED");
		// once the year before is closed, its balances are the new year's
		this.jdbc
			.sql("""
					insert into year_closing (fiscal_year, sec_ejec, step, username, person_name, profile) values (2078, '000169', 'CLOSE', 'x', 'x', 'x')""")
			.update();
		assertThat(this.store.lines(prepared)).extracting(ChartLine::why).containsExactly(null, "OPERATED");
	}

	@Test
	void an_account_goes_with_those_below_it_and_comes_back_when_it_is_asked_for() {
		this.given.moved(
				this.given.verified(AChartRequest.add("1103", "FONDOS"), AChartRequest.add("1103.01", "DE TERCEROS")),
				"approve", AChartRequest.RECTOR);
		ChartLine above = new ChartLine("WITHDRAW", "1103", "", null, false, null);
		ChartLine below = new ChartLine("WITHDRAW", "1103.01", "", null, false, null);
		assertThat(this.store.lines(this.given.prepared(above))).extracting(ChartLine::why).containsExactly("CHILDREN");
		this.given.moved(this.given.verified(above, below), "approve", AChartRequest.RECTOR);
		assertThat(this.store.chart(2079, "1103")).extracting(ChartStore.Account::valid).containsExactly(false, false);
		assertThat(this.store.lines(this.given.prepared(below))).extracting(ChartLine::why).containsExactly("UNKNOWN");
		this.given.moved(this.given.verified(AChartRequest.add("1103", "FONDOS DE OTROS")), "approve",
				AChartRequest.RECTOR);
		assertThat(this.store.chart(2079, "1103").get(0)).satisfies((back) -> {
			assertThat(back.valid()).isTrue();
			assertThat(back.name()).isEqualTo("FONDOS DE OTROS");
		});
	}

	@Test
	void what_got_in_the_way_meanwhile_keeps_all_of_it_out() {
		ChartRequest first = this.given.verified(AChartRequest.add("1103", "FONDOS"));
		ChartRequest second = this.given.verified(AChartRequest.add("1104", "OTROS FONDOS"),
				AChartRequest.add("1103", "FONDOS"));
		this.given.moved(first, "approve", AChartRequest.RECTOR);
		assertThat(refusal(() -> this.given.moved(second, "approve", AChartRequest.RECTOR))).isEqualTo("LED-131");
		assertThat(this.store.chart(2079, "1104")).isEmpty();
	}

	@Test
	void LED_130_a_request_says_why_and_names_each_account_once_and_whole() {
		for (ChartLine line : List.of(new ChartLine("ADD", "11", "CORTA", "DEBIT", true, null),
				new ChartLine("ADD", "1103", "", "DEBIT", true, null),
				new ChartLine("ADD", "1103", "FONDOS", "MIXTA", true, null),
				new ChartLine("MOVE", "1103", "FONDOS", "DEBIT", true, null))) {
			assertThat(refusal(() -> this.given.prepared(line))).isEqualTo("LED-130");
		}
		assertThat(refusal(() -> this.given.prepared())).isEqualTo("LED-130");
		assertThat(
				refusal(() -> this.given.prepared(AChartRequest.add("1103", "UNA"), AChartRequest.add("1103", "OTRA"))))
			.isEqualTo("LED-130");
		assertThat(refusal(() -> this.requests.register(2079, " ", List.of(AChartRequest.add("1103", "FONDOS")),
				AChartRequest.KEEPER)))
			.isEqualTo("LED-130");
	}

	@Test
	void it_needs_a_paper_and_somebody_else_s_decision() {
		this.jdbc.sql("insert into fiscal_year (fiscal_year, state) values (2079, 'EXECUTION') on conflict do nothing")
			.update();
		ChartRequest bare = this.requests.register(2079, "Motivo", List.of(AChartRequest.add("1103", "FONDOS")),
				AChartRequest.KEEPER);
		assertThat(refusal(() -> this.given.moved(bare, "verify", AChartRequest.KEEPER))).isEqualTo("LED-116");
		assertThat(refusal(() -> this.given.moved(bare, "eliminate", OTHER))).isEqualTo("WFL-002");
		ChartRequest own = this.requests.register(2079, "Motivo", List.of(AChartRequest.add("1103", "FONDOS")),
				AChartRequest.RECTOR);
		this.requests.attach(own, "x.pdf", AChartRequest.PAPER, AChartRequest.RECTOR);
		ChartRequest sent = this.given.moved(own, "verify", AChartRequest.RECTOR);
		assertThat(refusal(() -> this.given.moved(sent, "approve", AChartRequest.RECTOR))).isEqualTo("CTL-001");
		assertThat(refusal(() -> this.given.moved(sent, "approve", AChartRequest.KEEPER))).isEqualTo("WFL-002");
	}

	@Test
	void observed_it_is_written_anew_by_whom_prepared_it_and_decided_once() {
		ChartRequest observed = this.given.moved(this.given.verified(AChartRequest.add("1103", "FONDOS")), "observe",
				AChartRequest.RECTOR);
		assertThat(refusal(() -> this.requests.rewrite(observed, "Otro motivo",
				List.of(AChartRequest.add("1105", "FONDOS")), observed.version(), OTHER)))
			.isEqualTo("WFL-002");
		this.requests.rewrite(observed, "Otro motivo", List.of(AChartRequest.add("1105", "FONDOS")), observed.version(),
				AChartRequest.KEEPER);
		ChartRequest again = this.given.moved(this.requests.get(2079, observed.number()), "verify",
				AChartRequest.KEEPER);
		this.given.moved(again, "reject", AChartRequest.RECTOR);
		assertThat(refusal(() -> this.requests.move(again, "approve", null, again.version(), AChartRequest.RECTOR)))
			.isEqualTo("WFL-003");
		assertThat(this.store.chart(2079, "1105")).isEmpty();
	}

	@Test
	void it_is_asked_for_on_a_page_by_typing_and_pasting_and_stands_on_the_desk_of_whom_decides() {
		String page = String.valueOf(this.mvc.post()
			.uri("/contabilidad/plan-de-cuentas/nueva")
			.param("year", "2025")
			.param("reason", "Cuentas nuevas")
			.param("accion", "ADD", "ADD")
			.param("cuenta", "1106", "")
			.param("nombre", "FONDOS ROTATORIOS", "")
			.param("naturaleza", "DEBIT", "DEBIT")
			.param("imputable", "NO", "SI")
			.param("pegado", "nueva\t1106.01\tFONDO DE LA SEDE\tdeudora\tsí")
			.with(Signed.as("contabilidad.ue"))
			.exchange()
			.getResponse()
			.getRedirectedUrl());
		assertThat(page).startsWith("/contabilidad/plan-de-cuentas/2025/");
		this.mvc.post()
			.uri(page + "/sustento")
			.multipart()
			.file(new MockMultipartFile("file", "informe.pdf", "application/pdf", AChartRequest.PAPER))
			.with(Signed.as("contabilidad.ue"))
			.exchange();
		this.mvc.post()
			.uri(page)
			.param("action", "verify")
			.param("version", "0")
			.with(Signed.as("contabilidad.ue"))
			.exchange();
		assertThat(this.mvc.get().uri("/").with(Signed.as("contabilidad.mef"))).bodyText()
			.contains(page, "Cuentas nuevas");
		assertThat(this.mvc.get().uri(page).with(Signed.as("contabilidad.mef"))).hasStatusOk()
			.bodyText()
			.contains("1106.01. FONDO DE LA SEDE", "Aprobar el cambio", "informe.pdf");
		assertThat(this.mvc.get().uri("/contabilidad/plan-de-cuentas?year=2025&q=caja").with(Signed.as("auditor")))
			.bodyText()
			.contains("1101. CAJA Y BANCOS", "PCG-2025-");
	}

	private static String refusal(ThrowingCallable act) {
		StringBuilder code = new StringBuilder();
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refused) -> code.append(refused.rule().code()));
		return code.toString();
	}

}
