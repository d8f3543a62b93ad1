package pe.siaf.exchange;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.rules.Rule;
import pe.siaf.rules.RuleViolation;

/**
 * What is wrong with a file, row by row and cell by cell. Errors keep a file from being
 * applied; warnings don't. Messages are keys, so that each reader gets them in their
 * language; an argument that starts with {@code #} is the key of a message in turn, and
 * after {@code |} what is said where there is none.
 */
public final class Findings {

	private static final int LIMIT = 10_000;

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

	private final List<Finding> list = new ArrayList<>();

	private final BitSet rowsWithErrors = new BitSet();

	private boolean errors;

	/**
	 * An error in a cell.
	 * @param row the row's number, see {@link ImportRow#number()}
	 * @param column the column's canonical name
	 * @param code the rule's code, such as CLS-001
	 * @param messageKey the message
	 * @param arguments its arguments
	 */
	public void error(int row, String column, String code, String messageKey, Object... arguments) {
		add(new Finding(row, column, null, Severity.ERROR, code, messageKey, print(arguments)));
	}

	/**
	 * An error in a cell of a document, which has many sheets or none.
	 * @param cell where, as people look it up: {@code Causas!C7}
	 * @param row the row's number there
	 * @param column the column's name
	 * @param code the rule's code
	 * @param messageKey the message
	 * @param arguments its arguments
	 */
	public void errorAt(String cell, int row, String column, String code, String messageKey, Object... arguments) {
		add(new Finding(row, column, cell, Severity.ERROR, code, messageKey, print(arguments)));
	}

	/**
	 * An error in a cell that is the refusal of a rule: its own message, its own figures.
	 * @param row the row's number
	 * @param column the column's canonical name
	 * @param rule the broken rule
	 * @param figures the figures of its message
	 */
	public void error(int row, String column, Rule rule, Object... figures) {
		error(row, column, rule.code(), rule.messageKey(), figures);
	}

	/**
	 * An error in a row that is what registering it was refused for. A figure that is a
	 * word of ours is told in the reader's language, as on a page.
	 * @param row the row's number
	 * @param column the column's canonical name
	 * @param refused the refusal
	 */
	public void refused(int row, String column, RuleViolation refused) {
		add(new Finding(row, column, null, Severity.ERROR, refused.rule().code(), refused.rule().messageKey(),
				words(refused)));
	}

	/** The same of the file as a whole. */
	void refused(RuleViolation refused) {
		add(new Finding(null, null, null, Severity.ERROR, refused.rule().code(), refused.rule().messageKey(),
				words(refused)));
	}

	private static List<String> words(RuleViolation refused) {
		return refused.figures()
			.entrySet()
			.stream()
			.map((figure) -> (figure.getValue() instanceof String word)
					? "#" + figure.getKey() + "." + word + "|" + word : print(figure.getValue()))
			.toList();
	}

	/**
	 * An error of the file as a whole.
	 * @param code the rule's code
	 * @param messageKey the message
	 * @param arguments its arguments
	 */
	public void error(String code, String messageKey, Object... arguments) {
		add(new Finding(null, null, null, Severity.ERROR, code, messageKey, print(arguments)));
	}

	/**
	 * Something to look at that doesn't keep the file from being applied.
	 * @param row the row's number
	 * @param column the column's canonical name
	 * @param code the rule's code
	 * @param messageKey the message
	 * @param arguments its arguments
	 */
	public void warning(int row, String column, String code, String messageKey, Object... arguments) {
		add(new Finding(row, column, null, Severity.WARNING, code, messageKey, print(arguments)));
	}

	/**
	 * Something about the file as a whole that doesn't keep it from being applied.
	 * @param messageKey the message
	 * @param arguments its arguments
	 */
	public void warning(String messageKey, Object... arguments) {
		add(new Finding(null, null, null, Severity.WARNING, "", messageKey, print(arguments)));
	}

	public boolean hasErrors() {
		return this.errors;
	}

	int rowsWithErrors() {
		return this.rowsWithErrors.cardinality();
	}

	List<Finding> list() {
		return this.list;
	}

	private void add(Finding finding) {
		if (finding.severity() == Severity.ERROR) {
			this.errors = true;
			if (finding.row() != null) {
				this.rowsWithErrors.set(finding.row());
			}
		}
		// a file that is wrong from end to end is told so often enough
		if (this.list.size() < LIMIT) {
			this.list.add(finding);
		}
	}

	private static List<String> print(Object[] arguments) {
		List<String> printed = new ArrayList<>();
		for (Object argument : arguments) {
			printed.add(print(argument));
		}
		return printed;
	}

	private static String print(@Nullable Object argument) {
		if (argument instanceof Amount amount) {
			return AmountFormatter.print(amount);
		}
		return (argument instanceof LocalDate date) ? DATE.format(date) : String.valueOf(argument);
	}

	/** Whether a finding keeps the file from being applied. */
	enum Severity {

		ERROR, WARNING

	}

	record Finding(@Nullable Integer row, @Nullable String column, @Nullable String cell, Severity severity,
			String code, String messageKey, List<String> arguments) {
	}

}
