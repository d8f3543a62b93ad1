package pe.siaf.execution;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import pe.siaf.budget.LineKey;
import pe.siaf.exchange.ImportRow;
import pe.siaf.money.ExchangeRate;
import pe.siaf.rules.RuleViolation;

/**
 * A certification that a file asks for: the rows with one key. What isn't a line's own is
 * written in the first of them, and below it may be left empty.
 */
final class RequestedCertification {

	/** What a certification says once. */
	private static final List<String> HEAD = List.of("operation_type", "document_type", "document_number",
			"document_date", "justification");

	/**
	 * What one in another currency says once, too; what never did keeps the hash it had.
	 */
	private static final List<String> CURRENCY = List.of("currency", "exchange_rate");

	private final String request;

	private final List<ImportRow> rows;

	private RequestedCertification(String request, List<ImportRow> rows) {
		this.request = request;
		this.rows = rows;
	}

	/**
	 * The certifications of a file, in its order.
	 * @param rows the file's rows
	 * @return one for each key
	 */
	static List<RequestedCertification> in(Iterable<ImportRow> rows) {
		Map<String, List<ImportRow>> byRequest = new LinkedHashMap<>();
		String request = "";
		for (ImportRow row : rows) {
			// without a key a row belongs to the request above it
			request = row.find("request").orElse(request);
			byRequest.computeIfAbsent(request, (key) -> new ArrayList<>()).add(row);
		}
		return byRequest.entrySet()
			.stream()
			.map((entry) -> new RequestedCertification(entry.getKey(), entry.getValue()))
			.toList();
	}

	/** Its sender's key; where none was given, what it asks for is its key. */
	String key() {
		return this.request.isEmpty() ? "#" + hash().substring(0, 40) : this.request;
	}

	/** As people tell it from the others of the file. */
	String shown() {
		return this.request.isEmpty() ? text("document_number") : this.request;
	}

	int row() {
		return this.rows.get(0).number();
	}

	/** The row that a refusal is about: that of its line, or the first. */
	int row(RuleViolation refused) {
		String line = String.valueOf(refused.figures().get("line"));
		return this.rows.stream()
			.filter((row) -> line(row).toString().equals(line))
			.map(ImportRow::number)
			.findFirst()
			.orElse(row());
	}

	/** Rows that say something else than the first. */
	void differing(Consumer<ImportRow> told) {
		this.rows.stream()
			.filter((row) -> Stream.concat(HEAD.stream(), CURRENCY.stream())
				.anyMatch((column) -> row.find(column).filter((cell) -> !cell.equals(text(column))).isPresent()))
			.forEach(told);
	}

	List<ImportRow> rows() {
		return this.rows;
	}

	Lines lines() {
		return Lines.of(this.rows.stream().map((row) -> new LineAmount(line(row), row.amount("amount"))).toList());
	}

	Registration registration(int fiscalYear, String secEjec) {
		String date = text("document_date");
		Registration asked = new Registration(DocumentStage.CERTIFICATION, fiscalYear, secEjec, null,
				text("operation_type"), null,
				new SourceDocument(text("document_type").isEmpty() ? "086" : text("document_type"),
						text("document_number"), date.isEmpty() ? null : LocalDate.parse(date)),
				null, text("justification"), null, null, lines(), null);
		return isForeign() ? asked.in(Foreign.asked(currency(), rate()), lines()) : asked;
	}

	/** Whether its amounts aren't soles. */
	boolean isForeign() {
		return !currency().isEmpty() && !currency().equals(Foreign.SOLES);
	}

	String currency() {
		return text("currency").strip().toUpperCase(Locale.ROOT);
	}

	/** The rate that it names; none where it takes the published one. */
	private @Nullable ExchangeRate rate() {
		return text("exchange_rate").isEmpty() ? null : ExchangeRate.of(text("exchange_rate"));
	}

	/** Whether it names a rate that is none, or one for soles. */
	boolean misnamesRate() {
		if (text("exchange_rate").isEmpty()) {
			return false;
		}
		try {
			return !isForeign() || rate() == null;
		}
		catch (NumberFormatException | ArithmeticException none) {
			return true;
		}
	}

	/** What it asks for, the order of its rows aside. */
	String hash() {
		StringBuilder content = new StringBuilder();
		HEAD.forEach((column) -> content.append(text(column)).append('\n'));
		CURRENCY.stream()
			.map(this::text)
			.filter((told) -> !told.isEmpty())
			.forEach((told) -> content.append(told).append('\n'));
		lines().list().forEach((line) -> content.append(line.line()).append(' ').append(line.amount()).append('\n'));
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256")
					.digest(content.toString().getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException missing) {
			throw new IllegalStateException(missing);
		}
	}

	private String text(String column) {
		return this.rows.get(0).text(column);
	}

	private static LineKey line(ImportRow row) {
		return new LineKey(row.text("sec_func"), row.find("rubro").orElse("00"), row.find("resource_type").orElse("0"),
				row.text("item"));
	}

}
