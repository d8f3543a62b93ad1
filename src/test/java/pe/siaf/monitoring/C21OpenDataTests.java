package pe.siaf.monitoring;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test vector C21: twelve months make the year for every row, and the exported PIM is
 * that of the ledger of opening budget and modifications.
 */
@SiafTest
class C21OpenDataTests {

	private static final String LINE = "target,rubro,resourceType,item";

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@ValueSource(strings = { "certified", "annualCommitment", "monthlyCommitment", "accrued", "ordered", "paid" })
	void twelve_months_make_the_year_of_each_line(String measure) throws Exception {
		Map<String, BigDecimal> months = byLine(execution("by=" + LINE + ",month"), measure);
		Map<String, BigDecimal> year = byLine(execution("by=" + LINE), measure);
		assertThat(year).hasSize(320);
		year.forEach((line, amount) -> assertThat(months.getOrDefault(line, BigDecimal.ZERO)).as(line)
			.isEqualByComparingTo(amount));
	}

	@Test
	void the_exported_pim_is_that_of_opening_budget_and_modifications() throws Exception {
		Map<String, BigDecimal> ledger = new LinkedHashMap<>();
		long after = 0;
		List<Map<String, Object>> movements = movements(after);
		while (!movements.isEmpty()) {
			for (Map<String, Object> movement : movements) {
				if (List.of("PIA", "MODIFICATION").contains(movement.get("stage"))) {
					ledger.merge(line(movement, "secFunc"), new BigDecimal(String.valueOf(movement.get("amount"))),
							BigDecimal::add);
				}
				after = ((Number) movement.get("id")).longValue();
			}
			movements = movements(after);
		}
		Map<String, BigDecimal> exported = exportedPim();
		assertThat(exported).hasSize(320);
		exported.forEach((line, pim) -> assertThat(ledger.getOrDefault(line, BigDecimal.ZERO)).as(line)
			.isEqualByComparingTo(pim));
	}

	private Map<String, BigDecimal> exportedPim() throws Exception {
		List<String> rows = get("/api/v1/budget-execution?year=2025&unit=001650&format=csv&by=" + LINE).lines()
			.toList();
		List<String> header = List.of(rows.get(0).replace("\uFEFF", "").split(","));
		Map<String, BigDecimal> pim = new LinkedHashMap<>();
		for (String row : rows.subList(1, rows.size())) {
			// names may hold commas: codes stand before them, figures after
			String[] cells = row.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
			Map<String, Object> named = new LinkedHashMap<>();
			header.forEach((name) -> named.put(name, cells[header.indexOf(name)]));
			if (!String.valueOf(named.get("item")).isEmpty()) {
				pim.put(line(named, "target"), new BigDecimal(String.valueOf(named.get("pim"))));
			}
		}
		return pim;
	}

	private List<Map<String, Object>> movements(long after) throws Exception {
		return JsonPath.read(get("/api/v1/units/001650/movements?year=2025&limit=5000&after=" + after), "$.movements");
	}

	private static Map<String, BigDecimal> byLine(String answer, String measure) {
		Map<String, BigDecimal> sums = new LinkedHashMap<>();
		JsonPath.<List<Map<String, Object>>>read(answer, "$.rows")
			.forEach((row) -> sums.merge(line(row, "target"), new BigDecimal(String.valueOf(row.get(measure))),
					BigDecimal::add));
		return sums;
	}

	private static String line(Map<String, Object> row, String target) {
		return row.get(target) + "-" + row.get("rubro") + "-" + row.get("resourceType") + "-" + row.get("item");
	}

	private String execution(String question) throws Exception {
		return get("/api/v1/budget-execution?year=2025&unit=001650&" + question);
	}

	private String get(String uri) throws Exception {
		return this.mvc.get()
			.uri(uri)
			.header("Authorization", "Bearer demo-auditor")
			.exchange()
			.getResponse()
			.getContentAsString();
	}

}
