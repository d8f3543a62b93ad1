package pe.siaf.monitoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demonstration's cut of 23 October 2025 asked along every axis.
 */
@SiafTest
class DrillDownTests {

	private static final Map<String, String> CUT = Map.of("pia", "52698511.00", "pim", "48103240.00", "certified",
			"39116812.97", "annualCommitment", "38216462.60", "monthlyCommitment", "31709732.72", "accrued",
			"28266737.55", "ordered", "28066834.29", "paid", "27979603.38");

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@EnumSource(Dimension.class)
	void every_dimension_sums_to_the_cut(Dimension dimension) throws Exception {
		String answer = ask("by=" + dimension.key());
		CUT.forEach((measure, total) -> {
			assertThat(sum(answer, measure)).as(measure).isEqualTo(total);
			assertThat(JsonPath.<String>read(answer, "$.total." + measure)).as("total " + measure).isEqualTo(total);
		});
	}

	@Test
	void a_filter_and_its_row_say_the_same() throws Exception {
		String row = JsonPath.<List<String>>read(ask("by=category"), "$.rows[?(@.category == '0149')].accrued").get(0);
		assertThat(JsonPath.<String>read(ask("by=product&category=0149"), "$.total.accrued")).isEqualTo(row);
	}

	@Test
	void the_past_before_the_cut_knows_nothing() throws Exception {
		assertThat(JsonPath.<String>read(ask("by=category&asOf=2025-10-22"), "$.total.pim")).isEqualTo("0.00");
		assertCut(ask("by=category&asOf=2025-10-23"));
	}

	private static void assertCut(String answer) {
		CUT.forEach(
				(measure, total) -> assertThat(JsonPath.<String>read(answer, "$.total." + measure)).isEqualTo(total));
	}

	private static String sum(String answer, String measure) {
		return JsonPath.<List<String>>read(answer, "$.rows[*]." + measure)
			.stream()
			.map(BigDecimal::new)
			.reduce(BigDecimal.ZERO, BigDecimal::add)
			.toPlainString();
	}

	private String ask(String question) throws Exception {
		return this.mvc.get()
			.uri("/api/v1/budget-execution?year=2025&unit=001650&" + question)
			.header("Authorization", "Bearer demo-auditor")
			.exchange()
			.getResponse()
			.getContentAsString();
	}

}
