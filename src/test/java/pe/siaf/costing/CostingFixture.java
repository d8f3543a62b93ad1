package pe.siaf.costing;

import java.nio.charset.StandardCharsets;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import org.springframework.test.web.servlet.request.RequestPostProcessor;

import pe.siaf.identity.Signed;
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

	/** Who works for a unit's budget office in a test. */
	static String officer(String unit) {
		return "costos." + unit;
	}

	/**
	 * Gives a unit an officer of its own, with a token as the demonstration's users have.
	 */
	void anOfficerOf(String unit) {
		String name = officer(unit);
		this.jdbc.sql("""
				with person as (
				  insert into app_user (username, person_name, password_hash) values (:name, 'Persona', 'x')
				  on conflict do nothing returning id),
				held as (
				  insert into user_profile (user_id, role, scope_kind, scope_code, principal)
				  select id, 'UE_BUDGET', 'UE', :unit, true from person returning id, user_id)
				insert into api_token (user_id, profile_id, name, token_hash)
				select user_id, id, 'demo', encode(sha256(('demo-' || :name)::bytea), 'hex') from held""")
			.param("name", name)
			.param("unit", unit)
			.update();
	}

	/** Signs a request in as such an officer. */
	RequestPostProcessor as(String username) {
		return Signed.as(username);
	}

}
