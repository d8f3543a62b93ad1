package pe.siaf.logframe;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.exchange.ImportKind;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.identity.Signed;
import pe.siaf.indicator.ImportAnswer;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose programs a profile may import, and who may decide what another has sent. */
@SiafTest
class ImportReachTests {

	private static final String SHEET = """
			indicator,name,program,level,unit,method,periodicity,source
			%s,%s,%s,P,PERSONA,CONTEO DE PERSONAS,ANUAL,REGISTRO
			""";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private List<ImportKind> kinds;

	@Test
	void a_program_s_responsible_writes_no_sheet_of_another_program() {
		String answer = importAs("responsable.pp", SHEET.formatted("7801", "AJENO", "0001"), false);

		assertThat(answer).contains("REJECTED", "ORG-002", "0001");
		assertThat(sheets("7801")).isZero();
	}

	@Test
	void nor_takes_another_program_s_indicator_for_its_own() {
		importAs("rector.mef", SHEET.formatted("7802", "DEL 0001", "0001"), false);

		assertThat(importAs("responsable.pp", SHEET.formatted("7802", "AHORA MIO", "0149"), false)).contains("REJECTED",
				"ORG-002");
		assertThat(this.jdbc.sql("select name from indicator where code = '7802'").query(String.class).single())
			.isEqualTo("DEL 0001");
	}

	@Test
	void its_own_program_s_sheets_it_writes() {
		assertThat(importAs("responsable.pp", SHEET.formatted("7803", "PROPIO", "0149"), false)).contains("APPLIED");
	}

	@Test
	void what_the_rector_tried_the_responsible_can_t_apply() {
		String location = send("rector.mef", SHEET.formatted("7804", "DEL RECTOR", "0001"), true);
		assertThat(ImportAnswer.of(this.mvc, location, "rector.mef")).contains("READY");

		assertThat(this.mvc.post().uri(location + "/apply").header("Authorization", "Bearer demo-responsable.pp"))
			.hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.mvc.post()
			.uri(location.replace("/api/v1/imports", "/importaciones") + "/descartar")
			.with(Signed.as("responsable.pp"))).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(sheets("7804")).isZero();
	}

	@Test
	void what_is_the_whole_country_s_is_imported_over_the_whole_country_only() {
		ImportKind totals = this.kinds.stream()
			.filter((kind) -> kind.code().equals("published-totals"))
			.findFirst()
			.orElseThrow();

		assertThat(totals.isOpenTo(analyst(Scope.national()))).isTrue();
		assertThat(totals.isOpenTo(analyst(new Scope(Scope.Kind.PLIEGO, "096")))).isFalse();
	}

	private static Profile analyst(Scope scope) {
		return new Profile(1, "analista", "ANALISTA", Role.MEF_ANALYST, scope, true);
	}

	private int sheets(String indicator) {
		return this.jdbc.sql("select count(*) from indicator_sheet where indicator = ?")
			.params(indicator)
			.query(Integer.class)
			.single();
	}

	private String importAs(String username, String csv, boolean dryRun) {
		return ImportAnswer.of(this.mvc, send(username, csv, dryRun), username);
	}

	private String send(String username, String csv, boolean dryRun) {
		MvcTestResult sent = this.mvc.post()
			.uri("/api/v1/imports/indicator-sheets")
			.multipart()
			.file(new MockMultipartFile("file", "fichas.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("year", "2026")
			.param("dryRun", String.valueOf(dryRun))
			.header("Authorization", "Bearer demo-" + username)
			.exchange();
		assertThat(sent).hasStatus(HttpStatus.ACCEPTED);
		return String.valueOf(sent.getResponse().getHeader("Location"));
	}

}
