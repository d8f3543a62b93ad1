package pe.siaf.decision;

import java.text.ParseException;
import java.util.Locale;

import org.springframework.stereotype.Component;

import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/** Reads sums that are asked for or granted: whole soles, more or less (R0.3). */
@Component
class WholeSoles {

	private final AmountFormatter amounts;

	WholeSoles(AmountFormatter amounts) {
		this.amounts = amounts;
	}

	/**
	 * Reads a sum.
	 * @param typed as typed
	 * @param place what it is for
	 * @param field the form's field
	 * @return the sum
	 * @throws RuleViolation DEC-005 where it is none
	 */
	Amount read(String typed, String place, String field) {
		try {
			Amount amount = this.amounts.parse(typed, Locale.ROOT);
			if (amount.isWhole()) {
				return amount;
			}
		}
		catch (ParseException | ArithmeticException | NumberFormatException unreadable) {
			// told below, as what isn't whole
		}
		throw new RuleViolation(DecisionRule.WHOLE_SOLES, Figures.of("typed", typed, "place", place), field);
	}

}
