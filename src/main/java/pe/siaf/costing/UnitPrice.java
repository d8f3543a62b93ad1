package pe.siaf.costing;

import java.math.BigDecimal;
import java.math.RoundingMode;

import pe.siaf.money.AmountFormatter;

/** How a unit price is printed: to the cent, finer only where the price is. */
final class UnitPrice {

	private static final int CENTS = 2;

	private UnitPrice() {
	}

	/**
	 * Prints a price.
	 * @param price in soles
	 * @return for example {@code 18.00} or {@code 0.1254}
	 */
	static String shown(BigDecimal price) {
		int decimals = Math.max(CENTS, price.stripTrailingZeros().scale());
		return AmountFormatter.printDecimals(price.setScale(decimals, RoundingMode.UNNECESSARY));
	}

}
