package pe.siaf.design;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.WorkbookDocument;

/**
 * A column of a workbook that people fill.
 *
 * @param name its fixed name
 * @param title what people read above it
 * @param field what it takes
 * @param word what people call a word of its choice
 * @param plain whether its words are written as they are
 * @param names the sheet whose rows it names; empty where it names none
 */
record FormColumn(String name, String title, Field field, UnaryOperator<String> word, boolean plain, String names) {

	/** Digits that a spreadsheet keeps of a number; longer ones stay text. */
	private static final int SPREADSHEET_DIGITS = 15;

	/** The words of a choice as its cells hold them; none where it takes any text. */
	List<String> words() {
		List<String> words = DesignLabels.words(this.field);
		return this.plain ? words : words.stream().map(this.word).toList();
	}

	/** What a cell holds: a number where a spreadsheet keeps all its digits. */
	Object value(String text) {
		return switch (this.field.kind()) {
			case WHOLE, PLACE, NUMBER -> number(text);
			case CHOICE, YES_NO -> (this.plain || text.isEmpty()) ? text : this.word.apply(text);
			default -> text;
		};
	}

	private static Object number(String text) {
		try {
			BigDecimal number = new BigDecimal(text);
			return (number.precision() <= SPREADSHEET_DIGITS) ? number : text;
		}
		catch (NumberFormatException none) {
			return text;
		}
	}

	/**
	 * A cell's text: what people call a word of the choice as the word, dates as our
	 * columns take them.
	 */
	String read(String cell) {
		if (this.field.kind() == Field.Kind.DATE) {
			return ImportColumn.date(cell).map(Objects::toString).orElse(cell);
		}
		String called = WorkbookDocument.normal(cell);
		return DesignLabels.words(this.field)
			.stream()
			.filter((each) -> WorkbookDocument.normal(each).equals(called)
					|| WorkbookDocument.normal(this.word.apply(each)).equals(called))
			.findFirst()
			.orElse(cell);
	}

}
