package pe.siaf.physical;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Physical targets by file are judged like those that are typed (domain 6.2, 6.3). */
@SiafTest
class PhysicalTargetImportTests {

	private static final String HEADER = "sec_func,year_target,semester1_target,unit_of_measure,m01,m02,m03,m04,m05,m06,m07,m08,m09,m10,m11,m12\n";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void months_make_the_year_and_its_semester_PHY_001() {
		assertThat(errors("0001,36,18,060,3,3,3,3,3,3,3,3,3,3,3,3\n")).isEmpty();
		assertThat(errors("0001,36,18,060,3,3,3,3,3,3,3,3,3,3,3,4\n")).containsExactly("PHY-001");
		assertThat(errors("0001,36,17,060,3,3,3,3,3,3,3,3,3,3,3,3\n")).containsExactly("PHY-001");
	}

	@Test
	void the_unit_of_a_target_stays_PHY_002() {
		assertThat(errors("0001,36,,462,,,,,,,,,,,,\n")).containsExactly("PHY-002");
	}

	@Test
	void the_schema_keeps_months_that_do_not_make_the_year_out_PHY_001() {
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.jdbc
			.sql("""
					insert into physical_target (fiscal_year, sec_ejec, sec_func, kind, version, unit_of_measure, unit_name, accumulation,
					  year_target, months, source, recorded_by)
					values (2025, '001650', '0001', 'MODIFIED', 99, '060', 'INFORME', 'SUM', 36, array_fill(2::numeric, array[12]), 'PIA', 'prueba')""")
			.update()).withMessageContaining("months_make_the_year");
	}

	/** What a file is refused for; it is only judged, never applied. */
	private List<String> errors(String rows) {
		MvcTestResult answer = this.mvc.post()
			.uri("/api/v1/imports/physical-targets")
			.multipart()
			.file(new MockMultipartFile("file", "metas.csv", "text/csv",
					(HEADER + rows).getBytes(StandardCharsets.UTF_8)))
			.param("year", "2025")
			.param("unit", "001650")
			.param("dryRun", "true")
			.header("Authorization", "Bearer demo-presupuesto.ue")
			.exchange();
		assertThat(answer).hasStatus(202);
		String location = String.valueOf(answer.getResponse().getHeader("Location"));
		return this.jdbc.sql("select code from import_finding where import_id = ?::bigint and severity = 'ERROR'")
			.param(location.substring(location.lastIndexOf('/') + 1))
			.query(String.class)
			.list();
	}

}
