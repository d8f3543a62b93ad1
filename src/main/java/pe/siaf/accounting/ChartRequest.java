package pe.siaf.accounting;

import java.time.OffsetDateTime;

/**
 * A request to change the chart of accounts.
 *
 * @param fiscalYear the first year that the change holds for
 * @param number its number in that year
 * @param reason why
 * @param state its state
 * @param version counts its changes
 * @param preparedBy who prepared it
 * @param preparedName their name
 * @param movedAt its last step
 * @param lines how many accounts it concerns
 */
record ChartRequest(int fiscalYear, int number, String reason, String state, int version, String preparedBy,
		String preparedName, OffsetDateTime movedAt, int lines) {

	/**
	 * Its number as people quote it.
	 * @return for example {@code PCG-2026-00001}
	 */
	public String shown() {
		return "PCG-%d-%05d".formatted(this.fiscalYear, this.number);
	}

	/**
	 * Where it is.
	 * @return the path
	 */
	public String page() {
		return "%s/%d/%d".formatted(ChartController.PATH, this.fiscalYear, this.number);
	}

	/** Whether it can be written anew, and take papers. */
	public boolean isEditable() {
		return this.state.equals("PREPARED") || this.state.equals("OBSERVED");
	}

}
