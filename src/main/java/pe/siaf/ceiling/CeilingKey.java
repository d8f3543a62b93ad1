package pe.siaf.ceiling;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a ceiling can be about (domain 3.4): any subset, the pliego always.
 */
enum CeilingKey {

	/**
	 * Sector and code of a budget entity: {@code 09/096}; a municipality has no sector.
	 */
	PLIEGO('P', "pliego", "(\\d{2})?/\\d{3,6}"),

	/** An implementing unit, six digits. */
	UNIT('U', "sec_ejec", "\\d{6}"),

	/** A cost centre of the unit. */
	CENTRE('C', "cost_centre", "\\S{1,15}"),

	/** A budget category. */
	CATEGORY('K', "category", "\\d{4}"),

	/** A product or project of the category. */
	PRODUCT('D', "product", "[23]\\d{6}"),

	/** A specific result of the program, by its code in the logframe. */
	RESULT('R', "result", "\\S{1,20}"),

	/** A function. */
	FUNCTION('F', "function_code", "\\d{2}"),

	/** A department, province or district: two, four or six digits. */
	GEOGRAPHY('G', "geography", "\\d{2}|\\d{4}|\\d{6}"),

	/** A rubro. */
	RUBRO('B', "rubro", "\\d{2}"),

	/** A generic item such as 2.3. */
	GENERIC('N', "generic", "2\\.\\d"),

	/** A category of expenditure. */
	EXPENDITURE_CATEGORY('E', "expenditure_category", "\\d");

	private final char letter;

	private final String column;

	private final Pattern form;

	CeilingKey(char letter, String column, String form) {
		this.letter = letter;
		this.column = column;
		this.form = Pattern.compile(form);
	}

	/**
	 * The letter that stands for it in addresses and fields.
	 * @return the letter
	 */
	public char letter() {
		return this.letter;
	}

	/**
	 * Its column in the table and in files.
	 * @return the column
	 */
	public String column() {
		return this.column;
	}

	/**
	 * Whether a text can be such a code.
	 * @param code the text
	 * @return true if its form is right
	 */
	boolean fits(String code) {
		return this.form.matcher(code).matches();
	}

	static Optional<CeilingKey> of(char letter) {
		return Arrays.stream(values()).filter((key) -> key.letter == letter).findFirst();
	}

}
