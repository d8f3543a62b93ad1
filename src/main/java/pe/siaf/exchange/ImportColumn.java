package pe.siaf.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.ParseException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.money.Thousands;

/**
 * A column of a kind of file: the names it is found by, and how its cells are read into
 * canonical form. Names are compared without case, accents, blanks and punctuation.
 *
 * @param name its canonical name, also its key among the staged cells
 * @param aliases other names that real files give it
 * @param type what its cells hold
 * @param width digits of a code; cells are padded to it with zeros on the left
 * @param required whether the file must have the column
 * @param blank whether its cells may be empty
 * @param legacy whether only files of other systems have it, so that templates don't
 */
public record ImportColumn(String name, List<String> aliases, Type type, int width, boolean required, boolean blank,
		boolean legacy) {

	private static final Pattern CODE = Pattern.compile("([0-9A-Za-z]+)(?:\\s*[.:]\\s*(?=.*\\p{L}).*)?",
			Pattern.DOTALL);

	private static final Pattern ITEM = Pattern.compile("[12](\\.\\d{1,2}){0,5}");

	private static final int QUANTITY_DECIMALS = 4;

	private static final int FACTOR_DECIMALS = 6;

	/** Digits of a quantity, written out: {@code 1E50000000} isn't one. */
	private static final Pattern QUANTITY = Pattern.compile("[+-]?\\d{0,24}(\\.\\d{0,20})?");

	/** Soles of an amount that needs no closer look. */
	private static final int PLAIN_DIGITS = 14;

	private static final int LONGEST_TEXT = 20_000;

	private static final int LONGEST_VALUE = 500;

	/** What the cells of a column hold. */
	public enum Type {

		/** A code, alone or before a name: {@code 0149.MEJORA…} is read as 0149. */
		CODE,

		/** A dotted economic item. */
		ITEM,

		/** Any text. */
		TEXT,

		/** A sum with up to two decimals. */
		AMOUNT,

		/** A sum in whole soles. */
		SOLES,

		/** A quantity with up to four decimals. */
		QUANTITY,

		/** A factor, rate or unit price with up to six decimals. */
		FACTOR,

		/** A whole number, zero or more. */
		INTEGER,

		/**
		 * A day, as dd/mm/yyyy, ISO or a spreadsheet's serial number, its time left out.
		 */
		DATE,

		/** Yes or no, read as {@code true} or {@code false}. */
		FLAG

	}

	public static ImportColumn code(String name, int width) {
		return new ImportColumn(name, List.of(), Type.CODE, width, true, false, false);
	}

	public static ImportColumn of(String name, Type type) {
		return new ImportColumn(name, List.of(), type, 0, true, false, false);
	}

	public static ImportColumn text(String name) {
		return of(name, Type.TEXT);
	}

	public static ImportColumn amount(String name) {
		return of(name, Type.AMOUNT);
	}

	/**
	 * With other names for it.
	 * @param names as real files have them
	 * @return the column with these aliases
	 */
	public ImportColumn or(String... names) {
		return new ImportColumn(this.name, List.of(names), this.type, this.width, this.required, this.blank,
				this.legacy);
	}

	/**
	 * May be missing, and its cells may be empty.
	 * @return the optional column
	 */
	public ImportColumn optional() {
		return new ImportColumn(this.name, this.aliases, this.type, this.width, false, true, this.legacy);
	}

	/**
	 * Optional, and only known from files of other systems.
	 * @return the column, left out of templates
	 */
	public ImportColumn legacyOnly() {
		return new ImportColumn(this.name, this.aliases, this.type, this.width, false, true, true);
	}

	/**
	 * Must be there, yet its cells may be empty.
	 * @return the column with empty cells allowed
	 */
	public ImportColumn blankable() {
		return new ImportColumn(this.name, this.aliases, this.type, this.width, this.required, true, this.legacy);
	}

	/**
	 * Its name for people who may know it by another one.
	 * @return for example {@code certified (mto_certificado)}
	 */
	String label() {
		return this.aliases.isEmpty() ? this.name : this.name + " (" + this.aliases.get(0) + ")";
	}

	/**
	 * Whether templates show it; the parts of a legacy code are only read.
	 * @return false for a column that another one replaces
	 */
	boolean inTemplate() {
		return !this.legacy;
	}

	/**
	 * How long a cell may be, so that no cell is work for hours.
	 * @return characters
	 */
	int longest() {
		return (this.type == Type.TEXT) ? LONGEST_TEXT : LONGEST_VALUE;
	}

	/**
	 * Reads a cell that isn't empty.
	 * @param cell as in the file, stripped
	 * @return its canonical form
	 */
	String read(String cell) throws UnreadableCell {
		return switch (this.type) {
			case CODE -> readCode(cell);
			case ITEM -> readItem(cell);
			case TEXT -> cell;
			case AMOUNT, SOLES -> readAmount(cell);
			case QUANTITY -> readQuantity(cell, QUANTITY_DECIMALS);
			case FACTOR -> readQuantity(cell, FACTOR_DECIMALS);
			case INTEGER -> readInteger(cell);
			case DATE -> DayText.read(cell);
			case FLAG -> readFlag(cell);
		};
	}

	private String readCode(String cell) throws UnreadableCell {
		if (cell.length() == this.width && isDigits(cell, 0, this.width)) {
			return cell;
		}
		Matcher code = CODE.matcher(cell);
		if (!code.matches() || code.group(1).length() > this.width) {
			throw new UnreadableCell("import.cell.code", cell, this.width);
		}
		String text = code.group(1);
		return "0".repeat(this.width - text.length()) + text;
	}

	private static String readItem(String cell) throws UnreadableCell {
		// the legacy system pads: "2.3. 1 5. 1 2"
		String item = String.join(".", cell.split("[.\\s]+"));
		if (!ITEM.matcher(item).matches()) {
			throw new UnreadableCell("import.cell.item", cell);
		}
		return item;
	}

	private String readAmount(String cell) throws UnreadableCell {
		String plain = plainAmount(cell);
		if (plain != null) {
			return plain;
		}
		try {
			Amount amount = new AmountFormatter().parse(cell, Locale.ROOT);
			if (this.type == Type.SOLES && !amount.isWhole()) {
				throw new UnreadableCell("import.cell.soles", cell);
			}
			return amount.toString();
		}
		catch (ParseException | ArithmeticException unreadable) {
			throw new UnreadableCell("import.cell.amount", cell);
		}
	}

	/**
	 * Amounts written as they are kept, such as 1234.50, or in whole soles: nearly all
	 * cells of large files.
	 */
	private @Nullable String plainAmount(String cell) {
		int length = cell.length();
		boolean leadingZero = length > 1 && cell.charAt(0) == '0';
		if (length <= PLAIN_DIGITS && !leadingZero && isDigits(cell, 0, length)) {
			return cell + ".00";
		}
		int point = length - 3;
		boolean decimals = this.type == Type.AMOUNT && point >= 1 && point <= PLAIN_DIGITS && cell.charAt(point) == '.'
				&& isDigits(cell, point + 1, length);
		return (decimals && isDigits(cell, 0, point) && (point == 1 || !leadingZero)) ? cell : null;
	}

	private static boolean isDigits(String cell, int from, int to) {
		for (int i = from; i < to; i++) {
			if (cell.charAt(i) < '0' || cell.charAt(i) > '9') {
				return false;
			}
		}
		return true;
	}

	private static String readQuantity(String cell, int decimals) throws UnreadableCell {
		String plain = Thousands.without(cell);
		if (!QUANTITY.matcher(plain).matches()) {
			throw new UnreadableCell("import.cell.quantity", cell, decimals);
		}
		try {
			return new BigDecimal(plain).setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
		}
		catch (NumberFormatException | ArithmeticException unreadable) {
			throw new UnreadableCell("import.cell.quantity", cell, decimals);
		}
	}

	private static String readInteger(String cell) throws UnreadableCell {
		if (!cell.matches("\\d{1,9}")) {
			throw new UnreadableCell("import.cell.integer", cell);
		}
		return Integer.toString(Integer.parseInt(cell));
	}

	/**
	 * Reads a day as people and spreadsheets write it.
	 * @param cell the text
	 * @return the day, or empty where it is none
	 */
	public static Optional<LocalDate> date(String cell) {
		try {
			return Optional.of(LocalDate.parse(DayText.read(cell)));
		}
		catch (UnreadableCell none) {
			return Optional.empty();
		}
	}

	private static String readFlag(String cell) throws UnreadableCell {
		return switch (HeaderNames.normal(cell)) {
			case "1", "true", "si", "yes", "s", "y", "x" -> "true";
			case "0", "false", "no", "n" -> "false";
			default -> throw new UnreadableCell("import.cell.flag", cell);
		};
	}

}
