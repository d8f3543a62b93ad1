package pe.siaf.execution;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.execution.DocumentStage.CERTIFICATION;
import static pe.siaf.execution.ExecutionFixture.asked;
import static pe.siaf.execution.ExecutionFixture.on;
import static pe.siaf.execution.ExecutionFixture.preparer;
import static pe.siaf.execution.Refusal.refused;

/** B2: certifications within the allotment (PCA), whatever credit the lines have. */
@SiafTest
class AllotmentTests {

	private static final String UNIT = "000146";

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@AfterEach
	void withoutAllotment() {
		this.given.noAllotment(UNIT);
		this.given.noAllotment("000160");
	}

	@Test
	void credit_beyond_the_allotment_is_refused_CRT_002() {
		LineKey one = this.given.aLineOf(UNIT, "0101", "1000");
		LineKey other = this.given.aLineOf(UNIT, "0102", "1000");
		this.given.anAllotmentWithLeft(UNIT, "100");
		ActOutcome draft = certify(one, "60.00");
		RuleViolation refusal = refused("CRT-002", () -> certify(other, "40.01"));
		assertThat(refusal.figures()).containsEntry("key", "00 · 5 · 2.3")
			.containsEntry("available", Amount.of("40.00"))
			.containsEntry("requested", Amount.of("40.01"))
			.containsEntry("difference", Amount.of("0.01"));
		this.given.approve(certify(other, "40.00"));
		assertThat(this.given.leftOfAllotment(UNIT)).isEqualTo("0.00");
		this.given.move(draft, "discard", preparer(CERTIFICATION));
		assertThat(this.given.leftOfAllotment(UNIT)).isEqualTo("60.00");
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void a_certification_over_several_lines_is_one_asking() {
		LineKey one = this.given.aLineOf(UNIT, "0103", "1000");
		LineKey other = this.given.aLineOf(UNIT, "0104", "1000");
		this.given.anAllotmentWithLeft(UNIT, "100");
		Lines both = Lines
			.of(List.of(new LineAmount(one, Amount.of("60.00")), new LineAmount(other, Amount.of("60.00"))));
		refused("CRT-002", () -> this.given.register(asked(CERTIFICATION, null, both, UNIT)));
		assertThat(this.given.drift()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "rector.mef, 000160, 500, APPLIED", "rector.mef, 000160, 999999999, PCA-001",
			"rector.mef, 000160, 10.50, INT-004" })
	void the_rector_sets_it_by_file(String username, String unit, String assigned, String outcome) {
		this.given.aLineOf(unit, "02%02d".formatted(assigned.length()), "1000");
		MvcTestResult sent = send(username, unit, assigned);
		String location = String.valueOf(sent.getResponse().getHeader("Location"));
		assertThat(get(username, location)).bodyText().contains(outcome.contains("-") ? "REJECTED" : outcome);
		if (outcome.contains("-")) {
			assertThat(get(username, location + "/errors.csv")).bodyText().contains(outcome);
		}
		else {
			assertThat(this.mvc.get().uri("/presupuesto/pca?year=2026").with(Signed.as("auditor"))).hasStatusOk()
				.bodyText()
				.contains("000160", "500.00");
		}
	}

	@Test
	void it_is_not_set_below_what_is_certified_PCA_003() {
		this.given.approve(certify(this.given.aLineOf(UNIT, "0105", "1000"), "700.00"));
		String location = String.valueOf(send("rector.mef", UNIT, "600").getResponse().getHeader("Location"));
		assertThat(get("rector.mef", location + "/errors.csv")).bodyText().contains("PCA-003");
	}

	@Test
	void a_pliego_raises_by_file_only_what_the_rector_gave_it_PCA_002() {
		this.jdbc.sql("insert into pliego values (2026, 'E', '09', '096', 'PLIEGO') on conflict do nothing").update();
		this.jdbc.sql("""
				insert into implementing_unit (fiscal_year, sec_ejec, level, sector, pliego, unit_code, name)
				values (2026, '993001', 'E', '09', '096', '986', 'UNIDAD DEL PLIEGO')""").update();
		this.given.aLineOf("993001", "0001", "1000");
		assertThat(get("presupuesto.pliego", sentTo("993001", "500"))).bodyText().contains("APPLIED");
		String raised = sentTo("993001", "501");
		assertThat(get("presupuesto.pliego", raised)).bodyText().contains("REJECTED");
		assertThat(get("presupuesto.pliego", raised + "/errors.csv")).bodyText().contains("PCA-002");
		this.given.noAllotment("993001");
	}

	private String sentTo(String unit, String assigned) {
		return String.valueOf(send("presupuesto.pliego", unit, assigned).getResponse().getHeader("Location"));
	}

	@Test
	void a_unit_does_not_set_its_own() {
		assertThat(send("presupuesto.ue", "001650", "500")).hasStatus(403);
	}

	private ActOutcome certify(LineKey line, String amount) {
		return this.given.register(asked(CERTIFICATION, null, on(line, amount), UNIT));
	}

	private MvcTestResult get(String username, String uri) {
		return this.mvc.get().uri(uri).header("Authorization", "Bearer demo-" + username).exchange();
	}

	private MvcTestResult send(String username, String unit, String assigned) {
		String file = "rubro,categoria_gasto,generica,pca\n00,5,2.3," + assigned + "\n";
		return this.mvc.post()
			.uri("/api/v1/imports/commitment-allotments")
			.multipart()
			.file(new MockMultipartFile("file", "pca.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)))
			.param("year", "2026")
			.param("unit", unit)
			.header("Authorization", "Bearer demo-" + username)
			.exchange();
	}

}
