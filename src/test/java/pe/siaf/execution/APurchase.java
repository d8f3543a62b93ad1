package pe.siaf.execution;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import pe.siaf.budget.LineKey;
import pe.siaf.money.ExchangeRate;

/** A purchase carried through the whole chain, for tests of the modules above. */
@Component
public class APurchase {

	/** Whose purchase it is. */
	public static final String UNIT = ExecutionFixture.UNIT;

	private final ExecutionFixture given;

	APurchase(ExecutionFixture given) {
		this.given = given;
	}

	/**
	 * Buys and pays, and keeps the papers.
	 * @param amount of every stage
	 * @return what addresses quote
	 */
	public Papers papers(String amount) {
		Map<DocumentStage, String> documents = new EnumMap<>(DocumentStage.class);
		LineKey line = this.given.aLineOf(amount);
		ExecutionRecord record = null;
		for (DocumentStage stage : DocumentStage.values()) {
			record = this.given.approved(stage, record, ExecutionFixture.on(line, amount));
			documents.put(stage, record.shown());
		}
		return new Papers(documents, String.valueOf(record.file()), line.toString());
	}

	/**
	 * Buys and pays.
	 * @param amount of every stage
	 * @return the line it was charged to
	 */
	public String paid(String amount) {
		return this.given.lineOf(this.given.aChainUpTo(DocumentStage.PAYMENT, amount)).toString();
	}

	/**
	 * The papers of a purchase in {@link #UNIT}.
	 *
	 * @param documents the document of each stage
	 * @param file the file's number
	 * @param line the line it was charged to
	 */
	public record Papers(Map<DocumentStage, String> documents, String file, String line) {
	}

	/**
	 * Commits for a year, accrues less, pays less again, in a unit of its own.
	 * @param unit the unit
	 * @param committed certified and committed
	 * @param accrued accrued on it
	 * @param paid ordered and paid of that
	 */
	public void partly(String unit, String committed, String accrued, String paid) {
		LineKey line = this.given.aLineOf(unit, "0001", committed);
		ExecutionRecord last = null;
		for (DocumentStage stage : DocumentStage.values()) {
			String amount = switch (stage) {
				case CERTIFICATION, ANNUAL_COMMITMENT, MONTHLY_COMMITMENT -> committed;
				case ACCRUAL -> accrued;
				case PAYMENT_ORDER, PAYMENT -> paid;
			};
			last = this.given
				.approve(this.given
					.register(ExecutionFixture.asked(stage, last, ExecutionFixture.on(line, amount), unit)))
				.record();
		}
	}

	/**
	 * Asks for a certification that nobody decides.
	 * @param unit the unit
	 */
	public void draft(String unit) {
		LineKey line = this.given.aLineOf(unit, "0002", "100");
		this.given.register(
				ExecutionFixture.asked(DocumentStage.CERTIFICATION, null, ExecutionFixture.on(line, "10.00"), unit));
	}

	/**
	 * What a unit's line of such a purchase stands at.
	 * @param unit the unit
	 * @return certified | annual | monthly | accrued | ordered | paid
	 */
	public String balances(String unit) {
		return this.given.balancesOf(unit, new LineKey("0001", "00", "0", "2.3.1.5.1.2"));
	}

	/**
	 * Leaves documents of the demo unit in every state a page can show.
	 * @param secFunc a target that no other test uses
	 * @return where they are
	 */
	public Pages inEveryState(String secFunc) {
		LineKey line = this.given.aLineOf(ExecutionFixture.DEMO_UNIT, secFunc, "1000");
		Lines part = ExecutionFixture.on(line, "100.00");
		ActOutcome rejected = asked(part);
		this.given.move(this.given.verify(rejected), "reject", ExecutionFixture.approver(DocumentStage.CERTIFICATION));
		ExecutionRecord sent = this.given.verify(asked(part)).record();
		ExecutionRecord approved = this.given.approve(asked(part)).record();
		ExecutionRecord last = approved;
		for (DocumentStage next : Arrays.asList(DocumentStage.values()).subList(1, DocumentStage.values().length)) {
			last = this.given.approve(this.given.register(ExecutionFixture.asked(next, last, part))).record();
		}
		return new Pages(asked(part).record().page(), sent.page(), rejected.record().page(), approved.page(),
				last.page(),
				"/ejecucion/expedientes/" + last.fiscalYear() + "/" + last.secEjec() + "/" + last.number());
	}

	/**
	 * A unit of a test's own.
	 * @param unit its code
	 */
	public void aUnit(String unit) {
		this.given.aUnit(unit);
	}

