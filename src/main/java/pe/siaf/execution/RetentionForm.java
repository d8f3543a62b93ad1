package pe.siaf.execution;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;

import pe.siaf.execution.Retention.Said;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;

/**
 * What an officer says of an accrual when it is ordered, beside what its voucher says.
 *
 * @param detraction what was bought, where there is a detraction
 * @param suspension number of the certificate that suspends the income tax
 * @param court what a court keeps back, as typed
 * @param courtOrder the court's order
 */
record RetentionForm(@Nullable String detraction, @Nullable String suspension, @Nullable String court,
		@Nullable String courtOrder) {

	static final RetentionForm NOTHING = new RetentionForm(null, null, null, null);

	static RetentionForm of(Said said) {
		return new RetentionForm(said.detraction(), said.suspension(),
				said.court().isZero() ? "" : AmountFormatter.print(said.court()), said.courtOrder());
	}

	/** Tells an amount that can't be read, and a court's order that isn't whole. */
	void judge(Errors errors) {
		try {
			if (!said().isWhole()) {
				errors.reject("execution.retention.court.whole");
			}
		}
		catch (IllegalArgumentException unreadable) {
			errors.reject("execution.retention.court.unreadable", new Object[] { orEmpty(this.court) }, "?");
		}
	}

	/**
	 * As the service takes it.
	 * @throws IllegalArgumentException where the amount can't be read
	 */
	Said said() {
		return new Said(orEmpty(this.detraction), orEmpty(this.suspension), amount(orEmpty(this.court)),
				orEmpty(this.courtOrder));
	}

	private static Amount amount(String typed) {
		if (typed.isEmpty()) {
			return Amount.ZERO;
		}
		try {
			return new AmountFormatter().parse(typed, Locale.ROOT);
		}
		catch (java.text.ParseException unreadable) {
			throw new IllegalArgumentException(unreadable);
		}
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text.strip() : "";
	}

}
