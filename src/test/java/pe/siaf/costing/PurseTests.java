package pe.siaf.costing;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.programming.FileKey;

import static org.assertj.core.api.Assertions.assertThat;

/** What kits are paid from, and whom a needs table waits for. */
@SiafTest
class PurseTests {

	private static final String PAPER = "B981600010001";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private NeedsFixture given;

	@Autowired
	private CostingFixture files;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void the_kits_of_a_target_are_paid_from_its_purse() {
		FileKey key = aFile("980951");
		String table = NeedsController.path(key);
		post("980951", table + "/calculo");
		assertThat(purse(key)).isEqualTo("00-0");

		post("980951", table + "/fuentes", "target", "0001", "rubro", "09", "resourceType", "0");

		assertThat(purse(key)).isEqualTo("09-0");
		assertThat(open("980951", table + "/fuentes")).contains("09. ", "1,000.00", "filas?meta=0001");
		assertThat(open("980951", table + "/filas?meta=0001&purse=09-0")).contains("1,000.00");
		assertThat(open("980951", table + "/filas?meta=0001&purse=00-0")).doesNotContain("1,000.00");
		assertThat(refused("980951", table + "/fuentes", "target", "0001", "rubro", "ZZ", "resourceType", "0"))
			.contains("CLS-001");
	}

	@Test
	void a_costed_amount_opens_its_needs() {
		FileKey key = aFile("980952");
		post("980952", NeedsController.path(key) + "/calculo");

		assertThat(open("980952", key.path() + "/montos")).contains(
				NeedsController.path(key) + "/filas?meta=0001&of=2027&item=2.3.1.5.1.2&purse=00-0",
				key.path() + "/montos/0001-00-0-2.3.1.5.1.2");
		assertThat(open("980952", key.path() + "/montos/0001-00-0-2.3.1.5.1.2")).contains("1,000.00",
				"/filas?meta=0001&of=2027&item=2.3.1.5.1.2&purse=00-0");
	}

	@Test
	void a_computed_table_waits_for_supply_and_a_programmed_one_for_the_budget_office() {
		FileKey key = aFile("980953");
		String table = NeedsController.path(key);
		assertThat(open("980953", "/")).doesNotContain("href=\"" + table + "\"");
		post("980953", table + "/calculo");
		assertThat(open("980953", "/")).doesNotContain("href=\"" + table + "\"");

		String version = this.given.one("select lock_version from needs_table where sec_ejec = '980953'").toString();
		post("980953", table + "/actos", "action", "program", "version", version);

		assertThat(open("980953", "/")).contains("href=\"" + table + "\"");
	}

	private FileKey aFile(String unit) {
		FileKey key = this.given.aFileOf(unit);
		this.given.anItem(PAPER, "1", "10", "2.3.1.5.1.2");
		this.given.aKit("5980951", 9809510);
		this.given.input(9809510, PAPER, "quantity_per_time = 1");
		this.given.aTarget(key, "0001", "5980951", 100);
		this.files.anOfficerOf(unit);
		return key;
	}

	private String purse(FileKey key) {
		return this.jdbc.sql("""
				select string_agg(rubro || '-' || resource_type, ' ') from programming_amount
				where sec_ejec = ? and source = 'COSTED' and year = 2027""")
			.param(key.secEjec())
			.query(String.class)
			.single();
	}

	private String open(String unit, String path) {
		return text(this.mvc.get().uri(path).with(this.files.as(CostingFixture.officer(unit))).exchange());
	}

	private void post(String unit, String path, String... fields) {
		assertThat(refused(unit, path, fields)).isEqualTo("null");
	}

	private String refused(String unit, String path, String... fields) {
		MockMvcTester.MockMvcRequestBuilder form = this.mvc.post()
			.uri(path)
			.with(this.files.as(CostingFixture.officer(unit)));
		for (int at = 0; at < fields.length; at += 2) {
			form.param(fields[at], fields[at + 1]);
		}
		return String.valueOf(form.exchange().getMvcResult().getFlashMap().get("refusal"));
	}

	private static String text(org.springframework.test.web.servlet.assertj.MvcTestResult answer) {
		assertThat(answer).hasStatusOk();
		try {
			return org.springframework.web.util.HtmlUtils
				.htmlUnescape(answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
		}
		catch (java.io.UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
