package pe.siaf.execution;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * A document that was prepared elsewhere, in the terms of the forms of execution, to be
 * registered as a draft.
 *
 * @param stage its stage
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param predecessor number and sequence of the record it draws on; none for a
 * certification
 * @param fields what was typed beside the amounts
 * @param lines the amounts
 */
public record PreparedDraft(DocumentStage stage, int fiscalYear, String secEjec, @Nullable String predecessor,
		Fields fields, List<Line> lines) {

	public PreparedDraft {
		lines = List.copyOf(lines);
	}

	/**
	 * Where a person goes on with it in the form.
	 * @param entry names the draft to the form
	 * @return the form's address
	 */
	public String form(String entry) {
		return this.stage.previous()
			.map((before) -> "/ejecucion/%s/%d/%s/%s/siguiente?entrada=%s".formatted(before.slug(), this.fiscalYear,
					this.secEjec, this.predecessor, entry))
			.orElse("/ejecucion/certificaciones/nueva?year=%d&entrada=%s".formatted(this.fiscalYear, entry));
	}

	/**
	 * What was typed, as on the form; a field that the stage doesn't ask for is empty.
	 *
	 * @param operationType type of operation of a certification
	 * @param documentType source document
	 * @param documentNumber its number
	 * @param documentDate its date
	 * @param month month of execution, 1 to 12; the document's where it is left out
	 * @param ruc supplier of an annual commitment
	 * @param supplierName its name, where the register doesn't know it
	 * @param contract number of the contract that an annual commitment carries out
	 * @param justification what it is for
	 * @param voucherType voucher of an accrual
	 * @param voucherNumber series and number
	 * @param voucherDate its date
	 * @param conformityDate conformity of an accrual
	 * @param conformityUnit the area that gave it
	 */
	public record Fields(@Nullable String operationType, @Nullable String documentType, @Nullable String documentNumber,
			@Nullable LocalDate documentDate, @Nullable Integer month, @Nullable String ruc,
			@Nullable String supplierName, @Nullable String contract, @Nullable String justification,
			@Nullable String voucherType, @Nullable String voucherNumber, @Nullable LocalDate voucherDate,
			@Nullable LocalDate conformityDate, @Nullable String conformityUnit) {
	}

	/**
	 * How much on which line.
	 *
	 * @param secFunc target
	 * @param rubro rubro
	 * @param resourceType type of resource
	 * @param item economic item
	 * @param amount soles and cents
	 */
	public record Line(String secFunc, String rubro, String resourceType, String item, Amount amount) {
	}

}
