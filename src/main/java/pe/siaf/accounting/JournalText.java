package pe.siaf.accounting;

import java.io.IOException;

/**
 * A journal as plain text that the programs {@code ledger} and {@code hledger} read, so
 * that anybody can add the books up again with a program that isn't ours.
 */
final class JournalText {

	private JournalText() {
	}

	/**
	 * Writes an entry.
	 * @param key whose books
	 * @param entry the entry
	 * @param out where to
	 * @throws IOException if it can't be written
	 */
	static void write(BooksKey key, JournalEntry entry, Appendable out) throws IOException {
		out.append("%s * (%s-%d-%d) %s%s%n".formatted(entry.date(), key.unit(), key.year(), entry.number(),
				entry.stage(), (entry.document() != null) ? " " + oneLine(entry.document()) : ""));
		for (JournalEntry.Line line : entry.lines()) {
			// two blanks end an account's name
			out.append("    %s  PEN %s  ; %s %s%n".formatted(line.account(), line.signed(), line.rubro(), line.item()));
		}
		out.append("\n");
	}

	/** A line break would end the entry, a semicolon begin a comment. */
	private static String oneLine(String text) {
		return text.replaceAll("[\\p{Cntrl};|]", " ");
	}

}
