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

import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;

/**
 * Two entries of the demonstration's unit, which say that they are a demonstration: one
 * that lacks its paper, one that waits for its approval. Once, and none approved: the
 * books keep to what was registered.
 */
@Component
@Profile("demo")
@Order(56)
class DemonstratedAdjustments implements ApplicationRunner {

	private static final BooksKey KEY = new BooksKey(2025, "001650");

	private static final pe.siaf.identity.Profile OFFICER = new pe.siaf.identity.Profile(0, "contabilidad.ue",
			"Carmen Flores Soto", Role.UE_ACCOUNTING, new Scope(Scope.Kind.UE, KEY.unit()), true);

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

	DemonstratedAdjustments(AdjustmentStore store, Adjustments adjustments, AdjustmentFiles files) {
		this.store = store;
		this.adjustments = adjustments;
		this.files = files;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		if (this.store.count(KEY) > 0) {
			return;
		}
		this.adjustments.register(KEY, draft("Demostración: consumo de existencias del almacén", "5301", "1301", 1200),
				OFFICER);
		Adjustment sent = this.adjustments.register(KEY,
				draft("Demostración: depreciación del año de los equipos", "5801", "1508", 8500), OFFICER);
		this.files.keep(sent, "informe-de-demostracion.pdf", PAPER, OFFICER.username());
		this.adjustments.move(sent, "verify", null, sent.version(), OFFICER);
	}

	private static AdjustmentDraft draft(String reason, String debit, String credit, long soles) {
		return new AdjustmentDraft(AdjustmentKind.ADJUSTMENT, AccountingMonths.ADJUSTMENTS, "INFORME", "DEMOSTRACIÓN",
				LocalDate.of(KEY.year(), 10, 24), reason,
				List.of(new AdjustmentLine(debit, null, Amount.of(soles), Amount.ZERO, ""),
						new AdjustmentLine(credit, null, Amount.ZERO, Amount.of(soles), "")));
	}

}
