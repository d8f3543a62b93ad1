package pe.siaf.monitoring;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

import pe.siaf.monitoring.ExecutionCriteria.Column;
import pe.siaf.monitoring.ExecutionCriteria.Lines;
import pe.siaf.monitoring.ExecutionCriteria.Order;
import pe.siaf.monitoring.ExecutionCriteria.Page;

/**
 * What a drill-down page was asked: the same parameters as the API, and besides
 * {@code by=line}, {@code text}, {@code lines}, {@code sort}, {@code pagina} and the view
 * by months. All of it stands in the address, so that any view can be sent to a
 * colleague.
 *
 * @param year the fiscal year
 * @param by what to group by; empty for lines
 * @param filters the codes wanted, in the order they were clicked
 * @param asOf only what was known on that day
 * @param text words to look for, or empty
 * @param lines which lines
 * @param order what to sort by
 * @param page which page, from 1
 * @param months the stage to show month by month, or {@code null} for the columns of
 * budget execution
 */
record DrillRequest(int year, List<Dimension> by, Map<Dimension, List<String>> filters, @Nullable LocalDate asOf,
		String text, Lines lines, Order order, int page, @Nullable Measure months) {

	/** The word that asks for budget lines instead of groups. */
	static final String LINE = "line";

	/** A line's key within the country. */
	static final List<Dimension> LINE_KEY = List.of(Dimension.UNIT, Dimension.TARGET, Dimension.RUBRO,
			Dimension.RESOURCE_TYPE, Dimension.ITEM);

	/** The parameter with the leaf's number. */
	static final String PAGE = "pagina";

	static final int PAGE_SIZE = 100;

	static DrillRequest of(MultiValueMap<String, String> parameters, int year, List<Dimension> otherwise) {
		List<String> by = parameters.get("by");
		List<Dimension> axes = (by != null && by.stream().anyMatch((axis) -> !axis.isBlank())) ? axes(by) : otherwise;
		return new DrillRequest(year, axes, ExecutionParameters.filters(parameters),
				ExecutionParameters.day(parameters.getFirst("asOf")), first(parameters, "text").strip(),
				lines(first(parameters, "lines")), order(first(parameters, "sort")), page(first(parameters, PAGE)),
				months(first(parameters, "months")));
	}

	/**
	 * The question to the ledger, page by page.
	 * @return the criteria of one page
	 */
	ExecutionCriteria criteria() {
		return criteria(new Page(this.page, PAGE_SIZE));
	}

	/**
	 * The question to the ledger, all pages at once: what an export writes.
	 * @return the criteria without pages
	 */
	ExecutionCriteria whole() {
		return criteria(Page.WHOLE);
	}

	public boolean showsLines() {
		return this.by.isEmpty();
	}

	DrillRequest firstPage() {
		return new DrillRequest(this.year, this.by, this.filters, this.asOf, this.text, this.lines, this.order, 1,
				this.months);
	}

	DrillRequest only(Dimension dimension, String code) {
		Map<Dimension, List<String>> narrowed = new LinkedHashMap<>(Map.of(dimension, List.of(code)));
		this.filters.forEach(narrowed::putIfAbsent);
		return new DrillRequest(this.year, this.by, narrowed, this.asOf, this.text, this.lines, this.order, this.page,
				this.months);
	}

	private ExecutionCriteria criteria(Page cut) {
		return new ExecutionCriteria(this.year, showsLines() ? LINE_KEY : this.by, this.filters, this.asOf, this.text,
				this.lines, this.order, cut);
	}

	private static List<Dimension> axes(List<String> by) {
		return by.contains(LINE) ? List.of() : ExecutionParameters.by(by);
	}

	private static Lines lines(String text) {
		return text.isEmpty() ? Lines.ALL : Arrays.stream(Lines.values())
			.filter((lines) -> lines.key().equals(text))
			.findFirst()
			.orElseThrow(
					() -> new UnknownParameter("lines", text, Arrays.stream(Lines.values()).map(Lines::key).toList()));
	}

	private static Order order(String text) {
		boolean descending = text.startsWith("-");
		String key = descending ? text.substring(1) : text;
		return key.isEmpty() ? Order.BY_CODE : new Order(Arrays.stream(Column.values())
			.filter((column) -> column.key().equals(key))
			.findFirst()
			.orElseThrow(
					() -> new UnknownParameter("sort", text, Arrays.stream(Column.values()).map(Column::key).toList())),
				descending);
	}

	private static int page(String text) {
		return text.matches("[1-9]\\d{0,6}") ? Integer.parseInt(text) : 1;
	}

	private static @Nullable Measure months(String text) {
		return text.isEmpty() ? null
				: Measure.of(text)
					.orElseThrow(() -> new UnknownParameter("months", text,
							Arrays.stream(Measure.values()).map(Measure::key).toList()));
	}

	private static String first(MultiValueMap<String, String> parameters, String name) {
		String value = parameters.getFirst(name);
		return (value != null) ? value : "";
	}

}
