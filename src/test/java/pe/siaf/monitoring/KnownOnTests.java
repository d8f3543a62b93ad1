package pe.siaf.monitoring;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.budget.Stage;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** "As known on date D", on every page and answer that shows execution. */
@SiafTest
@Import(MonitoringFixture.class)
@Transactional
class KnownOnTests {

	private static final String PAPER = "0001-00-0-2.3.1.5.1.2";

	private static final String BEFORE = "asOf=2031-04-29";

	private static final String LINE = "/presupuesto/lineas/2031/001650/" + PAPER;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private MonitoringFixture given;

	@BeforeEach
	void an_accrual_in_march_and_one_in_april() {
		this.given.twoUnits();
		LocalDate march = LocalDate.of(2031, 3, 31);
		for (Stage stage : List.of(Stage.PIA, Stage.CERTIFICATION, Stage.ANNUAL_COMMITMENT)) {
			this.given.posts(MonitoringFixture.UNIT, PAPER, stage, 0, "90000", march);
		}
		this.given.posts(MonitoringFixture.UNIT, PAPER, Stage.MONTHLY_COMMITMENT, 3, "70000", march);
		this.given.posts(MonitoringFixture.UNIT, PAPER, Stage.ACCRUAL, 3, "31111", march);
		this.given.posts(MonitoringFixture.UNIT, PAPER, Stage.ACCRUAL, 4, "2222", LocalDate.of(2031, 4, 30));
	}

	@Test
	void pages_show_what_was_known_and_carry_the_day_along() {
		for (String page : List.of("/presupuesto/lineas?year=2031&unit=001650&by=line", "/consulta?year=2031&by=item",
				"/presupuesto/metas/2031/001650/0001?x=", LINE + "?x=")) {
			assertThat(open(page + "&" + BEFORE)).as(page)
				.hasStatusOk()
				.bodyText()
				.contains("31,111.00")
				.doesNotContain("33,333.00");
			assertThat(open(page)).as(page).bodyText().contains("33,333.00", "name=\"asOf\"");
		}
		assertThat(open("/presupuesto/lineas?year=2031&unit=001650&by=line&" + BEFORE)).bodyText()
			.contains(LINE + "?asOf=2031-04-29");
	}

	@Test
	void a_line_on_a_past_day_has_the_movements_of_that_day_only() {
		assertThat(open(LINE + "?" + BEFORE)).bodyText().contains("29/04/2031").doesNotContain("2,222.00");
	}

	@Test
	void exports_write_what_was_known() throws UnsupportedEncodingException {
		assertThat(open("/consulta/exportar?year=2031&by=item&format=csv&" + BEFORE).getResponse().getContentAsString())
			.contains("31111.00")
			.doesNotContain("33333.00");
	}

	@Test
	void the_API_answers_as_known_on_a_day() {
		assertThat(ask("/api/v1/units/001650/lines?year=2031&" + BEFORE)).bodyJson()
			.hasPathSatisfying("$.lines[0].accrued", (accrued) -> assertThat(accrued).isEqualTo("31111.00"))
			.hasPathSatisfying("$.lines.length()", (size) -> assertThat(size).isEqualTo(3))
			.hasPathSatisfying("$.asOf", (day) -> assertThat(day).isEqualTo("2031-04-29"));
		assertThat(ask("/api/v1/units/001650/movements?year=2031&" + BEFORE)).bodyJson()
			.extractingPath("$.movements.length()")
			.isEqualTo(5);
		assertThat(ask("/api/v1/budget-execution?year=2031&by=item&" + BEFORE)).bodyJson()
			.extractingPath("$.total.accrued")
			.isEqualTo("31111.00");
		assertThat(ask("/api/v1/units/001650/lines?year=2031&asOf=mayo")).hasStatus(400);
	}

	private MvcTestResult open(String path) {
		return this.mvc.get().uri(path).with(Signed.as("presupuesto.ue")).exchange();
	}

	private MvcTestResult ask(String path) {
		return this.mvc.get().uri(path).header("Authorization", "Bearer demo-presupuesto.ue").exchange();
	}

}
