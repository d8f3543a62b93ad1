package pe.siaf.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.accounting.BooksKey;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.Posting;
import pe.siaf.budget.Stage;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The proof as a certificate (domain 12.8): what is exported of a unit's year passes the
 * stand-alone checker, and one figure altered anywhere doesn't, even where the manifest
 * was mended too.
 */
@SiafTest
@Transactional
class CertificateTests {

	private static final BooksKey KEY = new BooksKey(2077, "000169");

	@Autowired
	private AUnitYear given;

	@Autowired
	private LedgerProof proof;

	@Autowired
	private ProofFigures figures;

	@Autowired
	private BooksExport export;

	@Autowired
	private MockMvcTester mvc;

	@BeforeEach
	void a_year_with_everything_that_books_can_hold() {
		LineKey paper = this.given.line(KEY, "0001", "00", "2.3.1.5.1.2", "NATIVE");
		LineKey service = this.given.line(KEY, "0002", "00", "2.3.2.7.1.99", "NATIVE");
		LineKey elsewhere = this.given.line(KEY, "0003", "00", "2.3.1.5.1.2", "NATIVE");
		LineKey debt = this.given.line(KEY, "0004", "00", "2.8.1.1.1.1", "NATIVE");
		LineKey history = this.given.line(KEY, "0005", "00", "2.6.3.2.3.1", "SIAF");
		for (LineKey line : List.of(paper, service, elsewhere, debt)) {
			this.given.post(KEY, "pia/" + line, "INI", Stage.PIA, 0, line, "1000");
		}
		this.given.post(KEY, "import/1", "CUT",
				List.of(new Posting.Entry(history, Stage.PIA, 0, Amount.of("500")),
						new Posting.Entry(history, Stage.CERTIFICATION, 0, Amount.of("400")),
						new Posting.Entry(history, Stage.ANNUAL_COMMITMENT, 0, Amount.of("400"))));
		this.given.post(KEY, "note/1", "INI", List.of(new Posting.Entry(paper, Stage.MODIFICATION, 0, Amount.of("200")),
				new Posting.Entry(service, Stage.MODIFICATION, 0, Amount.of("-200"))));
		this.given.allotted(KEY, "2900");
		this.given.chain(KEY, "act/1", paper, "600.50");
		this.given.chain(KEY, "act/2", service, "100.00");
		this.given.chain(KEY, "act/3", debt, "50.00");
		this.given.reassigned(KEY, "act/4", paper, elsewhere, "10.00");
		this.given.collected(KEY, "0000000001", "321.00");
		this.given.enter(KEY, "ADJUSTMENT", 3, "adjustment/1", List.of("5801 30.00 0", "1508 0 30.00"));
		this.proof.onDemand("auditor", "AUDITOR");
	}

	@Test
	void what_was_registered_passes_the_checker() {
		String said = ExportedBooks.checked(zip());
		assertThat(said).contains("RESULTADO: PASS", "HOSPITAL, \"EL NUEVO\"", "000169", "2077", "movements 39");
		assertThat(said.lines().filter((line) -> line.startsWith("PASS"))).hasSize(22);
	}

