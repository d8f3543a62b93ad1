package pe.siaf.contract;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import pe.siaf.contract.Contract.Addendum;
import pe.siaf.money.Amount;
import pe.siaf.ui.Required;

import org.springframework.validation.BindingResult;

/**
 * What an officer types to register an addendum.
 *
 * @param signedOn when it was signed
 * @param fiscalYear the year whose part it changes
 * @param amount by how much; below zero takes away
 * @param newEndsOn the contract's new last day
 * @param reason why
 */
record AddendumForm(@Nullable LocalDate signedOn, @Nullable Integer fiscalYear, @Nullable Amount amount,
		@Nullable LocalDate newEndsOn, @Nullable String reason) {

	static AddendumForm empty() {
		return new AddendumForm(null, null, null, null, null);
	}

	/** All that is missing at once. */
	static void askForMissing(BindingResult errors) {
		Required.in(errors).field("signedOn", "contract.signedOn").field("reason", "contract.reason");
	}

	Addendum toAddendum(Contract contract) {
		LocalDate signed = this.signedOn;
		Integer year = this.fiscalYear;
		if (signed == null || signed.isBefore(contract.signedOn())) {
			throw Contracts.incomplete("signedOn");
		}
		return new Addendum(0, signed, (year != null) ? year : signed.getYear(),
				(this.amount != null) ? this.amount : Amount.ZERO, this.newEndsOn, ContractForm.text(this.reason), "");
	}

}
