package pe.siaf.control;

import java.io.ByteArrayOutputStream;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import pe.siaf.SiafTest;
import pe.siaf.accounting.BooksKey;
import pe.siaf.execution.ALivedUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any history, exported and built anew elsewhere from the export alone, gives the same
 * books: the same balances, the same entries with the same numbers, the same trial
 * balance, and both pass the checker.
 */
@SiafTest
class BooksRoundTripTests {

	/** What tells where and when, and the documents of the first unit. */
	private static final String[] OF_THE_PLACE = { "id", "source_id", "act_id", "import_id", "document_type",
			"document_number", "document_date", "recorded_at" };

	@Autowired
	private RandomYear years;

	@Autowired
	private ALivedUnit lived;

	@Autowired
	private Reimport reimport;

	@Autowired
	private BooksExport export;

	@ParameterizedTest
	@CsvSource({ "2077, 11", "2078, 12", "2079, 13" })
	void a_random_year_gives_the_same_books(int year, long seed) {
		BooksKey first = new BooksKey(year, "000170");
		int refused = this.years.live(first, 300, seed);
		assertThat(refused).as("histories that try what isn't allowed").isBetween(30, 270);
		ExportedBooks books = sameElsewhere(first, new BooksKey(year, "000171"));
		assertThat(books.rows("movements.csv")).hasSizeGreaterThan(150);
		assertThat(books.rows("waiting.csv")).as("accruals that the operation table doesn't know").isNotEmpty();
		assertThat(books.rows("entries.csv")).extracting((entry) -> entry.get("stage"))
			.contains("PIA", "MODIFICATION", "MONTHLY_COMMITMENT", "ACCRUAL", "PAYMENT_ORDER", "ADJUSTMENT");
	}

	@Test
	void histories_of_documents_give_the_same_books() throws Exception {
		this.lived.live(172, 100, 7_000);
		sameElsewhere(new BooksKey(2026, "000172"), new BooksKey(2026, "000173"));
	}

	private ExportedBooks sameElsewhere(BooksKey first, BooksKey second) {
		ExportedBooks books = ExportedBooks.of(zip(first));
		this.reimport.into(books, second);
		ExportedBooks again = ExportedBooks.of(zip(second));
		// what is certified and not decided yet isn't a movement: drafts stay behind
		assertThat(again.rowsWithout("lines.csv", "certified_reserved"))
			.isEqualTo(books.rowsWithout("lines.csv", "certified_reserved"));
		for (String table : List.of("targets.csv", "movements.csv", "waiting.csv", "entries.csv", "entry-lines.csv",
				"trial-balance.csv")) {
			assertThat(again.rowsWithout(table, OF_THE_PLACE)).as(table)
				.isEqualTo(books.rowsWithout(table, OF_THE_PLACE));
		}
		assertThat(ExportedBooks.failing(zip(first))).isEmpty();
		assertThat(ExportedBooks.failing(zip(second))).isEmpty();
		return books;
	}

	private byte[] zip(BooksKey key) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		this.export.write(key, out);
		return out.toByteArray();
	}

}