	@Test
	void the_export_holds_what_the_books_say_and_nobody_s_name() {
		ExportedBooks books = ExportedBooks.of(zip());
		assertThat(books.rows("lines.csv")).hasSize(5)
			.filteredOn((row) -> row.get("sec_func").equals("0001"))
			.singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("pim", "1200.00").containsEntry("paid", "590.50"));
		assertThat(books.rows("movements.csv")).hasSize(39)
			.anySatisfy((row) -> assertThat(row).containsEntry("document_number", "'=OC 7"));
		assertThat(books.rows("waiting.csv")).singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("stage", "ACCRUAL").containsEntry("amount", "50.00"));
		assertThat(books.rows("manifest.csv")).hasSize(ExportPart.values().length);
		byte[] plain = zip();
		assertThat(ExportedBooks.of(plain).text()).doesNotContain("usuaria.secreta", "PAGADORA SECRETA");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			KEYS     | movements.csv         | stage=PAYMENT           | sec_func   | 9999
			PIM      | lines.csv             | sec_func=0001           | pim        | 1201.00
			BALANCES | lines.csv             | sec_func=0001           | paid       | 590.49
			B1       | movements.csv         | posting_key=act/1/CERTIFICATION | amount     | 9000.00
			B2       | allotments.csv        | rubro=00                | assigned   | 1.00
			B2       | lines.csv             | sec_func=0001           | certified_reserved | 0.01
			B3       | movements.csv         | posting_key=act/1/ANNUAL_COMMITMENT | amount     | 9000.00
			B4       | movements.csv         | stage=MONTHLY_COMMITMENT | amount    | 9000.00
			B5       | movements.csv         | stage=ACCRUAL           | amount     | 9000.00
			B6       | movements.csv         | stage=PAYMENT_ORDER     | amount     | 9000.00
			B7       | movements.csv         | stage=PAYMENT           | amount     | 9000.00
			REVENUE  | revenue-movements.csv | stage=REVENUE_COLLECTED | amount     | 321.01
			NUMBERS  | entries.csv           | number=3                | number     | 99
			PAIRS    | entry-lines.csv       | credit=8601             | credit     | 2103
			JOURNAL  | entry-lines.csv       | debit=9101              | amount     | 600.51
			TRIAL    | trial-balance.csv     | account=5301            | debit      | 0.00
			T1       | entry-lines.csv       | credit=8601             | amount     | 600.51
			T2       | entry-lines.csv       | credit=8301             | amount     | 1001.00
			T3       | entry-lines.csv       | debit=2103              | amount     | 600.51
			T5       | entry-lines.csv       | credit=8401             | amount     | 600.51
			T6       | entry-lines.csv       | credit=2103             | credit     | 9102
			PROOF    | figures.csv           | lines=5                 | accrued    | 0.00
			PROOF    | figures.csv           | lines=5                 | booked     | 0.00
			""")
	void one_figure_altered_is_found_although_the_manifest_was_mended(String check, String file, String which,
			String column, String value) {
		byte[] altered = ExportedBooks.of(zip()).set(file, row(which), column, value).zip(true);
		assertThat(ExportedBooks.failing(altered)).contains(check);
	}

	@ParameterizedTest
	@EnumSource(ExportPart.class)
	void a_whole_file_taken_away_is_missed_although_the_manifest_was_mended(ExportPart part) {
		byte[] altered = ExportedBooks.of(zip()).without(part.file()).zip(true);
		assertThat(ExportedBooks.failing(altered)).contains("FILES");
		assertThat(ExportedBooks.checked(altered)).contains("RESULTADO: FAIL");
	}

	@Test
	void books_that_no_proof_stands_behind_do_not_pass() {
		byte[] altered = ExportedBooks.of(zip()).drop("figures.csv", (row) -> true).zip(true);
		assertThat(ExportedBooks.failing(altered)).isEmpty();
		assertThat(ExportedBooks.checked(altered)).contains("RESULTADO: SIN PRUEBA").doesNotContain("RESULTADO: PASS");
	}

	@Test
	void a_tax_kept_back_is_owed_to_its_collector_until_it_is_paid() {
		Runnable payment = this.given.withheld(KEY, new LineKey("0002", "00", "0", "2.3.2.7.1.99"), "160.00");
		assertThat(ExportedBooks.of(zip()).rows("entries.csv")).extracting((entry) -> entry.get("stage"))
			.contains("RETENTION_ORDER");
		assertThat(ExportedBooks.failing(zip())).isEmpty();
		payment.run();
		assertThat(ExportedBooks.failing(zip())).isEmpty();
		byte[] altered = ExportedBooks.of(zip())
			.set("movements.csv", row("entry_stage=RETENTION_PAYMENT"), "entry_stage", "PAYMENT")
			.zip(true);
		assertThat(ExportedBooks.failing(altered)).contains("T3");
	}

	@Test
	void a_movement_taken_away_is_missed_by_the_published_figures() {
		byte[] altered = ExportedBooks.of(zip()).drop("movements.csv", row("stage=PAYMENT")).zip(true);
		assertThat(ExportedBooks.failing(altered)).contains("PROOF", "BALANCES");
	}

	@Test
	void any_change_is_found_by_the_manifest() {
		byte[] altered = ExportedBooks.of(zip())
			.set("lines.csv", row("sec_func=0001"), "expenditure_category", "6")
			.zip(false);
		assertThat(ExportedBooks.failing(altered)).contains("FILES");
	}

	@Test
	void the_checker_runs_on_its_own(@TempDir Path folder) throws Exception {
		Path books = Files.write(folder.resolve("libros.zip"), zip());
		assertThat(status(books)).isZero();
		Files.write(books, ExportedBooks.of(zip()).set("lines.csv", row("sec_func=0001"), "paid", "1.00").zip(true));
		assertThat(status(books)).isEqualTo(1);
		assertThat(status(Files.writeString(books, "nada"))).isEqualTo(2);
	}

	/** As whoever got the two files would run it, with nothing else at hand. */
	private static int status(Path books) throws IOException, InterruptedException {
		Process checker = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				ExportedBooks.CHECKER.toAbsolutePath().toString(), books.toString())
			.directory(books.getParent().toFile())
			.redirectErrorStream(true)
			.start();
		checker.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
		return checker.waitFor();
	}

	@Test
	void a_proof_keeps_the_figures_of_what_changed_since_the_one_before() {
		long first = this.figures.of(KEY).orElseThrow().proof();
		long second = this.proof.onDemand("auditor", "AUDITOR");
		assertThat(this.figures.of(KEY).orElseThrow().proof()).isEqualTo(first);
		this.given.post(KEY, "act/9", "INI", Stage.CERTIFICATION, 3, new LineKey("0001", "00", "0", "2.3.1.5.1.2"),
				"1.00");
		long third = this.proof.onDemand("auditor", "AUDITOR");
		Figure figure = this.figures.of(KEY).orElseThrow();
		assertThat(figure.proof()).isEqualTo(third);
		assertThat(figure.certified()).isEqualTo(Amount.of("1151.50"));
		// an earlier proof goes on saying what it covered
		assertThat(this.figures.ofYears(second)).filteredOn((year) -> year.fiscalYear() == 2077)
			.anySatisfy((year) -> assertThat(year.certified()).isEqualTo(Amount.of("1150.50")));
	}

	@Test
	void the_page_and_the_api_hand_the_books_and_the_checker_out() throws Exception {
		assertThat(this.mvc.get().uri("/contabilidad/2077/000169/certificado").with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("1,150.50", "Descargar los libros", "CheckBooks.java libros-2077-000169.zip");
		byte[] books = this.mvc.get()
			.uri("/api/v1/accounting/certificate?unit=000169&year=2077")
			.header("Authorization", "Bearer demo-auditor")
			.exchange()
			.getResponse()
			.getContentAsByteArray();
		assertThat(ExportedBooks.failing(books)).isEmpty();
		assertThat(ExportedBooks.of(books).rows("movements.csv")).hasSize(39);
		assertThat(this.mvc.get()
			.uri("/contabilidad/comprobador")
			.with(Signed.as("auditor"))
			.exchange()
			.getResponse()
			.getContentAsByteArray()).isEqualTo(Files.readAllBytes(ExportedBooks.CHECKER));
		assertThat(this.mvc.get().uri("/control/prueba").with(Signed.as("auditor"))).bodyText()
			.contains("Cifras que abarcó");
		assertThat(this.mvc.get().uri("/api/v1/checks/ledger").header("Authorization", "Bearer demo-auditor"))
			.bodyText()
			.contains("\"figures\":[", "\"booked\":");
	}

	private byte[] zip() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		this.export.write(KEY, out);
		return out.toByteArray();
	}

	private static Predicate<Map<String, String>> row(String which) {
		String[] cell = which.split("=");
		return (row) -> cell[1].equals(row.get(cell[0]));
	}

}
