package pe.siaf.ceiling;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;
import pe.siaf.indicator.ImportAnswer;
import pe.siaf.money.Amount;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.ceiling.CeilingFixture.PLIEGO;
import static pe.siaf.ceiling.CeilingFixture.RECTOR;
import static pe.siaf.ceiling.CeilingFixture.UNIT_A;
import static pe.siaf.ceiling.CeilingFixture.UNIT_B;

/** The ceilings of a draft as a file: in whole, or not at all. */
@SiafTest
class CeilingImportTests {

	private static final String HEADER = "year,pliego,sec_ejec,cost_centre,monto,motivo\n";

	private static final String P = "P" + PLIEGO;

	@Autowired
	private CeilingFixture given;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void a_file_brings_all_tiers_and_again_changes_nothing() {
		long draft = this.given.anAssignment(2085, 500, "DRAFT");
		String file = HEADER + "2085,95/951,995101,01,250,\n2085,95/951,995101,,300,\n2085,95/951,995102,,200,\n"
				+ "2085,95/951,,,600,Más cobertura\n2086,95/951,,,700,\n";

		assertThat(imported(2085, file)).contains("\"state\":\"APPLIED\"");

		long pliego = this.given.row(draft, P, 2085);
		assertThat(this.given.amount(pliego)).isEqualTo(Amount.of(600));
		assertThat(this.given.distributed(pliego)).isEqualTo(Amount.of(500));
		assertThat(this.given.distributed(this.given.row(draft, P + "|U" + UNIT_A, 2085))).isEqualTo(Amount.of(250));
		assertThat(this.jdbc.sql("select count(*) from ceiling where version_id = ? and year = 2087")
			.param(draft)
			.query(Long.class)
			.single()).as("the file holds the pliego whole").isZero();
		assertThat(this.jdbc.sql("select count(*) from ceiling_drift").query(Long.class).single()).isZero();
		assertThat(imported(2085, file.replace("995102,,200", "995102,,200.00")))
			.contains("\"new\":0,\"changed\":0,\"equal\":5,\"vanished\":0");
		assertThat(this.given.row(draft, P, 2085)).as("nothing was written anew").isEqualTo(pliego);
	}

	@Test
	void a_file_that_gives_out_too_much_says_where_and_changes_nothing() {
		long draft = this.given.anAssignment(2088, 500, "DRAFT");

		String answer = imported(2088,
				HEADER + "2088,95/951,,,600,\n2088,95/951,995101,,301,\n2088,95/951,995102,,300,\n");
		assertThat(answer).contains("\"state\":\"REJECTED\"");
		assertThat(errors(answer)).contains("CEI-002", "601.00", "600.00", "1.00");

		assertThat(errors(imported(2088, HEADER + "2088,95/951,,,1000001,\n"))).contains("CEI-001", "1,000,001.00");
		assertThat(errors(imported(2088, HEADER + "2088,95/951,,,10,\n2088,95/951,990001,,1,\n"))).contains("CEI-009");
		assertThat(errors(imported(2088,
				"year,pliego,sec_ejec,rubro,monto\n2088,95/951,,,10\n2088,95/951,995101,,1\n2088,95/951,,00,1\n")))
			.contains("CEI-006");
		assertThat(errors(imported(2088, HEADER + "2091,95/951,,,10,\n"))).contains("INT-004");
		assertThat(this.given.amount(this.given.row(draft, P, 2088))).isEqualTo(Amount.of(500));
	}

	@Test
	void what_is_exported_goes_in_again() {
		long draft = this.given.anAssignment(2091, 500, "DRAFT");
		this.given.give(draft, this.given.row(draft, P, 2091), Map.of(P + "|U" + UNIT_B, 400L), RECTOR);

		String file = new String(this.mvc.get()
			.uri("/techos/" + draft + "/exportacion?format=csv")
			.with(Signed.as("rector.mef"))
			.exchange()
			.getResponse()
			.getContentAsByteArray(), StandardCharsets.UTF_8);

		assertThat(imported(2091, file)).contains("\"equal\":6").contains("\"state\":\"APPLIED\"");
	}

	private String errors(String answer) {
		String id = answer.replaceAll("(?s).*\"id\":\"?(\\d+).*", "$1");
		return new String(this.mvc.get()
			.uri("/api/v1/imports/" + id + "/errors.csv")
			.header("Authorization", "Bearer demo-rector.mef")
			.exchange()
			.getResponse()
			.getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private String imported(int year, String csv) {
		String location = this.mvc.post()
			.uri("/api/v1/imports/ceilings")
			.multipart()
			.file(new MockMultipartFile("file", "techos.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("year", String.valueOf(year))
			.header("Authorization", "Bearer demo-rector.mef")
			.exchange()
			.getResponse()
			.getHeader("Location");
		return ImportAnswer.of(this.mvc, String.valueOf(location), "rector.mef");
	}

}
