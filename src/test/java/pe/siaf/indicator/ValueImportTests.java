package pe.siaf.indicator;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
class ValueImportTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void the_survey_series_of_the_demonstration_is_there_with_its_cases() {
		assertThat(this.jdbc.sql("""
				select value, n from indicator_value where indicator = 'ENDES-DC5' and fiscal_year = 2009
				  and ubigeo = '000000' and area = 'TOTAL' and replaced_by is null""").query().singleRow())
			.hasToString("{value=23.8000000000, n=9782}");
		assertThat(count("indicator = 'ENDES-DC5'")).isGreaterThanOrEqualTo(770);
	}

	@Test
	void a_survey_table_is_taken_as_it_is_and_the_same_again_changes_nothing() {
		String table = """
				año,ambito,region_codigo,region_nombre,area,n_dci,dci_menores5_pct
				2030,Nacional,0,Perú,Total,9000,10.5
				2030,Regional,15,Lima,Urbano,800,5.1
				""";
		assertThat(importAs("inei", table)).contains("APPLIED").contains("\"new\":2");
		assertThat(this.jdbc.sql("select area from indicator_value where fiscal_year = 2030 and ubigeo = '150000'")
			.query(String.class)
			.single()).isEqualTo("URBAN");

		importAs("inei", table);
		assertThat(count("fiscal_year = 2030")).isEqualTo(2);
	}

	@Test
	void a_revised_value_keeps_the_earlier_one() {
		importAs("inei", "indicator,year,value,n\nENDES-AN36,2031,40.0,100\n");
		importAs("inei", "indicator,year,value,n\nENDES-AN36,2031,41.5,120\n");

		List<Map<String, Object>> rows = this.jdbc.sql("""
				select round(value, 1) as value, status, replaced_by is null counts from indicator_value
				where indicator = 'ENDES-AN36' and fiscal_year = 2031 order by id""").query().listOfRows();
		assertThat(rows).extracting(Object::toString)
			.containsExactly("{value=40.0, status=OFFICIAL, counts=false}",
					"{value=41.5, status=REVISED, counts=true}");
	}

	@Test
	void a_value_that_differs_from_its_formula_is_refused_and_nothing_is_kept() {
		String answer = importAs("inei", """
				indicator,year,numerator,denominator,factor,value
				ENDES-DC5,2032,455,500,100,92.0
				ENDES-AN36,2032,455,500,100,91.0
				""");

		assertThat(answer).contains("REJECTED");
		assertThat(count("fiscal_year = 2032")).isZero();
	}

	@Test
	void a_percentage_below_none_or_above_all_is_taken_with_a_warning() {
		assertThat(importAs("inei", "indicator,year,value\nENDES-DC5,2034,141.5\nENDES-AN36,2034,-3\n"))
			.contains("APPLIED");
		assertThat(warnings()).containsExactly("[\"ENDES-DC5\", \"2034\", \"141.5\"]",
				"[\"ENDES-AN36\", \"2034\", \"-3\"]");
	}

	@Test
	void what_is_not_measured_in_percent_may_be_any_number() {
		this.jdbc.sql("""
				insert into indicator (code, name) values ('X-COUNT', 'NUMERO DE CONVENIOS') on conflict do nothing""")
			.update();
		assertThat(importAs("inei", "indicator,year,value\nX-COUNT,2034,1732\n")).contains("APPLIED");
		assertThat(warnings()).isEmpty();
	}

	private List<String> warnings() {
		return this.jdbc.sql("""
				select arguments::text from import_finding where message_key = 'import.value.percentage'
				  and import_id = (select max(id) from data_import) order by id""").query(String.class).list();
	}

	@Test
	void an_unknown_indicator_is_refused() {
		assertThat(importAs("inei", "indicator,year,value\nNO-HAY,2033,1\n")).contains("REJECTED");
	}

	@Test
	void an_officer_of_the_executing_unit_may_not_register_results() {
		assertThat(this.mvc.post()
			.uri("/api/v1/imports/indicator-values")
			.multipart()
			.file(new MockMultipartFile("file", "v.csv", "text/csv", "indicator,year,value\n".getBytes()))
			.param("year", "2025")
			.header("Authorization", "Bearer demo-presupuesto.ue")).hasStatus(403);
	}

	@Test
	void the_page_shows_the_series_its_table_and_the_way_to_the_target() {
		assertThat(this.mvc.get().uri("/indicadores/ENDES-DC5?year=2025").with(Signed.as("inei"))).hasStatusOk()
			.bodyText()
			.contains("<polyline", "12.2", "84.1 %", "9,782");
		assertThat(
				this.mvc.get().uri("/indicadores/ENDES-DC5?place=150000&area=RURAL").with(Signed.as("presupuesto.ue")))
			.hasStatusOk();
		assertThat(this.mvc.get().uri("/indicadores?program=0149").with(Signed.as("presupuesto.ue"))).hasStatusOk()
			.bodyText()
			.contains("3886");
		assertThat(this.mvc.get().uri("/indicadores/NO-HAY").with(Signed.as("presupuesto.ue"))).hasStatus(404);
	}

	private int count(String condition) {
		return this.jdbc.sql("select count(*) from indicator_value where " + condition).query(Integer.class).single();
	}

	private String importAs(String username, String csv) {
		String location = this.mvc.post()
			.uri("/api/v1/imports/indicator-values")
			.multipart()
			.file(new MockMultipartFile("file", "valores.csv", "text/csv",
					csv.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
			.param("year", "2025")
			.header("Authorization", "Bearer demo-" + username)
			.exchange()
			.getResponse()
			.getHeader("Location");
		return ImportAnswer.of(this.mvc, String.valueOf(location), username);
	}

}
