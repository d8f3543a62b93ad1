package pe.siaf.execution;

import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.ExchangeRate;

/**
 * That a document is in another currency (domain R0.5).
 *
 * @param currency its code, such as {@code USD}
 * @param rate soles for one of it; none where amounts stand at the rate of the stage
 * before, or before it was looked up
 * @param amounts the document's amounts in the currency, once they were turned into soles
 * @param differences how much of each line's soles comes of another rate than that of
 * what the line draws on; lines without a difference are left out
 */
record Foreign(String currency, @Nullable ExchangeRate rate, Lines amounts, Lines differences) {

	/** The national currency. */
	static final String SOLES = "PEN";

	/** A document whose lines are told in a currency and aren't soles yet. */
	static Foreign asked(String currency, @Nullable ExchangeRate rate) {
		return new Foreign(currency, rate, Lines.of(List.of()), Lines.of(List.of()));
	}

}
