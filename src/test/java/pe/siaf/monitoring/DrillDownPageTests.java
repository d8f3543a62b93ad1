package pe.siaf.monitoring;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
class DrillDownPageTests {

	private static final String LINES = "/presupuesto/lineas?year=2025&unit=001650";

	@Autowired
	private MockMvcTester mvc;

	@Test
	void the_unit_starts_with_its_lines_and_their_total() {
		assertThat(open("presupuesto.ue", "/presupuesto/lineas")).hasStatusOk()
			.bodyText()
			.contains("48,103,240", "28,266,737.55", "58.8 %", "/presupuesto/lineas/2025/001650/0001-00-0-");
	}

	@Test
	void a_click_on_a_row_adds_its_filter_and_moves_to_the_next_axis() {
		assertThat(open("presupuesto.ue", LINES + "&by=category")).bodyText()
			.contains("year=2025&amp;unit=001650&amp;by=product&amp;category=0149");
		assertThat(open("presupuesto.ue", LINES + "&category=0149&by=product")).hasStatusOk()
			.bodyText()
			.contains("category=0149&amp;by=activity&amp;product=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "by=generic&months=accrued", "by=category&by=source", "text=papeleria", "lines=free",
			"lines=over&sort=-balance", "by=month", "asOf=2025-10-23&by=target", "pagina=4", "pagina=99",
			"by=item&sort=-progress" })
	void every_view_has_an_address(String view) {
		assertThat(open("presupuesto.ue", LINES + "&" + view)).hasStatusOk();
		assertThat(open("auditor", "/consulta?year=2025&" + view)).hasStatusOk();
	}

	@Test
	void the_files_hold_what_the_page_shows() throws Exception {
		String csv = open("presupuesto.ue", "/presupuesto/lineas/exportar?unit=001650&by=category&format=csv")
			.getResponse()
			.getContentAsString();
		assertThat(csv.lines()).hasSize(4);
		assertThat(csv).contains("0149,").contains("9001,");
		assertThat(open("presupuesto.ue", "/consulta/exportar?by=month&format=xlsx")).hasStatusOk()
			.hasContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
	}

	@Test
	void pages_of_others_are_not_found() {
		assertThat(open("presupuesto.ue", "/presupuesto/lineas?year=2025&unit=000143")).hasStatus(404);
		assertThat(open("presupuesto.ue", "/presupuesto/lineas/2025/000143/0001-00-0-2.3.1.5.1.2")).hasStatus(404);
		assertThat(open("presupuesto.ue", "/presupuesto/lineas/2025/001650/nada")).hasStatus(404);
		assertThat(open("presupuesto.ue", "/presupuesto/metas/2025/001650/9999")).hasStatus(404);
		assertThat(open("inei", "/consulta")).hasStatus(403);
	}

	@Test
	void a_program_sees_its_own_lines_only() {
		assertThat(open("responsable.pp", "/consulta?year=2025&by=category")).bodyText()
			.contains("0149.")
			.doesNotContain("9001.");
		assertThat(open("responsable.pp", "/presupuesto/metas/2025/001650/0010")).hasStatus(404);
	}

	@Test
	void an_unknown_axis_is_refused_in_words() {
		assertThat(open("presupuesto.ue", LINES + "&by=region")).hasStatus(422).bodyText().contains("RPT-001");
	}

	@Test
	void a_target_shows_what_it_produces_and_the_lines_that_pay_for_it() {
		assertThat(open("presupuesto.ue", "/presupuesto/metas/2025/001650/0001")).hasStatusOk()
			.bodyText()
			.contains("/programas/0149", "INFORME", "/presupuesto/lineas/2025/001650/0001-00-0-2.6.7.1.4.3");
	}

	@Test
	void a_line_shows_its_chain_its_ladder_and_where_each_movement_stems_from() {
		assertThat(open("presupuesto.ue", "/presupuesto/lineas/2025/001650/0001-00-0-2.6.7.1.4.3")).hasStatusOk()
			.bodyText()
			.contains("/programas/0149", "4,568,757.00", "2,542,209.20", "992,046.34", "/importaciones/");
		assertThat(open("presupuesto.ue", "/presupuesto/lineas/2025/001650/0001-00-0-2.6.7.1.4.3")).bodyText()
			.doesNotContain("/ejecucion/certificaciones/nueva?");
		assertThat(open("logistica.ue", "/presupuesto/lineas/2025/001650/0001-00-0-2.6.7.1.4.3")).bodyText()
			.contains("/ejecucion/certificaciones/nueva?");
	}

	@Test
	void many_rows_take_no_more_statements_than_few() {
		int few = statements(LINES + "&by=category");
		int many = statements(LINES + "&by=line");
		// one each for ceilings, programming, needs, memos, notes, reassignments and
		// revenues that wait for a unit's budget office
		assertThat(many).isEqualTo(few).isLessThanOrEqualTo(20);
	}

	private int statements(String uri) {
		Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
		ListAppender<ILoggingEvent> heard = new ListAppender<>();
		heard.start();
		logger.setLevel(Level.DEBUG);
		logger.addAppender(heard);
		try {
			open("presupuesto.ue", uri);
		}
		finally {
			logger.detachAppender(heard);
			logger.setLevel(null);
		}
		// jobs in the background speak to the database too; a page is served by this
		// thread
		String here = Thread.currentThread().getName();
		return List.copyOf(heard.list)
			.stream()
			.filter((event) -> event.getThreadName().equals(here))
			.filter((event) -> event.getFormattedMessage().startsWith("Executing prepared SQL statement ["))
			.toList()
			.size();
	}

	private MvcTestResult open(String username, String uri) {
		return this.mvc.get().uri(uri).with(Signed.as(username)).exchange();
	}

}
