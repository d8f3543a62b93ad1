package pe.siaf.institution;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A unit's service points come by file (domain 1.7). */
@SiafTest
class CostCentreImportTests {

	private static final String HEADER = "centro_costo,nombre,centro_superior,categoria,ubigeo,estado\n";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void centres_are_added_changed_and_closed_and_those_left_out_stay() {
		assertThat(errors(send(HEADER + "77,RED NORTE,,,150101,\n7701,PUESTO SOL,77,I-1,150101,\n"))).isEmpty();
		assertThat(errors(send(HEADER + "7701,PUESTO SOL,77,I-2,150131,INACTIVO\n"))).isEmpty();

		assertThat(this.jdbc.sql("""
				select code || ' ' || coalesce(category, '-') || ' ' || ubigeo || ' ' || status from cost_centre
				where fiscal_year = 2025 and sec_ejec = '001650' and code like '77%' order by 1""")
			.query(String.class)
			.list()).containsExactly("77 - 150101 ACTIVE", "7701 I-2 150131 INACTIVE");
	}

	@Test
	void a_centre_hangs_on_an_active_one_and_in_no_circle_ORG_003() {
		assertThat(errors(send(HEADER + "781,SOLO,999,,,\n"))).containsExactly("ORG-003");
		assertThat(errors(send(HEADER + "782,UNO,783,,,\n783,OTRO,782,,,\n"))).containsOnly("ORG-003");
		assertThat(errors(send(HEADER + "784,CERRADO,,,,INACTIVO\n785,HIJO,784,,,\n"))).containsExactly("ORG-003");
	}

	@Test
	void a_place_that_there_is_not_and_a_code_given_twice_are_found() {
		assertThat(errors(send(HEADER + "786,LEJOS,,,999999,\n"))).containsExactly("INT-001");
		assertThat(errors(send(HEADER + "787,UNO,,,,\n787,DOS,,,,\n"))).containsExactly("INT-002");
	}

	@Test
	void another_unit_s_officer_brings_none() {
		assertThat(post("presupuesto.ue", "000003", HEADER + "788,AJENO,,,,\n")).hasStatus(422);
		assertThat(post("contabilidad.ue", "001650", HEADER + "789,NO,,,,\n")).hasStatus(403);
	}

	private String send(String file) {
		MvcTestResult answer = post("presupuesto.ue", "001650", file);
		assertThat(answer).hasStatus(202);
		return String.valueOf(answer.getResponse().getHeader("Location"));
	}

	private MvcTestResult post(String username, String unit, String file) {
		return this.mvc.post()
			.uri("/api/v1/imports/cost-centres")
			.multipart()
			.file(new MockMultipartFile("file", "centros.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)))
			.param("year", "2025")
			.param("unit", unit)
			.header("Authorization", "Bearer demo-" + username)
			.exchange();
	}

	private List<String> errors(String location) {
		return this.jdbc.sql("select code from import_finding where import_id = ?::bigint and severity = 'ERROR'")
			.param(location.substring(location.lastIndexOf('/') + 1))
			.query(String.class)
			.list();
	}

}
