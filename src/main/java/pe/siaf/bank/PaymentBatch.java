package pe.siaf.bank;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * Orders on their way to the bank.
 *
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param unitName its name
 * @param number its number in the unit's year
 * @param account what it is paid from: {@code CUT}, or an own account's number
 * @param state N drawn up, V sent for signature, F signed once, Z frozen, A authorised, P
 * answered, X discarded
 * @param version counts its changes
 * @param contentHash what the signers saw
 * @param preparedBy who drew it up
 * @param preparedName that person's name
 * @param preparedAt when
 * @param firstBy who signed first
 * @param firstName that person's name
 * @param firstAt when
 * @param secondBy who signed then
 * @param secondName that person's name
 * @param secondAt when
 * @param alarms the velocity rules it broke, apart by spaces
 * @param releasedName who released it
 * @param releasedWhy why
 * @param sentAt when it first went out to the bank
 * @param sentWay how: {@code FILE} or {@code LINK}
 * @param total what it comes to
 * @param lines how many lines it has
 * @param waiting how many of them wait for an answer
 */
record PaymentBatch(int fiscalYear, String secEjec, String unitName, String number, String account, String state,
		int version, String contentHash, String preparedBy, String preparedName, OffsetDateTime preparedAt,
		@Nullable String firstBy, @Nullable String firstName, @Nullable OffsetDateTime firstAt,
		@Nullable String secondBy, @Nullable String secondName, @Nullable OffsetDateTime secondAt, String alarms,
		@Nullable String releasedName, @Nullable String releasedWhy, @Nullable OffsetDateTime sentAt,
		@Nullable String sentWay, Amount total, int lines, int waiting) {

	/** Out as a file that officers take to the bank. */
	static final String FILE = "FILE";

	/** Out over the link to the bank. */
	static final String LINK = "LINK";

	String key() {
		return this.fiscalYear + "/" + this.number;
	}

	/** The same as somebody saw it, who may be late. */
	PaymentBatch seenAt(int seen) {
		return new PaymentBatch(this.fiscalYear, this.secEjec, this.unitName, this.number, this.account, this.state,
				seen, this.contentHash, this.preparedBy, this.preparedName, this.preparedAt, this.firstBy,
				this.firstName, this.firstAt, this.secondBy, this.secondName, this.secondAt, this.alarms,
				this.releasedName, this.releasedWhy, this.sentAt, this.sentWay, this.total, this.lines, this.waiting);
	}

	/** The address of its page. */
	public String page() {
		return "/tesoreria/lotes/" + this.fiscalYear + "/" + this.secEjec + "/" + this.number;
	}

	public List<String> alarmList() {
		return this.alarms.isEmpty() ? List.of() : List.of(this.alarms.split(" "));
	}

	/** Whether it may go to the bank. */
	public boolean isAuthorised() {
		return "AP".contains(this.state);
	}

	/** Whether it may go by a way: it didn't go out yet, or went by this one. */
	boolean goesBy(String way) {
		return isAuthorised() && (this.sentWay == null || this.sentWay.equals(way));
	}

	/**
	 * A line: one order's payment.
	 *
	 * @param line its number
	 * @param shown the order's number and sequence
	 * @param amount soles and cents
	 * @param part where the money goes: {@code NET} or what is kept back
	 * @param ruc the supplier, where there is one
	 * @param payee its name
	 * @param medium how it is paid
	 * @param cci the account, where it is paid to one
	 * @param state W waits, P paid, R returned, X taken out
	 * @param paidOn the bank's day
	 * @param operation the bank's number
	 * @param returnedOn when it came back
	 * @param reason why
	 * @param answeredBy who brought the bank's last answer, empty for the bank itself
	 * @param confirmedBy who else said that it came back
	 * @param confirmedName that person's name
	 * @param toldOn the day on which it was paid, as who drew the batch up says
	 * @param toldOperation the bank's number of that
	 * @param toldBackOn the day on which it came back, as the same person says
	 * @param toldBackOperation the bank's number of that
	 * @param toldBackReason why it came back, as the same person says
	 */
	record Line(int line, String shown, Amount amount, String part, @Nullable String ruc, String payee, String medium,
			String cci, String state, @Nullable LocalDate paidOn, String operation, @Nullable LocalDate returnedOn,
			String reason, @Nullable String answeredBy, @Nullable String confirmedBy, @Nullable String confirmedName,
			@Nullable LocalDate toldOn, String toldOperation, @Nullable LocalDate toldBackOn, String toldBackOperation,
			String toldBackReason) {

		/** Whether who drew the batch up says that it was paid, and nobody else yet. */
		public boolean isTold() {
			return this.state.equals("W") && this.toldOn != null;
		}

		/** What was told: to be taken once another says so. */
		BankAnswer told(String batch) {
			return new BankAnswer(batch, this.line, true, Objects.requireNonNull(this.toldOn), this.toldOperation,
					this.amount, "");
		}

		/** Whether it came back, and nobody but who brought the answer says so. */
		public boolean isUnconfirmed() {
			return this.state.equals("R") && this.confirmedBy == null;
		}

		/** The account, all but bank, office and the last four digits hidden. */
		public String account() {
			return this.cci.isEmpty() ? "" : this.cci.substring(0, 6) + "…" + this.cci.substring(16);
		}

	}

	/**
	 * An order that may go into a batch.
	 *
	 * @param orderId its key within the unit
	 * @param shown number and sequence
	 * @param file its file
	 * @param ruc the supplier
	 * @param payee its name
	 * @param part where the money goes
	 * @param medium how it would be paid
	 * @param amount what is left to pay
	 * @param account what it is paid from, where all its lines are of one
	 */
	record Candidate(long orderId, String shown, @Nullable String file, @Nullable String ruc, String payee, String part,
			String medium, Amount amount, @Nullable String account) {
	}

}
