package pe.siaf.payroll;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.execution.APurchase;
import pe.siaf.identity.Role;
import pe.siaf.identity.Signed;
import pe.siaf.indicator.ImportAnswer;
import pe.siaf.payroll.Payroll.Line;
import pe.siaf.payroll.Payroll.Overlap;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A month's payroll is paid once, and who is paid twice is so for a written reason. */
@SiafTest
class PaidTwiceTests {

	private static final String DEMO = "001650";

	@Autowired
	private APayroll given;

	@Autowired
	private APurchase purchase;

	@Autowired
	private Payrolls payrolls;

	@Autowired
	private PayrollMoves moves;

	@Autowired
	private PaidTwice twice;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void PLA_004_what_another_payroll_of_the_month_says_is_not_registered_again() {
		String unit = unit("823339", "P-1", "P-2");
		List<LineKey> lines = this.given.lines(unit, "0001", "10000");
		Line first = APayroll.earned("P-1", lines.get(0), "600.00", "78.00");
		Line second = APayroll.earned("P-2", lines.get(0), "400.00", "0");
		Payroll kept = this.given.register(unit, List.of(first, second));
		// in another order and by another name
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> this.payrolls.register(new Payrolls.Draft(APayroll.YEAR, unit, 4, "Otra",
					kept.documentDate(), List.of(second, first), null), APayroll.officer(Role.UE_HR, unit)))
			.satisfies((refusal) -> {
				assertThat(refusal.rule().code()).isEqualTo("PLA-004");
				assertThat(refusal.figures()).containsEntry("payroll", kept.number());
			});
		// a week later, a cent less kept back, or the month after, is another payroll
		this.payrolls.register(new Payrolls.Draft(APayroll.YEAR, unit, 4, "Segunda semana",
				kept.documentDate().plusDays(7), List.of(first, second), null), APayroll.officer(Role.UE_HR, unit));
		this.given.register(unit, List.of(APayroll.earned("P-1", lines.get(0), "600.00", "77.99"), second));
		this.payrolls.register(new Payrolls.Draft(APayroll.YEAR, unit, 5, "Mayo", LocalDate.of(APayroll.YEAR, 5, 24),
				List.of(first, second), null), APayroll.officer(Role.UE_HR, unit));
		this.given.move(kept, "discard", Role.UE_HR);
		Payroll again = this.given.register(unit, List.of(first, second));
		refused("PLA-004", () -> this.given.register(unit, List.of(first, second)));
		this.given.posted(again);
		refused("PLA-004", () -> this.given.register(unit, List.of(first, second)));
	}

	@Test
	void a_payroll_whose_file_was_annulled_may_be_registered_again() {
		List<LineKey> lines = this.given.lines(DEMO, "7103", "1000");
		this.given.position(DEMO, "G-1");
		List<Line> said = List.of(APayroll.earned("G-1", lines.get(0), "100.00", "0"));
		Payroll posted = this.given.posted(this.given.register(DEMO, said));
		refused("PLA-004", () -> this.given.register(DEMO, said));
		annul("payment-orders",
				this.jdbc.sql("select shown from order_to_pay where sec_ejec = ? and shown like ? || '-%'")
					.params(DEMO, posted.file())
					.query(String.class)
					.single(),
				"tesoreria.ue");
		annul("accruals", posted.file() + "-0001", "contabilidad.ue");
		Payroll again = this.given.register(DEMO, said);
		assertThat(this.twice.of(again)).isEmpty();
		assertThat(this.moves.move(again, "verify", null, APayroll.officer(Role.UE_HR, DEMO)).state()).isEqualTo("V");
	}

	@Test
	void PLA_005_whom_another_payroll_of_the_month_pays_is_paid_again_for_a_written_reason() {
		String unit = unit("823340", "P-1", "P-2");
		List<LineKey> lines = this.given.lines(unit, "0001", "10000");
		Payroll first = this.given.register(unit, List.of(APayroll.earned("P-1", lines.get(0), "600.00", "0"),
				APayroll.contributed("P-1", lines.get(1), "54.00")));
		Payroll second = this.given.register(unit, List.of(APayroll.earned("P-1", lines.get(0), "150.00", "0"),
				APayroll.earned("P-2", lines.get(0), "400.00", "0")));
		// what is only registered pays nobody yet
		assertThat(this.twice.of(second)).isEmpty();
		sent(first, null);
		assertThat(this.twice.of(second)).singleElement().satisfies((overlap) -> {
			assertThat(overlap.number()).isEqualTo(first.number());
			assertThat(overlap.workers()).isEqualTo(1);
			assertThat(overlap.amount()).hasToString("150.00");
		});
		for (String blank : new String[] { null, "", "  " }) {
			assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> sent(second, blank))
				.satisfies((refusal) -> {
					assertThat(refusal.rule().code()).isEqualTo("PLA-005");
					assertThat(refusal.figures()).containsEntry("payrolls", first.number() + ": 1, S/ 150.00");
				});
		}
		Payroll sent = sent(second, " Bonificación por escolaridad ");
		assertThat(sent.overlapReason()).isEqualTo("Bonificación por escolaridad");
		assertThat(this.twice.of(first)).extracting(Overlap::reason).containsExactly("Bonificación por escolaridad");
		Payroll certified = this.given.move(sent, "certify", Role.UE_BUDGET);
		assertThat(this.given.move(certified, "approve", Role.UE_ADMIN_HEAD).state()).isEqualTo("A");
		assertThat(this.purchase.drift()).isZero();
	}

	@Test
	void PLA_005_what_was_sent_without_a_reason_before_is_not_authorised() {
		String unit = unit("823341", "P-1");
		List<LineKey> lines = this.given.lines(unit, "0001", "10000");
		Payroll first = this.given
			.certified(this.given.register(unit, List.of(APayroll.earned("P-1", lines.get(0), "600.00", "0"))));
		Payroll second = this.given
			.certified(this.given.register(unit, List.of(APayroll.earned("P-1", lines.get(0), "150.00", "0"))));
		this.jdbc.sql("update payroll set overlap_reason = '' where sec_ejec = ?").param(unit).update();
		Payroll silent = fresh(second);
		refused("PLA-005", () -> this.given.move(silent, "approve", Role.UE_ADMIN_HEAD));
		refused("PLA-005", () -> this.given.move(first, "approve", Role.UE_ADMIN_HEAD));
		Payroll back = this.given.move(silent, "reject", Role.UE_ADMIN_HEAD);
		assertThat(this.given.move(first, "approve", Role.UE_ADMIN_HEAD).state()).isEqualTo("A");
		refused("PLA-005", () -> sent(back, ""));
		assertThat(sent(back, "Reintegro").overlapReason()).isEqualTo("Reintegro");
	}

	@Test
	void who_is_named_in_one_payroll_only_is_the_same_worker() {
		String unit = unit("823342", "P-1");
		LineKey line = this.given.lines(unit, "0001", "10000").get(0);
		sent(this.given.register(unit, List.of(named(line, "40000001", "600.00"))), null);
		assertThat(this.twice.of(this.given.register(unit, List.of(named(line, "40000002", "10.00"))))).isEmpty();
		assertThat(this.twice.of(this.given.register(unit, List.of(named(line, "", "10.00"))))).hasSize(1);
	}

	@Test
	void page_file_and_API_refuse_and_ask_and_show_the_reason_to_who_approves() {
		List<LineKey> lines = this.given.lines(DEMO, "7104", "10000");
		this.given.position(DEMO, "G-2");
		String csv = "plaza,dni,tipo,meta,rubro,clasificador,monto,retenido\nG-2,40000003,E,7104,00,%s,500.00,65.00\n"
			.formatted(lines.get(0).item());
		assertThat(imported(csv, "airhsp.csv")).contains("\"APPLIED\"");
		assertThat(imported(csv, "planilla-abril.csv")).contains("\"REJECTED\"", "PLA-004");
		Payroll first = this.payrolls.get(APayroll.YEAR, DEMO,
				this.jdbc.sql("select number from payroll where sec_ejec = ? and description = 'airhsp.csv'")
					.param(DEMO)
					.query(String.class)
					.single(),
				APayroll.officer(Role.UE_HR, DEMO));
		assertThat(post(first.location() + "/verify", "{}")).contains("\"state\":\"V\"");
		String body = """
				{"year": 2026, "month": %d, "description": "Bono", "date": "%s", "lines": [{"position": "G-2", "dni": "40000003",
				 "secFunc": "7104", "rubro": "00", "item": "%s", "amount": "%s", "withheld": "%s"}]}""";
		assertThat(post("/api/v1/payrolls",
				body.formatted(first.month(), first.documentDate(), lines.get(0).item(), "500.00", "65.00")))
			.contains("PLA-004");
		String bonus = post("/api/v1/payrolls",
				body.formatted(first.month(), first.documentDate(), lines.get(0).item(), "80.00", "0.00"));
		assertThat(bonus).contains("\"overlaps\":[{\"number\":\"" + first.number() + "\"");
		String location = bonus.replaceAll("(?s).*\"location\":\"([^\"]+)\".*", "$1");
		String page = location.replace("/api/v1/payrolls", "/planillas");
		assertThat(post(location + "/verify", "{}")).contains("PLA-005", first.number() + ": 1, S/ 80.00");
		assertThat(this.mvc.post().uri(page + "/verify").with(Signed.as("personal.ue")).param("comment", " ")).flash()
			.extracting("refusal")
			.asString()
			.contains("PLA-005");
		assertThat(this.mvc.get().uri(page).with(Signed.as("personal.ue"))).hasStatusOk()
			.bodyText()
			.contains("Por qué se les paga otra vez", first.page());
		assertThat(this.mvc.post().uri(page + "/verify").with(Signed.as("personal.ue")).param("comment", "Bono 2026"))
			.hasStatus3xxRedirection()
			.flash()
			.containsEntry("notice", "payroll.moved.verify");
		assertThat(this.mvc.get().uri(page).with(Signed.as("presupuesto.ue"))).hasStatusOk()
			.bodyText()
			.contains("Bono 2026", "80.00", first.page());
	}

	private String unit(String unit, String... positions) {
		this.purchase.aUnit(unit);
		for (String position : positions) {
			this.given.position(unit, position);
		}
		return unit;
	}

	private static Line named(LineKey line, String dni, String amount) {
		Line earned = APayroll.earned("P-1", line, amount, "0");
		return new Line("P-1", dni, "E", line.secFunc(), line.rubro(), line.resourceType(), line.item(),
				earned.amount(), earned.withheld());
	}

	private Payroll sent(Payroll payroll, String reason) {
		return this.moves.move(payroll, "verify", reason, APayroll.officer(Role.UE_HR, payroll.secEjec()));
	}

	private Payroll fresh(Payroll payroll) {
		return this.payrolls.get(payroll.fiscalYear(), payroll.secEjec(), payroll.number(),
				APayroll.officer(Role.UE_HR, payroll.secEjec()));
	}

	private void annul(String stage, String shown, String preparer) {
		String record = "/api/v1/" + stage + "/2026/" + DEMO + "/" + shown;
		assertThat(post(record + "/annul", preparer, "{\"justification\": \"Errada\"}")).contains("\"state\":\"N\"");
		assertThat(post(record + "/verify", preparer, "{}")).contains("\"state\":\"V\"");
		assertThat(post(record + "/approve", "administracion.ue", "{}")).contains("\"state\":\"A\"");
	}

	private String imported(String csv, String name) {
		String location = this.mvc.post()
			.uri("/api/v1/imports/payroll")
			.multipart()
			.file(new MockMultipartFile("file", name, "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("year", "2026")
			.param("unit", DEMO)
			.header("Authorization", "Bearer demo-personal.ue")
			.exchange()
			.getResponse()
			.getHeader("Location");
		return ImportAnswer.of(this.mvc, String.valueOf(location), "personal.ue");
	}

	private String post(String path, String body) {
		return post(path, "personal.ue", body);
	}

	private String post(String path, String user, String body) {
		MvcTestResult result = this.mvc.post()
			.uri(path)
			.header("Authorization", "Bearer demo-" + user)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private static void refused(String code, Callable<?> act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act::call)
			.satisfies((refusal) -> assertThat(refusal.rule().code()).isEqualTo(code));
	}

}
