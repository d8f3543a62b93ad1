package pe.siaf.judgment;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;

import pe.siaf.money.Amount;

/**
 * What a court ordered a unit to pay to somebody.
 *
 * @param id its key within the unit
 * @param secEjec the unit
 * @param fileNumber the court's number
 * @param court the court
 * @param issuedOn the judgment's day
 * @param code its class of priority
 * @param className what the class is called
 * @param creditorId DNI or RUC of the creditor
 * @param creditorName the creditor
 * @param amountDue what is to be paid in all
 * @param approved what was accrued
 * @param held what accruals that were sent ask for
 * @param paid what was paid
 * @param remaining what is left to accrue
 * @param place its place in the unit's list; none once it is accrued whole or withdrawn
 * @param aheadReason why it goes before others, or empty
 * @param aheadName who answered for that, or empty
 * @param aheadOn on which day
 * @param state OWED or STRUCK
 * @param version counts its changes
 * @param collectorRuc who collects it in the creditor's stead, if anybody does
 */
record Judgment(long id, String secEjec, String fileNumber, String court, LocalDate issuedOn, String code,
		String className, String creditorId, String creditorName, Amount amountDue, Amount approved, Amount held,
		Amount paid, Amount remaining, @Nullable Integer place, String aheadReason, String aheadName,
		@Nullable LocalDate aheadOn, String state, int version, @Nullable String collectorRuc) {

	public String page() {
		return "/sentencias/%s/%d".formatted(this.secEjec, this.id);
	}

	/** What its chip says: paid once nothing is left, else its state. */
	public String shownState() {
		return (this.state.equals("OWED") && this.amountDue.equals(this.paid)) ? "PAID" : this.state;
	}

	/**
	 * What is asked for when a judgment is registered.
	 *
	 * @param fileNumber the court's number
	 * @param court the court
	 * @param issuedOn the judgment's day
	 * @param priority its class of priority
	 * @param creditorId DNI or RUC of the creditor
	 * @param creditorName the creditor
	 * @param amountDue what is to be paid
	 */
	record Form(@Nullable String fileNumber, @Nullable String court, @Nullable LocalDate issuedOn,
			@Nullable String priority, @Nullable String creditorId, @Nullable String creditorName,
			@Nullable Amount amountDue) {

		static final Form EMPTY = new Form(null, null, null, null, null, null, null);

		/**
		 * All that is missing at once: nobody sends a form seven times to learn of it.
		 */
		void askForMissing(Errors errors) {
			require(isBlank(this.fileNumber), "fileNumber", errors);
			require(isBlank(this.court), "court", errors);
			require(this.issuedOn == null, "issuedOn", errors);
			require(isBlank(this.priority), "priority", errors);
			require(isBlank(this.creditorId), "creditorId", errors);
			require(isBlank(this.creditorName), "creditorName", errors);
			require(this.amountDue == null, "amountDue", errors);
		}

		private static void require(boolean missing, String field, Errors errors) {
			if (missing && !errors.hasFieldErrors(field)) {
				errors.rejectValue(field, "judgment.missing." + field);
			}
		}

		private static boolean isBlank(@Nullable String text) {
			return text == null || text.isBlank();
		}

	}

}
