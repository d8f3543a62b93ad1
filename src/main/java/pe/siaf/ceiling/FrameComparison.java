package pe.siaf.ceiling;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import pe.siaf.ceiling.MacroFrames.MacroValue;
import pe.siaf.money.Percentage;

/**
 * Two frames beside each other, variable by variable and year by year.
 *
 * @param rows the rows, of the years that either speaks of
 */
record FrameComparison(List<Row> rows) {

	static FrameComparison of(MacroFrame first, List<MacroValue> firstValues, MacroFrame second,
			List<MacroValue> secondValues, List<MacroVariable> variables) {
		TreeSet<Integer> years = new TreeSet<>(first.shownYears());
		years.addAll(second.shownYears());
		List<Row> rows = new ArrayList<>();
		for (MacroVariable variable : variables) {
			for (int year : years) {
				BigDecimal one = MacroValue.find(firstValues, variable.code(), year);
				BigDecimal other = MacroValue.find(secondValues, variable.code(), year);
				if (one != null || other != null) {
					rows.add(new Row(variable, year, one, other));
				}
			}
		}
		return new FrameComparison(rows);
	}

	/**
	 * A variable in a year.
	 *
	 * @param variable the variable
	 * @param year the year
	 * @param first the one frame's value, or null
	 * @param second the other's, or null
	 */
	record Row(MacroVariable variable, int year, @Nullable BigDecimal first, @Nullable BigDecimal second) {

		/**
		 * How far the second is from the first, in the variable's own unit; null if one
		 * is missing.
		 */
		public @Nullable BigDecimal difference() {
			return (this.first != null && this.second != null) ? this.second.subtract(this.first) : null;
		}

		/** The same in percent of the first, for sums of money. */
		public @Nullable Percentage change() {
			BigDecimal difference = difference();
			return (difference != null && this.first != null && this.variable.isMoney())
					? Percentage.of(difference, this.first) : null;
		}

		/** Whether they differ. */
		public boolean differs() {
			BigDecimal difference = difference();
			return difference == null || difference.signum() != 0;
		}

	}

}
