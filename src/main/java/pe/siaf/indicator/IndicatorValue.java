package pe.siaf.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A measured value that counts today.
 *
 * @param fiscalYear the year
 * @param value the value; none with a reason
 * @param missingReason why there is none
 * @param standardError its standard error, where the survey gives one
 * @param ciLow lower end of its confidence interval
 * @param ciHigh upper end of its confidence interval
 * @param n unweighted cases
 * @param status PRELIMINARY, OFFICIAL or REVISED
 * @param registrar who registered it
 * @param source where it comes from
 * @param publishedOn when it was published
 * @param revisions how many values it replaces
 */
public record IndicatorValue(int fiscalYear, @Nullable BigDecimal value, @Nullable String missingReason,
		@Nullable BigDecimal standardError, @Nullable BigDecimal ciLow, @Nullable BigDecimal ciHigh, @Nullable Long n,
		String status, String registrar, String source, @Nullable LocalDate publishedOn, int revisions) {

	/**
	 * Whether a change from an earlier value can't be told from chance: their intervals
	 * overlap. Without intervals nothing is said.
	 * @param earlier the earlier value
	 * @return true if both have intervals and they overlap
	 */
	public boolean isIndistinguishableFrom(IndicatorValue earlier) {
		if (this.ciLow == null || this.ciHigh == null || earlier.ciLow == null || earlier.ciHigh == null) {
			return false;
		}
		return this.ciLow.compareTo(earlier.ciHigh) <= 0 && earlier.ciLow.compareTo(this.ciHigh) <= 0;
	}

	/**
	 * As shown: one decimal.
	 * @return the value, or an empty text
	 */
	public String shown() {
		return (this.value != null) ? this.value.setScale(1, RoundingMode.HALF_UP).toPlainString() : "";
	}

}
