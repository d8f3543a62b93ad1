package pe.siaf.payroll;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.execution.APurchase;
import pe.siaf.exchange.ImportOrder;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;
import pe.siaf.payroll.Payroll.Line;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** C19 and the payroll's one act: everything is posted, or nothing is. */
@SiafTest
class C19PayrollTests {

	@Autowired
	private APayroll given;

	@Autowired
	private APurchase purchase;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void gross_and_contributions_of_C19_stand_in_the_books_and_at_every_stage() {
		String unit = "000151";
		List<LineKey> lines = this.given.lines(unit, "0001", "100000");
		this.given.position(unit, "P-1");
		Payroll payroll = this.given
			.posted(this.given.register(unit, List.of(APayroll.earned("P-1", lines.get(0), "86320.50", "11221.67"),
					APayroll.contributed("P-1", lines.get(1), "7768.85"))));
		assertThat(payroll.state()).isEqualTo("A");
		assertThat(payroll.net()).isEqualTo(Amount.of("75098.83"));
		assertThat(this.purchase.balances(unit, lines.get(0)))
			.isEqualTo("86320.50 | 86320.50 | 86320.50 | 86320.50 | 86320.50 | 0.00");
		assertThat(side(unit, "debit", "51%")).isEqualTo("94089.35");
		assertThat(side(unit, "credit", "2102")).isEqualTo("86320.50");
		// of the contributions when they are accrued, of what is withheld when it is
		// ordered
		assertThat(side(unit, "credit", "2101")).isEqualTo("18990.52");
		assertThat(side(unit, "debit", "8401")).isEqualTo("94089.35");
		assertThat(this.purchase.drift()).isZero();
		assertThat(this.jdbc.sql("select count(*) from proof_postings where sec_ejec = ?")
			.param(unit)
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void each_creditor_has_an_order_of_its_own_and_workers_get_the_net() {
		String unit = "000162";
		List<LineKey> lines = this.given.lines(unit, "0001", "100000");
		this.given.position(unit, "P-1");
		this.given
			.posted(this.given.register(unit, List.of(APayroll.earned("P-1", lines.get(0), "86320.50", "11221.67"),
					APayroll.contributed("P-1", lines.get(1), "7768.85"))));
		assertThat(this.jdbc.sql("""
				select o.part || ' ' || o.medium || ' ' || o.amount || ' ' || coalesce(o.payee, '') from order_to_pay o
				where o.sec_ejec = ? order by o.shown""").param(unit).query(String.class).list()).containsExactly(
				"NET LIST 75098.83 Trabajadores de la planilla 0000000001",
				"PAYROLL_WITHHOLDING LIST 11221.67 Retenciones de la planilla 0000000001",
				"PAYROLL_CONTRIBUTION TAX 7768.85 Aportes de la planilla 0000000001");
		assertThat(side(unit, "credit", "1101")).isEqualTo("82867.68");
		assertThat(this.jdbc
			.sql("select sum(debit) - sum(credit) from trial_balance where sec_ejec = ? and account = '2102'")
			.param(unit)
			.query(java.math.BigDecimal.class)
			.single()).isZero();
		assertThat(this.jdbc.sql("select count(*) from proof_books where sec_ejec = ?")
			.param(unit)
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void a_position_that_is_not_registered_is_not_paid_INT_HR1() {
		String unit = "000155";
		List<LineKey> lines = this.given.lines(unit, "0001", "1000");
		refused("INT-HR1",
				() -> this.given.register(unit, List.of(APayroll.earned("NO-HAY", lines.get(0), "10.00", "0"))));
		this.given.position(unit, "P-1");
		refused("PLA-001", () -> this.given.register(unit, List.of()));
		LineKey unknown = new LineKey("0001", "00", "0", "2.1.1.1.1.4");
		refused("PLA-002", () -> this.given.register(unit, List.of(APayroll.earned("P-1", unknown, "10.00", "0"))));
		refused("PLA-001",
				() -> this.given.register(unit, List.of(APayroll.earned("P-1", lines.get(0), "10.00", "-0.01"))));
		refused("PLA-003",
				() -> this.given.register(unit, List.of(APayroll.earned("P-1", lines.get(0), "10.00", "10.01"))));
	}

	@Test
	void sent_it_holds_its_credit_and_three_people_have_to_do_with_it() {
		String unit = "000157";
		List<LineKey> lines = this.given.lines(unit, "0001", "1000");
		this.given.position(unit, "P-1");
		Payroll first = this.given.move(
				this.given.register(unit, List.of(APayroll.earned("P-1", lines.get(0), "600.00", "0"))), "verify",
				Role.UE_HR);
		Payroll second = this.given.register(unit, List.of(APayroll.earned("P-1", lines.get(0), "400.01", "0")));
		refused("CRT-001", () -> this.given.move(second, "verify", Role.UE_HR));
		refused("WFL-002", () -> this.given.move(first, "certify", Role.UE_HR));
		refused("WFL-001", () -> this.given.move(first, "approve", Role.UE_ADMIN_HEAD));
		Payroll rejected = this.given.move(first, "reject", Role.UE_BUDGET);
		assertThat(this.given.move(second, "verify", Role.UE_HR).state()).isEqualTo("V");
		refused("CRT-001", () -> this.given.move(rejected, "verify", Role.UE_HR));
		refused("WFL-003", () -> this.given.move(first, "reject", Role.UE_BUDGET));
		assertThat(this.purchase.drift()).isZero();
	}

	@Test
	void CTL_001_who_sends_on_a_payroll_that_another_system_handed_over_stands_for_its_preparer() {
		String unit = "000105";
		List<LineKey> lines = this.given.lines(unit, "0001", "1000");
		this.given.position(unit, "P-1");
		Payroll fetched = this.given.register(unit, List.of(APayroll.earned("P-1", lines.get(0), "600.00", "0")),
				new Profile(0, ImportOrder.SYSTEM, "AIRHSP", Role.UE_HR, new Scope(Scope.Kind.UE, unit), true));
		String twice = "con.dos.perfiles";
		Payroll sent = this.given.move(fetched, "verify", Role.UE_HR, twice);
		refused("CTL-001", () -> this.given.move(sent, "certify", Role.UE_BUDGET, twice));
		Payroll certified = this.given.move(sent, "certify", Role.UE_BUDGET);
		refused("CTL-001", () -> this.given.move(certified, "approve", Role.UE_ADMIN_HEAD, twice));
		this.given.move(certified, "approve", Role.UE_ADMIN_HEAD);
		// nor do they sign the batch that pays it
		String batch = this.jdbc
			.sql("""
					select batch_open(cast(2026 as smallint), ?, 'CUT', array_agg(o.order_id), 'tesorera', 'Tesorera', 'UE_TREASURY')
					from order_to_pay o where o.sec_ejec = ?""")
			.params(unit, unit)
			.query(String.class)
			.single();
		assertThat(this.jdbc.sql("select username from batch_hands(?, cast(2026 as smallint), ?)")
			.params(unit, batch)
			.query(String.class)
			.list()).contains(twice);
	}

	@Test
	void ten_thousand_lines_are_one_act() {
		String unit = "000154";
		List<LineKey> lines = this.given.lines(unit, "0001", "20000000");
		this.jdbc.sql("""
				insert into personnel_position (fiscal_year, sec_ejec, code, regime, name, monthly_cost, rubro)
				select 2026, ?, 'P-' || n, '276', 'PLAZA', 1000, '00' from generate_series(1, 5000) n""")
			.param(unit)
			.update();
		List<Line> many = new ArrayList<>();
		for (int worker = 1; worker <= 5000; worker++) {
			many.add(APayroll.earned("P-" + worker, lines.get(0), "1000.00", "130.00"));
			many.add(APayroll.contributed("P-" + worker, lines.get(1), "90.00"));
		}
		Payroll payroll = this.given.posted(this.given.register(unit, many));
		assertThat(payroll.workers()).isEqualTo(5000);
		assertThat(this.jdbc.sql("""
				select distinct a.prepared_profile from execution_act a
				join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
				where r.sec_ejec = ? and r.file = ?""").params(unit, payroll.file()).query(String.class).list())
			.as("who prepared it, not who authorised it")
			.containsExactly("UE_HR UE " + unit);
		assertThat(this.purchase.balances(unit, lines.get(0))).startsWith("5000000.00 | 5000000.00 | 5000000.00");
		assertThat(this.purchase.drift()).isZero();
	}

	@Test
	void a_file_is_a_payroll_in_process_and_what_is_wrong_is_told_by_row() {
		String unit = "001650";
		List<LineKey> lines = this.given.lines(unit, "7890", "1000");
		this.given.position(unit, "F-1");
		String good = "plaza,dni,tipo,meta,rubro,clasificador,monto,retenido\nF-1,40000009,E,7890,00,%s,500.00,65.00\nF-1,,K,7890,00,%s,45.00,\n"
			.formatted(lines.get(0).item(), lines.get(1).item());
		assertThat(imported(good)).contains("\"state\":\"APPLIED\"");
		assertThat(this.jdbc.sql(
				"select earnings || ' ' || contributions || ' ' || withheld from payroll where sec_ejec = ? and description = 'planilla.csv'")
			.param(unit)
			.query(String.class)
			.single()).isEqualTo("500.00 45.00 65.00");
		assertThat(imported(good.replace("F-1", "X-9"))).contains("\"state\":\"REJECTED\"");
	}

	@Test
	void the_api_takes_the_second_factor_to_authorise() {
		String unit = "001650";
		List<LineKey> lines = this.given.lines(unit, "7891", "1000");
		this.given.position(unit, "F-2");
		Payroll payroll = this.given
			.certified(this.given.register(unit, List.of(APayroll.earned("F-2", lines.get(0), "100.00", "0"))));
		assertThat(post(payroll.location() + "/approve", "administracion.ue", "{\"otp\": \"000 0\"}"))
			.contains("IDN-011");
		assertThat(post(payroll.location() + "/approve", "administracion.ue", "{}")).contains("\"state\":\"A\"");
	}

	@Test
	void PAY_030_what_is_kept_back_from_workers_is_not_ordered_for_them_when_its_order_is_annulled() {
		String unit = "001650";
		List<LineKey> lines = this.given.lines(unit, "7892", "100000");
		this.given.position(unit, "F-3");
		Payroll payroll = this.given
			.posted(this.given.register(unit, List.of(APayroll.earned("F-3", lines.get(0), "86320.50", "11221.67"),
					APayroll.contributed("F-3", lines.get(1), "7768.85"))));
		annul(payroll, "PAYROLL_WITHHOLDING");
		assertThat(order(payroll, "NET", lines.get(0), "11221.67")).contains("PAY-030", "\"available\":\"75098.83\"",
				"\"difference\":\"11221.67\"");
		assertThat(order(payroll, "PAYROLL_CONTRIBUTION", lines.get(0), "11221.67")).contains("PAY-031");
		assertThat(order(payroll, "PAYROLL_WITHHOLDING", lines.get(0), "11221.68")).contains("PAY-0");
		String again = order(payroll, "PAYROLL_WITHHOLDING", lines.get(0), "11221.67");
		assertThat(again).contains("\"state\":\"N\"");
		approve(again.replaceAll(".*\"location\":\"([^\"]+)\".*", "$1"));
		assertThat(this.jdbc
			.sql("""
					select l.debit || ' ' || l.credit || ' ' || sum(l.amount) from journal_entry e
					join journal_line l on l.sec_ejec = e.sec_ejec and l.entry_id = e.id
					join execution_act a on a.sec_ejec = e.sec_ejec and a.id = e.act_id
					join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
					where r.sec_ejec = ? and r.file = ? and r.stage = 'PAYMENT_ORDER' and a.kind = 'INI' and r.sequence = '0004'
					group by l.debit, l.credit""")
			.params(unit, payroll.file())
			.query(String.class)
			.list()).containsExactly("2102 2101 11221.67");
		assertThat(this.purchase.drift()).isZero();
	}

	@Test
	void PAY_031_each_creditor_is_paid_again_out_of_its_own_lines() {
		String unit = "001650";
		List<LineKey> lines = this.given.lines(unit, "7893", "1000");
		this.given.position(unit, "F-4");
		Payroll payroll = this.given
			.posted(this.given.register(unit, List.of(APayroll.earned("F-4", lines.get(0), "500.00", "65.00"),
					APayroll.contributed("F-4", lines.get(1), "45.00"))));
		annul(payroll, "NET");
		annul(payroll, "PAYROLL_WITHHOLDING");
		annul(payroll, "PAYROLL_CONTRIBUTION");
		assertThat(order(payroll, "NET", lines.get(1), "45.00")).as("the employer's line owes the workers nothing")
			.contains("PAY-030", "\"available\":\"0.00\"");
		assertThat(order(payroll, "PAYROLL_CONTRIBUTION", lines.get(0), "45.00")).contains("PAY-031");
		assertThat(this.mvc.post()
			.uri(accrual(payroll).replace("/api/v1/accruals", "/ejecucion/devengados") + "/siguiente")
			.with(pe.siaf.identity.Signed.as("tesoreria.ue"))
			.with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf())
			.param("documentType", "081")
			.param("documentNumber", "TR-1")
			.param("documentDate", "2026-04-24")
			.param("justification", "Planilla")
			.param("monto." + lines.get(0), "500.00")
			.param("monto." + lines.get(1), "45.00")).hasStatus3xxRedirection();
		assertThat(this.jdbc.sql("""
				select coalesce(p.part, 'NET') || ' ' || l.item || ' ' || l.amount from execution_record r
				join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.state = 'N'
				join execution_act_line l on l.sec_ejec = a.sec_ejec and l.act_id = a.id
				left join payment_order_part p on p.sec_ejec = r.sec_ejec and p.record_id = r.id
				where r.sec_ejec = ? and r.file = ? order by r.sequence""")
			.params(unit, payroll.file())
			.query(String.class)
			.list()).containsExactly("NET " + lines.get(0).item() + " 435.00",
					"PAYROLL_WITHHOLDING " + lines.get(0).item() + " 65.00",
					"PAYROLL_CONTRIBUTION " + lines.get(1).item() + " 45.00");
	}

	private String accrual(Payroll payroll) {
		return "/api/v1/accruals/2026/" + payroll.secEjec() + "/" + payroll.file() + "-0001";
	}

	private void annul(Payroll payroll, String part) {
		String sequence = this.jdbc
			.sql("select shown from order_to_pay where sec_ejec = ? and part = ? and shown like ? || '-%'")
			.params(payroll.secEjec(), part, payroll.file())
			.query(String.class)
			.single();
		String order = "/api/v1/payment-orders/2026/" + payroll.secEjec() + "/" + sequence;
		assertThat(post(order + "/annul", "tesoreria.ue", "{\"justification\": \"Rebotó\"}"))
			.contains("\"state\":\"N\"");
		approve(order);
	}

	private void approve(String order) {
		assertThat(post(order + "/verify", "tesoreria.ue", "{}")).contains("\"state\":\"V\"");
		assertThat(post(order + "/approve", "administracion.ue", "{}")).contains("\"state\":\"A\"");
	}

	private String order(Payroll payroll, String part, LineKey line, String amount) {
		return post("/api/v1/payment-orders", "tesoreria.ue",
				"""
						{"unit": "%s", "year": 2026, "month": 4, "predecessor": "%s", "justification": "Prueba", "part": "%s",
						 "document": {"type": "081", "number": "TR-1", "date": "2026-04-24"},
						 "lines": [{"secFunc": "%s", "rubro": "%s", "resourceType": "%s", "item": "%s", "amount": "%s"}]}"""
					.formatted(payroll.secEjec(), accrual(payroll), part, line.secFunc(), line.rubro(),
							line.resourceType(), line.item(), amount));
	}

	private String imported(String csv) {
		org.springframework.test.web.servlet.assertj.MvcTestResult sent = this.mvc.post()
			.uri("/api/v1/imports/payroll")
			.multipart()
			.file(new MockMultipartFile("file", "planilla.csv", "text/csv",
					csv.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
			.param("year", "2026")
			.param("unit", "001650")
			.header("Authorization", "Bearer demo-personal.ue")
			.exchange();
		assertThat(sent).as(text(sent)).hasStatus(202);
		String location = String.valueOf(sent.getResponse().getHeader("Location"));
		for (int attempt = 0; attempt < 300; attempt++) {
			String answer = text(
					this.mvc.get().uri(location).header("Authorization", "Bearer demo-personal.ue").exchange());
			if (answer.contains("APPLIED") || answer.contains("REJECTED")) {
				return answer;
			}
			java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
		}
		throw new AssertionError("still under way: " + location);
	}

	private String post(String path, String user, String body) {
		return text(this.mvc.post()
			.uri(path)
			.header("Authorization", "Bearer demo-" + user)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange());
	}

	private static String text(org.springframework.test.web.servlet.assertj.MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString();
		}
		catch (java.io.UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private String side(String unit, String side, String account) {
		return this.jdbc.sql("select coalesce(sum(" + side
				+ "), 0)::numeric(19,2)::text from trial_balance where fiscal_year = 2026 and sec_ejec = ? and account like ?")
			.params(unit, account)
			.query(String.class)
			.single();
	}

	private static void refused(String code, Callable<?> act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act::call)
			.satisfies((refusal) -> assertThat(refusal.rule().code()).isEqualTo(code));
	}

}
