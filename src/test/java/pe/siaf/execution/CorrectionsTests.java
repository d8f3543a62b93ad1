package pe.siaf.execution;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.execution.ExecutionFixture.DEMO_UNIT;

/**
 * Every correction of the chain over the API, as other systems send it, and what the
 * pages show of it afterwards: each is a movement of its own, nothing is edited.
 */
@SiafTest
class CorrectionsTests {

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void a_chain_is_increased_reduced_returned_refunded_and_annulled_from_its_last_stage() {
		LineKey line = this.given.aLineOf(DEMO_UNIT, "7401", "1000");
		String certification = register("certifications", null, line, "500.00", "logistica.ue", "presupuesto.ue");
		amend(certification, "increase", line, "100.00", "logistica.ue", "presupuesto.ue");
		amend(certification, "reduce", line, "50.00", "logistica.ue", "presupuesto.ue");
		String annual = register("annual-commitments", certification, line, "400.00", "logistica.ue", "presupuesto.ue");
		String monthly = register("monthly-commitments", annual, line, "300.00", "logistica.ue", "presupuesto.ue");
		String accrual = register("accruals", monthly, line, "300.00", "contabilidad.ue", "administracion.ue");
		String order = register("payment-orders", accrual, line, "300.00", "tesoreria.ue", "administracion.ue");
		String payment = register("payments", order, line, "300.00", "tesoreria.ue", "administracion.ue");
		expect(line, "550.00 | 400.00 | 300.00 | 300.00 | 300.00 | 300.00");
		amend(payment, "return", line, "300.00", "tesoreria.ue", "administracion.ue");
		expect(line, "550.00 | 400.00 | 300.00 | 300.00 | 300.00 | 0.00");
		String again = register("payments", order, line, "300.00", "tesoreria.ue", "administracion.ue");
		amend(again, "refund", line, "20.00", "tesoreria.ue", "administracion.ue");
		expect(line, "550.00 | 400.00 | 300.00 | 280.00 | 280.00 | 280.00");

		for (String stage : new String[] { certification, annual, monthly, accrual, order }) {
			assertThat(send(stage, "/annul", "{\"justification\": \"Se anula\"}", preparer(stage))).hasStatus(422)
				.bodyText()
				.contains("EXE-020");
		}
		amend(again, "return", line, "280.00", "tesoreria.ue", "administracion.ue");
		annul(order, "tesoreria.ue", "administracion.ue");
		annul(accrual, "contabilidad.ue", "administracion.ue");
		annul(monthly, "logistica.ue", "presupuesto.ue");
		annul(annual, "logistica.ue", "presupuesto.ue");
		annul(certification, "logistica.ue", "presupuesto.ue");
		expect(line, "0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00");
		assertThat(this.given.drift()).isZero();
		assertThat(this.mvc.get().uri(page(certification)).with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("Anulado", "100.00", "(50.00)", "(550.00)");
	}

	@Test
	void a_number_once_given_stays_void_and_is_not_given_again() {
		LineKey line = this.given.aLineOf(DEMO_UNIT, "7402", "1000");
		String location = location(send("/api/v1/certifications", "", body(line, "10.00", null), "logistica.ue"));
		assertThat(send(location, "/discard", "{\"comment\": \"Por error\"}", "logistica.ue")).hasStatusOk()
			.bodyText()
			.contains("\"state\":\"X\"");
		assertThat(this.mvc.get().uri(page(location)).with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("VOID");
		String next = location(send("/api/v1/certifications", "", body(line, "10.00", null), "logistica.ue"));
		assertThat(number(next)).isEqualTo(number(location) + 1);
	}

	private void expect(LineKey line, String balances) {
		assertThat(this.given.balancesOf(DEMO_UNIT, line)).isEqualTo(balances);
	}

	private String register(String stage, @Nullable String predecessor, LineKey line, String amount, String prepares,
			String approves) {
		String location = location(send("/api/v1/" + stage, "", body(line, amount, predecessor), prepares));
		move(location, prepares, approves);
		return location;
	}

	private void amend(String location, String change, LineKey line, String amount, String prepares, String approves) {
		assertThat(send(location, "/" + change,
				"{\"justification\": \"Corrección\", \"lines\": [" + line(line, amount) + "]}", prepares))
			.hasStatusOk();
		move(location, prepares, approves);
	}

	private void annul(String location, String prepares, String approves) {
		assertThat(send(location, "/annul", "{\"justification\": \"Se anula\"}", prepares)).hasStatusOk();
		move(location, prepares, approves);
	}

	private void move(String location, String prepares, String approves) {
		assertThat(send(location, "/verify", "", prepares)).hasStatusOk();
		assertThat(send(location, "/approve", "", approves)).hasStatusOk();
	}

	private static String preparer(String location) {
		return location.contains("/accruals/") ? "contabilidad.ue"
				: location.contains("/payment") ? "tesoreria.ue" : "logistica.ue";
	}

	private MvcTestResult send(String location, String action, String body, String username) {
		return this.mvc.post()
			.uri(location + action)
			.header("Authorization", "Bearer demo-" + username)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body.isEmpty() ? "{}" : body)
			.exchange();
	}

	private static String location(MvcTestResult registered) {
		assertThat(registered).hasStatus(201);
		return String.valueOf(registered.getResponse().getHeader("Location"));
	}

	private static String page(String location) {
		return location.replace("/api/v1/certifications", "/ejecucion/certificaciones");
	}

	private static long number(String location) {
		return Long.parseLong(location.substring(location.lastIndexOf('/') + 1).split("-")[0]);
	}

	private static String body(LineKey line, String amount, @Nullable String predecessor) {
		boolean accrual = predecessor != null && predecessor.contains("monthly");
		return """
				{"unit": "001650", "year": 2026, "month": 4, "justification": "Compra de prueba", "predecessor": %s,
				 "document": {"type": "%s", "number": "F074-%s", "date": "2026-04-15"},
				 "supplier": {"ruc": "20131370645", "name": "MINISTERIO DE ECONOMIA Y FINANZAS"},
				 "conformity": %s, "lines": [%s]}""".formatted(
				(predecessor != null) ? "\"" + predecessor + "\"" : "null", type(predecessor), line.secFunc(),
				accrual ? "{\"date\": \"2026-04-15\", \"unit\": \"OFICINA\"}" : "null", line(line, amount));
	}

	private static String type(@Nullable String predecessor) {
		if (predecessor == null) {
			return "086";
		}
		if (predecessor.contains("/monthly")) {
			return "001";
		}
		return predecessor.contains("/accruals") || predecessor.contains("/payment") ? "081" : "031";
	}

	private static String line(LineKey line, String amount) {
		return "{\"secFunc\": \"%s\", \"rubro\": \"00\", \"resourceType\": \"0\", \"item\": \"%s\", \"amount\": \"%s\"}"
			.formatted(line.secFunc(), line.item(), amount);
	}

}
