package pe.siaf.monitoring;

import java.util.List;

import pe.siaf.money.Amount;

/**
 * One stage of a row in the months.
 *
 * @param pim budget as modified
 * @param months January to December
 * @param year the stage's sum of the year, the frame's month included
 */
record MonthlyFigures(Amount pim, List<Amount> months, Amount year) {

	public String pimShown() {
		return ExecutionFigures.whole(this.pim);
	}

}
