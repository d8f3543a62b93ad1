import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Checks the books of a unit's year from what SIAF II exported of them and from nothing
 * else: no database, no network, no library. Every balance is added up again from the
 * movements, every entry is held against the movement that it stems from.
 *
 * <pre>java CheckBooks.java libros-2025-001650.zip [--en]</pre>
 *
 * Ends with 0 where every check holds, 1 where one doesn't or no proof of the ledger stands
 * behind the books, 2 where the file can't be read.
 */
public final class CheckBooks {

	private static final int SHOWN = 5;

	/** All that an export holds: what was taken out of it can't be checked, so it doesn't pass. */
	private static final Set<String> WHOLE = new TreeSet<>(Set.of("manifest.csv", "targets.csv", "lines.csv",
			"movements.csv", "allotments.csv", "revenue-lines.csv", "revenue-movements.csv", "file-accruals.csv",
			"waiting.csv", "entries.csv", "entry-lines.csv", "trial-balance.csv", "figures.csv", "certificate.csv"));

	/** Stages of the ladder whose entries have a stage of their own: taxes kept back. */
	private static final Map<String, String> RETAINED = Map.of("PAYMENT_ORDER", "RETENTION_ORDER", "PAYMENT",
			"RETENTION_PAYMENT");

	private static final Map<String, String> BALANCES = Map.of("certified", "CERTIFICATION", "annual_committed",
			"ANNUAL_COMMITMENT", "monthly_committed", "MONTHLY_COMMITMENT", "accrued", "ACCRUAL", "ordered",
			"PAYMENT_ORDER", "paid", "PAYMENT");

	/** What each rung of the ladder draws on. */
	private static final List<List<String>> LADDER = List.of(List.of("B3", "ANNUAL_COMMITMENT", "CERTIFICATION"),
			List.of("B4", "MONTHLY_COMMITMENT", "ANNUAL_COMMITMENT"), List.of("B5", "ACCRUAL", "MONTHLY_COMMITMENT"),
			List.of("B6", "PAYMENT_ORDER", "ACCRUAL"), List.of("B7", "PAYMENT", "PAYMENT_ORDER"));

	private static final String[][] CHECKS = {
			{ "FILES", "Los archivos son los del manifiesto", "Files are those of the manifest" },
			{ "KEYS", "Cada movimiento es de una línea y está una vez", "Each movement belongs to a line, once" },
			{ "PIM", "PIA y PIM son la suma de sus movimientos", "Credit is the sum of its movements" },
			{ "BALANCES", "Cada saldo es la suma de sus movimientos", "Each balance is the sum of its movements" },
			{ "B1", "Certificado ≤ PIM", "Certified ≤ credit" },
			{ "B2", "Certificado y reservado ≤ PCA", "Certified and held ≤ allotment" },
			{ "B3", "Compromiso anual ≤ certificado", "Annual commitment ≤ certified" },
			{ "B4", "Compromiso mensual ≤ anual", "Monthly commitment ≤ annual" },
			{ "B5", "Devengado ≤ compromiso mensual", "Accrued ≤ monthly commitment" },
			{ "B6", "Girado ≤ devengado", "Ordered ≤ accrued" }, { "B7", "Pagado ≤ girado", "Paid ≤ ordered" },
			{ "REVENUE", "Ingresos: saldos y movimientos coinciden", "Revenue: balances equal their movements" },
			{ "NUMBERS", "Los asientos se numeran sin saltos", "Entries are numbered without gaps" },
			{ "PAIRS", "Cada asiento cuadra", "Each entry balances" },
			{ "JOURNAL", "Cada movimiento está en su asiento", "Each movement is in its entry" },
			{ "TRIAL", "El balance es la suma del diario", "The trial balance is the sum of the journal" },
			{ "T1", "Devengado = 8601", "Accrued = 8601" }, { "T2", "PIA y notas = 8301", "Credit = 8301" },
			{ "T3", "Devengado − girado = 21", "Accrued − ordered = 21" },
			{ "T5", "Compromiso mensual − devengado = 8401", "Monthly commitment − accrued = 8401" },
			{ "T6", "Activo = pasivo + patrimonio", "Assets = liabilities + equity" },
			{ "PROOF", "Lo que abarcó la prueba nocturna sigue ahí", "What the nightly proof covered is still there" } };

	private final Map<String, byte[]> files = new LinkedHashMap<>();

	private final Map<String, List<Row>> tables = new HashMap<>();

	private final Map<String, List<String>> faults = new HashMap<>();

	/** Σ of movements by line and stage; those that cuts brought apart, after CUT_. */
	private final Map<String, BigDecimal> moved = new HashMap<>();

