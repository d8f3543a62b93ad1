package pe.siaf.design;

import org.springframework.context.MessageSource;

/**
 * What the fields, rows and words of an indicator's sheet are called in its files: always
 * Spanish.
 */
final class SheetLabels {

	private SheetLabels() {
	}

	static String of(MessageSource messages, String field) {
		return switch (field) {
			case SheetDocument.INDICATOR, SheetDocument.YEAR -> DesignLabels.text(messages, "design.sheetKey." + field);
			case SheetDocument.DEMONSTRATION -> DesignLabels.text(messages, "design.column." + field);
			default -> DesignLabels.text(messages, "indicator.field." + field);
		};
	}

	static String of(MessageSource messages, SheetTable table) {
		return DesignLabels.text(messages, "design.sheetRows." + table.name());
	}

	static String of(MessageSource messages, SheetTable table, Field field) {
		return DesignLabels.text(messages, "design.sheetField." + table.name() + "." + field.name());
	}

	static String word(MessageSource messages, Field field, String word) {
		if (field.kind() == Field.Kind.YES_NO) {
			return DesignLabels.word(messages, word);
		}
		return DesignLabels.text(messages, (field.name().equals("area") ? "area." : "indicator.value.") + word, word);
	}

}
