package pe.siaf.opening;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;

import static org.assertj.core.api.Assertions.assertThat;

/** Each amount of the analytical report opens to the lines of the files behind it. */
@SiafTest
@Transactional
class ReportDrillTests {

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private AnalyticalReport report;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void a_part_of_the_report_adds_up_to_the_amount_that_opened_it() {
		OpeningFixture given = new OpeningFixture(this.jdbc, "745");
		given.accepted();
		List<Axis> lines = List.of(Axis.TARGET, Axis.RUBRO, Axis.SPECIFIC_DETAIL);

		for (AnalyticalReport.Row unit : this.report.rows(given.pliego, List.of(Axis.UNIT), Map.of(), given.head(), 0,
				10)) {
			Map<Axis, String> within = Map.of(Axis.UNIT, unit.cells().get(0).code());
			assertThat(this.report.rows(given.pliego, lines, within, given.head(), 0, 10)
				.stream()
				.map(AnalyticalReport.Row::amount)
				.reduce(Amount.ZERO, Amount::plus)).isEqualTo(unit.amount());
			assertThat(this.report.sum(given.pliego, lines, within, given.head()).amount()).isEqualTo(unit.amount());
		}
	}

	@Test
	void a_row_opens_its_lines_and_a_line_its_programmed_amounts() {
		OpeningFixture given = new OpeningFixture(this.jdbc, "745");
		given.accepted();
		String path = given.pliego.path() + "/informe";

		assertThat(this.mvc.get().uri(path + "?por=unidad").with(Signed.as("auditor"))).bodyText()
			.contains(path + "?por=meta&amp;por=rubro&amp;por=detalle&amp;en=unidad:" + given.first);
		assertThat(this.mvc.get()
			.uri(path + "?por=meta&por=rubro&por=detalle&en=unidad:" + given.first)
			.with(Signed.as("auditor"))).bodyText()
			.contains("/programacion/2027/formulacion/" + given.first + "/montos?meta=0001&amp;rubro=00&amp;q=2.3.1.")
			.contains("1,500.00")
			.doesNotContain("2,200.00");
	}

}
