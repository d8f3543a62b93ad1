package pe.siaf.bank;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import pe.siaf.bank.PaymentBatch.Line;
import pe.siaf.money.Amount;

/**
 * The file that the bank gets of a batch: a heading with what it comes to, then a line
 * for each payment. It says the same each time, so that its hash is what was signed.
 */
final class BatchFile {

	private static final String TAX_AUTHORITY = "20131312955";

	private BatchFile() {
	}

	/**
	 * Writes a batch.
	 * @param batch the batch
	 * @param lines its lines
	 * @return the text, fields apart by bars
	 */
	static String text(PaymentBatch batch, List<Line> lines) {
		StringBuilder text = new StringBuilder();
		Amount total = lines.stream().map(Line::amount).reduce(Amount.ZERO, Amount::plus);
		row(text, "C", batch.secEjec(), String.valueOf(batch.fiscalYear()), batch.number(), batch.account(),
				String.valueOf(lines.size()), total.toString());
		for (Line line : lines) {
			boolean tax = line.medium().equals("TAX");
			row(text, "D", batch.number(), String.format(Locale.ROOT, "%05d", line.line()), line.medium(), line.cci(),
					tax ? TAX_AUTHORITY : Objects.requireNonNullElse(line.ruc(), ""), tax ? "SUNAT" : line.payee(),
					line.amount().toString(), line.shown());
		}
		return text.toString();
	}

	private static void row(StringBuilder text, String... fields) {
		for (int at = 0; at < fields.length; at++) {
			text.append((at > 0) ? "|" : "").append(fields[at].replaceAll("[|\r\n]", " "));
		}
		text.append("\r\n");
	}

	/** What stands for a text. */
	static String hash(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException missing) {
			throw new IllegalStateException(missing);
		}
	}

	static String name(PaymentBatch batch) {
		return "lote-" + batch.secEjec() + "-" + batch.fiscalYear() + "-" + batch.number() + ".txt";
	}

}
