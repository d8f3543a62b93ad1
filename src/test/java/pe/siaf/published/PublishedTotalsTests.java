package pe.siaf.published;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
@Import(PublishedFixture.class)
class PublishedTotalsTests {

	private static final String CROSSED = """
			category,category_name,department_target,unit,unit_name,level,pia,pim,accrued
			0001,NUTRICION,15,000011,UNIDAD ONCE,E,100,120.50,60.25
			0001,NUTRICION,08,000012,UNIDAD DOCE,R,50,60,30
			0002,MATERNO,08,000012,UNIDAD DOCE,R,0,20,19.75
			0002,MATERNO,08,150101,UNIDAD TRECE,M,1,2,2
			""";

	@Autowired
	private PublishedFixture given;

	@Autowired
	private JdbcClient jdbc;

	/** Issue 3, done-when 3. */
	@Test
	void a_years_published_totals_loaded_through_the_API_give_the_same_sums_back_by_every_dimension_they_have()
			throws IOException {
		String file = reference(2019);
		assertThat(this.given.loads(2019, "totales.csv", file)).contains("\"state\":\"APPLIED\"")
			.contains("\"new\":0,\"changed\":0", "\"vanished\":0");

		Map<String, BigDecimal> expected = sums(file);
		for (String by : List.of("category", "departmentTarget", "level", "sector", "pliego", "unit")) {
			boolean units = List.of("level", "sector", "pliego", "unit").contains(by);
			String answer = this.given.answer("year=2019&by=" + by);
			List<String> accrued = JsonPath.read(answer, "$.rows[*].accrued");
			BigDecimal total = new BigDecimal(JsonPath.<String>read(answer, "$.total.accrued"));
			assertThat(accrued.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add)).as(by)
				.isEqualTo(total);
			assertThat(total).as(by)
				.isEqualByComparingTo(expected.get(units ? "unit" : by.equals("category") ? by : "department_target"));
		}
		assertThat(new BigDecimal(JsonPath.<String>read(this.given.answer("year=2019"), "$.total.accrued")))
			.isEqualByComparingTo(expected.get(""));
	}

	@ParameterizedTest
	@CsvSource({ "2012,,122380231023.00,102996289707.00", "2016,unit,97567912387.00,87403455187.00",
			"2019,unit,113392115825.00,102711231408.00", "2021,unit,137635723934.00,125743218205.00",
			"2019,departmentTarget,188580461571.00,161079112327.00" })
	void the_years_of_the_reference_data_are_there_to_the_sol(int year, String by, String pim, String accrued) {
		String answer = this.given.answer("year=" + year + ((by != null) ? "&by=" + by : ""));
		assertThat(JsonPath.<String>read(answer, "$.total.accrued")).isEqualTo(accrued);
		if (!"departmentTarget".equals(by)) {
			assertThat(JsonPath.<String>read(answer, "$.total.pim")).isEqualTo(pim);
		}
	}

	@Test
	void a_crossed_table_can_be_walked_in_any_order_of_its_axes() {
		assertThat(this.given.loads(2041, "cruzado.csv", CROSSED)).contains("\"state\":\"APPLIED\"",
				"\"pim\":\"202.50\"");
		String programs = this.given.answer("year=2041&by=category");
		assertThat(JsonPath.<List<String>>read(programs, "$.rows[*].pim")).containsExactly("180.50", "22.00");
		assertThat(JsonPath.<List<String>>read(programs, "$.rows[*].categoryName")).containsExactly("NUTRICION",
				"MATERNO");
		String units = this.given.answer("year=2041&by=unit&category=0002&departmentTarget=08");
		assertThat(JsonPath.<List<String>>read(units, "$.rows[*].unit")).containsExactly("000012", "150101");
		assertThat(JsonPath.<Double>read(units, "$.total.progress")).isEqualTo(98.9);
		assertThat(
				JsonPath.<String>read(this.given.answer("year=2041&by=departmentTarget,category"), "$.total.accrued"))
			.isEqualTo("112.00");
	}

	@Test
	void what_is_not_published_is_null_and_never_zero() {
		String answer = this.given.answer("year=2019&by=departmentTarget");
		assertThat(answer).contains("\"annualCommitment\":null", "\"paid\":null", "\"basis\":\"published\"");
		assertThat(this.given.answer("year=2019&by=unit")).contains("\"paid\":null", "\"covers\":\"E\"")
			.doesNotContain("\"annualCommitment\":null");
	}

	@Test
	void what_the_ministry_does_not_cross_is_refused_with_what_it_does() {
		assertThat(this.given.asks("analista.mef", "year=2019&by=category,departmentTarget")).hasStatus(422)
			.bodyJson()
			.hasPathSatisfying("$.code", (code) -> assertThat(code).isEqualTo("RPT-003"))
			.extractingPath("$.published")
			.isEqualTo(List.of("category", "departmentTarget", "level,sector,pliego,unit"));
		assertThat(this.given.asks("analista.mef", "year=2005&by=category")).hasStatus(422)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("RPT-002");
		assertThat(this.given.asks("inei", "year=2019&by=category")).hasStatus(403);
	}

	@Test
	void what_was_shown_first_is_applied_from_where_it_lies() {
		assertThat(this.given.previewsAndLoads(2068, "primero.csv", "pia,pim,accrued\n10,12,3\n"))
			.contains("\"state\":\"APPLIED\"", "\"new\":1");
		assertThat(JsonPath.<String>read(this.given.answer("year=2068"), "$.total.pim")).isEqualTo("12.00");
		assertThat(this.jdbc.sql("select count(*) from pg_tables where schemaname = 'staging'")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void a_year_that_is_none_is_told_as_another_year() {
		assertThat(this.given.loads(2069, "lejano.csv", "year,pia,pim,accrued\n99999,1,1,1\n"))
			.contains("\"state\":\"REJECTED\"", "99999");
	}

	@Test
	void a_later_table_counts_and_the_day_before_is_still_known() {
		String before = "pia,pim,accrued\n1000,1200,300\n";
		this.given.loads(2042, "totales-2042-06-30.csv", before);
		String after = this.given.loads(2042, "totales-2042-07-31.csv", "pia,pim,accrued\n1000,1200,420\n");
		assertThat(after).contains("\"changed\":1");
		assertThat(JsonPath.<String>read(this.given.answer("year=2042&asOf=2042-07-30"), "$.total.accrued"))
			.isEqualTo("300.00");
		assertThat(JsonPath.<String>read(this.given.answer("year=2042&asOf=2042-07-31"), "$.total.accrued"))
			.isEqualTo("420.00");
		assertThat(this.given.asks("auditor", "year=2042&asOf=2042-06-29")).hasStatus(422);
	}

	@Test
	void the_same_file_again_changes_nothing() {
		String file = "category,pia,pim,certified,accrued\n0001,1,2,,1\n0002,1,3,2,2\n";
		assertThat(this.given.loads(2043, "programas.csv", file)).contains("\"new\":2");
		assertThat(this.given.loads(2043, "programas.csv", file)).contains("\"new\":0,\"changed\":0,\"equal\":2");
	}

	@Test
	void rows_of_other_years_are_left_out_and_told() {
		String answer = this.given.loads(2044, "anios.csv", "year,pia,pim,accrued\n2043,9,9,9\n2044,1,2,1\n");
		assertThat(answer).contains("\"state\":\"APPLIED\"", "\"pim\":\"2.00\"");
		assertThat(JsonPath.<List<String>>read(answer, "$.findings[*].message"))
			.anyMatch((text) -> text.contains("2043"));
	}

	@Test
	void sums_of_one_file_that_differ_by_more_than_rounding_are_refused() {
		String answer = this.given.loads(2045, "malo.csv", """
				category,department_target,pia,pim,accrued
				,,100,100,90
				0001,,100,100,90
				,15,100,103,90
				""");
		assertThat(answer).contains("REJECTED", "INT-003");
		assertThat(this.given.asks("auditor", "year=2045")).hasStatus(422);
	}

	@Test
	void rounding_of_rows_to_whole_soles_is_told_and_taken_but_never_among_cents() {
		assertThat(this.given.loads(2046, "redondeo.csv", """
				category,pia,pim,accrued
				,100,100,90
				0001,50,50,45
				0002,50,50,46
				""")).contains("\"state\":\"APPLIED\"");
		assertThat(this.given.loads(2047, "centimos.csv", """
				category,pia,pim,accrued
				,100,100,90
				0001,50,50,45.50
				0002,50,50,45.50
				""")).contains("REJECTED", "INT-003");
	}

	@ParameterizedTest
	@ValueSource(strings = { "category,pia,pim,accrued\n0001,1,mucho,1\n",
			"category,pia,pim,accrued\n0001,1,2,1\n0001,1,2,1\n", "department_target,pia,pim,accrued\n77,1,2,1\n",
			"programa,pia,pim,accrued\nSALUD,1,2,1\n", "category,pia,pim,accrued\n0001,,,\n",
			"level,pia,pim,accrued\nX,1,2,1\n" })
	void a_bad_file_is_reported_by_row_and_cell_and_nothing_is_kept(String csv) {
		String answer = this.given.loads(2048, "malo.csv", csv);
		assertThat(answer).contains("REJECTED");
		assertThat(JsonPath.<List<Integer>>read(answer, "$.findings[*].row")).isNotEmpty();
		assertThat(this.given.asks("auditor", "year=2048")).hasStatus(422);
	}

	@Test
	void tables_as_the_ministry_heads_them_are_understood() {
		assertThat(this.given.loads(2049, "ue.csv",
				"""
						anio,nivel_gobierno,sector,sector_nombre,pliego,pliego_nombre,ejecutora,sec_ejec,ejecutora_nombre,PIA,PIM,Certificación,Compromiso Anual,Atención de Compromiso Mensual,Devengado,Girado,Avance %
						2049,E,01,PCM,001,PCM,003,3,SECRETARIA,10.0,11,10.0,9.0,8.0,7.0,6.0,63.6
						"""))
			.contains("\"monthlyCommitment\":\"8.00\"", "\"ordered\":\"6.00\"");
		assertThat(JsonPath.<List<String>>read(this.given.answer("year=2049&by=unit"), "$.rows[*].unitName"))
			.containsExactly("SECRETARIA");
	}

	private static String reference(int year) throws IOException {
		try (InputStream file = new ClassPathResource("db/reference/published/totals-" + year + "-12-31.csv")
			.getInputStream()) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/** Accrued by the finest column filled: an independent sum of the file. */
	private static Map<String, BigDecimal> sums(String csv) {
		Map<String, BigDecimal> sums = new HashMap<>();
		try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
			rows.forEach((row) -> {
				String by = "";
				for (String column : List.of("unit", "category", "department_target")) {
					by = row.getField(column).isEmpty() ? by : column;
				}
				sums.merge(by, new BigDecimal(row.getField("accrued").isEmpty() ? "0" : row.getField("accrued")),
						BigDecimal::add);
			});
		}
		catch (IOException impossible) {
			throw new IllegalStateException(impossible);
		}
		return sums;
	}

}