	/**
	 * A file with everything up to a stage, all of one amount, charged to one line.
	 * @param unit whose it is
	 * @param secFunc a target that no other test uses
	 * @param credit the line's credit, whole soles
	 * @param amount of every stage
	 * @param upTo the last stage
	 * @return its number and the line
	 */
	public FileOn aFile(String unit, String secFunc, String credit, String amount, DocumentStage upTo) {
		LineKey line = this.given.aLineOf(unit, secFunc, credit);
		Lines part = ExecutionFixture.on(line, amount);
		ExecutionRecord last = null;
		for (DocumentStage next : Arrays.asList(DocumentStage.values()).subList(0, upTo.ordinal() + 1)) {
			last = this.given.approve(this.given.register(ExecutionFixture.asked(next, last, part, unit))).record();
		}
		return new FileOn(String.valueOf(last.file()), line, last.location());
	}

	/**
	 * A line with nothing on it but its credit.
	 * @param unit whose it is
	 * @param secFunc a target that no other test uses
	 * @param credit whole soles
	 * @return the line
	 */
	public LineKey aLine(String unit, String secFunc, String credit) {
		return this.given.aLineOf(unit, secFunc, credit);
	}

	/**
	 * A line of another item beside one, with its credit.
	 * @param unit whose it is
	 * @param beside a line of the same target
	 * @param item the item
	 * @param credit whole soles
	 * @return the line
	 */
	public LineKey anotherItem(String unit, LineKey beside, String item, String credit) {
		return this.given.anotherItem(unit, beside, item, credit);
	}

	/**
	 * Carries money for a worker through the whole chain.
	 * @param unit whose it is
	 * @param line the line it is charged to
	 * @param operation the type of operation
	 * @param number the document's number at every stage
	 * @param amount of every stage
	 */
	public void anAdvance(String unit, LineKey line, String operation, String number, String amount) {
		anAdvance(unit, line, operation, number, amount, null);
	}

	/** The same, committed to a supplier, which the unit that executes an encargo is. */
	public void anAdvance(String unit, LineKey line, String operation, String number, String amount,
			@org.jspecify.annotations.Nullable String ruc) {
		this.given.operation(operation);
		ExecutionRecord last = null;
		for (DocumentStage stage : DocumentStage.values()) {
			Registration usual = ExecutionFixture.asked(stage, last, ExecutionFixture.on(line, amount), unit);
			last = this.given
				.approve(this.given.register(new Registration(stage, usual.fiscalYear(), unit, usual.predecessorId(),
						operation, 4, new SourceDocument("000", number, java.time.LocalDate.of(2026, 4, 15)),
						(ruc != null && stage == DocumentStage.ANNUAL_COMMITMENT) ? new Payee(ruc, "UNIDAD O EMPRESA")
								: null,
						usual.justification(), null, usual.conformity(), usual.lines(), null)))
				.record();
		}
	}

	/**
	 * A debt that is asked for and not sent yet, of a type of operation without a
	 * supplier, with all that stands before it.
	 * @param unit whose it is
	 * @param line the line it is charged to
	 * @param number the number of the accrual's document
	 * @param amount of every stage
	 * @return to send it, take it back or authorise it
	 */
	public Debt aDebt(String unit, LineKey line, String number, String amount) {
		return aDebt(unit, line, number, amount, null);
	}

	/** The same, committed to a supplier. */
	public Debt aDebt(String unit, LineKey line, String number, String amount,
			@org.jspecify.annotations.Nullable String ruc) {
		this.given.operation("ON");
		ExecutionRecord last = null;
		for (DocumentStage stage : Arrays.asList(DocumentStage.values()).subList(0, 3)) {
			last = this.given.approve(this.given.register(debt(unit, stage, last, line, "S/N", amount, ruc))).record();
		}
		return new Debt(this.given,
				this.given.register(debt(unit, DocumentStage.ACCRUAL, last, line, number, amount, ruc)));
	}

	/**
	 * A debt in another currency that is accrued.
	 * @param unit whose it is
	 * @param line the line it is charged to
	 * @param number the number of the accrual's document
	 * @param amount of every stage, in that currency
	 * @param rate of every stage
	 * @return to order it at another rate
	 */
	public Debt aDebtInFrancs(String unit, LineKey line, String number, String amount, String rate) {
		this.given.operation("ON");
		ActOutcome last = null;
		for (DocumentStage stage : Arrays.asList(DocumentStage.values()).subList(0, 4)) {
			last = this.given.approve(this.given
				.register(debt(unit, stage, (last != null) ? last.record() : null, line, number, amount, null)
					.in(Foreign.asked("CHF", ExchangeRate.of(rate)), ExecutionFixture.on(line, amount))));
		}
		return new Debt(this.given, last);
	}