	private CheckBooks(InputStream source) throws IOException {
		try (ZipInputStream zip = new ZipInputStream(source)) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				this.files.put(entry.getName(), zip.readAllBytes());
			}
		}
		for (Map.Entry<String, byte[]> file : this.files.entrySet()) {
			this.tables.put(file.getKey(), parse(new String(file.getValue(), StandardCharsets.UTF_8)));
		}
	}

	public static void main(String[] arguments) {
		boolean english = List.of(arguments).contains("--en");
		String file = List.of(arguments).stream().filter((each) -> !each.startsWith("--")).findFirst().orElse("");
		try {
			System.exit(check(Files.readAllBytes(Path.of(file)), english, System.out) ? 0 : 1);
		}
		catch (IOException | RuntimeException unreadable) {
			System.err.println((english ? "This is no export of books: " : "No es una exportación de libros: ") + file
					+ " (" + unreadable + ")");
			System.exit(2);
		}
	}

	/** Checks an export and says what it found; whether every check holds. */
	public static boolean check(byte[] export, boolean english, PrintStream out) throws IOException {
		CheckBooks books = new CheckBooks(new ByteArrayInputStream(export));
		Map<String, String> facts = new HashMap<>();
		books.table("certificate.csv").forEach((row) -> facts.put(row.text("key"), row.text("value")));
		books.filesOfTheManifest();
		books.movementsAndLines();
		books.ladder();
		books.allotments();
		books.revenue();
		books.journal();
		books.sources();
		books.trialBalance();
		books.ties();
		books.published();
		out.println((english ? "Books of unit " : "Libros de la unidad ") + facts.get("unit") + " " + facts.get("name")
				+ " · " + facts.get("year") + " · " + facts.get("taken_at"));
		out.println((english ? "Manifest SHA-256 " : "Manifiesto SHA-256 ") + sha256(books.files.get("manifest.csv")));
		for (Row proof : books.table("figures.csv")) {
			out.println((english ? "Proof " : "Prueba ") + proof.text("proof") + " · " + facts.get("proof_result") + " · "
					+ facts.get("proof_seen_at") + " · " + proof);
		}
		for (String[] one : CHECKS) {
			List<String> found = books.faults.getOrDefault(one[0], List.of());
			out.printf("%-4s  %-8s  %s%s%n", found.isEmpty() ? "PASS" : "FAIL", one[0], one[english ? 2 : 1],
					found.isEmpty() ? "" : " (" + found.size() + ")");
			found.stream().limit(SHOWN).forEach((fault) -> out.println("                " + fault));
		}
		boolean proven = !books.table("figures.csv").isEmpty();
		if (!proven) {
			out.println(english ? "No proof of the ledger stands behind these books."
					: "Ninguna prueba del libro respalda estos libros.");
		}
		String held = proven ? "PASS" : english ? "NO PROOF" : "SIN PRUEBA";
		out.println((english ? "RESULT: " : "RESULTADO: ") + (books.faults.isEmpty() ? held : "FAIL"));
		return books.faults.isEmpty() && proven;
	}

	private void filesOfTheManifest() {
		Set<String> named = new TreeSet<>(Set.of("manifest.csv"));
		for (Row row : table("manifest.csv")) {
			String file = row.text("file");
			named.add(file);
			byte[] content = this.files.get(file);
			same("FILES", file, row.text("sha256"), (content == null) ? "–" : sha256(content));
			same("FILES", file + " (rows)", row.text("rows"), String.valueOf(table(file).size()));
		}
		same("FILES", "zip", named.toString(), new TreeSet<>(this.files.keySet()).toString());
		same("FILES", "manifest.csv", WHOLE.toString(), named.toString());
	}

	private void movementsAndLines() {
		Set<String> lines = new HashSet<>();
		Set<String> seen = new HashSet<>();
		table("lines.csv").forEach((line) -> require("KEYS", lines.add(line.line()), line.line()));
		for (Row row : table("movements.csv")) {
			String stage = row.text("stage");
			require("KEYS", lines.contains(row.line()) && row.amount("amount").signum() != 0, "id " + row.text("id"));
			String entry = row.text("entry_stage");
			require("KEYS", entry.equals(stage) || entry.equals(RETAINED.get(stage)), "id " + row.text("id"));
			require("KEYS", seen.add("id " + row.text("id")) && seen.add(String.join("|", row.text("posting_key"),
					row.line(), stage, row.text("month"))), "id " + row.text("id"));
			add(this.moved, row.line() + stage, row.amount("amount"));
			if (row.text("kind").equals("CUT")) {
				add(this.moved, row.line() + "CUT_" + stage, row.amount("amount"));
			}
		}
		for (Row line : table("lines.csv")) {
			BigDecimal pia = moved(line, "PIA");
			equal("PIM", line.line() + " pia", pia, line.amount("pia"));
			equal("PIM", line.line() + " pim", pia.add(moved(line, "MODIFICATION")), line.amount("pim"));
			BALANCES.forEach((column, stage) -> equal("BALANCES", line.line() + " " + column, moved(line, stage),
					line.amount(column)));
		}
	}

	/** What a line brought from the legacy system keeps its history: the sums of its cuts. */
	private void ladder() {
		for (Row line : table("lines.csv")) {
			BigDecimal credit = moved(line, "PIA").add(moved(line, "MODIFICATION"));
			within("B1", line.line(), moved(line, "CERTIFICATION"), credit.max(moved(line, "CUT_CERTIFICATION")));
			for (List<String> rung : LADDER) {
				BigDecimal legacy = moved(line, "CUT_" + rung.get(1)).subtract(moved(line, "CUT_" + rung.get(2)));
				within(rung.get(0), line.line(), moved(line, rung.get(1)),
						moved(line, rung.get(2)).add(legacy.max(BigDecimal.ZERO)));
			}
		}
	}

	private void allotments() {
		Map<String, BigDecimal> used = new HashMap<>();
		for (Row line : table("lines.csv")) {
			String[] item = line.text("item").split("\\.");
			String key = line.text("rubro") + "-" + line.text("expenditure_category") + "-" + item[0] + "." + item[1];
			add(used, key, moved(line, "CERTIFICATION"));
			add(used, key + " held", line.amount("certified_reserved"));
		}
		for (Row row : table("allotments.csv")) {
			String key = row.text("rubro") + "-" + row.text("expenditure_category") + "-" + row.text("generic");
			BigDecimal held = of(used, key + " held");
			equal("B2", key, of(used, key), row.amount("certified"));
			equal("B2", key + " held", held, row.amount("certified_reserved"));
			within("B2", key, of(used, key).add(held), row.amount("assigned").max(row.amount("legacy_certified")));
		}
	}

	private void revenue() {
		Map<String, BigDecimal> sums = new HashMap<>();
		for (Row row : table("revenue-movements.csv")) {
			add(sums, row.text("number") + row.revenueLine() + row.text("stage"), row.amount("amount"));
		}
		for (Row row : table("revenue-lines.csv")) {
			String key = row.text("number") + row.revenueLine();
			equal("REVENUE", key + " determined", of(sums, key + "REVENUE_DETERMINED"), row.amount("determined"));
			equal("REVENUE", key + " collected", of(sums, key + "REVENUE_COLLECTED"), row.amount("collected"));
			within("REVENUE", key, row.amount("collected"), row.amount("determined"));
		}
	}

	private void journal() {
		Set<String> numbers = new HashSet<>();
		int at = 0;
		for (Row entry : table("entries.csv")) {
			same("NUMBERS", "entries.csv", String.valueOf(++at), entry.text("number"));
			numbers.add(entry.text("number"));
		}
		for (Row line : table("entry-lines.csv")) {
			String debit = line.text("debit");
			String credit = line.text("credit");
			require("PAIRS", numbers.contains(line.text("number")) && !debit.equals(credit)
					&& part(debit).equals(part(credit)) && part(debit).equals(line.text("purpose"))
					&& line.amount("amount").signum() != 0, line.text("number") + ": " + debit + " / " + credit);
		}
	}

	/** Entries balance within the accounts of wealth, of the budget and of order. */
	private static String part(String account) {
		return account.startsWith("8") ? "BUDGET" : account.startsWith("9") ? "MEMORANDUM" : "FINANCIAL";
	}

	private void sources() {
		Map<String, BigDecimal> within = new HashMap<>();
		table("movements.csv").stream()
			.filter((row) -> row.text("kind").equals("REA"))
			.forEach((row) -> add(within, row.reassigned(), row.amount("amount")));
		Map<String, BigDecimal> expected = new HashMap<>();
		for (Row row : table("movements.csv")) {
			// between targets of one item accounts don't tell the difference; cuts are in the legacy system's books
			boolean apart = row.text("kind").equals("REA") && of(within, row.reassigned()).signum() == 0;
			if (!apart && !row.text("kind").equals("CUT") && !Set.of("CERTIFICATION", "PAYMENT").contains(row.text("entry_stage"))) {
				add(expected, row.source(row.text("entry_stage")), row.amount("amount"));
			}
		}
		table("file-accruals.csv").forEach((row) -> add(expected, row.source("FILE_ACCRUAL"), row.amount("amount")));
		table("revenue-movements.csv")
			.forEach((row) -> add(expected, row.source(row.text("stage")), row.amount("amount")));
		table("waiting.csv")
			.forEach((row) -> add(expected, row.source(row.text("stage")), row.amount("amount").negate()));
		Map<String, String> heads = new HashMap<>();
		table("entries.csv").forEach((entry) -> heads.put(entry.text("number"), entry.source(entry.text("stage"))));
		Map<String, BigDecimal> entered = new HashMap<>();
		for (Row line : table("entry-lines.csv")) {
			add(entered, heads.get(line.text("number")) + "|" + line.text("purpose"), line.amount("amount"));
		}
		expected.forEach((source, amount) -> {
			List<String> parts = List.of("FINANCIAL", "BUDGET", "MEMORANDUM").stream()
				.filter((part) -> entered.containsKey(source + "|" + part))
				.toList();
			require("JOURNAL", amount.signum() == 0 || !parts.isEmpty(), source);
			parts.forEach((part) -> equal("JOURNAL", source + " " + part, amount, of(entered, source + "|" + part)));
		});
	}

	private void trialBalance() {
		Map<String, BigDecimal> sums = new HashMap<>();
		for (Row line : table("entry-lines.csv")) {
			add(sums, "D" + line.text("debit"), line.amount("amount"));
			add(sums, "H" + line.text("credit"), line.amount("amount"));
		}
		BigDecimal apart = BigDecimal.ZERO;
		Set<String> accounts = new HashSet<>();
		for (Row row : table("trial-balance.csv")) {
			String account = row.text("account");
			accounts.add(account);
			equal("TRIAL", account + " debit", of(sums, "D" + account), row.amount("debit"));
			equal("TRIAL", account + " credit", of(sums, "H" + account), row.amount("credit"));
			apart = apart.add(row.amount("debit")).subtract(row.amount("credit"));
		}
		equal("TRIAL", "Σ", BigDecimal.ZERO, apart);
		sums.keySet().forEach((side) -> require("TRIAL", accounts.contains(side.substring(1)), side));
	}

	private void ties() {
		Map<String, BigDecimal> by = new HashMap<>();
		table("movements.csv").stream()
			.filter((row) -> !row.text("kind").equals("CUT"))
			.forEach((row) -> add(by, row.text("entry_stage"), row.amount("amount")));
		table("file-accruals.csv").forEach((row) -> add(by, "FILE_ACCRUAL", row.amount("amount")));
		table("waiting.csv").forEach((row) -> add(by, row.text("stage"), row.amount("amount").negate()));
		Map<String, String> stages = new HashMap<>();
		table("entries.csv").forEach((entry) -> stages.put(entry.text("number"), entry.text("stage")));
		Map<String, BigDecimal> found = new HashMap<>();
		for (Row line : table("entry-lines.csv")) {
			String stage = stages.getOrDefault(line.text("number"), "");
			side(found, stage, line.text("debit"), line.text("credit"), line.amount("amount").negate());
			side(found, stage, line.text("credit"), line.text("debit"), line.amount("amount"));
		}
		BigDecimal accrued = of(by, "ACCRUAL").add(of(by, "FILE_ACCRUAL"));
		equal("T1", "8601", accrued, of(found, "T1"));
		equal("T2", "8301", of(by, "PIA").add(of(by, "MODIFICATION")), of(found, "T2"));
		equal("T3", "21", accrued.subtract(of(by, "PAYMENT_ORDER")).subtract(of(by, "RETENTION_PAYMENT")), of(found, "T3"));
		equal("T5", "8401", of(by, "MONTHLY_COMMITMENT").subtract(of(by, "ACCRUAL")), of(found, "T5"));
		equal("T6", "1", of(found, "owed"), of(found, "assets").negate());
	}

	/** What an account is credited, below zero what it is debited; a year's closing ends the accounts. */
	private static void side(Map<String, BigDecimal> found, String stage, String account, String other, BigDecimal amount) {
		boolean closing = stage.equals("CLOSING");
		if (!closing && account.equals("8601")) {
			add(found, "T1", amount);
		}
		if (!closing && account.equals("8301") && other.equals("8201")) {
			add(found, "T2", amount);
		}
		// a tax kept back passes from the payee to its collector (RETENTION_ORDER) and is owed until it is paid
		if (account.startsWith("21") && Set.of("ACCRUAL", "FILE_ACCRUAL", "PAYMENT_ORDER", "RETENTION_ORDER", "RETENTION_PAYMENT")
			.contains(stage)) {
			add(found, "T3", amount);
		}
		if (!closing && account.equals("8401")) {
			add(found, "T5", amount);
		}
		if (account.matches("[1-6].*")) {
			add(found, account.startsWith("1") ? "assets" : "owed", amount);
		}
	}

	/** Nothing that the published proof covered was taken away or changed since. */
	private void published() {
		for (Row proof : table("figures.csv")) {
			Map<String, BigDecimal> sums = new HashMap<>();
			for (Row row : table("movements.csv")) {
				if (row.amount("id").compareTo(proof.amount("last_movement")) <= 0) {
					add(sums, "movements", BigDecimal.ONE);
					add(sums, row.text("stage"), row.amount("amount"));
				}
			}
			within("PROOF", "movements", proof.amount("movements"), of(sums, "movements"));
			// what was under way while the proof looked may have got a lower number
			if (of(sums, "movements").compareTo(proof.amount("movements")) == 0) {
				equal("PROOF", "pim", of(sums, "PIA").add(of(sums, "MODIFICATION")), proof.amount("pim"));
				BALANCES.forEach((column, stage) -> equal("PROOF", column, of(sums, stage), proof.amount(column)));
			}
			BigDecimal booked = table("entry-lines.csv").stream()
				.filter((line) -> line.amount("number").compareTo(proof.amount("last_entry")) <= 0)
				.map((line) -> line.amount("amount"))
				.reduce(BigDecimal.ZERO, BigDecimal::add);
			equal("PROOF", "booked", booked, proof.amount("booked"));
		}
	}

	private List<Row> table(String file) {
		return this.tables.getOrDefault(file, List.of());
	}

	private BigDecimal moved(Row line, String stage) {
		return of(this.moved, line.line() + stage);
	}

	private static void add(Map<String, BigDecimal> sums, String key, BigDecimal amount) {
		sums.merge(key, amount, BigDecimal::add);
	}

	private static BigDecimal of(Map<String, BigDecimal> sums, String key) {
		return sums.getOrDefault(key, BigDecimal.ZERO);
	}

	private void equal(String check, String what, BigDecimal expected, BigDecimal found) {
		require(check, expected.compareTo(found) == 0, what + ": " + expected + " ≠ " + found);
	}

	private void within(String check, String what, BigDecimal amount, BigDecimal most) {
		require(check, amount.compareTo(most) <= 0, what + ": " + amount + " > " + most);
	}

	private void same(String check, String what, String expected, String found) {
		require(check, expected.equals(found), what + ": " + expected + " ≠ " + found);
	}

	private void require(String check, boolean holds, String what) {
		if (!holds) {
			this.faults.computeIfAbsent(check, (none) -> new ArrayList<>()).add(what);
		}
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** Cells with commas, quotes or line breaks stand in quotes, quotes in them twice. */
	private static List<Row> parse(String text) {
		List<List<String>> rows = new ArrayList<>();
		List<String> cells = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		for (int at = 0; at < text.length(); at++) {
			char each = text.charAt(at);
			if (each == '"') {
				boolean twice = quoted && at + 1 < text.length() && text.charAt(at + 1) == '"';
				if (twice) {
					cell.append('"');
					at++;
				}
				else {
					quoted = !quoted;
				}
			}
			else if (quoted || (each != ',' && each != '\n')) {
				cell.append(each);
			}
			else {
				cells.add(cell.toString());
				cell.setLength(0);
				if (each == '\n') {
					rows.add(cells);
					cells = new ArrayList<>();
				}
			}
		}
		List<String> titles = rows.get(0);
		return rows.subList(1, rows.size()).stream().map((row) -> new Row(titles, row)).toList();
	}

	/** A row of a table. */
	private record Row(List<String> titles, List<String> cells) {

		String text(String title) {
			return this.cells.get(this.titles.indexOf(title));
		}

		BigDecimal amount(String title) {
			return new BigDecimal(text(title));
		}

		String line() {
			return text("sec_func") + "-" + revenueLine();
		}

		String revenueLine() {
			return text("rubro") + "-" + text("resource_type") + "-" + text("item");
		}

		String reassigned() {
			return text("posting_key") + "|" + text("stage") + "|" + text("item");
		}

		String source(String stage) {
			return text("posting_key") + "|" + text("month") + "|" + stage;
		}

		@Override
		public String toString() {
			StringBuilder all = new StringBuilder();
			for (int at = 0; at < this.titles.size(); at++) {
				all.append((at == 0) ? "" : ", ").append(this.titles.get(at)).append(' ').append(this.cells.get(at));
			}
			return all.toString();
		}

	}

}
