package pe.siaf.accounting;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.indicator.ImportAnswer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Accruals by file (import kind {@code expedientes}): each list's totals are those of the
 * file, a later list restates an earlier one, and the books balance.
 */
@SiafTest
class AccrualImportTests {

	private static final String UNIT = "000094";

	private static final String HEADER = "ano_eje,exp_siaf,ESTADO,fuente_financ,nombre_ff,clasificador,sec_func,prod_pry,monto_nacional,FECHA_DEVENGADO\n";

	/** Items in fixed width, targets without their zeros, a correction below zero. */
	private static final String MARCH = HEADER + """
			2025,57,2,00,00: RECURSOS ORDINARIOS   ,2.3. 2  1. 1  2,24,3999999,6603.52,2025-01-20 16:18:48.847000
			2025,57,2,00,00: RECURSOS ORDINARIOS   ,2.3. 2  1. 1  2,24,3999999,-1343.89,2025-01-20 16:18:48.847000
			2025,57,2,18,18: CANON,2.3. 2  1. 1  2,24,3999999,100,2025-01-20 16:18:48
			2025,76,2,00,00: RECURSOS ORDINARIOS   ,2.3. 1  5. 1  2,9,3999999,320,2025-02-23 16:37:00.700000
			2025,80,2,00,00: RECURSOS ORDINARIOS   ,2.6. 3  2. 3  1,9,2000001,5000.10,2025-02-24
			""";

	/** File 76 is gone, 80 is less, 57 stays, 90 is new. */
	private static final String APRIL = HEADER + """
			2025,57,,00,00: RECURSOS ORDINARIOS   ,2.3. 2  1. 1  2,24,3999999,5259.63,2025-01-20 00:00:00
			2025,57,,18,18: CANON,2.3. 2  1. 1  2,24,3999999,100,2025-01-20 00:00:00
			2025,80,,00,00: RECURSOS ORDINARIOS   ,2.6. 3  2. 3  1,9,2000001,4000.10,2025-02-24 00:00:00
			2025,90,,00,00: RECURSOS ORDINARIOS   ,2.8. 1  1. 1  1,9,3999999,50,2025-03-01 00:00:00
			""";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void each_list_restates_the_one_before_and_the_books_balance() {
		assertThat(loads("ue-000094-2025-03-10.csv", MARCH)).contains("\"state\":\"APPLIED\"",
				"\"accrued\":\"10679.73\"", "\"new\":4");
		assertThat(sums("by=month,rubro,item")).containsExactly("1 00 2.3.2.1.1.2 5259.63", "1 18 2.3.2.1.1.2 100.00",
				"2 00 2.3.1.5.1.2 320.00", "2 00 2.6.3.2.3.1 5000.10");
		assertThat(loads("ue-000094-2025-03-10.csv", MARCH)).contains("\"new\":0,\"changed\":0,\"equal\":4");

		assertThat(loads("ue-000094-2025-04-02.csv", APRIL)).contains("\"state\":\"APPLIED\"",
				"\"accrued\":\"9409.73\"", "\"new\":1", "\"changed\":1", "\"equal\":2", "\"vanished\":1");
		assertThat(sums("by=month,rubro,item")).containsExactly("1 00 2.3.2.1.1.2 5259.63", "1 18 2.3.2.1.1.2 100.00",
				"2 00 2.6.3.2.3.1 4000.10", "3 00 2.8.1.1.1.1 50.00");
		assertThat(sums("by=month&asOf=2025-03-31")).containsExactly("1 5359.63", "2 5320.10");
		assertThat(sums("by=file,target")).contains("0000000057 0024 5359.63");

		String balance = get("/api/v1/accounting/trial-balance?year=2025&unit=" + UNIT);
		// what the operation table doesn't know, 2.8, waits
		assertThat(JsonPath.<List<String>>read(balance, "$[?(@.account=='8601')].balance")).containsExactly("-9359.73");
		assertThat(JsonPath.<List<String>>read(balance, "$[?(@.account=='2103')].balance")).containsExactly("-9359.73");
		assertThat(JsonPath.<List<String>>read(balance, "$[?(@.account=='1503')].balance")).containsExactly("4000.10");
		assertThat(this.jdbc.sql("select count(*) from journal_pending where sec_ejec = ? and origin = 'FILE'")
			.param(UNIT)
			.query(Integer.class)
			.single()).isOne();

		assertThat(loads("ue-000094-2025-03-10.csv", MARCH)).contains("REJECTED", "02/04/2025");
		assertThat(loads("ue-000094-2025-05-07.csv", HEADER + """
				2025,57,,77,x,2.3. 2  1. 1  2,24,3999999,1,2025-01-20
				2025,57,,00,x,2.9. 9  9. 9  9,24,3999999,1,2025-01-20
				2025,57,,00,x,2.3. 2  1. 1  2,24,3999999,1,2024-12-31
				2025,57,,00,x,2.3. 2  1. 1  2,24,3999999,mucho,2025-01-20
				""")).contains("REJECTED", "mucho");
		assertThat(sums("by=month")).containsExactly("1 5359.63", "2 4000.10", "3 50.00");
	}

	private List<String> sums(String question) {
		String answer = get("/api/v1/accounting/accruals?year=2025&unit=" + UNIT + "&" + question);
		return JsonPath.<List<java.util.Map<String, String>>>read(answer, "$.rows[*]")
			.stream()
			.map((row) -> String.join(" ", row.values()))
			.toList();
	}

	private String get(String path) {
		return text(this.mvc.get().uri(path).header("Authorization", "Bearer demo-contabilidad.mef").exchange());
	}

	private static String text(org.springframework.test.web.servlet.assertj.MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString();
		}
		catch (UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private String loads(String name, String csv) {
		String location = String.valueOf(this.mvc.post()
			.uri("/api/v1/imports/expedientes")
			.multipart()
			.file(new MockMultipartFile("file", name, "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("year", "2025")
			.param("unit", UNIT)
			.header("Authorization", "Bearer demo-rector.mef")
			.exchange()
			.getResponse()
			.getHeader("Location"));
		return ImportAnswer.of(this.mvc, location, "rector.mef");
	}

}
