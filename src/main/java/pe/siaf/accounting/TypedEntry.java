package pe.siaf.accounting;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.rules.RuleViolation;

/**
 * The lines of an entry as they are typed: kept as text, so that nothing typed is lost,
 * and read when the form is sent.
 *
 * @param rows account, debit, credit, gloss
 * @param pasted rows as they come from a spreadsheet, cells apart by tabs or semicolons
 */
record TypedEntry(List<List<String>> rows, String pasted) {

	private static final int SPARE = 4;

	private static final int CELLS = 4;

	static TypedEntry of(List<AdjustmentLine> lines) {
		return new TypedEntry(lines.stream()
			.map((line) -> List.of(line.account(), print(line.debit()), print(line.credit()), line.gloss()))
			.toList(), "");
	}

	private static String print(Amount amount) {
		return amount.isZero() ? "" : AmountFormatter.print(amount);
	}

	/** What the lines of a template are: accounts without amounts. */
	static TypedEntry ofAccounts(List<String> accounts) {
		return new TypedEntry(accounts.stream().map((account) -> List.of(account, "", "", "")).toList(), "");
	}

	static TypedEntry in(HttpServletRequest request) {
		List<List<String>> rows = new ArrayList<>();
		String[] accounts = all(request, "cuenta");
		for (int row = 0; row < accounts.length; row++) {
			List<String> cells = new ArrayList<>(List.of(accounts[row].strip()));
			for (String column : List.of("debe", "haber", "glosa")) {
				String[] typed = all(request, column);
				cells.add((row < typed.length) ? typed[row].strip() : "");
			}
			if (cells.stream().anyMatch((cell) -> !cell.isEmpty())) {
				rows.add(cells);
			}
		}
		return new TypedEntry(rows, String.join("", all(request, "pegado")));
	}

	private static String[] all(HttpServletRequest request, String name) {
		String[] values = request.getParameterValues(name);
		return (values != null) ? values : new String[0];
	}

	/** The rows to draw: what was typed, and room for more. */
	public List<List<String>> drawn() {
		List<List<String>> drawn = new ArrayList<>(this.rows);
		drawn.addAll(java.util.Collections.nCopies(SPARE, List.of("", "", "", "")));
		return drawn;
	}

	/**
	 * The lines typed and pasted.
	 * @return debits and credits
	 * @throws RuleViolation LED-111 where one can't be read
	 */
	List<AdjustmentLine> lines() {
		List<AdjustmentLine> lines = new ArrayList<>();
		this.rows.forEach((row) -> lines.add(line(row)));
		this.pasted.lines().filter((row) -> !row.isBlank()).forEach((row) -> {
			List<String> cells = new ArrayList<>(Arrays.stream(row.split("[\t;]")).map(String::strip).toList());
			while (cells.size() < CELLS) {
				cells.add("");
			}
			lines.add(line(cells));
		});
		return lines;
	}

	private static AdjustmentLine line(List<String> row) {
		return new AdjustmentLine(row.get(0), null, amount(row, 1), amount(row, 2), row.get(3));
	}

	private static Amount amount(List<String> row, int cell) {
		if (row.get(cell).isEmpty()) {
			return Amount.ZERO;
		}
		try {
			return new AmountFormatter().parse(row.get(cell), Locale.ROOT);
		}
		catch (ParseException | ArithmeticException | NumberFormatException noAmount) {
			throw new RuleViolation(BooksRule.LINE_INCOMPLETE, Map.of("account", row.get(0) + " · " + row.get(cell)),
					"lines");
		}
	}

}
