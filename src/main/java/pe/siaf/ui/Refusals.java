package pe.siaf.ui;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.springframework.beans.InvalidPropertyException;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.validation.Errors;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.money.Percentage;
import pe.siaf.rules.RuleViolation;

/**
 * Turns a refusal into words, in the language of who asks. Amounts, quantities and dates
 * are printed as on screen. A figure that is a word of ours, such as {@code state = T} or
 * {@code role = UE_BUDGET}, is translated where the bundles have {@code state.T} or
 * {@code role.UE_BUDGET}.
 */
@Component
public class Refusals {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

	/** Letters of a word that a refusal repeats. */
	private static final int LONGEST = 200;

	private final MessageSource messages;

	Refusals(MessageSource messages) {
		this.messages = messages;
	}

	/**
	 * A refusal to show beside a button or as a notice: flash attribute {@code refusal}.
	 * @param refused what was refused
	 * @return its words
	 */
	public RefusalView view(RuleViolation refused) {
		return new RefusalView(refused.rule().code(), text(refused), refused.field());
	}

	/**
	 * Puts a refusal beside the form's field that broke the rule, or at the form's head
	 * where the form has no such field.
	 * @param refused what was refused
	 * @param errors the form's errors
	 */
	public void explain(RuleViolation refused, Errors errors) {
		String text = text(refused) + " " + refused.rule().code();
		if (refused.field().isEmpty() || !hasField(errors, refused.field())) {
			errors.reject("refused", text);
		}
		else {
			errors.rejectValue(refused.field(), "refused", text);
		}
	}

	/**
	 * The message alone.
	 * @param refused what was refused
	 * @return text with the figures
	 */
	public String text(RuleViolation refused) {
		Locale locale = LocaleContextHolder.getLocale();
		Object[] figures = refused.figures()
			.entrySet()
			.stream()
			.map((figure) -> print(figure.getKey(), figure.getValue(), locale))
			.toArray();
		// a rule without words is found by a test; a person still gets its code and
		// figures
		return String
			.valueOf(this.messages.getMessage(refused.rule().messageKey(), figures, refused.getMessage(), locale));
	}

	private String print(String name, Object figure, Locale locale) {
		if (figure instanceof Amount amount) {
			return AmountFormatter.print(amount);
		}
		if (figure instanceof Percentage percentage) {
			return percentage + " %";
		}
		if (figure instanceof BigDecimal quantity) {
			return AmountFormatter.printQuantity(quantity);
		}
		if (figure instanceof LocalDate date) {
			return DATE.format(date);
		}
		if (figure instanceof OffsetDateTime time) {
			return TIME.format(time.atZoneSameInstant(FiscalTime.LIMA));
		}
		String word = shortened(String.valueOf(figure));
		return String.valueOf(this.messages.getMessage(name + "." + word, null, word, locale));
	}

	/** Who pasted a whole page into a field is told of its beginning. */
	static String shortened(String word) {
		return (word.length() > LONGEST) ? word.substring(0, LONGEST) + "…" : word;
	}

	private static boolean hasField(Errors errors, String field) {
		try {
			return errors.getFieldType(field) != null;
		}
		catch (InvalidPropertyException noSuchField) {
			return false;
		}
	}

}
