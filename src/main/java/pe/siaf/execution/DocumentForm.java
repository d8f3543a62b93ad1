package pe.siaf.execution;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;

import pe.siaf.money.ExchangeRate;

/**
 * What an officer types to register a document; the amounts beside the lines are
 * {@link TypedAmounts}.
 *
 * @param operationType type of operation
 * @param documentType source document
 * @param documentNumber its number
 * @param documentDate its date
 * @param month month of execution
 * @param ruc supplier
 * @param supplierName its name, where the register doesn't know it
 * @param justification what it is for
 * @param voucherType voucher of an accrual
 * @param voucherNumber series and number
 * @param voucherDate its date
 * @param conformityDate conformity of an accrual
 * @param conformityUnit the area that gave it
 * @param confirmed whether the unit's change of keeper was confirmed
 * @param contract number of the contract that an annual commitment carries out
 * @param currency the currency of a certification, where it isn't soles
 * @param exchangeRate soles for one of the currency, as typed
 */
record DocumentForm(@Nullable String operationType, @Nullable String documentType, @Nullable String documentNumber,
		@Nullable LocalDate documentDate, @Nullable Integer month, @Nullable String ruc, @Nullable String supplierName,
		@Nullable String justification, @Nullable String voucherType, @Nullable String voucherNumber,
		@Nullable LocalDate voucherDate, @Nullable LocalDate conformityDate, @Nullable String conformityUnit,
		@Nullable Boolean confirmed, @Nullable String contract, @Nullable String currency,
		@Nullable String exchangeRate) {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

	/** A new form, with what follows from the document it draws on. */
	static DocumentForm following(@Nullable Act from) {
		return new DocumentForm(null, null, null, null, (from != null) ? from.month() : null, null, null,
				(from != null) ? from.justification() : null, null, null, null, null, null, null, null, null, null);
	}

	/** A form like another's, without its paper: number and day are its own. */
	static DocumentForm copyOf(ExecutionRecord record, Act act) {
		return new DocumentForm(record.operationType(), act.documentType(), null, null, null, null, null,
				act.justification(), null, null, null, null, null, null, null,
				record.isForeign() ? record.currency() : null, null);
	}

	/** The form of an act that was sent back, as it stands. */
	static DocumentForm of(ExecutionRecord record, Act act) {
		Voucher voucher = act.voucher();
		return new DocumentForm(record.operationType(), act.documentType(), act.documentNumber(), act.documentDate(),
				act.month(), record.supplierRuc(), null, act.justification(), act.voucherType(),
				(voucher != null) ? voucher.shown() : null, act.voucherDate(), act.conformityDate(),
				act.conformityUnit(), null, null, record.isForeign() ? record.currency() : null, shown(act.rate()));
	}

	/** The form of a document that was prepared elsewhere. */
	static DocumentForm of(PreparedDraft.Fields typed) {
		return new DocumentForm(typed.operationType(), typed.documentType(), typed.documentNumber(),
				typed.documentDate(), typed.month(), typed.ruc(), typed.supplierName(), typed.justification(),
				typed.voucherType(), typed.voucherNumber(), typed.voucherDate(), typed.conformityDate(),
				typed.conformityUnit(), null, typed.contract(), null, null);
	}

	/**
	 * Its fields as people read them, to compare two versions of a document. The
	 * supplier's name isn't among them: it belongs to the register.
	 * @return text by field
	 */
	Map<String, String> values() {
		Map<String, String> values = new LinkedHashMap<>();
		values.put("operationType", orEmpty(this.operationType));
		values.put("documentType", orEmpty(this.documentType));
		values.put("documentNumber", orEmpty(this.documentNumber));
		values.put("documentDate", shown(this.documentDate));
		values.put("month", monthShown());
		values.put("justification", orEmpty(this.justification));
		values.put("voucherType", orEmpty(this.voucherType));
		values.put("voucherNumber", orEmpty(this.voucherNumber));
		values.put("voucherDate", shown(this.voucherDate));
		values.put("conformityDate", shown(this.conformityDate));
		values.put("conformityUnit", orEmpty(this.conformityUnit));
		return values;
	}

	/**
	 * This form, with some fields as they are stored.
	 * @param stored the stored ones
	 * @param taken names of the fields to take from there
	 * @return the form to send
	 */
	DocumentForm taking(DocumentForm stored, Set<String> taken) {
		return new DocumentForm(taken.contains("operationType") ? stored.operationType : this.operationType,
				taken.contains("documentType") ? stored.documentType : this.documentType,
				taken.contains("documentNumber") ? stored.documentNumber : this.documentNumber,
				taken.contains("documentDate") ? stored.documentDate : this.documentDate,
				taken.contains("month") ? stored.month : this.month, this.ruc, this.supplierName,
				taken.contains("justification") ? stored.justification : this.justification,
				taken.contains("voucherType") ? stored.voucherType : this.voucherType,
				taken.contains("voucherNumber") ? stored.voucherNumber : this.voucherNumber,
				taken.contains("voucherDate") ? stored.voucherDate : this.voucherDate,
				taken.contains("conformityDate") ? stored.conformityDate : this.conformityDate,
				taken.contains("conformityUnit") ? stored.conformityUnit : this.conformityUnit, this.confirmed,
				this.contract, this.currency, this.exchangeRate);
	}

	private static @Nullable String shown(@Nullable ExchangeRate rate) {
		return (rate != null) ? rate.toString() : null;
	}

	/** Left open, the month is the document's. */
	private String monthShown() {
		if (this.month != null) {
			return "%02d".formatted(this.month);
		}
		return (this.documentDate != null) ? "%02d".formatted(this.documentDate.getMonthValue()) : "";
	}

	private static String shown(@Nullable LocalDate date) {
		return (date != null) ? DATE.format(date) : "";
	}

	/**
	 * All that is missing at once: nobody sends a form three times to learn of it.
	 * @param stage the stage
	 * @param errors gets what is missing
	 */
	void askForMissing(DocumentStage stage, Errors errors) {
		require(isBlank(this.documentNumber), "documentNumber", errors);
		require(this.documentDate == null, "documentDate", errors);
		require(isBlank(this.justification), "justification", errors);
		if (stage == DocumentStage.ACCRUAL) {
			require(isBlank(this.voucherNumber), "voucherNumber", errors);
			require(this.conformityDate == null, "conformityDate", errors);
			require(isBlank(this.conformityUnit), "conformityUnit", errors);
		}
	}

	/** The currency in which the amounts were typed: a new certification names it. */
	String written(DocumentPlace place) {
		boolean chosen = place.predecessor() == null && place.corrected() == null && !isBlank(this.currency);
		return chosen ? orEmpty(this.currency).strip() : place.currency();
	}

	/** Whether the rate typed is one; left open, the day's is taken. */
	void judgeRate(Errors errors) {
		if (!isBlank(this.exchangeRate)) {
			try {
				rate();
			}
			catch (NumberFormatException unreadable) {
				errors.rejectValue("exchangeRate", "execution.rate.unreadable");
			}
		}
	}

	private @Nullable ExchangeRate rate() {
		return isBlank(this.exchangeRate) ? null : ExchangeRate.of(orEmpty(this.exchangeRate).strip());
	}

	private static void require(boolean missing, String field, Errors errors) {
		if (missing) {
			errors.rejectValue(field, "execution.required." + field);
		}
	}

	private static boolean isBlank(@Nullable String text) {
		return text == null || text.isBlank();
	}

	/**
	 * As the service takes it.
	 * @param stage the stage
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param predecessor the record it draws on
	 * @param written the currency in which its amounts were typed
	 * @param lines the amounts read
	 * @return the registration
	 */
	Registration toRegistration(DocumentStage stage, int fiscalYear, String secEjec,
			@Nullable ExecutionRecord predecessor, String written, Lines lines) {
		boolean accrual = stage == DocumentStage.ACCRUAL;
		return new Registration(stage, fiscalYear, secEjec, (predecessor != null) ? predecessor.id() : null,
				this.operationType, this.month,
				new SourceDocument(this.documentType, this.documentNumber, this.documentDate),
				(this.ruc != null && !this.ruc.isBlank()) ? new Payee(this.ruc, this.supplierName) : null,
				orEmpty(this.justification), accrual ? voucher() : null,
				accrual ? new Conformity(this.conformityDate, this.conformityUnit) : null, lines, null,
				isBlank(this.contract) ? null : orEmpty(this.contract).strip(), OrderPart.NET,
				Foreign.SOLES.equals(written) ? null : Foreign.asked(written, rate()));
	}

	private @Nullable Voucher voucher() {
		String number = orEmpty(this.voucherNumber);
		return number.isBlank() ? null : Voucher.parse(orEmpty(this.voucherType), number, this.voucherDate);
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
