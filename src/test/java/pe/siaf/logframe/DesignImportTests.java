package pe.siaf.logframe;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.indicator.ImportAnswer;
import pe.siaf.program.ProgramVersion;
import pe.siaf.program.Programs;
import pe.siaf.rules.ConstraintName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SiafTest
class DesignImportTests {

	/**
	 * As the public documents are: in the ministry's words, with most of a design
	 * missing.
	 */
	private static final String PUBLISHED = """
			{"programa": "%s", "programa_nombre": "PROGRAMA DE PRUEBA", "sector_ficha": "09 ECONOMIA", "pliego_ficha": null,
			 "diseno": {"problema": "Un problema", "resultado_especifico": "Un resultado", "niveles_gobierno": ["nacional", "local"],
			   "resultados_intermedios": [{"nombre": "A medio camino", "indicadores": ["Proporción intermedia"], "medio_verificacion": "ENAHO"}]},
			 "indicadores_resultado": [{"indicador": "9%s", "indicador_nombre": "PORCENTAJE DE LOGRO", "unidad_medida": "PORCENTAJE",
			   "metodo_calculo": "NUMERADOR: LOGRADOS DENOMINADOR: TODOS X 100", "periodicidad": "ANUAL INDICADOR : 9", "fuente_datos": "REGISTRO", "vigente": ["2026"]}],
			 "productos": [{"producto": "3000001", "producto_nombre": "ACCIONES COMUNES", "indicadores": [],
			   "actividades_vistas": [{"actividad": "5000276", "nombre": "GESTION DEL PROGRAMA", "unidad_medida": "060.INFORME"}]}],
			 "presupuesto_anual_consulta_amigable": [{"year": 2020, "pia": 100.0, "pim": 120.0, "certificado": 110.0, "devengado": 90.5, "girado": 90.0}]}
			""";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Programs programs;

	@Autowired
	private Logframes logframes;

	@Autowired
	private IndicatorSheets sheets;

	@Test
	void a_published_design_comes_with_what_it_holds_and_nothing_made_up() {
		assertThat(importAs("rector.mef", PUBLISHED.formatted("7001", "7001"), 2026)).contains("APPLIED");

		ProgramVersion version = this.programs.find("7001", 2026).orElseThrow();
		assertThat(version.isInForce(2026)).isTrue();
		assertThat(version.levels()).isEqualTo("EM");
		Logframe logframe = this.logframes.of(version.id(), 2026);
		assertThat(logframe.inOrder()).extracting(LogframeNode::code).containsExactly("RE", "3000001", "5000276");
		assertThat(logframe.specificResult().orElseThrow().indicators()).extracting(LogframeNode.Indicator::code)
			.containsExactly("97001", "PP7001-SR-01");
		assertThat(logframe.at(Level.A)).singleElement()
			.satisfies((activity) -> assertThat(activity.unitName()).isEqualTo("INFORME"));
		assertThat(this.programs.publishedBudget("7001")).singleElement()
			.satisfies((year) -> assertThat(year.accrued()).hasToString("90.50"));
	}

	@Test
	void a_sheet_is_read_from_the_ministry_s_words() {
		importAs("rector.mef", PUBLISHED.formatted("7002", "7002"), 2026);

		IndicatorSheet sheet = this.sheets.find("97002", 2026).orElseThrow();
		assertThat(sheet.level()).isEqualTo(Level.SR);
		assertThat(field(sheet, "numerator")).isEqualTo("LOGRADOS");
		assertThat(field(sheet, "denominator")).startsWith("TODOS");
		assertThat(field(sheet, "factor")).isEqualTo("100");
		assertThat(field(sheet, "periodicity")).isEqualTo("ANNUAL");
		assertThat(this.sheets.lacks("97002", 2026)).containsExactly("measured_by", "baseline", "targets");
	}

	@Test
	void the_same_design_again_changes_nothing_and_another_one_takes_its_place() {
		importAs("rector.mef", PUBLISHED.formatted("7003", "7003"), 2025);
		importAs("rector.mef", PUBLISHED.formatted("7003", "7003") + " ", 2025);
		assertThat(states("7003")).containsExactly("APPROVED");

		importAs("rector.mef", PUBLISHED.formatted("7003", "7003").replace("Un resultado", "Otro resultado"), 2026);
		assertThat(states("7003")).containsExactly("APPROVED", "APPROVED");
		assertThat(this.programs.find("7003", 2025).orElseThrow().version()).isEqualTo(1);
		assertThat(this.programs.find("7003", 2026).orElseThrow().version()).isEqualTo(2);

		importAs("rector.mef", PUBLISHED.formatted("7003", "7003").replace("Un resultado", "Aún otro"), 2026);
		assertThat(states("7003")).containsExactly("APPROVED", "SUPERSEDED", "APPROVED");
	}

	@Test
	void two_approved_versions_of_a_program_and_year_are_impossible() {
		importAs("rector.mef", PUBLISHED.formatted("7004", "7004"), 2026);

		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> this.jdbc.sql("""
				insert into program_version (program, version, name, state, valid_from, created_by)
				values ('7004', 9, 'Otra', 'APPROVED', 2027, 'prueba')""").update())
			.satisfies((refused) -> assertThat(ConstraintName.in(refused)).contains("approved_version_once_a_year"));
	}

	@Test
	void a_program_s_responsible_sends_in_a_draft_and_of_their_program_only() {
		assertThat(importAs("responsable.pp", PUBLISHED.formatted("7005", "7005"), 2026)).contains("REJECTED");
		assertThat(states("7005")).isEmpty();

		String ours = PUBLISHED.formatted("0149", "0149");
		assertThat(importAs("responsable.pp", ours, 2026)).contains("APPLIED");
		assertThat(states("0149")).containsExactly("APPROVED", "DRAFT");
		assertThat(this.programs.find("0149", 2025).orElseThrow().version()).isEqualTo(1);
	}

	@Test
	void a_document_that_is_no_design_is_refused() {
		assertThat(importAs("rector.mef", "{\"nombre\": \"nada\"}", 2026)).contains("REJECTED");
		assertThat(importAs("rector.mef", "{\"program\": \"7006\", \"name\": \"X\", \"kind\": \"PP\", \"nodos\": []}",
				2026))
			.contains("REJECTED");
	}

	@Test
	void an_officer_of_a_unit_imports_no_designs() {
		assertThat(this.mvc.post()
			.uri("/api/v1/imports/program-design")
			.multipart()
			.file(file("{}"))
			.param("year", "2026")
			.header("Authorization", "Bearer demo-presupuesto.ue")).hasStatus(403);
	}

	private static String field(IndicatorSheet sheet, String key) {
		return String.valueOf(sheet.sections()
			.stream()
			.flatMap((section) -> section.fields().stream())
			.filter((field) -> field.key().equals(key))
			.findFirst()
			.orElseThrow()
			.text());
	}

	private List<String> states(String program) {
		return this.jdbc.sql("select state from program_version where program = ? and not training order by version")
			.param(program)
			.query(String.class)
			.list();
	}

	private static MockMultipartFile file(String json) {
		return new MockMultipartFile("file", "programa.json", "application/json",
				json.getBytes(StandardCharsets.UTF_8));
	}

	private String importAs(String username, String json, int year) {
		String location = this.mvc.post()
			.uri("/api/v1/imports/program-design")
			.multipart()
			.file(file(json))
			.param("year", String.valueOf(year))
			.header("Authorization", "Bearer demo-" + username)
			.exchange()
			.getResponse()
			.getHeader("Location");
		return ImportAnswer.of(this.mvc, String.valueOf(location), username);
	}

}
