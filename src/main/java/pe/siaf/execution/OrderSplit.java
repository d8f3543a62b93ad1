package pe.siaf.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import pe.siaf.budget.LineKey;
import pe.siaf.money.Amount;

/**
 * Shares out what is ordered among the parts it becomes: each part takes of every line in
 * proportion to what is left of it, to the cent, or of the lines that it is known to
 * stand in; the payee gets the rest.
 */
final class OrderSplit {

	private static final BigDecimal CENT = new BigDecimal("0.01");

	private final Map<LineKey, Amount> left = new LinkedHashMap<>();

	OrderSplit(Lines whole) {
		whole.list().forEach((line) -> this.left.put(line.line(), line.amount()));
	}

	/** What nobody took yet. */
	Amount rest() {
		return this.left.values().stream().reduce(Amount.ZERO, Amount::plus);
	}

	/** What nobody took yet of a line. */
	Amount rest(LineKey line) {
		return this.left.getOrDefault(line, Amount.ZERO);
	}

	/**
	 * Takes a part whose lines are known.
	 * @param amounts of each line at most {@link #rest(LineKey)}
	 * @return the same
	 */
	Lines take(Lines amounts) {
		amounts.list()
			.forEach((one) -> this.left.computeIfPresent(one.line(), (line, before) -> before.minus(one.amount())));
		return amounts;
	}

	/**
	 * Takes a part.
	 * @param amount how much, at most {@link #rest()}
	 * @return by line; lines that give nothing are left out
	 */
	Lines take(Amount amount) {
		BigDecimal whole = rest().value();
		List<Share> shares = new ArrayList<>();
		BigDecimal given = BigDecimal.ZERO;
		for (Map.Entry<LineKey, Amount> line : this.left.entrySet()) {
			BigDecimal exact = amount.value().multiply(line.getValue().value()).divide(whole, 10, RoundingMode.HALF_UP);
			BigDecimal cents = exact.setScale(2, RoundingMode.DOWN);
			shares.add(new Share(line.getKey(), cents, exact.subtract(cents)));
			given = given.add(cents);
		}
		// the cents that rounding leaves go to the largest remainders
		int missing = amount.value().subtract(given).movePointRight(2).intValueExact();
		shares.sort(Comparator.comparing(Share::remainder).reversed());
		List<LineAmount> taken = new ArrayList<>();
		for (Share share : shares) {
			boolean fits = this.left.getOrDefault(share.line(), Amount.ZERO).value().compareTo(share.cents()) > 0;
			BigDecimal cents = (missing > 0 && fits) ? share.cents().add(CENT) : share.cents();
			missing -= (missing > 0 && fits) ? 1 : 0;
			if (cents.signum() > 0) {
				taken.add(new LineAmount(share.line(), new Amount(cents)));
				this.left.computeIfPresent(share.line(), (line, before) -> before.minus(new Amount(cents)));
			}
		}
		return Lines.of(taken);
	}

	/** All that is left, by line. */
	Lines takeRest() {
		return Lines.of(this.left.entrySet()
			.stream()
			.filter((line) -> line.getValue().isPositive())
			.map((line) -> new LineAmount(line.getKey(), line.getValue()))
			.toList());
	}

	/** A line's share of a part. */
	private record Share(LineKey line, BigDecimal cents, BigDecimal remainder) {
	}

}
