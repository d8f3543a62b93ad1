package pe.siaf.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.money.Percentage;

/**
 * The figures of one row, and what follows from them.
 *
 * @param pia initial budget
 * @param pim budget as modified
 * @param certified certified credit
 * @param annualCommitment committed for the year
 * @param monthlyCommitment committed in the months
 * @param accrued accrued
 * @param ordered ordered for payment
 * @param paid paid
 */
record ExecutionFigures(Amount pia, Amount pim, Amount certified, Amount annualCommitment, Amount monthlyCommitment,
		Amount accrued, Amount ordered, Amount paid) {

	static ExecutionFigures of(ResultSet row) throws SQLException {
		return new ExecutionFigures(amount(row, Measure.PIA), amount(row, Measure.PIM), amount(row, Measure.CERTIFIED),
				amount(row, Measure.ANNUAL_COMMITMENT), amount(row, Measure.MONTHLY_COMMITMENT),
				amount(row, Measure.ACCRUED), amount(row, Measure.ORDERED), amount(row, Measure.PAID));
	}

	private static Amount amount(ResultSet row, Measure measure) throws SQLException {
		return new Amount(row.getBigDecimal(measure.column()));
	}

	Amount of(Measure measure) {
		return switch (measure) {
			case PIA -> this.pia;
			case PIM -> this.pim;
			case CERTIFIED -> this.certified;
			case ANNUAL_COMMITMENT -> this.annualCommitment;
			case MONTHLY_COMMITMENT -> this.monthlyCommitment;
			case ACCRUED -> this.accrued;
			case ORDERED -> this.ordered;
			case PAID -> this.paid;
		};
	}

	/**
	 * Σ accrued / Σ PIM (domain 10.1).
	 * @return the percentage, or {@code null} where there is no PIM
	 */
	public @Nullable Percentage progress() {
		return Percentage.of(this.accrued, this.pim);
	}

	/**
	 * Budget credits are whole soles (domain R0.3): shown without cents, where there are
	 * none.
	 * @param credit a credit
	 * @return for example {@code 52,698,511}
	 */
	static String whole(Amount credit) {
		String shown = AmountFormatter.print(credit);
		return credit.isWhole() ? shown.replace(".00", "") : shown;
	}

	public String piaShown() {
		return whole(this.pia);
	}

	public String pimShown() {
		return whole(this.pim);
	}

	/**
	 * Σ certified / Σ PIM.
	 * @return the percentage, or {@code null} where there is no PIM
	 */
	public @Nullable Percentage certifiedShare() {
		return Percentage.of(this.certified, this.pim);
	}

	/**
	 * Credit that is not certified (domain 9.2).
	 * @return PIM less certified
	 */
	public Amount balance() {
		return this.pim.minus(this.certified);
	}

	public Amount toCommit() {
		return this.certified.minus(this.annualCommitment);
	}

	public Amount toAccrue() {
		return this.annualCommitment.minus(this.accrued);
	}

	public Amount payable() {
		return this.accrued.minus(this.ordered);
	}

	public Amount inTransit() {
		return this.ordered.minus(this.paid);
	}

	public Amount unexecuted() {
		return this.pim.minus(this.accrued);
	}

}
