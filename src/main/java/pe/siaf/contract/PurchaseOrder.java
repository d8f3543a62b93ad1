package pe.siaf.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;
import pe.siaf.money.AmountOutOfRange;

/**
 * An order of purchase (C) or service (S).
 *
 * @param id its key within the unit
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param kind C or S
 * @param number its number in the unit's year and kind
 * @param supplierRuc the supplier
 * @param supplierName its name
 * @param contract number of the contract it carries out, if any
 * @param object what it is about
 * @param family group, class and family of the catalogue
 * @param issuedOn when it was issued
 * @param termDays days to deliver
 * @param dueOn the last of them
 * @param total its amount
 * @param accepted what came and conforms
 * @param accrued what is accrued on its files, or asked to be
 * @param splittingReason why it is no split purchase
 * @param state ISSUED or ANNULLED
 * @param annulledWhy why it was annulled
 * @param preparedBy who issued it
 * @param preparedName that person's name
 * @param orderedBy who ordered it in the system that handed it over, if it says so
 * @param orderedName that person's name
 */
record PurchaseOrder(long id, int fiscalYear, String secEjec, String kind, String number, String supplierRuc,
		String supplierName, @Nullable String contract, String object, String family, LocalDate issuedOn, int termDays,
		LocalDate dueOn, Amount total, Amount accepted, Amount accrued, @Nullable String splittingReason, String state,
		@Nullable String annulledWhy, String preparedBy, String preparedName, @Nullable String orderedBy,
		@Nullable String orderedName) {

	public String page() {
		return "/ordenes/%d/%s/%d".formatted(this.fiscalYear, this.secEjec, this.id);
	}

	public String location() {
		return "/api/v1/orders/%d/%s/%d".formatted(this.fiscalYear, this.secEjec, this.id);
	}

	/** What came, conforms and isn't accrued yet. */
	public Amount toAccrue() {
		return this.accepted.minus(this.accrued);
	}

	public String shown() {
		return (this.kind.equals("C") ? "O/C " : "O/S ") + this.number;
	}

	/**
	 * A line of an order.
	 *
	 * @param line its place
	 * @param description what is ordered
	 * @param unit in what it is counted
	 * @param quantity how much, four decimals
	 * @param unitPrice price of one, six decimals
	 * @param amount quantity × price, to the cent
	 * @param received how much came and stayed
	 * @param receivedAmount what that is worth in the receptions
	 */
	record Line(int line, String description, String unit, BigDecimal quantity, BigDecimal unitPrice, Amount amount,
			BigDecimal received, Amount receivedAmount) {

		public BigDecimal open() {
			return this.quantity.subtract(this.received);
		}

	}

	/**
	 * A reception of what was ordered.
	 *
	 * @param id its key within the unit
	 * @param number its place among the order's
	 * @param reverses number of the reception that it takes back from, if it does
	 * @param guide the supplier's delivery note
	 * @param receivedOn when it came
	 * @param amount what it is worth, below zero where it takes back
	 * @param left what of it wasn't taken back
	 * @param daysLate days after the last one to deliver
	 * @param penalty what the delay costs
	 * @param receivedName who received it
	 * @param receivedBy that person's user
	 * @param stranger whether that person is no user here, only in the system that handed
	 * it over
	 * @param conformityOn when it was said to conform
	 * @param conformityUnit by which area
	 * @param conformityName by whom
	 */
	record Reception(long id, int number, @Nullable Integer reverses, String guide, LocalDate receivedOn, Amount amount,
			Amount left, int daysLate, Amount penalty, String receivedName, String receivedBy, boolean stranger,
			@Nullable LocalDate conformityOn, @Nullable String conformityUnit, @Nullable String conformityName) {

		/** Whether it is still to be said that it conforms. */
		public boolean waits() {
			return this.conformityOn == null && this.reverses == null && this.left.isPositive();
		}

	}

	/**
	 * What is asked for when an order is issued.
	 *
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param kind C or S
	 * @param ruc the supplier
	 * @param contract number of the contract it carries out, or empty
	 * @param object what it is about
	 * @param family group, class and family, eight digits
	 * @param issuedOn when it is issued
	 * @param termDays days to deliver
	 * @param splittingReason why it is no split purchase, or empty
	 * @param lines what is ordered
	 */
	record Draft(int fiscalYear, String secEjec, String kind, String ruc, String contract, String object, String family,
			@Nullable LocalDate issuedOn, int termDays, String splittingReason, List<Ordered> lines) {

		Amount total() {
			return this.lines.stream().map(Ordered::amount).reduce(Amount.ZERO, Amount::plus);
		}

	}

	/**
	 * What is ordered on a line.
	 *
	 * @param description what
	 * @param unit in what it is counted
	 * @param quantity how much
	 * @param unitPrice price of one
	 */
	record Ordered(String description, String unit, BigDecimal quantity, BigDecimal unitPrice) {

		/** Rounded once, half up (R0.3). */
		Amount amount() {
			return new Amount(this.quantity.multiply(this.unitPrice).setScale(2, RoundingMode.HALF_UP));
		}

		/** The same, or nothing where no amount is that large or that small. */
		Optional<Amount> worth() {
			try {
				return Optional.of(amount()).filter(Amount::isPositive);
			}
			catch (AmountOutOfRange beyond) {
				return Optional.empty();
			}
		}

	}

}
