package pe.siaf.advance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * An advance as it stands.
 *
 * @param id its key within the unit
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param kind AV travel, A internal advance, C and F petty cash, E to another unit
 * @param number its number in the unit's year and kind
 * @param dni the worker, or the other unit
 * @param worker the worker's name, or the unit's
 * @param post the worker's post
 * @param purpose what it is for
 * @param places where to, of travel
 * @param departsAt from when
 * @param returnsAt until when
 * @param abroad whether it is abroad
 * @param days days of travel
 * @param amount what was asked for
 * @param dueOn by when it is accounted for
 * @param state GRANTED, HANDED, RECEIVED, PARTLY, CLEARED, OVERDUE or ANNULLED
 * @param file its file, once there is one
 * @param payment number of its last payment, or empty
 * @param paid what was paid and not refunded
 * @param rendered what was accounted for
 * @param owed what is still to be accounted for or returned
 * @param preparedBy who prepared it
 * @param preparedName that person's name
 * @param annulledWhy why it was annulled
 * @param receiver the unit that executes, of an encargo to another unit
 * @param agreement under which agreement it does
 * @param receivedOn when it said first that money came
 * @param receivedName who said so
 * @param received what came of it as that unit says, of an encargo
 */
record Advance(long id, int fiscalYear, String secEjec, String kind, String number, String dni, String worker,
		String post, String purpose, String places, LocalDateTime departsAt, LocalDateTime returnsAt, boolean abroad,
		int days, Amount amount, LocalDate dueOn, String state, @Nullable String file, String payment, Amount paid,
		Amount rendered, Amount owed, String preparedBy, String preparedName, @Nullable String annulledWhy,
		@Nullable String receiver, String agreement, @Nullable LocalDate receivedOn, @Nullable String receivedName,
		Amount received) {

	/** Whether another unit executes it and accounts for it. */
	public boolean delegated() {
		return this.receiver != null;
	}

	/** What was paid of it and that unit hasn't confirmed yet. */
	public Amount toReceive() {
		return delegated() ? this.paid.minus(this.received) : Amount.ZERO;
	}

	/** The unit that accounts for it. */
	public String holder() {
		return (this.receiver != null) ? this.receiver : this.secEjec;
	}

	/** What its commitment names it by. */
	public String shown() {
		return this.kind + "-" + this.number;
	}

	public String page() {
		return "/anticipos/%d/%s/%d".formatted(this.fiscalYear, this.secEjec, this.id);
	}

	public String location() {
		return "/api/v1/advances/%d/%s/%d".formatted(this.fiscalYear, this.secEjec, this.id);
	}

	public String filePage() {
		return "/ejecucion/expedientes/%d/%s/%s".formatted(this.fiscalYear, this.secEjec, this.file);
	}

	public String refundPage() {
		return "/ejecucion/pagados/%d/%s/%s/refund".formatted(this.fiscalYear, this.secEjec, this.payment);
	}

	/**
	 * An account of an advance.
	 *
	 * @param id its key within the unit
	 * @param number its place
	 * @param renderedOn when
	 * @param state V sent, A approved, R rejected
	 * @param vouchers what vouchers prove
	 * @param sworn what is sworn to
	 * @param swornAccepted what of it counts
	 * @param preparedBy who prepared it
	 * @param preparedName that person's name
	 * @param decidedName who decided
	 * @param comment why it was rejected
	 * @param preparedAt when it was sent
	 */
	record Rendering(long id, int number, LocalDate renderedOn, String state, Amount vouchers, Amount sworn,
			Amount swornAccepted, String preparedBy, String preparedName, @Nullable String decidedName,
			@Nullable String comment, OffsetDateTime preparedAt) {

		public Amount accepted() {
			return this.vouchers.plus(this.swornAccepted);
		}

	}

	/**
	 * What an account lists.
	 *
	 * @param rendering the account's place
	 * @param line its place in it
	 * @param sworn whether it is sworn to
	 * @param issuedOn its day
	 * @param ruc who issued it
	 * @param number its number
	 * @param concept what it is
	 * @param item economic item
	 * @param amount how much
	 */
	record Voucher(int rendering, int line, boolean sworn, LocalDate issuedOn, String ruc, String number,
			String concept, String item, Amount amount) {
	}

	/**
	 * What is asked for when an advance is granted.
	 *
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param kind AV, A, C, F or E
	 * @param dni the worker
	 * @param name the worker's name
	 * @param post the worker's post
	 * @param purpose what it is for
	 * @param places where to
	 * @param departsAt from when
	 * @param returnsAt until when
	 * @param highRate whether the higher scale applies
	 * @param abroad whether it is abroad
	 * @param amount how much; of travel the whole scale where it isn't given
	 * @param receiver the unit that executes, of kind E
	 * @param agreement under which agreement it does, of kind E
	 */
	record Draft(int fiscalYear, String secEjec, String kind, String dni, String name, String post, String purpose,
			String places, @Nullable LocalDateTime departsAt, @Nullable LocalDateTime returnsAt, boolean highRate,
			boolean abroad, @Nullable Amount amount, String receiver, String agreement) {

		/** An advance to a worker. */
		Draft(int fiscalYear, String secEjec, String kind, String dni, String name, String post, String purpose,
				String places, @Nullable LocalDateTime departsAt, @Nullable LocalDateTime returnsAt, boolean highRate,
				boolean abroad, @Nullable Amount amount) {
			this(fiscalYear, secEjec, kind, dni, name, post, purpose, places, departsAt, returnsAt, highRate, abroad,
					amount, "", "");
		}

		boolean delegated() {
			return this.kind.equals("E");
		}

	}

	/**
	 * What the year's table says of an advance.
	 *
	 * @param days days of travel
	 * @param most the largest amount
	 * @param dueOn by when it is accounted for
	 */
	record Scale(int days, BigDecimal most, LocalDate dueOn) {
	}

}
