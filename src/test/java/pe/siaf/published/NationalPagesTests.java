package pe.siaf.published;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;
import pe.siaf.published.Standout.Kind;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
@Import(PublishedFixture.class)
class NationalPagesTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private PublishedFixture given;

	@Autowired
	private Standouts standouts;

	@Autowired
	private PublishedSeries series;

	@Test
	void the_country_shows_its_sums_its_departments_and_ten_years() {
		assertThat(open("analista.mef", "/nacional?year=2021")).hasStatusOk()
			.bodyText()
			.contains("227,932,217,391", "198,820,867,117", "87.2 %", "24.5 % respecto del PIA")
			.contains("datos al 31/12/2021", "<polyline", "shade-5", "MADRE DE DIOS")
			.contains("redondeo de filas a soles enteros")
			.doesNotContain("Todavía no hay totales");
	}

	@Test
	void the_map_shades_by_the_figure_asked_for_and_says_each_value() {
		assertThat(open("rector.mef", "/nacional?year=2019&measure=pim")).hasStatusOk()
			.bodyText()
			.contains("PIM, millones de soles", "15. LIMA: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nacional", "/nacional/detalle", "/alertas" })
	void a_year_that_is_not_published_leads_to_those_that_are(String page) {
		assertThat(this.mvc.get()
			.uri(page + "?year=1999&by=sector")
			.accept(MediaType.TEXT_HTML)
			.with(Signed.as("analista.mef"))).hasRedirectedUrl(page + "?by=sector")
			.flash()
			.extractingByKey("refusal")
			.asString()
			.contains("Sin datos para «Año 1999»");
	}

	@Test
	void a_year_that_is_not_published_has_no_file() {
		assertThat(this.mvc.get()
			.uri("/alertas/exportar?year=1999&format=csv")
			.accept(MediaType.TEXT_HTML)
			.with(Signed.as("analista.mef"))).hasStatus(404);
	}

	@Test
	void the_country_is_for_those_who_may_read_execution() {
		assertThat(open("inei", "/nacional")).hasStatus(403);
	}

	@Test
	void sectors_lead_to_pliegos_and_these_to_units() {
		assertThat(open("analista.mef", "/nacional/detalle?year=2021&level=E&sector=09&pliego=096")).hasStatusOk()
			.bodyText()
			.contains("001650", "CENTRAL DE COMPRAS PUBLICAS - PERU COMPRAS", "solo unidades del Gobierno Nacional");
		assertThat(open("analista.mef", "/nacional/detalle?year=2021&category=0149")).hasStatus(200)
			.bodyText()
			.contains("no se puede combinar sin inventar");
	}

	@Test
	void a_crossed_table_leads_from_program_to_department_to_unit_and_back() {
		this.given.loads(2051, "cruzado.csv", """
				category,department_target,unit,unit_name,pia,pim,accrued
				0001,15,000011,UNIDAD ONCE,100,120,60
				0001,08,000012,UNIDAD DOCE,50,60,30
				""");
		assertThat(open("analista.mef", "/nacional/detalle?year=2051")).bodyText()
			.contains("year=2051&amp;category=0001");
		assertThat(open("analista.mef", "/nacional/detalle?year=2051&category=0001")).bodyText()
			.contains("category=0001&amp;departmentTarget=15");
		assertThat(open("analista.mef", "/nacional/detalle?year=2051&category=0001&departmentTarget=15")).bodyText()
			.contains("UNIDAD ONCE")
			.doesNotContain("UNIDAD DOCE");
		assertThat(open("analista.mef", "/nacional/detalle?year=2051&departmentTarget=08&by=category")).bodyText()
			.contains("departmentTarget=08&amp;category=0001");
	}

	@Test
	void an_export_writes_what_the_page_shows_in_its_order() throws UnsupportedEncodingException {
		String csv = open("analista.mef",
				"/nacional/detalle/exportar?year=2021&by=departmentTarget&sort=-progress&format=csv")
			.getResponse()
			.getContentAsString();
		assertThat(csv.lines()).hasSize(27);
		assertThat(csv.lines().skip(1).findFirst().orElse("")).startsWith("98,EXTERIOR,");
		assertThat(csv).contains(",Avance %,Sin ejecutar").doesNotContain("Pagado");
	}

	@Test
	void what_stands_out_passes_the_thresholds_of_the_year() {
		List<Standout> found = this.standouts.of(2021);
		assertThat(found).extracting(Standout::kind).contains(Kind.values()).isSorted();
		assertThat(found).filteredOn((one) -> one.kind() == Kind.LOW_PROGRESS)
			.allSatisfy((one) -> assertThat(one.figures().progress().shown()).isLessThan(one.limit()));
		assertThat(found).filteredOn((one) -> one.kind() == Kind.UNSPENT).extracting(Standout::code).contains("0138");
		assertThat(this.standouts.of(2012)).noneMatch((one) -> one.kind() == Kind.PROGRESS_FALL);
		assertThat(open("analista.mef", "/alertas?year=2021")).hasStatusOk()
			.bodyText()
			.contains("Avance que cayó", "REDUCCION DEL COSTO", "/nacional/detalle?year=2021&amp;category=0138");
	}

	@Test
	void the_analysts_desk_shows_the_gravest_and_an_officers_does_not() {
		assertThat(open("analista.mef", "/")).bodyText().contains("Lo que resalta", "Ver los ");
		assertThat(open("presupuesto.ue", "/")).bodyText().doesNotContain("hallazgos");
	}

	@Test
	void the_years_of_a_program_stand_side_by_side() {
		assertThat(this.series.years(Map.of("category", List.of("0001")))).hasSizeGreaterThanOrEqualTo(10);
		assertThat(open("analista.mef", "/nacional/detalle?year=2021&category=0001&by=year")).bodyText()
			.contains("1,907,926,195");
	}

	@Test
	void the_pages_are_there_in_english_too() {
		assertThat(this.mvc.get().uri("/nacional?year=2021").header("Accept-Language", "en").with(Signed.as("auditor")))
			.hasStatusOk();
	}

	private MvcTestResult open(String username, String path) {
		return this.mvc.get().uri(path).with(Signed.as(username)).exchange();
	}

}
