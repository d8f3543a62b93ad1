package pe.siaf.control;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.accounting.BooksKey;
import pe.siaf.budget.BudgetLedger;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Posting;
import pe.siaf.budget.Stage;
import pe.siaf.money.Amount;

/**
 * Builds a unit's year anew from an export and nothing else: its targets and lines, its
 * movements posted again through the ledger one posting after the other, and what people
 * put down where it stood between them.
 */
@Component
class Reimport {

	private static final List<String> PUT_DOWN = List.of("ADJUSTMENT", "REVERSAL", "OPENING", "CLOSING");

	private final AUnitYear given;

	private final BudgetLedger ledger;

	private final JdbcClient jdbc;

	Reimport(AUnitYear given, BudgetLedger ledger, JdbcClient jdbc) {
		this.given = given;
		this.ledger = ledger;
		this.jdbc = jdbc;
	}

	/**
	 * Builds.
	 * @param books the export
	 * @param key a unit's year with nothing in it
	 */
	void into(ExportedBooks books, BooksKey key) {
		this.given.exists(key);
		books.rows("targets.csv").forEach((row) -> insert("budget_target", key, row));
		books.rows("lines.csv").forEach((row) -> {
			Map<String, String> line = new LinkedHashMap<>(row);
			line.keySet()
				.retainAll(List.of("sec_func", "rubro", "resource_type", "item", "expenditure_category", "origin"));
			insert("budget_line", key, line);
		});
		List<Map<String, String>> putDown = new ArrayList<>(
				books.rows("entries.csv").stream().filter((entry) -> PUT_DOWN.contains(entry.get("stage"))).toList());
		for (List<Map<String, String>> posting : postings(books)) {
			int number = firstEntry(books, posting);
			while (!putDown.isEmpty() && Integer.parseInt(putDown.get(0).get("number")) < number) {
				enter(books, putDown.remove(0), key);
			}
			post(posting, key);
		}
		putDown.forEach((entry) -> enter(books, entry, key));
	}

	private void insert(String table, BooksKey key, Map<String, String> row) {
		List<String> columns = row.keySet().stream().filter((column) -> !row.get(column).isEmpty()).toList();
		this.jdbc
			.sql("insert into " + table + " (fiscal_year, sec_ejec, " + String.join(", ", columns) + ") values (?, ?"
					+ ", ?".repeat(columns.size()) + ")")
			.param(key.year())
			.param(key.unit())
			.params(columns.stream().map(row::get).collect(Collectors.toList()))
			.update();
	}

	/**
	 * Movements of one posting stand together, in the order in which they were posted.
	 */
	private static List<List<Map<String, String>>> postings(ExportedBooks books) {
		Map<String, List<Map<String, String>>> postings = new LinkedHashMap<>();
		books.rows("movements.csv")
			.forEach((row) -> postings.computeIfAbsent(row.get("posting_key"), (none) -> new ArrayList<>()).add(row));
		return List.copyOf(postings.values());
	}

	/** The number of the first entry that a posting made; none goes last. */
	private static int firstEntry(ExportedBooks books, List<Map<String, String>> posting) {
		String key = posting.get(0).get("posting_key");
		return books.rows("entries.csv")
			.stream()
			.filter((entry) -> entry.get("posting_key").equals(key))
			.mapToInt((entry) -> Integer.parseInt(entry.get("number")))
			.min()
			.orElse(0);
	}

	private void post(List<Map<String, String>> rows, BooksKey key) {
		Map<String, String> head = rows.get(0);
		this.ledger.post(new Posting(key.year(), key.unit(), String.valueOf(head.get("posting_key")),
				String.valueOf(head.get("kind")), LocalDate.parse(String.valueOf(head.get("known_on"))), "otra", "otra",
				new Posting.Source(null, null, null, null, null, null),
				rows.stream()
					.map((row) -> new Posting.Entry(
							new LineKey(String.valueOf(row.get("sec_func")), String.valueOf(row.get("rubro")),
									String.valueOf(row.get("resource_type")), String.valueOf(row.get("item"))),
							Stage.valueOf(row.get("stage")), Integer.parseInt(String.valueOf(row.get("month"))),
							Amount.of(String.valueOf(row.get("amount")))))
					.toList(),
				false));
	}

	/** Pairs, told as the debits and credits that they were cut from. */
	private void enter(ExportedBooks books, Map<String, String> entry, BooksKey key) {
		Map<String, Amount> debits = new LinkedHashMap<>();
		Map<String, Amount> credits = new LinkedHashMap<>();
		for (Map<String, String> line : books.rows("entry-lines.csv")) {
			if (line.get("number").equals(entry.get("number"))) {
				Amount amount = Amount.of(String.valueOf(line.get("amount")));
				debits.merge(String.valueOf(line.get("debit")), amount, Amount::plus);
				credits.merge(String.valueOf(line.get("credit")), amount, Amount::plus);
			}
		}
		List<String> lines = new ArrayList<>();
		debits.forEach((account, amount) -> lines.add(account + " " + amount + " 0"));
		credits.forEach((account, amount) -> lines.add(account + " 0 " + amount));
		this.given.enter(key, String.valueOf(entry.get("stage")), Integer.parseInt(String.valueOf(entry.get("month"))),
				String.valueOf(entry.get("posting_key")), lines);
	}

}
