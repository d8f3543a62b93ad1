package pe.siaf.contract;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;
import pe.siaf.ui.Required;

import org.springframework.validation.BindingResult;

/**
 * A guarantee letter (carta fianza) of a contract.
 *
 * @param id its key within the unit
 * @param secEjec the unit
 * @param contractId the contract
 * @param contract its number
 * @param contractEndsOn its last day
 * @param supplierRuc the supplier
 * @param supplierName its name
 * @param kind PERFORMANCE, ADVANCE or OTHER
 * @param number its number at the bank
 * @param bank the bank
 * @param amount what it guarantees
 * @param issuedOn from when
 * @param expiresOn until when
 * @param daysLeft days until then, below zero once it expired
 * @param alert DUE_FIRST, DUE_SECOND, DUE_LAST, DUE_PAST or empty
 * @param state KEPT, GIVEN_BACK or CALLED
 * @param version counts its moves
 * @param unitName the unit's name
 */
record GuaranteeLetter(long id, String secEjec, long contractId, String contract, LocalDate contractEndsOn,
		String supplierRuc, String supplierName, String kind, String number, String bank, Amount amount,
		LocalDate issuedOn, LocalDate expiresOn, int daysLeft, String alert, String state, int version,
		String unitName) {

	public String page() {
		return "/garantias/%s/%d".formatted(this.secEjec, this.id);
	}

	/** What its chip says: how near its end is, or what became of it. */
	public String shownState() {
		return this.alert.isEmpty() ? this.state : this.alert;
	}

	/**
	 * What is asked for when a letter is registered.
	 *
	 * @param ofContract number of the contract
	 * @param kind PERFORMANCE, ADVANCE or OTHER
	 * @param letterNumber its number at the bank
	 * @param bank the bank
	 * @param amount what it guarantees
	 * @param issuedOn from when
	 * @param expiresOn until when
	 */
	record Form(@Nullable String ofContract, @Nullable String kind, @Nullable String letterNumber,
			@Nullable String bank, @Nullable Amount amount, @Nullable LocalDate issuedOn,
			@Nullable LocalDate expiresOn) {

		static Form of(@Nullable String contract) {
			return new Form(contract, "PERFORMANCE", null, null, null, null, null);
		}

		/** All that is missing at once. */
		static void askForMissing(BindingResult errors) {
			Required.in(errors)
				.field("ofContract", "contract.ofContract")
				.field("letterNumber", "contract.number")
				.field("bank", "contract.letter.bank")
				.field("amount", "contract.amount")
				.field("issuedOn", "contract.letter.issuedOn")
				.field("expiresOn", "contract.letter.expiresOn");
		}

	}

}
