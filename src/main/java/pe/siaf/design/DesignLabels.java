package pe.siaf.design;

import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;

/** What parts, columns and words of a design are called in its files: always Spanish. */
final class DesignLabels {

	private static final Locale LANGUAGE = Locale.forLanguageTag("es");

	/** What a workbook admits as the name of a sheet. */
	private static final int LONGEST_SHEET = 31;

	private DesignLabels() {
	}

	static String of(MessageSource messages, Part part) {
		return messages.getMessage("design." + part.name(), null, LANGUAGE);
	}

	static String of(MessageSource messages, Part part, DesignColumn column) {
		String own = messages.getMessage("design.column." + column.name(), null, "", LANGUAGE);
		if (own != null && !own.isEmpty()) {
			return own;
		}
		if (column.use() == DesignColumn.Use.PARENT && part.parent() != null) {
			return messages.getMessage("design.of." + part.parent().name(), null, LANGUAGE);
		}
		return messages.getMessage("design." + part.name() + "." + column.field().name(), null, LANGUAGE);
	}

	/** The words that a choice takes, each with what people call it. */
	static String word(MessageSource messages, String word) {
		return text(messages, "design.word." + word, word);
	}

	static String text(MessageSource messages, String key, String otherwise) {
		return String.valueOf(messages.getMessage(key, null, otherwise, LANGUAGE));
	}

	/** The words of a field that takes only some; none where it takes any. */
	static List<String> words(Field field) {
		return (field.kind() == Field.Kind.YES_NO) ? List.of("true", "false") : field.choices();
	}

	static String text(MessageSource messages, String key) {
		return messages.getMessage(key, null, LANGUAGE);
	}

	static String sheet(MessageSource messages, Part part) {
		String name = messages.getMessage("design.sheet." + part.name(), null, LANGUAGE);
		return name.substring(0, Math.min(name.length(), LONGEST_SHEET));
	}

}
