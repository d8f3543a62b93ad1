package pe.siaf.execution;

import org.jspecify.annotations.Nullable;

/**
 * A sequence of a certificate or a phase of a file.
 *
 * @param id its key within the unit
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param stage the stage
 * @param predecessorId the record it draws on
 * @param certificate the certificate at its root
 * @param file the file it belongs to, from the monthly commitment on
 * @param number what people call it: the file's number, or the certificate's
 * @param sequence its sequence under that number
 * @param operationType the type of operation
 * @param supplierRuc the supplier
 * @param currency the currency it is in, {@code PEN} for soles
 */
record ExecutionRecord(long id, int fiscalYear, String secEjec, DocumentStage stage, @Nullable Long predecessorId,
		String certificate, @Nullable String file, String number, String sequence, String operationType,
		@Nullable String supplierRuc, String currency) {

	/**
	 * Whether its papers are in another currency; what it holds is soles all the same.
	 */
	public boolean isForeign() {
		return !Foreign.SOLES.equals(this.currency);
	}

	/**
	 * Number and sequence, as documents quote it.
	 * @return for example {@code 0000000001-0002}
	 */
	public String shown() {
		return this.number + "-" + this.sequence;
	}

	/**
	 * Its address in the API.
	 * @return the path, as {@code Location} and {@code predecessor} carry it
	 */
	public String location() {
		return "/api/v1/%s/%d/%s/%s".formatted(this.stage.resource(), this.fiscalYear, this.secEjec, shown());
	}

	/**
	 * The address of its page.
	 * @return the path
	 */
	public String page() {
		return "/ejecucion/%s/%d/%s/%s".formatted(this.stage.slug(), this.fiscalYear, this.secEjec, shown());
	}

}
