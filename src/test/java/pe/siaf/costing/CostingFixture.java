package pe.siaf.costing;

import java.nio.charset.StandardCharsets;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.indicator.ImportAnswer;

/** Goods, kits and needs of units of their own. */
@Component
public class CostingFixture {

	private final JdbcClient jdbc;

	CostingFixture(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Sends a file in.
	 * @param mvc the application
	 * @param kind its kind
	 * @param username who sends it
	 * @param year of which year
	 * @param unit of which unit, or blank
	 * @param lines the header and the rows
	 * @return the import's answer
	 */
	public String imported(MockMvcTester mvc, String kind, String username, int year, String unit, String... lines) {
		byte[] csv = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
		MockMvcTester.MockMultipartMvcRequestBuilder request = mvc.post()
			.uri("/api/v1/imports/" + kind)
			.multipart()
			.file(new MockMultipartFile("file", kind + ".csv", "text/csv", csv))
			.param("year", String.valueOf(year))
			.header("Authorization", "Bearer demo-" + username);
		if (!unit.isBlank()) {
			request.param("unit", unit);
		}
		String location = String.valueOf(request.exchange().getResponse().getHeader("Location"));
		return ImportAnswer.of(mvc, location, username) + errors(location);
	}

	private String errors(String location) {
		String id = location.substring(location.lastIndexOf('/') + 1);
		return this.jdbc.sql(
				"select coalesce(string_agg(severity || ' ' || code, '; '), '') from import_finding where import_id = ?::bigint")
			.param(id)
			.query(String.class)
			.single();
	}

}
