package pe.siaf.accounting;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.fiscal.DemonstratedYears;
import pe.siaf.identity.DemonstratedPeople;
import pe.siaf.money.Amount;

/**
 * Two entries of the demonstration's unit, which say that they are a demonstration: one
 * that lacks its paper, one that waits for its approval. Once a year, and none approved:
 * the books keep to what was registered.
 */
@Component
@Profile("demo")
@Order(56)
class DemonstratedAdjustments implements ApplicationRunner {

	private static final String UNIT = "001650";

	private static final pe.siaf.identity.Profile OFFICER = DemonstratedPeople.of("contabilidad.ue");

	private static final byte[] PAPER = """
			%PDF-1.4
			1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
			2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
			3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
			trailer<</Root 1 0 R>>
			%%EOF
			""".getBytes(StandardCharsets.US_ASCII);

	private final AdjustmentStore store;

	private final Adjustments adjustments;

	private final AdjustmentFiles files;

	private final DemonstratedYears years;

	DemonstratedAdjustments(AdjustmentStore store, Adjustments adjustments, AdjustmentFiles files,
			DemonstratedYears years) {
		this.store = store;
		this.adjustments = adjustments;
		this.files = files;
		this.years = years;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		this.years.all().forEach((year) -> demonstrate(new BooksKey(year, UNIT)));
	}

	private void demonstrate(BooksKey books) {
		if (this.store.count(books) > 0) {
			return;
		}
		this.adjustments.register(books,
				draft(books.year(), "Demostración: consumo de existencias del almacén", "5301", "1301", 1200), OFFICER);
		Adjustment sent = this.adjustments.register(books,
				draft(books.year(), "Demostración: depreciación del año de los equipos", "5801", "1508", 8500),
				OFFICER);
		this.files.keep(sent, "informe-de-demostracion.pdf", PAPER, OFFICER.username());
		this.adjustments.move(sent, "verify", null, sent.version(), OFFICER);
	}

	private static AdjustmentDraft draft(int year, String reason, String debit, String credit, long soles) {
		return new AdjustmentDraft(AdjustmentKind.ADJUSTMENT, AccountingMonths.ADJUSTMENTS, "INFORME", "DEMOSTRACIÓN",
				LocalDate.of(year, 10, 24), reason,
				List.of(new AdjustmentLine(debit, null, Amount.of(soles), Amount.ZERO, ""),
						new AdjustmentLine(credit, null, Amount.ZERO, Amount.of(soles), "")));
	}

}
