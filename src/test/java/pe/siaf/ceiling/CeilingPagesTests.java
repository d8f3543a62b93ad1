package pe.siaf.ceiling;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Ceilings as officers see and fill them, on the demonstration's assignment. */
@SiafTest
class CeilingPagesTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private CeilingFixture given;

	@Test
	void the_rector_writes_a_frame_compares_and_publishes_it() {
		String frame = String.valueOf(this.mvc.post()
			.uri("/marco/nuevo")
			.with(Signed.as("rector.mef"))
			.param("fiscalYear", "2040")
			.param("scenario", "BASE")
			.param("name", "Marco 2040")
			.exchange()
			.getResponse()
			.getRedirectedUrl());
		MvcTestResult unreadable = this.mvc.post()
			.uri(frame)
			.with(Signed.as("rector.mef"))
			.param("v.EXPENDITURE.2040", "1000.50")
			.exchange();
		assertThat(unreadable).bodyText().contains("Hay valores que no se leen").contains("1000.50");

		assertThat(this.mvc.post()
			.uri(frame)
			.with(Signed.as("rector.mef"))
			.param("v.EXPENDITURE.2040", "1,000")
			.param("v.INFLATION.2040", "2.5")).hasStatus3xxRedirection();
		assertThat(this.mvc.get().uri(frame).with(Signed.as("rector.mef"))).bodyText().contains("1,000.00", "2.5");
		assertThat(this.mvc.get().uri(frame).with(Signed.as("auditor"))).as("a draft is its writers'").hasStatus(404);
		MvcTestResult incomplete = this.mvc.post()
			.uri(frame + "/actos")
			.with(Signed.as("rector.mef"))
			.param("action", "publish")
			.exchange();
		assertThat(String.valueOf(incomplete.getMvcResult().getFlashMap().get("refusal"))).contains("CEI-021");
		assertThat(this.mvc.get().uri("/marco/comparar?uno=1&otro=2").with(Signed.as("auditor"))).bodyText()
			.contains("BASE", "ADVERSO", "-3.0 %");
	}

	@Test
	void a_published_frame_stays_as_it_is_CEI_020() {
		String frame = "/marco/" + this.given.aFrame(2041, 1_000);
		int version = this.jdbc.sql("select lock_version from macro_frame where id = ?")
			.param(Long.valueOf(frame.substring(7)))
			.query(Integer.class)
			.single();

		assertThat(this.mvc.post()
			.uri(frame)
			.with(Signed.as("rector.mef"))
			.param("lockVersion", String.valueOf(version))
			.param("v.INFLATION.2041", "9")).hasStatus3xxRedirection()
			.satisfies((answer) -> assertThat(String.valueOf(answer.getMvcResult().getFlashMap().get("refusal")))
				.contains("CEI-020"));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc
				.sql("update macro_value set value = 9 where frame_id = ? and variable = 'INFLATION'")
				.param(Long.valueOf(frame.substring(7)))
				.update())
			.withMessageContaining("is published");
	}

	@Test
	void a_row_that_does_not_say_whose_it_is_stays_to_be_mended() {
		String page = "/techos/" + this.given.aDraft(2092, this.given.aFrame(2092, 1_000));

		assertThat(this.mvc.post()
			.uri(page)
			.with(Signed.as("rector.mef"))
			.param("nuevo", "09-096")
			.param("m.nuevo.2092", "987654")
			.param("r.nuevo", "Ampliación de 2092")).hasStatusOk()
			.bodyText()
			.contains("La fila que agrega no dice de quién es", "09-096", "987654", "Ampliación de 2092");
	}

	@Test
	void a_pliego_gives_out_to_its_units_and_reads_by_how_much_it_is_too_much() {
		long version = this.given.anAssignment(2031, 1_000, "AVAILABLE");
		long pliego = this.given.row(version, "P" + CeilingFixture.PLIEGO, 2031);
		String page = "/techos/" + version + "/" + pliego;
		assertThat(this.mvc.get().uri(page).with(Signed.as("auditor"))).bodyText()
			.contains("PLIEGO DE TECHOS", "vinculante", "1,000.00");
		assertThat(this.mvc.get().uri(page).with(Signed.as("presupuesto.pliego"))).as("another pliego's")
			.hasStatus(404);

		assertThat(this.mvc.get().uri(page + "/simulacion?year=2031&amount=900").with(Signed.as("auditor"))).bodyText()
			.contains("900.00", "999,100.00");
	}

	@Test
	void the_demonstrations_pliego_fills_its_grid() {
		Map<String, Object> row = this.jdbc.sql("""
				select c.id, c.version_id from ceiling c join ceiling_version v on v.id = c.version_id
				where v.demonstration and c.parent_id is null and c.year = 2027""").query().singleRow();
		String page = "/techos/" + row.get("version_id") + "/" + row.get("id");
		assertThat(this.mvc.get().uri(page).with(Signed.as("presupuesto.pliego"))).bodyText()
			.contains("001650", "name=\"m.P09/096|U001650.2027\"", "55,258,000");

		MvcTestResult tooMuch = this.mvc.post()
			.uri(page)
			.with(Signed.as("presupuesto.pliego"))
			.param("m.P09/096|U001650.2027", "55,258,001")
			.param("reason", "Una prueba")
			.exchange();
		assertThat(tooMuch).bodyText()
			.contains("CEI-002", "55,258,001.00", "55,258,000.00", "1.00 de más")
			.contains("value=\"55,258,001\"");
		MvcTestResult unexplained = this.mvc.post()
			.uri(page)
			.with(Signed.as("presupuesto.pliego"))
			.param("m.P09/096|U001650.2027", "55,000,000")
			.exchange();
		assertThat(unexplained).bodyText().contains("CEI-011");
		assertThat(this.mvc.get().uri("/").with(Signed.as("rector.mef"))).hasStatusOk();
		assertThat(this.mvc.get().uri("/").with(Signed.as("presupuesto.pliego"))).hasStatusOk();
	}

	@Test
	void what_can_not_be_read_is_said_and_breaks_nothing() {
		long version = this.given.anAssignment(2070, 1_000, "DRAFT");
		Map<String, String> form = form(version);
		form.replaceAll((name, value) -> name.startsWith("m.") ? "999999999999999999999" : value);
		assertThat(send(version, form)).hasStatusOk().bodyText().contains("Hay montos que no se leen");
		for (String page : List.of("/techos/nueva", "/marco/nuevo")) {
			assertThat(this.mvc.post().uri(page).with(Signed.as("rector.mef")).param("fiscalYear", "abc")).hasStatusOk()
				.bodyText()
				.contains("No se lee lo escrito");
		}
		assertThat(
				this.mvc.post().uri("/decisiones/compromisos").with(Signed.as("rector.mef")).param("dueDate", "mañana"))
			.hasStatusOk()
			.bodyText()
			.contains("No se lee lo escrito");
	}

	@Test
	void an_amount_stays_with_its_pliego_when_another_is_added_meanwhile() {
		long version = this.given.anAssignment(2062, 1_000, "DRAFT");
		Map<String, String> form = form(version);
		this.given.give(version, null, Map.of("P09/096", 5_000L), CeilingFixture.RECTOR);

		form.replaceAll((name, value) -> name.startsWith("m.P") && name.endsWith(".2062") ? "2,000" : value);
		assertThat(send(version, form)).hasStatus3xxRedirection();
		assertThat(this.given.amount(this.given.row(version, "P09/096", 2062))).isEqualTo(Amount.of(5_000));
		assertThat(this.given.amount(this.given.row(version, "P" + CeilingFixture.PLIEGO, 2062)))
			.isEqualTo(Amount.of(2_000));
	}

	@Test
	void what_another_changed_meanwhile_is_neither_written_back_nor_overwritten_WFL_003() {
		long version = this.given.anAssignment(2065, 1_000, "DRAFT");
		String pliego = "P" + CeilingFixture.PLIEGO;
		Map<String, String> form = form(version);
		this.given.set(version, null, pliego, 2065, 1_500, false, CeilingFixture.RECTOR);

		form.put("m." + pliego + ".2066", "1,200");
		assertThat(send(version, form)).hasStatus3xxRedirection();
		assertThat(this.given.amount(this.given.row(version, pliego, 2065))).as("only read")
			.isEqualTo(Amount.of(1_500));
		assertThat(this.given.amount(this.given.row(version, pliego, 2066))).isEqualTo(Amount.of(1_200));

		form.put("m." + pliego + ".2065", "1,300");
		MvcTestResult refused = send(version, form);
		assertThat(refused).hasStatusOk().bodyText().contains("WFL-003", "value=\"1,300\"");
		assertThat(this.given.amount(this.given.row(version, pliego, 2065))).isEqualTo(Amount.of(1_500));
		Map<String, String> again = fields(refused);
		assertThat(send(version, again)).as("now that it was seen").hasStatus3xxRedirection();
		assertThat(this.given.amount(this.given.row(version, pliego, 2065))).isEqualTo(Amount.of(1_300));
	}

	private Map<String, String> form(long version) {
		return fields(this.mvc.get().uri("/techos/" + version).with(Signed.as("rector.mef")).exchange());
	}

	/** The fields of a page's grid as a browser would send them. */
	private static Map<String, String> fields(MvcTestResult page) {
		Map<String, String> fields = new LinkedHashMap<>();
		Pattern.compile("<input[^>]*>")
			.matcher(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
			.results()
			.map(MatchResult::group)
			.forEach((input) -> {
				Matcher name = Pattern.compile(" name=\"([mrv]\\.[^\"]+)\"").matcher(input);
				Matcher value = Pattern.compile(" value=\"([^\"]*)\"").matcher(input);
				if (name.find()) {
					fields.put(name.group(1), value.find() ? value.group(1) : "");
				}
			});
		return fields;
	}

	private MvcTestResult send(long version, Map<String, String> fields) {
		MockMvcTester.MockMvcRequestBuilder form = this.mvc.post()
			.uri("/techos/" + version)
			.with(Signed.as("rector.mef"));
		fields.forEach(form::param);
		return form.exchange();
	}

	@Test
	void other_systems_read_what_binds_a_unit_and_give_out() {
		assertThat(this.mvc.get()
			.uri("/api/v1/ceilings?unit=001650&year=2027&process=FORMULATION")
			.header("Authorization", "Bearer demo-presupuesto.ue")).bodyJson()
			.extractingPath("$[0].amount")
			.isEqualTo("55258000.00");
		assertThat(this.mvc.get()
			.uri("/api/v1/ceilings?unit=995101&year=2027")
			.header("Authorization", "Bearer demo-presupuesto.ue")).hasStatus(404);

		long draft = this.given.anAssignment(2034, 1_000, "DRAFT");
		long pliego = this.given.row(draft, "P" + CeilingFixture.PLIEGO, 2034);
		String order = """
				{"version": %d, "parent": %d, "ceilings": [{"keys": "P95/951|U995101", "year": 2034, "amount": "%s"}]}""";
		assertThat(post(order.formatted(draft, pliego, "1000.00"))).hasStatus(201);
		assertThat(post(order.formatted(draft, pliego, "1001.00"))).hasStatus(422)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("CEI-002");
		assertThat(post(order.formatted(draft, pliego, "0.50"))).hasStatus(422);
		assertThat(this.given.distributed(pliego)).isEqualTo(Amount.of(1_000));
	}

	@Test
	void what_names_no_ceiling_is_told_and_breaks_nothing_CEI_009() {
		long draft = this.given.anAssignment(2068, 1_000, "DRAFT");
		long pliego = this.given.row(draft, "P" + CeilingFixture.PLIEGO, 2068);
		String order = "{\"version\": %d, \"parent\": %d, \"ceilings\": [%s]}";
		String ofNoCategory = "{\"keys\": \"P95/951|D3000845\", \"year\": 2068, \"amount\": \"1.00\"}";
		for (String ceiling : List.of("null", "{}", ofNoCategory)) {
			assertThat(post(order.formatted(draft, pliego, ceiling))).as(ceiling)
				.hasStatus(422)
				.bodyJson()
				.extractingPath("$.code")
				.isEqualTo("CEI-009");
		}
	}

	private MvcTestResult post(String order) {
		return this.mvc.post()
			.uri("/api/v1/ceilings")
			.header("Authorization", "Bearer demo-rector.mef")
			.contentType(MediaType.APPLICATION_JSON)
			.content(order)
			.exchange();
	}

}
