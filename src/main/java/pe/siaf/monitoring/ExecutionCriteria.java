package pe.siaf.monitoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A question to the ledger.
 *
 * @param year the fiscal year
 * @param by the dimensions to group by, outermost first
 * @param filters the codes wanted of a dimension
 * @param asOf only what was known on that day
 * @param text words that a line's target or item must contain, or empty
 * @param lines which lines, by the state of their balances
 * @param order what to sort by
 * @param page which groups
 */
record ExecutionCriteria(int year, List<Dimension> by, Map<Dimension, List<String>> filters, @Nullable LocalDate asOf,
		String text, Lines lines, Order order, Page page) {

	ExecutionCriteria {
		by = within(within(by, Dimension.TARGET, Dimension.UNIT), Dimension.PLIEGO, Dimension.SECTOR);
	}

	static ExecutionCriteria of(int year, List<Dimension> by, Map<Dimension, List<String>> filters) {
		return new ExecutionCriteria(year, by, filters, null, "", Lines.ALL, Order.BY_CODE, Page.WHOLE);
	}

	ExecutionCriteria knownOn(@Nullable LocalDate day) {
		return new ExecutionCriteria(this.year, this.by, this.filters, day, this.text, this.lines, this.order,
				this.page);
	}

	ExecutionCriteria groupedBy(List<Dimension> dimensions) {
		return new ExecutionCriteria(this.year, dimensions, this.filters, this.asOf, this.text, this.lines, this.order,
				this.page);
	}

	/**
	 * Whether only movements can answer: months and days past are not kept in balances.
	 * @return true to read movements, false to read balances of lines
	 */
	boolean needsMovements() {
		return this.asOf != null || this.by.contains(Dimension.MONTH) || this.filters.containsKey(Dimension.MONTH);
	}

	/** A dimension whose codes mean something within another's only brings it along. */
	private static List<Dimension> within(List<Dimension> by, Dimension part, Dimension whose) {
		if (!by.contains(part) || by.contains(whose)) {
			return List.copyOf(by);
		}
		List<Dimension> whole = new ArrayList<>(by);
		whole.add(by.indexOf(part), whose);
		return List.copyOf(whole);
	}

	/** Lines by the state of their balances. */
	enum Lines {

		ALL("true"),

		/** Credit is left to certify. */
		FREE("l.pim - l.certified - l.certified_reserved > 0"),

		/** Some stage is over the one before: history that the ladder would refuse. */
		OVER("""
				(l.certified > l.pim or l.annual_committed > l.certified or l.monthly_committed > l.annual_committed
				  or l.accrued > l.monthly_committed or l.ordered > l.accrued or l.paid > l.ordered)""");

		private final String sql;

		Lines(String sql) {
			this.sql = sql;
		}

		String sql() {
			return this.sql;
		}

		String key() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * A sort order.
	 *
	 * @param column a column of the result, from a closed list
	 * @param descending largest first
	 */
	record Order(Column column, boolean descending) {

		static final Order BY_CODE = new Order(Column.CODE, false);

	}

	/** What a report may be sorted by. */
	enum Column {

		CODE("code", "true"), PIA("pia", "pia"), PIM("pim", "pim"), CERTIFIED("certified", "certified"),
		ANNUAL_COMMITMENT("annualCommitment", "annual_committed"),
		MONTHLY_COMMITMENT("monthlyCommitment", "monthly_committed"), ACCRUED("accrued", "accrued"),
		ORDERED("ordered", "ordered"), PAID("paid", "paid"),
		PROGRESS("progress", "case when pim <> 0 then accrued / pim end"), BALANCE("balance", "pim - certified");

		private final String key;

		private final String sql;

		Column(String key, String sql) {
			this.key = key;
			this.sql = sql;
		}

		String key() {
			return this.key;
		}

		String sql() {
			return this.sql;
		}

	}

	/**
	 * A page of groups.
	 *
	 * @param number the first is 1
	 * @param size how many groups
	 */
	record Page(int number, int size) {

		static final Page WHOLE = new Page(1, Integer.MAX_VALUE);

		long first() {
			return (this.number - 1L) * this.size + 1;
		}

		long last() {
			return (long) this.number * this.size;
		}

	}

}
