package pe.siaf.contract;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * A contract.
 *
 * @param id its key within the unit
 * @param secEjec the unit
 * @param number its number
 * @param process the selection procedure, where there was one
 * @param kind GOODS, SERVICES or WORKS
 * @param supplierRuc the supplier
 * @param supplierName its name
 * @param object what it is about
 * @param signedOn when it was signed
 * @param startsOn from when it holds
 * @param endsOn until when
 * @param amount its whole amount, addenda included
 * @param state ACTIVE or RESOLVED
 */
record Contract(long id, String secEjec, String number, String process, String kind, String supplierRuc,
		String supplierName, String object, LocalDate signedOn, LocalDate startsOn, LocalDate endsOn, Amount amount,
		String state) {

	public String page() {
		return "/contratos/%s/%d".formatted(this.secEjec, this.id);
	}

	public String location() {
		return "/api/v1/contracts/%s/%d".formatted(this.secEjec, this.id);
	}

	/**
	 * What a year pays of a contract.
	 *
	 * @param fiscalYear the year
	 * @param amount what it takes of the year's budget
	 * @param committed what is committed
	 * @param held what commitments under way hold
	 * @param available what is left
	 * @param foreseen what forecasts in force promise of it
	 * @param asked what forecasts that wait for a signature would promise besides
	 */
	record Year(int fiscalYear, Amount amount, Amount committed, Amount held, Amount available, Amount foreseen,
			Amount asked) {

		/**
		 * What no forecast promises or asks for yet; what was promised beyond counts as
		 * nothing.
		 */
		public Amount unforeseen() {
			Amount told = this.foreseen.plus(this.asked);
			return this.amount.exceeds(told) ? this.amount.minus(told) : Amount.ZERO;
		}

	}

	/**
	 * An addendum.
	 *
	 * @param number its place
	 * @param signedOn when it was signed
	 * @param fiscalYear the year whose part it changes
	 * @param amount by how much, signed
	 * @param endsOn the contract's new last day, if it changes
	 * @param reason why
	 * @param registeredBy who registered it
	 */
	record Addendum(int number, LocalDate signedOn, int fiscalYear, Amount amount, @Nullable LocalDate endsOn,
			String reason, String registeredBy) {
	}

	/**
	 * An annual commitment that carries a contract out.
	 *
	 * @param fiscalYear the year
	 * @param shown number and sequence
	 * @param state its state
	 * @param amount what it asked for
	 * @param page its page
	 */
	record Commitment(int fiscalYear, String shown, String state, Amount amount, String page) {
	}

	/**
	 * What is asked for when a contract is registered.
	 *
	 * @param secEjec the unit
	 * @param number its number
	 * @param process the selection procedure
	 * @param kind GOODS, SERVICES or WORKS
	 * @param ruc the supplier
	 * @param object what it is about
	 * @param signedOn when it was signed
	 * @param startsOn from when
	 * @param endsOn until when
	 * @param years what each year pays
	 */
	record Draft(String secEjec, String number, String process, String kind, String ruc, String object,
			@Nullable LocalDate signedOn, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn,
			List<YearPart> years) {

		Amount total() {
			return this.years.stream().map(YearPart::amount).reduce(Amount.ZERO, Amount::plus);
		}

	}

	/**
	 * A year's part of a contract.
	 *
	 * @param year the year
	 * @param amount how much
	 */
	record YearPart(int year, Amount amount) {
	}

}
