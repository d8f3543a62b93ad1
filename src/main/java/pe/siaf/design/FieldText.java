package pe.siaf.design;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Thousands;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/** Fields travel as text: from forms, cells and files to their columns. */
final class FieldText {

	/** Digits of a number, as its columns hold them. */
	private static final int PRECISION = 19;

	private static final int SCALE = 6;

	private FieldText() {
	}

	/**
	 * Reads what was typed.
	 * @param part the part
	 * @param field its field
	 * @param typed the text
	 * @return what its column takes, or none where nothing was typed
	 * @throws RuleViolation DSN-102, DSN-103, DSN-104
	 */
	static @Nullable String read(Part part, Field field, @Nullable String typed) {
		String text = (typed != null) ? typed.strip().replace("\r\n", "\n") : "";
		if (text.isEmpty()) {
			if (field.required()) {
				throw new RuleViolation(DraftRule.VALUE_REQUIRED, Figures.of("designField", name(part, field)),
						field.name());
			}
			return null;
		}
		if (text.length() > field.kind().longest()) {
			throw new RuleViolation(DraftRule.VALUE_TOO_LONG, Figures.of("designField", name(part, field), "length",
					text.length(), "longest", field.kind().longest()), field.name());
		}
		try {
			return switch (field.kind()) {
				case LINE -> text.replaceAll("\\s+", " ");
				case TEXT -> text;
				case WHOLE, PLACE -> String.valueOf(Integer.parseInt(text));
				case REFERENCE -> String.valueOf(Long.parseLong(text));
				case NUMBER -> number(text);
				case YES_NO -> oneOf(text, "true", "false");
				case DATE -> LocalDate.parse(text).toString();
				case MOMENT -> OffsetDateTime.parse(text).toInstant().toString();
				case CHOICE -> oneOf(text, field.choices().toArray(String[]::new));
				case LEVELS -> levels(text);
			};
		}
		catch (NumberFormatException | DateTimeParseException unreadable) {
			throw new RuleViolation(DraftRule.UNREADABLE_VALUE,
					Figures.of("designField", name(part, field), "value", text, "designKind", field.kind().name()),
					field.name());
		}
	}

	/**
	 * Whether two texts mean the same to a field.
	 * @param field the field
	 * @param one a text as typed or as stored
	 * @param other another
	 * @return true if so: nothing and empty are the same, so are 1.5 and 1.500
	 */
	static boolean same(Field field, @Nullable String one, @Nullable String other) {
		String left = (one != null) ? one.strip().replace("\r\n", "\n") : "";
		String right = (other != null) ? other.strip().replace("\r\n", "\n") : "";
		if (field.kind() == Field.Kind.NUMBER && !left.isEmpty() && !right.isEmpty()) {
			try {
				return new BigDecimal(number(left)).compareTo(new BigDecimal(number(right))) == 0;
			}
			catch (NumberFormatException unreadable) {
				return false;
			}
		}
		return Objects.equals(left, right);
	}

	private static String name(Part part, Field field) {
		return part.name() + "." + field.name();
	}

	private static String number(String text) {
		BigDecimal number = new BigDecimal(Thousands.without(text.replace(" ", "")));
		if (Math.abs((long) number.scale()) > PRECISION || number.precision() > PRECISION) {
			throw new NumberFormatException("beyond " + PRECISION + " digits");
		}
		BigDecimal plain = number.stripTrailingZeros();
		if (plain.scale() > SCALE || plain.precision() - plain.scale() > PRECISION - SCALE) {
			throw new NumberFormatException("beyond " + SCALE + " decimals");
		}
		return plain.toPlainString();
	}

	private static String oneOf(String text, String... words) {
		for (String word : words) {
			if (word.equals(text)) {
				return word;
			}
		}
		throw new NumberFormatException("not one of the words");
	}

	/** In the order of the levels, however they were ticked. */
	private static String levels(String text) {
		StringBuilder levels = new StringBuilder();
		for (String level : new String[] { "E", "R", "M" }) {
			if (text.contains(level)) {
				levels.append(level);
			}
		}
		if (!text.replaceAll("[ERM, ]", "").isEmpty()) {
			throw new NumberFormatException("not a level");
		}
		return levels.toString();
	}

}
