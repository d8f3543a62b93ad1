package pe.siaf.published;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Findings;
import pe.siaf.exchange.StagedFile;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.money.Amount;

/**
 * National = Σ departments = Σ programs: all cuts of a year that cover the whole country
 * have the same sums. The ministry publishes whole soles, each row rounded by itself, so
 * between sums of rounded rows half a sol a row may remain; it is shown, not hidden. What
 * is more than that is no rounding: a file that contradicts itself is refused, one that
 * contradicts another is reported.
 */
@Component
class Reconciliation {

	private static final String BY = "published.by.";

	private static final String SUMS = """
			select axes, ours, count(*) n, bool_and(%s) whole, %s
			from (%%s) t group by axes, ours order by length(axes), axes""".formatted(
			Arrays.stream(Measure.values())
				.map((measure) -> "coalesce(t.%1$s = trunc(t.%1$s), true)".formatted(measure.column()))
				.collect(Collectors.joining(" and ")),
			Arrays.stream(Measure.values())
				.map((measure) -> "sum(t.%1$s) %1$s".formatted(measure.column()))
				.collect(Collectors.joining(", ")));

	private static final String HELD = """
			select c.axes, false ours, %s from published_total t join published_cuts(:year, :day) c on c.id = t.cut_id
			where c.covers = '' and c.axes !~ 'sector|pliego|unit'""".formatted(Measure.columns("t"));

	private final JdbcClient jdbc;

	private final PublishedRows rows;

	Reconciliation(JdbcClient jdbc, PublishedRows rows) {
		this.jdbc = jdbc;
		this.rows = rows;
	}

	/**
	 * The differences of a year's sums.
	 * @param year the year
	 * @return each pair of cuts and measure that differs; empty if all agree
	 */
	List<Difference> of(int year) {
		return differences(this.jdbc.sql(SUMS.formatted(HELD))
			.param("year", year)
			.param("day", LocalDate.now(FiscalTime.LIMA))
			.query((row, number) -> sums(row))
			.list());
	}

	/** What a file divides by who spends may cover a part of the country only. */
	void judge(StagedFile file, Findings findings) {
		List<String> axes = this.jdbc.sql("select axes from published_gives where axes !~ 'sector|pliego|unit|level'")
			.query(String.class)
			.list();
		if (axes.isEmpty()) {
			return;
		}
		String both = """
				select f.axes, true ours, %s from %s f where f.axes in (:axes)
				union all
				%s and c.axes not in (select axes from published_gives)""".formatted(Measure.columns("f"),
				this.rows.of(file), HELD);
		List<Sums> all = this.jdbc.sql(SUMS.formatted(both))
			.param("axes", axes)
			.param("year", file.fiscalYear())
			.param("day", file.statedOn())
			.query((row, number) -> sums(row))
			.list();
		for (Difference difference : differences(all)) {
			Object[] figures = { label(difference.base().axes()), label(difference.other().axes()),
					"#import.measure." + difference.measure(), difference.base().of(difference.measure()),
					difference.other().of(difference.measure()), difference.amount() };
			if (difference.rounding()) {
				findings.warning("published.import.rounding", figures);
			}
			else if (difference.base().ours() && difference.other().ours()) {
				findings.error(PublishedRule.SUMS_DIFFER.code(), PublishedRule.SUMS_DIFFER.messageKey(), figures);
			}
			else if (difference.base().ours() || difference.other().ours()) {
				findings.warning("published.import.otherSums", figures);
			}
		}
	}

	private static String label(String axes) {
		return axes.contains(",") ? axes : "#" + BY + (axes.isEmpty() ? "country" : axes);
	}

	private static List<Difference> differences(List<Sums> all) {
		List<Difference> differences = new ArrayList<>();
		if (all.isEmpty()) {
			return differences;
		}
		Sums base = all.stream().min(Comparator.comparing((sums) -> sums.axes().length())).orElseThrow();
		for (Sums other : all) {
			for (Measure measure : Measure.values()) {
				Amount one = base.figures().of(measure);
				Amount two = other.figures().of(measure);
				if (!other.axes().equals(base.axes()) && one != null && two != null && !one.equals(two)) {
					differences.add(new Difference(base, other, measure.key(), two.minus(one)));
				}
			}
		}
		return differences;
	}

	private static Sums sums(ResultSet row) throws SQLException {
		return new Sums(row.getString("axes"), row.getBoolean("ours"), row.getLong("n"), row.getBoolean("whole"),
				PublishedFigures.of(row));
	}

	/**
	 * The sums of a cut.
	 *
	 * @param axes its axes
	 * @param ours whether it stands in the file that is judged
	 * @param rows how many rows make them
	 * @param whole whether all rows are whole soles
	 * @param figures the sums
	 */
	record Sums(String axes, boolean ours, long rows, boolean whole, PublishedFigures figures) {

		Amount of(String measure) {
			Amount amount = this.figures.of(measure);
			return (amount != null) ? amount : Amount.ZERO;
		}

	}

	/**
	 * Two sums that should be one.
	 *
	 * @param base the coarser cut
	 * @param other the finer cut
	 * @param measure the measure that differs
	 * @param amount by how much the finer one is over
	 */
	record Difference(Sums base, Sums other, String measure, Amount amount) {

		/**
		 * Whether rounding each row to whole soles explains it.
		 * @return true up to half a sol a row
		 */
		public boolean rounding() {
			BigDecimal most = BigDecimal.valueOf(this.base.rows + this.other.rows).divide(BigDecimal.valueOf(2));
			return this.base.whole && this.other.whole && this.amount.value().abs().compareTo(most) <= 0;
		}

		public String axes() {
			return this.other.axes();
		}

		public String shownBase() {
			return PublishedFigures.shown(this.base.of(this.measure));
		}

		public String shownOther() {
			return PublishedFigures.shown(this.other.of(this.measure));
		}

		public String shownAmount() {
			return PublishedFigures.shown(this.amount);
		}

	}

}
