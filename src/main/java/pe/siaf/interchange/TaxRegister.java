package pe.siaf.interchange;

import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * The port to the tax authority's registers. Calls may take long or fail, and are made
 * outside of any transaction: nobody's act waits for them.
 */
public interface TaxRegister {

	/**
	 * A taxpayer as the register has it today.
	 * @param ruc the RUC
	 * @return the taxpayer, or empty if there is none
	 */
	Optional<Taxpayer> taxpayer(String ruc);

	/**
	 * Whether a voucher was issued as it says.
	 * @param voucher the voucher
	 * @return what the register knows of it
	 */
	Answer voucher(Voucher voucher);

	/** What the register knows of a voucher. */
	enum Answer {

		/** It was issued, and says the same there. */
		VALID,

		/** It was issued and taken back. */
		ANNULLED,

		/** It was never issued, or says something else. */
		UNKNOWN

	}

	/**
	 * A taxpayer.
	 *
	 * @param ruc the RUC
	 * @param name the name
	 * @param status ACTIVE, SUSPENDED or CLOSED
	 * @param condition FOUND, PENDING or NOT_FOUND
	 */
	record Taxpayer(String ruc, String name, String status, String condition) {
	}

	/**
	 * A voucher as an accrual quotes it.
	 *
	 * @param ruc who issued it
	 * @param type its type, two digits
	 * @param series its series
	 * @param number its number
	 * @param issuedOn its day, where it was told
	 * @param currency its currency, {@code PEN} for soles
	 * @param amount its total, in that currency
	 */
	record Voucher(String ruc, String type, String series, String number, @Nullable LocalDate issuedOn, String currency,
			Amount amount) {
	}

}
