package pe.siaf.monitoring;

import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import pe.siaf.money.Amount;
import pe.siaf.monitoring.ExecutionDrill.Label;
import pe.siaf.monitoring.ExecutionDrill.Row;

import static org.assertj.core.api.Assertions.assertThat;

/** The cells of a row, as a screen gets them. */
class RowCellsTests {

	private static final ExecutionFigures FIGURES = figures("1000", "2000", "2500", "500");

	@Test
	void what_comes_from_a_catalogue_or_a_message_is_shown_as_text() {
		Row row = new Row(List.of(new Label("<b>&", "\"Niños\" <script>", false)), "/a?b=1&c='\">", FIGURES, null);
		String html = cells(row, (key) -> "<i>" + key + "\"");
		assertThat(html).doesNotContain("<b>", "<script>", "<i>", "'\">")
			.contains("&lt;b&gt;&amp;.</span>", "title=\"&quot;Niños&quot; &lt;script&gt;\"",
					"data-label=\"&lt;i&gt;monitoring.column.pia&quot;\"", "href=\"/a?b=1&amp;c=&#39;&quot;&gt;\"");
	}

	@Test
	void a_group_is_its_code_and_name_and_leads_on() {
		assertThat(cells(new Row(List.of(new Label("0149", "COMPRAS", false)), "/x", FIGURES, null)))
			.startsWith("<th scope=\"row\"><a href=\"/x\"><span class=\"label\" title=\"COMPRAS\">"
					+ "<span class=\"code\">0149.</span> <span>COMPRAS</span></span></a></th>");
	}

	@Test
	void a_line_is_its_key_over_the_name_of_its_target() {
		Row row = new Row(List.of(new Label("0002-00", "PAPEL", true), new Label("", "META", true)), "/x", FIGURES,
				null);
		assertThat(cells(row)).contains("<span class=\"code key\">0002-00</span>",
				"<span class=\"label under\" title=\"META\"> <span>META</span></span>");
	}

	@Test
	void a_total_is_figures_alone() {
		assertThat(cells(new Row(List.of(), null, FIGURES, null))).doesNotContain("<th", "<a")
			.contains("<td class=\"amount\" data-label=\"monitoring.column.pia\">1,000</td>",
					"<td class=\"amount\" data-label=\"monitoring.column.accrued\">500.00</td>",
					"<rect class=\"done\" height=\"8\" rx=\"4\" width=\"25.0\"></rect></svg> <span>25.0 %</span>",
					"<td class=\"amount negative\" data-label=\"monitoring.column.balance\">(500.00)</td>");
	}

	@Test
	void a_bar_is_full_at_most() {
		assertThat(cells(new Row(List.of(), null, figures("0", "100", "0", "250"), null)))
			.contains("width=\"100\"></rect></svg> <span>250.0 %</span>");
	}

	@Test
	void without_a_budget_there_is_no_progress_and_execution_stands_out() {
		assertThat(cells(new Row(List.of(), null, figures("0", "0", "0", "0"), null))).contains("<span>–</span>");
		assertThat(cells(new Row(List.of(), null, figures("0", "0", "0", "1"), null)))
			.contains("<span class=\"chip bad\">monitoring.noPim</span>");
	}

	@Test
	void months_follow_each_other_and_those_without_execution_are_a_dash() {
		MonthlyFigures months = new MonthlyFigures(Amount.of("100"),
				List.of(Amount.of("1234.5"), Amount.ZERO, Amount.of("-3")), Amount.of("1231.5"));
		assertThat(cells(new Row(List.of(), null, null, months))).contains("monitoring.month.01\">1,234.50</td>",
				"monitoring.month.02\">–</td>",
				"<td class=\"amount negative\" data-label=\"monitoring.month.03\">(3.00)", "<b>1,231.50</b>");
	}

	private static ExecutionFigures figures(String pia, String pim, String certified, String accrued) {
		return new ExecutionFigures(Amount.of(pia), Amount.of(pim), Amount.of(certified), Amount.ZERO, Amount.ZERO,
				Amount.of(accrued), Amount.ZERO, Amount.ZERO);
	}

	private static String cells(Row row) {
		return cells(row, UnaryOperator.identity());
	}

	private static String cells(Row row, UnaryOperator<String> messages) {
		return RowCells.html(row, messages, UnaryOperator.identity());
	}

}
