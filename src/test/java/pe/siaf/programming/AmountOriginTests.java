package pe.siaf.programming;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** Each amount opens down to who typed it, and a row is written without script too. */
@SiafTest
@Transactional
class AmountOriginTests {

	private static final FileKey FILE = ProgrammingFixture.file(PlanningProcess.MULTI_YEAR);

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Files files;

	@Autowired
	private Targets targets;

	@Autowired
	private Amounts amounts;

	@Autowired
	private QuantityGrid quantities;

	@Autowired
	private AmountGrid money;

	private ProgrammingFixture fixture;

	@BeforeEach
	void institutions() {
		this.fixture = new ProgrammingFixture(this.jdbc);
		this.fixture.institutions();
	}

	@Test
	void a_typed_amount_opens_to_who_wrote_it_and_what_it_was_before() {
		String line = line();
		write(line, "", "1500");
		write(line, "1500", "1750");

		assertThat(open(FILE.path() + "/montos")).contains(FILE.path() + "/montos/" + line);
		assertThat(open(FILE.path() + "/montos/" + line)).contains("1,750.00", "1,500.00",
				ProgrammingFixture.BUDGET.username());
		assertThat(this.mvc.get().uri(FILE.path() + "/montos/9999-00-0-2.3.1").with(Signed.as("analista.mef")))
			.hasStatus(404);
		assertThat(this.mvc.get().uri(FILE.path() + "/montos/" + line).with(Signed.as("presupuesto.ue")))
			.as("another's")
			.hasStatus(404);
	}

	@Test
	void a_typed_quantity_opens_to_who_wrote_it() {
		line();
		this.quantities.save(FILE, List.of(new CellEdit("0001", "2027", "", "12")), ProgrammingFixture.BUDGET);

		assertThat(open(FILE.path() + "/metas/0001")).contains(ProgrammingFixture.BUDGET.username(), "12.0000");
	}

	@Test
	void a_row_is_read_and_saved_by_a_plain_form() {
		String here = "/programacion/2027/multianual/001650";
		String line = this.jdbc.sql("""
				select min(line) from programming_line
				where fiscal_year = 2027 and process = 'MULTI_YEAR' and sec_ejec = '001650'""")
			.query(String.class)
			.single();
		assertThat(open(here + "/montos/" + line, "presupuesto.ue")).contains("name=\"c.2028\"", "name=\"s.2028\"");

		assertThat(refused(here, line, "123456", "999")).contains("WFL-003");
		assertThat(refused(here, line, seen(line), "10.50")).contains("PRG-104");
		assertThat(refused(here, line, seen(line), "4321")).isEqualTo("null");
		assertThat(open(here + "/montos/" + line, "presupuesto.ue")).contains("4,321.00");
	}

	@Test
	void a_form_sent_where_only_a_script_writes_is_refused_in_words() {
		assertThat(this.mvc.post()
			.uri("/programacion/2027/multianual/001650/celdas/montos")
			.param("row", "x")
			.with(Signed.as("presupuesto.ue"))).hasStatus(415);
	}

	@Test
	void what_names_no_row_is_refused_in_words_and_leads_to_the_file() {
		assertThat(this.mvc.post()
			.uri("/programacion/2027/multianual/001650/celdas/montos")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"cells\": [{}]}")
			.with(Signed.as("presupuesto.ue"))).hasStatus(422).bodyText().contains("PRG-104");
		assertThat(this.mvc.post()
			.uri("/programacion/2027/multianual/001650/filas/metas")
			.param("row", "{x}")
			.param("c.2027", "5")
			.with(Signed.as("presupuesto.ue"))).hasRedirectedUrl("/programacion/2027/multianual/001650");
	}

	private String seen(String line) {
		return this.jdbc
			.sql("""
					select trim_scale(a.amount)::text from programming_amount a
					join programming_line l using (fiscal_year, process, sec_ejec, sec_func, rubro, resource_type, item)
					where l.line = ? and a.fiscal_year = 2027 and a.process = 'MULTI_YEAR' and a.sec_ejec = '001650' and a.year = 2028""")
			.param(line)
			.query(String.class)
			.single();
	}

	private String refused(String here, String line, String seen, String typed) {
		return String.valueOf(this.mvc.post()
			.uri(here + "/filas/montos")
			.param("row", line)
			.param("s.2028", seen)
			.param("c.2028", typed)
			.with(Signed.as("presupuesto.ue"))
			.exchange()
			.getMvcResult()
			.getFlashMap()
			.get("refusal"));
	}

	private String line() {
		this.files.open(FILE, ProgrammingFixture.BUDGET);
		String target = this.targets.add(FILE, this.fixture.target(this.fixture.chain()), ProgrammingFixture.BUDGET);
		return this.amounts.add(FILE, new LineForm(target, "00", "0", this.fixture.item()), ProgrammingFixture.BUDGET);
	}

	private void write(String line, String before, String after) {
		this.money.save(FILE, List.of(new CellEdit(line, "2027", before, after)), ProgrammingFixture.BUDGET);
	}

	private String open(String path) {
		return open(path, "analista.mef");
	}

	private String open(String path, String username) {
		org.springframework.test.web.servlet.assertj.MvcTestResult page = this.mvc.get()
			.uri(path)
			.with(Signed.as(username))
			.exchange();
		assertThat(page).hasStatusOk();
		try {
			return page.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
		}
		catch (java.io.UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
