package pe.siaf.design;

import java.io.UnsupportedEncodingException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.identity.Role;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** The design desk's pages, on a practice copy of program 0149. */
@SiafTest
class DesignPagesTests {

	@Autowired
	private DraftFixture given;

	@Autowired
	private Drafts drafts;

	@Autowired
	private DesignRows rows;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private JsonMapper json;

	@Test
	void the_grid_saves_a_cell_and_tells_what_others_did_meanwhile() {
		Draft draft = practice();
		long node = node(draft, "P");
		String before = text(node);
		MvcTestResult saved = edit(draft, 0, "SET", node, before, "Compradores certificados");

		assertThat(saved).hasStatusOk()
			.bodyJson()
			.extractingPath("$.done[0].value")
			.isEqualTo("Compradores certificados");
		assertThat(this.mvc.get()
			.uri(draft.page() + "/cambios.json?after=0")
			.with(Signed.as("responsable.pp", Role.ME_COORD))).bodyJson()
			.extractingPath("$.others[0].value")
			.isEqualTo("Compradores certificados");
	}

	@Test
	void days_and_hours_read_as_in_Lima_and_boxes_without_an_objective_say_so() throws Exception {
		Draft draft = practice();
		this.jdbc.sql("update program_version set created_at = '2026-03-01 02:30+00' where id = ?")
			.param(draft.id())
			.update();

		assertThat(page("/programas/0149/versiones")).contains("28/02/2026 ·");
		assertThat(page(draft.page() + "/equipo")).contains("31/12/2026").doesNotContain("2026-12-31");
		assertThat(page(draft.page() + "/diagnostico?arbol=objetivos")).contains("(objetivo por escribir)");
		assertThat(page(draft.page() + "/diagnostico")).doesNotContain("(objetivo por escribir)");
	}

	private String page(String address) throws UnsupportedEncodingException {
		MvcTestResult answer = this.mvc.get().uri(address).with(Signed.as("responsable.pp")).exchange();
		assertThat(answer).hasStatusOk();
		return answer.getResponse().getContentAsString();
	}

	@Test
	void a_version_or_year_that_is_none_is_refused_in_words() {
		assertThat(this.mvc.post()
			.uri("/programas/0149/versiones")
			.param("fromProgram", "0001")
			.param("from", "987")
			.with(Signed.as("responsable.pp"))).hasStatus3xxRedirection()
			.satisfies((answer) -> told(answer, "0001/987"));
		assertThat(
				this.mvc.post().uri("/indicadores/3892/fichas").param("year", "29").with(Signed.as("responsable.pp")))
			.hasStatus3xxRedirection()
			.satisfies((answer) -> told(answer, "«29»"));
	}

	private static void told(MvcTestResult answer, String figure) {
		assertThat(String.valueOf(answer.getMvcResult().getFlashMap().get("refusal"))).contains("DSN-102", figure);
	}

	@Test
	void who_comes_second_reads_what_the_first_wrote() {
		Draft draft = practice();
		long node = node(draft, "P");
		String before = text(node);
		edit(draft, 0, "SET", node, before, "El primero");

		assertThat(edit(draft, 0, "SET", node, before, "El segundo")).hasStatus(HttpStatus.CONFLICT)
			.bodyJson()
			.satisfies((body) -> {
				assertThat(body).extractingPath("$.code").isEqualTo("WFL-003");
				assertThat(body).extractingPath("$.current").isEqualTo("El primero");
				assertThat(body).extractingPath("$.detail").asString().contains("Patricia Rojas León");
			});
	}

