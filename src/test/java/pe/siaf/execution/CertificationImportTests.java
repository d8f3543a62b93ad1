package pe.siaf.execution;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.identity.Signed;
import pe.siaf.indicator.ImportAnswer;

import static org.assertj.core.api.Assertions.assertThat;

/** Certifications by file: judged row by row, all or none, each request once. */
@SiafTest
class CertificationImportTests {

	private static final String UNIT = ExecutionFixture.DEMO_UNIT;

	private static final String HEADER = "solicitud,tipo_documento,numero_documento,fecha_documento,justificacion,meta,rubro,clasificador,monto\n";

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	/** A person's act: from it on the unit's year is kept here. */
	@BeforeEach
	void aYearKeptHere() {
		if (this.given.cutOver(UNIT)) {
			return;
		}
		LineKey line = this.given.aLineOf(UNIT, "7700", "10");
		assertThat(imported(HEADER + row("SIGA-1", line, "1.00"))).contains("\"state\":\"REJECTED\"", "EXE-034");
		this.given.register(
				ExecutionFixture.asked(DocumentStage.CERTIFICATION, null, ExecutionFixture.on(line, "1.00"), UNIT));
	}

	@Test
	void rows_of_one_request_are_one_certification_that_holds_its_credit() {
		LineKey first = this.given.aLineOf(UNIT, "7701", "1000");
		LineKey second = this.given.aLineOf(UNIT, "7702", "500");
		String file = HEADER + row("SIGA-11", first, "600.00") + ",,,,," + on(second, "499.99")
				+ row("SIGA-12", first, "400.00");
		assertThat(imported(file)).contains("\"state\":\"APPLIED\"", "\"new\":2");
		assertThat(this.given.held(UNIT, first)).isEqualTo("1000.00");
		assertThat(this.given.held(UNIT, second)).isEqualTo("499.99");
		assertThat(requests("SIGA-1%")).isEqualTo(2);

		// SIGA sends again what it sent
		assertThat(imported(file)).contains("\"state\":\"APPLIED\"", "\"new\":0", "\"equal\":2");
		assertThat(this.given.held(UNIT, first)).isEqualTo("1000.00");
		assertThat(imported(file.replace("400.00", "399.00"))).contains("\"state\":\"REJECTED\"", "INT-002",
				"\"row\":4");
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void one_row_beyond_its_credit_keeps_all_out_and_says_which_CRT_001() {
		LineKey line = this.given.aLineOf(UNIT, "7703", "100");
		LineKey none = new LineKey("7704", "00", "0", "2.3.1.5.1.2");
		String answer = imported(
				HEADER + row("SIGA-21", line, "60.00") + row("SIGA-22", line, "40.01") + row("SIGA-23", none, "1.00"));
		assertThat(answer).contains("\"state\":\"REJECTED\"", "CRT-001", "\"row\":3", "\"row\":4")
			.doesNotContain("\"row\":2");
		assertThat(this.given.held(UNIT, line)).isEqualTo("0.00");
		assertThat(requests("SIGA-2%")).isZero();
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void a_request_says_one_thing_and_more_than_zero() {
		LineKey line = this.given.aLineOf(UNIT, "7705", "100");
		assertThat(imported(
				HEADER + row("SIGA-31", line, "1.00") + row("SIGA-31", line, "1.00").replace("MEMO 5", "MEMO 6")))
			.contains("\"state\":\"REJECTED\"", "INT-004", "\"row\":3");
		assertThat(imported(HEADER + row("SIGA-32", line, "0.00"))).contains("\"state\":\"REJECTED\"", "INT-004");
		assertThat(imported(HEADER + row("SIGA-33", line, "1.00").replace("MEMO 5", ""))).contains("CRT-005");
	}

	@Test
	void five_hundred_lines_are_one_certification() {
		StringBuilder file = new StringBuilder(HEADER);
		LineKey line = this.given.aLineOf(UNIT, "7706", "1000000");
		file.append(row("SIGA-41", line, "1.00"));
		for (int item = 1; item < 500; item++) {
			LineKey beside = this.given.anotherItem(UNIT, line,
					"2.3.2.%d.%d.%d".formatted(item / 90 + 1, item / 9 % 10 + 1, item % 9 + 1), "10");
			file.append("SIGA-41,,,,,").append(on(beside, "2.00"));
		}
		assertThat(imported(file.toString())).contains("\"state\":\"APPLIED\"", "\"new\":1");
		assertThat(this.jdbc
			.sql("""
					select count(*) from requested_certification q
					join execution_record_line l on l.sec_ejec = q.sec_ejec and l.record_id = q.record_id where q.request = 'SIGA-41'""")
			.query(Integer.class)
			.single()).isEqualTo(500);
	}

	@Test
	void a_certification_is_a_template_for_another() throws java.io.UnsupportedEncodingException {
		LineKey line = this.given.aLineOf(UNIT, "7707", "100");
		ExecutionRecord record = this.given
			.register(
					ExecutionFixture.asked(DocumentStage.CERTIFICATION, null, ExecutionFixture.on(line, "30.00"), UNIT))
			.record();
		String template = this.mvc.get()
			.uri(record.page() + "/plantilla?format=csv")
			.with(Signed.as("logistica.ue"))
			.exchange()
			.getResponse()
			.getContentAsString();
		assertThat(template).contains("7707", "30.00").doesNotContain("001-2026");
		String filled = template.replace(",086,,,", ",086,MEMO 9,2026-04-20,");
		assertThat(imported(filled)).contains("\"state\":\"APPLIED\"");
		assertThat(this.given.held(UNIT, line)).isEqualTo("60.00");
		assertThat(imported(filled)).contains("\"equal\":1");
		assertThat(this.given.held(UNIT, line)).isEqualTo("60.00");
	}

	@Test
	void a_request_in_dollars_holds_soles_at_its_rate_and_counts_once() {
		LineKey line = this.given.aLineOf(UNIT, "7781", "1000");
		String header = HEADER.strip() + ",moneda,tipo_cambio\n";
		String file = header + row("SIGA-81", line, "100.00").strip() + ",usd,3.7515\n";
		assertThat(imported(file)).contains("\"state\":\"APPLIED\"", "\"new\":1");
		assertThat(this.given.held(UNIT, line)).isEqualTo("375.15");
		assertThat(this.jdbc.sql("""
				select r.currency || ' ' || a.currency_rate::numeric(9,4) || ' ' || l.currency_amount
				from requested_certification q
				join execution_record r on r.sec_ejec = q.sec_ejec and r.id = q.record_id
				join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id
				join execution_act_line l on l.sec_ejec = a.sec_ejec and l.act_id = a.id
				where q.sec_ejec = ? and q.request = 'SIGA-81'""").param(UNIT).query(String.class).single())
			.isEqualTo("USD 3.7515 100.00");
		assertThat(imported(file)).contains("\"new\":0", "\"equal\":1");
		assertThat(imported(file.replace("3.7515", "3.7516"))).contains("INT-002");
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void what_a_request_in_dollars_would_be_refused_for_is_told_at_its_row() {
		LineKey line = this.given.aLineOf(UNIT, "7782", "1000");
		String header = HEADER.strip() + ",moneda,tipo_cambio\n";
		assertThat(imported(header + row("SIGA-82", line, "60.00").strip() + ",,\n"
				+ row("SIGA-83", line, "250.58").strip() + ",USD,3.7515\n"))
			.contains("CRT-001", "\"row\":3")
			.doesNotContain("\"row\":2");
		// soles have no rate, and nothing is no rate
		assertThat(imported(header + row("SIGA-84", line, "1.00").strip() + ",PEN,3.75\n")).contains("INT-004",
				"tipo de cambio");
		assertThat(imported(header + row("SIGA-84", line, "1.00").strip() + ",USD,0\n")).contains("INT-004",
				"tipo de cambio");
		assertThat(imported(header + row("SIGA-84", line, "1.00").strip() + ",XXX,3.75\n")).contains("CLS-001", "XXX");
		// one currency a request
		assertThat(imported(header + row("SIGA-84", line, "1.00").strip() + ",USD,3.75\n"
				+ row("SIGA-84", line, "1.00").strip() + ",EUR,3.75\n"))
			.contains("INT-004", "\"row\":3");
		assertThat(this.given.held(UNIT, line)).isEqualTo("0.00");
	}

	private static String row(String request, LineKey line, String amount) {
		return request + ",086,MEMO 5,2026-04-15,Compra de prueba," + on(line, amount);
	}

	private static String on(LineKey line, String amount) {
		return line.secFunc() + ",00," + line.item() + "," + amount + "\n";
	}

	private int requests(String like) {
		return this.jdbc.sql("select count(*) from requested_certification where sec_ejec = ? and request like ?")
			.params(UNIT, like)
			.query(Integer.class)
			.single();
	}

	private String imported(String csv) {
		String location = this.mvc.post()
			.uri("/api/v1/imports/certifications")
			.multipart()
			.file(new MockMultipartFile("file", "solicitudes.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("year", "2026")
			.param("unit", UNIT)
			.header("Authorization", "Bearer demo-logistica.ue")
			.exchange()
			.getResponse()
			.getHeader("Location");
		return ImportAnswer.of(this.mvc, String.valueOf(location), "logistica.ue");
	}

}
