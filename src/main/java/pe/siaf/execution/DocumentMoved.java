package pe.siaf.execution;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;

/**
 * A commitment or an accrual is asked for or moves; told in its own transaction, so that
 * whoever listens may refuse by a rule. Certifications, orders and payments tell nothing.
 *
 * @param stage annual commitment, monthly commitment or accrual
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param recordId its record, zero before it has one
 * @param predecessorId the record it draws on
 * @param kind what the act does: INI, INC, RED …
 * @param from the act's state before
 * @param to its state after: {@code ASKED} before it is written, N once it is (annual
 * commitments only), then V, A, R or X
 * @param supplierRuc the supplier
 * @param documentType source document
 * @param documentNumber its number
 * @param documentDate its date
 * @param contract the contract's number, where one is named
 * @param total its total, signed
 * @param actor who moves it
 */
public record DocumentMoved(DocumentStage stage, int fiscalYear, String secEjec, long recordId,
		@Nullable Long predecessorId, String kind, String from, String to, @Nullable String supplierRuc,
		String documentType, String documentNumber, LocalDate documentDate, @Nullable String contract, Amount total,
		Profile actor) {

	/** Before anything is written: what is refused here was never registered. */
	public static final String ASKED = "ASKED";

	/**
	 * Whether documents of a stage tell what becomes of them.
	 * @param stage the stage
	 * @return true for commitments and accruals
	 */
	static boolean tells(DocumentStage stage) {
		return stage.compareTo(DocumentStage.CERTIFICATION) > 0 && stage.compareTo(DocumentStage.PAYMENT_ORDER) < 0;
	}

}