	@Test
	void a_form_that_is_refused_keeps_what_was_typed() {
		Draft draft = practice();

		assertThat(this.mvc.post()
			.uri(draft.page() + "/partes/cause")
			.param("code", "C9")
			.param("kind", "FACTOR")
			.param("name", "Compras sin planificar")
			.param("magnitude", "muchas")
			.with(Signed.as("responsable.pp"))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Compras sin planificar", "muchas", "DSN-102");
	}

	@Test
	void a_form_adds_changes_and_removes_a_part() {
		Draft draft = practice();
		assertThat(this.mvc.post()
			.uri(draft.page() + "/partes/evidence")
			.param("citation", "Informe de prueba 2024")
			.param("kind", "COHORT")
			.param("level", "B")
			.param("direction", "SUPPORTS")
			.with(Signed.as("responsable.pp"))).hasStatus3xxRedirection();
		long id = this.rows.of(Part.EVIDENCE, draft.id()).get(0).path("id").asLong();
		assertThat(this.mvc.get().uri(draft.page() + "/diagnostico").with(Signed.as("responsable.pp"))).bodyText()
			.contains("Informe de prueba 2024", "cohortes");
		assertThat(this.mvc.post()
			.uri(draft.page() + "/partes/evidence/" + id + "/quitar")
			.with(Signed.as("responsable.pp"))).hasStatus3xxRedirection();
		assertThat(this.rows.of(Part.EVIDENCE, draft.id())).isEmpty();
	}

	@Test
	void a_form_changes_only_what_was_changed_and_tells_who_was_first() {
		Draft draft = practice();
		long id = this.rows.of(Part.CAUSE, draft.id()).get(0).path("id").asLong();
		assertThat(save(draft, id, "Primer texto", text(Part.CAUSE, id, "name"))).hasStatus3xxRedirection();
		assertThat(text(Part.CAUSE, id, "name")).isEqualTo("Primer texto");

		assertThat(save(draft, id, "Segundo texto", "lo que había antes")).hasStatus(HttpStatus.CONFLICT)
			.bodyText()
			.contains("Primer texto", "Segundo texto", "WFL-003");
		assertThat(text(Part.CAUSE, id, "name")).isEqualTo("Primer texto");
	}

	@Test
	void a_form_shows_each_field_with_what_it_held_and_offers_the_designs_own_rows() {
		Draft draft = practice();
		long edge = this.rows.of(Part.EDGE, draft.id()).get(0).path("id").asLong();

		assertThat(this.mvc.get().uri(draft.page() + "/partes/edge/" + edge).with(Signed.as("responsable.pp")))
			.bodyText()
			.contains("name=\"before.cause_id\" value=\"" + text(Part.EDGE, edge, "cause_id") + "\"", "selected");
	}

	private MvcTestResult save(Draft draft, long cause, String name, String before) {
		var request = this.mvc.post()
			.uri(draft.page() + "/partes/cause")
			.param("id", String.valueOf(cause))
			.param("name", name)
			.param("before.name", before);
		Part.CAUSE.fields()
			.stream()
			.filter((field) -> !field.name().equals("name"))
			.forEach((field) -> request.param(field.name(), text(Part.CAUSE, cause, field.name()))
				.param("before." + field.name(), text(Part.CAUSE, cause, field.name())));
		return request.with(Signed.as("responsable.pp")).exchange();
	}

	private String text(Part part, long id, String field) {
		return DesignRows.text(this.rows.find(part, id).orElseThrow(), part.field(field).orElseThrow());
	}

	@Test
	void people_read_duties_in_words() {
		assertThat(this.mvc.get().uri(this.given.program("0001").page() + "/equipo").with(Signed.as("rector.mef")))
			.bodyText()
			.contains("responsable técnico")
			.doesNotContain("TECHNICAL_RESPONSIBLE");
	}

	@Test
	void the_programming_criterion_is_computed() {
		DraftFixture.Chain chain = this.given.chain();
		Draft draft = chain.draft();
		long population = this.given.add(draft, Part.POPULATION, null, "name", "Niños menores de un año");
		this.given.add(draft, Part.SIZE, population, "kind", "TARGET", "fiscal_year", "2026", "size", "1200");
		this.given.add(draft, Part.MODEL, chain.activity(), "population_id", String.valueOf(population),
				"coverage_goal", "95", "concentration", "6");

		assertThat(this.mvc.get().uri(draft.page() + "/nodos/" + chain.activity()).with(Signed.as("responsable.pp")))
			.bodyText()
			.contains("6,840", "1,200", "95 %");
	}

	@Test
	void nobody_writes_another_programs_design() {
		DraftFixture.Chain chain = this.given.chain();

		assertThat(edit(chain.draft(), 0, "SET", chain.product(), "Niños suplementados", "ajeno"))
			.hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.mvc.get().uri(chain.draft().page() + "/matriz").with(Signed.as("responsable.pp"))).bodyText()
			.contains("Solo lectura")
			.doesNotContain("data-grid=");
	}

	@Test
	void comments_stand_at_their_place_until_they_are_resolved() {
		Draft draft = practice();
		long node = node(draft, "P");
		this.mvc.post()
			.uri(draft.page() + "/comentarios")
			.param("node", String.valueOf(node))
			.param("text", "¿Qué evidencia lo sustenta?")
			.with(Signed.as("analista.mef"))
			.exchange();

		assertThat(this.mvc.get().uri(draft.page() + "/matriz").with(Signed.as("responsable.pp"))).bodyText()
			.contains("1 por resolver");
		assertThat(this.mvc.get().uri(draft.page() + "/comentarios").with(Signed.as("responsable.pp"))).bodyText()
			.contains("¿Qué evidencia lo sustenta?", "abierto");
	}

	@Test
	void people_of_another_program_say_nothing_here() {
		Draft other = this.given.program();

		assertThat(this.mvc.post()
			.uri(other.page() + "/comentarios")
			.param("text", "Desde otro programa")
			.with(Signed.as("responsable.pp"))).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void the_rector_opens_a_program_with_a_code_that_is_free() {
		Draft taken = this.given.program();

		assertThat(this.mvc.post()
			.uri("/programas/nuevo")
			.param("code", taken.program())
			.param("name", "OTRO")
			.with(Signed.as("rector.mef"))).hasStatusOk().bodyText().contains("DSN-106", "OTRO");
	}

	private Draft practice() {
		Draft approved = this.drafts.of("0149")
			.stream()
			.filter((draft) -> draft.state().equals("APPROVED"))
			.findFirst()
			.orElseThrow();
		return this.drafts.begin("0149", approved, true, this.given.responsible(approved));
	}

	private MvcTestResult edit(Draft draft, long seen, String action, long node, String before, String after) {
		return this.mvc.post()
			.uri(draft.page() + "/cambios")
			.contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsString(Map.of("seen", seen, "edits",
					java.util.List.of(Map.of("action", action, "part", "NODE", "id", node, "field", "text", "before",
							before, "after", after)))))
			.with(Signed.as("responsable.pp"))
			.exchange();
	}

	private long node(Draft draft, String level) {
		return this.rows.of(Part.NODE, draft.id())
			.stream()
			.filter((row) -> row.path("level").asString().equals(level))
			.findFirst()
			.orElseThrow()
			.path("id")
			.asLong();
	}

	private String text(long node) {
		return this.rows.find(Part.NODE, node).orElseThrow().path("text").asString();
	}

}
