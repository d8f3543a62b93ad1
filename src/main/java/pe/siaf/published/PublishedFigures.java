package pe.siaf.published;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.money.Percentage;

/**
 * Published figures of one row. A measure that isn't published is absent, never zero.
 */
public final class PublishedFigures {

	private final Map<Measure, Amount> amounts;

	private PublishedFigures(Map<Measure, Amount> amounts) {
		this.amounts = amounts;
	}

	static PublishedFigures of(ResultSet row) throws SQLException {
		Map<Measure, Amount> amounts = new EnumMap<>(Measure.class);
		for (Measure measure : Measure.values()) {
			BigDecimal value = row.getBigDecimal(measure.column());
			if (value != null) {
				amounts.put(measure, new Amount(value));
			}
		}
		return new PublishedFigures(amounts);
	}

	@Nullable Amount of(Measure measure) {
		return this.amounts.get(measure);
	}

	/**
	 * A figure.
	 * @param key its key in the API, such as {@code annualCommitment}
	 * @return the sum, or {@code null} where it isn't published
	 */
	public @Nullable Amount of(String key) {
		return this.amounts.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().key().equals(key))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

	private Amount orZero(Measure measure) {
		Amount amount = this.amounts.get(measure);
		return (amount != null) ? amount : Amount.ZERO;
	}

	public Amount pia() {
		return orZero(Measure.PIA);
	}

	public Amount pim() {
		return orZero(Measure.PIM);
	}

	public Amount accrued() {
		return orZero(Measure.ACCRUED);
	}

	/**
	 * Σ accrued / Σ PIM (domain 10.1).
	 * @return the percentage, or {@code null} without PIM
	 */
	public @Nullable Percentage progress() {
		return Percentage.of(accrued(), pim());
	}

	/**
	 * How the budget changed in the year: (PIM − PIA) / PIA.
	 * @return the percentage, or {@code null} without PIA
	 */
	public @Nullable Percentage growth() {
		return Percentage.of(pim().minus(pia()), pia());
	}

	/**
	 * What was not accrued.
	 * @return PIM less accrued
	 */
	public Amount unspent() {
		return pim().minus(accrued());
	}

	/**
	 * As shown: whole soles without cents, as published.
	 * @param key the figure's key
	 * @return the text, a dash where it isn't published
	 */
	public String shown(String key) {
		Amount amount = of(key);
		return (amount != null) ? shown(amount) : "–";
	}

	static String shown(Amount amount) {
		String text = AmountFormatter.print(amount);
		return amount.isWhole() ? text.replace(".00", "") : text;
	}

	public String unspentShown() {
		return shown(unspent());
	}

}
