package pe.siaf.execution;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * What is asked for when a document of the chain is registered.
 *
 * @param stage the stage
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param predecessorId the record it draws on; none for a certification
 * @param operationType the type of operation; its predecessor's where it isn't given
 * @param month the month of execution; the document's where it isn't given
 * @param document the source document
 * @param payee the supplier; its predecessor's where it isn't given
 * @param justification what it is for
 * @param voucher the payment voucher of an accrual
 * @param conformity the conformity of an accrual
 * @param lines the amounts
 * @param declaredTotal the total the caller reckoned with, if it was told
 * @param contract number of the contract that an annual commitment carries out, if any
 * @param part where the money of a payment order goes
 * @param foreign the currency that the lines are told in, where they aren't soles
 */
record Registration(DocumentStage stage, int fiscalYear, String secEjec, @Nullable Long predecessorId,
		@Nullable String operationType, @Nullable Integer month, SourceDocument document, @Nullable Payee payee,
		String justification, @Nullable Voucher voucher, @Nullable Conformity conformity, Lines lines,
		@Nullable Amount declaredTotal, @Nullable String contract, OrderPart part, @Nullable Foreign foreign) {

	/** A document in soles. */
	Registration(DocumentStage stage, int fiscalYear, String secEjec, @Nullable Long predecessorId,
			@Nullable String operationType, @Nullable Integer month, SourceDocument document, @Nullable Payee payee,
			String justification, @Nullable Voucher voucher, @Nullable Conformity conformity, Lines lines,
			@Nullable Amount declaredTotal, @Nullable String contract, OrderPart part) {
		this(stage, fiscalYear, secEjec, predecessorId, operationType, month, document, payee, justification, voucher,
				conformity, lines, declaredTotal, contract, part, null);
	}

	/** A document whose money, if it orders any, goes to the payee. */
	Registration(DocumentStage stage, int fiscalYear, String secEjec, @Nullable Long predecessorId,
			@Nullable String operationType, @Nullable Integer month, SourceDocument document, @Nullable Payee payee,
			String justification, @Nullable Voucher voucher, @Nullable Conformity conformity, Lines lines,
			@Nullable Amount declaredTotal, @Nullable String contract) {
		this(stage, fiscalYear, secEjec, predecessorId, operationType, month, document, payee, justification, voucher,
				conformity, lines, declaredTotal, contract, OrderPart.NET);
	}

	/** A document that names no contract. */
	Registration(DocumentStage stage, int fiscalYear, String secEjec, @Nullable Long predecessorId,
			@Nullable String operationType, @Nullable Integer month, SourceDocument document, @Nullable Payee payee,
			String justification, @Nullable Voucher voucher, @Nullable Conformity conformity, Lines lines,
			@Nullable Amount declaredTotal) {
		this(stage, fiscalYear, secEjec, predecessorId, operationType, month, document, payee, justification, voucher,
				conformity, lines, declaredTotal, null);
	}

	/** The same paper for a part of its lines' amounts. */
	Registration part(OrderPart which, Lines amounts) {
		return new Registration(this.stage, this.fiscalYear, this.secEjec, this.predecessorId, this.operationType,
				this.month, this.document, this.payee, this.justification, this.voucher, this.conformity, amounts, null,
				this.contract, which);
	}

	/** The same with its lines told in a currency, or turned into soles from one. */
	Registration in(@Nullable Foreign currency, Lines amounts) {
		return new Registration(this.stage, this.fiscalYear, this.secEjec, this.predecessorId, this.operationType,
				this.month, this.document, this.payee, this.justification, this.voucher, this.conformity, amounts, null,
				this.contract, this.part, currency);
	}

}