	private static Registration debt(String unit, DocumentStage stage,
			@org.jspecify.annotations.Nullable ExecutionRecord last, LineKey line, String number, String amount,
			@org.jspecify.annotations.Nullable String ruc) {
		Registration usual = ExecutionFixture.asked(stage, last, ExecutionFixture.on(line, amount), unit);
		return new Registration(stage, usual.fiscalYear(), unit, usual.predecessorId(), "ON", 4,
				new SourceDocument("000", number, java.time.LocalDate.of(2026, 4, 15)),
				(ruc != null && stage == DocumentStage.ANNUAL_COMMITMENT) ? new Payee(ruc, "ACREEDOR") : null,
				usual.justification(), (ruc != null) ? usual.voucher() : null, usual.conformity(), usual.lines(), null);
	}

	/** An accrual under way. */
	public static final class Debt {

		private final ExecutionFixture given;

		private ActOutcome outcome;

		Debt(ExecutionFixture given, ActOutcome outcome) {
			this.given = given;
			this.outcome = outcome;
		}

		/** Writes it anew with another number of its document. */
		public void rename(String number) {
			ExecutionRecord record = this.outcome.record();
			Registration usual = ExecutionFixture.asked(DocumentStage.ACCRUAL, null,
					Lines.of(this.given.records()
						.lines(record, this.outcome.act().id())
						.stream()
						.map((line) -> new LineAmount(line.line(), line.amount()))
						.toList()),
					record.secEjec());
			this.outcome = this.given.correct(this.outcome,
					new Registration(DocumentStage.ACCRUAL, record.fiscalYear(), record.secEjec(),
							record.predecessorId(), null, 4,
							new SourceDocument("000", number, java.time.LocalDate.of(2026, 4, 15)), null,
							usual.justification(), null, usual.conformity(), usual.lines(), null));
		}

		/** Sends it. */
		public void send() {
			this.outcome = this.given.verify(this.outcome);
		}

		/**
		 * Orders a part of it at another rate.
		 * @return to authorise the order
		 */
		public Runnable order(LineKey line, String amount, String rate) {
			Lines part = ExecutionFixture.on(line, amount);
			ActOutcome order = this.given.register(ExecutionFixture
				.asked(DocumentStage.PAYMENT_ORDER, this.outcome.record(), part, this.outcome.record().secEjec())
				.in(Foreign.asked("CHF", ExchangeRate.of(rate)), part));
			ActOutcome sent = this.given.verify(order);
			return () -> this.given.move(sent, "approve",
					ExecutionFixture.approver(DocumentStage.PAYMENT_ORDER, sent.record().secEjec()));
		}

		/** Takes it back before it is sent. */
		public void discard() {
			this.outcome = this.given.move(this.outcome, "discard",
					ExecutionFixture.preparer(DocumentStage.ACCRUAL, this.outcome.record().secEjec()));
		}

		/** Authorises what was sent. */
		public void authorise() {
			this.outcome = this.given.move(this.outcome, "approve",
					ExecutionFixture.approver(DocumentStage.ACCRUAL, this.outcome.record().secEjec()));
		}

		/** Sends back what was sent. */
		public void reject() {
			this.outcome = this.given.move(this.outcome, "reject",
					ExecutionFixture.approver(DocumentStage.ACCRUAL, this.outcome.record().secEjec()));
		}

	}

	/**
	 * What a payee returned of a file's payment.
	 * @param unit whose it is
	 * @param file the file
	 * @param amount how much
	 */
	public void refunded(String unit, String file, String amount) {
		askedBack(unit, file, amount).run();
	}

	/**
	 * Registers what a payee returns of a file's payment.
	 * @param unit whose it is
	 * @param file the file
	 * @param amount how much
	 * @return approves it
	 */
	public Runnable askedBack(String unit, String file, String amount) {
		ExecutionRecord payment = this.given.ofFile(unit, file, DocumentStage.PAYMENT);
		ActOutcome asked = this.given.amend(payment, ActKind.REF, amount);
		return () -> this.given.approve(asked);
	}

	/**
	 * The balances of a line.
	 * @param unit whose it is
	 * @param line the line
	 * @return certified | annual | monthly | accrued | ordered | paid
	 */
	public String balances(String unit, LineKey line) {
		return this.given.balancesOf(unit, line);
	}

	/**
	 * Rows that differ from what acts and movements say.
	 * @return always none
	 */
	public int drift() {
		return this.given.drift();
	}

	private ActOutcome asked(Lines lines) {
		return this.given
			.register(ExecutionFixture.asked(DocumentStage.CERTIFICATION, null, lines, ExecutionFixture.DEMO_UNIT));
	}

	/**
	 * A file.
	 *
	 * @param number its number
	 * @param line the line it was charged to
	 * @param last where the API has its last document
	 */
	public record FileOn(String number, LineKey line, String last) {
	}

	/**
	 * Addresses of pages.
	 *
	 * @param draft a certification that was not sent yet
	 * @param sent one that waits for its approval
	 * @param rejected one that came back
	 * @param approved one that a purchase was made on
	 * @param paid the payment of that purchase
	 * @param file its file
	 */
	public record Pages(String draft, String sent, String rejected, String approved, String paid, String file) {
	}

}
