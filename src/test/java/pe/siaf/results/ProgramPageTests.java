package pe.siaf.results;

import java.io.UnsupportedEncodingException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;
import pe.siaf.money.AmountFormatter;
import pe.siaf.money.Amount;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
class ProgramPageTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@ParameterizedTest
	@ValueSource(strings = { "0001", "0068", "0090", "0149", "9001", "9002", "0002" })
	void every_program_has_its_page_in_both_languages(String code) {
		for (String language : new String[] { "es", "en" }) {
			assertThat(this.mvc.get()
				.uri("/programas/" + code + "?year=2025&idioma=" + language)
				.with(Signed.as("presupuesto.ue"))).hasStatusOk().bodyText().contains(code).doesNotContain("??");
			assertThat(this.mvc.get()
				.uri("/programas/" + code + "/marco-logico?year=2025&idioma=" + language)
				.with(Signed.as("presupuesto.ue"))).hasStatusOk().bodyText().doesNotContain("??");
		}
	}

	@Test
	void the_chain_adds_up_to_what_the_lines_of_the_category_hold() {
		Amount pim = this.jdbc.sql("""
				select coalesce(sum(l.pim), 0) from budget_line l
				join budget_target t using (fiscal_year, sec_ejec, sec_func)
				where l.fiscal_year = 2025 and t.category = '0149' and l.sec_ejec = '001650'""")
			.query((row, number) -> new Amount(row.getBigDecimal(1)))
			.single();

		assertThat(this.mvc.get().uri("/programas/0149?year=2025").with(Signed.as("presupuesto.ue"))).hasStatusOk()
			.bodyText()
			.contains("/presupuesto/lineas?year=2025&amp;category=0149")
			.contains(AmountFormatter.print(pim));
	}

	@Test
	void who_registers_statistics_sees_the_design_and_no_money() {
		assertThat(this.mvc.get().uri("/programas/0149?year=2025").with(Signed.as("inei"))).hasStatusOk()
			.bodyText()
			.contains("5000295")
			.doesNotContain("/presupuesto/metas/2025/001650");
	}

	@Test
	void findings_are_named_in_words_and_their_code_is_an_aside() {
		assertThat(this.mvc.get().uri("/programas/0149?year=2025").with(Signed.as("presupuesto.ue"))).bodyText()
			.contains("<span>Fichas de indicador incompletas</span>",
					"Resultado específico: el nivel no tiene supuestos.", "<span class=\"chip plain\">DSN-031</span>");
	}

	@Test
	void what_was_invented_says_so_down_to_its_activities() throws UnsupportedEncodingException {
		String page = this.mvc.get()
			.uri("/programas/0001?year=2027")
			.with(Signed.as("presupuesto.ue"))
			.exchange()
			.getResponse()
			.getContentAsString();

		assertThat(page.split("<tr ")).filteredOn((row) -> row.contains("class=\"level-3\""))
			.isNotEmpty()
			.anyMatch((row) -> row.contains("demostración"));
	}

	@Test
	void the_list_can_be_narrowed() {
		assertThat(this.mvc.get().uri("/programas?year=2025&q=contrataciones").with(Signed.as("presupuesto.ue")))
			.hasStatusOk()
			.bodyText()
			.contains("/programas/0149")
			.doesNotContain("/programas/9001");
		assertThat(this.mvc.get().uri("/programas?year=2025&state=APPROVED&kind=AC").with(Signed.as("presupuesto.ue")))
			.bodyText()
			.contains("/programas/9001")
			.doesNotContain("/programas/0149");
		assertThat(this.mvc.get().uri("/programas/8888?year=2025").with(Signed.as("presupuesto.ue"))).hasStatus(404);
	}

	@Test
	void other_systems_read_the_version_and_its_findings() {
		assertThat(this.mvc.get()
			.uri("/api/v1/programs/0149?year=2025")
			.header("Authorization", "Bearer demo-presupuesto.ue")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("0149");
		assertThat(this.mvc.get()
			.uri("/api/v1/programs/0149/findings?year=2025")
			.header("Authorization", "Bearer demo-presupuesto.ue")).hasStatusOk()
			.bodyJson()
			.extractingPath("$[*].code")
			.asArray()
			.contains("DSN-020", "DSN-021", "DSN-022", "DSN-030", "DSN-031");
		assertThat(this.mvc.get()
			.uri("/api/v1/programs?year=2025&q=0149")
			.header("Authorization", "Bearer demo-presupuesto.ue")).hasStatusOk()
			.bodyJson()
			.extractingPath("$[0].state")
			.isEqualTo("APPROVED");
		assertThat(this.mvc.get().uri("/api/v1/programs/0149")).hasStatus(401);
	}

	@Test
	void the_matrix_reads_as_sentences() {
		assertThat(this.mvc.get().uri("/programas/0149/marco-logico?year=2025").with(Signed.as("responsable.pp")))
			.bodyText()
			.contains("SI se realizan las actividades (5000295, 5006325)", "ENTONCES se contribuye al resultado final");
	}

}
