package pe.siaf.execution;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;

/**
 * A commitment, an accrual or a refund of a payment is asked for or moves; told in its
 * own transaction, so that whoever listens may refuse by a rule. Certifications, orders
 * and what else becomes of payments tell nothing.
 *
 * @param stage annual commitment, monthly commitment, accrual, or payment of a refund
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param recordId its record, zero before it has one
 * @param predecessorId the record it draws on
 * @param operationType the type of operation
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
 * @param difference how much of the total comes of another rate of exchange than that of
 * what it draws on, told with what is asked for
 * @param actor who moves it
 */
public record DocumentMoved(DocumentStage stage, int fiscalYear, String secEjec, long recordId,
		@Nullable Long predecessorId, String operationType, String kind, String from, String to,
		@Nullable String supplierRuc, String documentType, String documentNumber, LocalDate documentDate,
		@Nullable String contract, Amount total, Amount difference, Profile actor) {

	/** Before anything is written: what is refused here was never registered. */
	public static final String ASKED = "ASKED";

	/**
	 * Whether an act on a document of a stage tells what becomes of it.
	 * @param stage the stage
	 * @param kind what the act does
	 * @return true for commitments and accruals, and for what payees return
	 */
	static boolean tells(DocumentStage stage, ActKind kind) {
		return kind == ActKind.REF || (stage.compareTo(DocumentStage.CERTIFICATION) > 0
				&& stage.compareTo(DocumentStage.PAYMENT_ORDER) < 0);
	}

}
