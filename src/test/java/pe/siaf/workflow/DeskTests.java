package pe.siaf.workflow;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
class DeskTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void the_desk_shows_the_oldest_work_first_and_how_much_there_is() {
		assertThat(this.mvc.get().uri("/").with(Signed.as("inei"))).hasStatusOk()
			.bodyText()
			.contains("N60", "N51", "En aprobación", "Ver los 60 documentos", "N999")
			.doesNotContain("N50<");
	}

	@Test
	void an_empty_desk_says_what_happens_next() {
		this.jdbc
			.sql("""
					with person as (
					  insert into app_user (username, person_name, password_hash) values ('oficina.vacia', 'Persona', '{noop}!')
					  on conflict do nothing returning id)
					insert into user_profile (user_id, role, scope_kind, scope_code, principal)
					select id, 'UE_BUDGET', 'UE', '999998', true from person""")
			.update();
		assertThat(this.mvc.get().uri("/").with(Signed.as("oficina.vacia"))).hasStatusOk()
			.bodyText()
			.contains("Nada espera por su perfil");
	}

	@Test
	void the_list_has_leaves_and_a_filter_by_kind() {
		assertThat(this.mvc.get().uri("/documentos").with(Signed.as("inei"))).bodyText()
			.contains("1–50 de 60", "?pagina=2");
		assertThat(this.mvc.get().uri("/documentos").param("tipo", "workflow.desk").with(Signed.as("inei"))).bodyText()
			.contains("1–30 de 30", ">N60<")
			.doesNotContain(">N59<");
	}

	@Test
	void approved_records_stand_under_their_own_tab() {
		assertThat(this.mvc.get().uri("/documentos").param("vista", "aprobados").with(Signed.as("inei"))).bodyText()
			.contains(">N999<")
			.doesNotContain(">N60<");
	}

	@Test
	void who_reads_no_execution_is_shown_no_way_to_documents() {
		assertThat(this.mvc.get().uri("/").with(Signed.as("admin"))).bodyText().doesNotContain("href=\"/documentos");
		assertThat(this.mvc.get().uri("/documentos").param("vista", "aprobados").with(Signed.as("admin"))).hasStatusOk()
			.bodyText()
			.doesNotContain("/ejecucion/");
	}

	@Test
	void the_menu_counts_what_waits() {
		assertThat(this.mvc.get().uri("/ui").with(Signed.as("inei"))).bodyText()
			.contains("<span class=\"waiting\">60</span>");
	}

}
