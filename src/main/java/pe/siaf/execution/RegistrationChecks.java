package pe.siaf.execution;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.access.AccessGrants;
import pe.siaf.cycle.CycleRule;
import pe.siaf.cycle.Phase;
import pe.siaf.classifier.ClassifierRule;
import pe.siaf.execution.RegistrationContext.Calendar;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * The rules that need context: codes in force, dates in order, the month open, the
 * supplier active, the voucher and conformity of an accrual. Amounts against balances are
 * not judged here but by the schema.
 */
@Component
class RegistrationChecks {

	/** Encargo to another unit. */
	private static final String TO_ANOTHER_UNIT = "E";

	private static final String PLAIN_EXPENDITURE = "N";

	private final JdbcClient jdbc;

	private final AccessGrants access;

	private final RegistrationContexts contexts;

	RegistrationChecks(JdbcClient jdbc, AccessGrants access, RegistrationContexts contexts) {
		this.jdbc = jdbc;
		this.access = access;
		this.contexts = contexts;
	}

	/**
	 * GRT-001, CRT-003: credit is asked for, or for more of it, only on nodes that the
	 * unit is granted; asked again when it is approved. What was certified goes on.
	 * @param stage the stage; only certifications ask
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param lines what is asked for
	 */
	void checkAccess(DocumentStage stage, int fiscalYear, String secEjec, List<LineAmount> lines) {
		if (stage == DocumentStage.CERTIFICATION) {
			this.access.checkCertifying(fiscalYear, secEjec,
					lines.stream().map((line) -> line.line().secFunc()).distinct().toList());
		}
	}

	/**
	 * Checks what doesn't depend on the stage before and makes the draft.
	 * @param stage the stage
	 * @param fiscalYear the year
	 * @param draft what was given
	 * @param given the month given, if any
	 * @return the draft with its month
	 */
	ActStore.Draft check(DocumentStage stage, int fiscalYear, ActStore.Draft draft, @Nullable Integer given) {
		SourceDocument document = draft.document();
		return check(stage, fiscalYear, draft, given, this.contexts.calendar(fiscalYear,
				RegistrationContexts.month(given, document), Objects.requireNonNullElse(document.type(), "")));
	}

	/**
	 * The same, with the calendar read already.
	 * @param calendar of the document's month and type
	 */
	ActStore.Draft check(DocumentStage stage, int fiscalYear, ActStore.Draft draft, @Nullable Integer given,
			Calendar calendar) {
		SourceDocument document = draft.document();
		String type = document.type();
		String number = document.number();
		LocalDate date = document.date();
		if (type == null || type.isBlank() || number == null || number.isBlank() || date == null) {
			throw new RuleViolation(ExecutionRule.DOCUMENT_MISSING, Map.of(), "document");
		}
		if (draft.justification().isBlank()) {
			throw new RuleViolation(ExecutionRule.JUSTIFICATION_MISSING, Map.of(), "justification");
		}
		checkLines(draft.lines());
		int month = RegistrationContexts.month(given, document);
		checkYear(calendar, stage, fiscalYear, month);
		if (calendar.documentName() == null) {
			throw notInForce(fiscalYear, type, "document.type");
		}
		if (date.getYear() != fiscalYear) {
			throw outOfOrder(date, LocalDate.of(fiscalYear, 1, 1), "document.date");
		}
		return new ActStore.Draft(draft.kind(), month, new SourceDocument(type.strip(), number.strip(), date),
				draft.justification().strip(), draft.voucher(), draft.conformity(), draft.lines());
	}

	/**
	 * Year in execution and month open; asked again when an act is approved.
	 * @param stage the stage: certificates belong to the year, files to a month
	 * @param fiscalYear the year
	 * @param month the month
	 */
	void checkYear(DocumentStage stage, int fiscalYear, int month) {
		checkYear(this.contexts.calendar(fiscalYear, month, ""), stage, fiscalYear, month);
	}

	private static void checkYear(Calendar calendar, DocumentStage stage, int fiscalYear, int month) {
		// what was accrued by the end of a year is paid until its last month closes
		// (9.10)
		boolean paying = stage == DocumentStage.PAYMENT_ORDER || stage == DocumentStage.PAYMENT;
		if (!"EXECUTION".equals(calendar.yearState()) && !(paying && "CLOSING".equals(calendar.yearState()))) {
			throw new RuleViolation(CycleRule.PHASE_NOT_OPEN,
					Figures.of("phase", Phase.EXECUTION.name(), "year", String.valueOf(fiscalYear)));
		}
		if (month < 1 || month > 12 || (stage.inFile() && !"OPEN".equals(calendar.monthState()))) {
			throw new RuleViolation(ExecutionRule.MONTH_CLOSED,
					Figures.of("month", "%02d".formatted(month), "year", String.valueOf(fiscalYear)), "month");
		}
	}

	private static void checkLines(Lines lines) {
		boolean zero = lines.list().stream().anyMatch((line) -> line.amount().isZero());
		if (lines.isEmpty() || zero) {
			throw addsUpTo(lines.total(), Amount.ZERO);
		}
	}

	/**
	 * A draft's amounts are positive and add up to the total the caller reckoned with.
	 * @param lines the amounts
	 * @param declared the total, if it was told
	 */
	void checkTotal(Lines lines, @Nullable Amount declared) {
		boolean negative = lines.list().stream().anyMatch((line) -> !line.amount().isPositive());
		if (negative || (declared != null && !declared.equals(lines.total()))) {
			throw addsUpTo(lines.total(), (declared != null) ? declared : Amount.ZERO);
		}
	}

	private static RuleViolation addsUpTo(Amount sum, Amount declared) {
		return new RuleViolation(ExecutionRule.LINES_DO_NOT_ADD_UP,
				Figures.of("lines", sum, "total", declared, "difference", sum.minus(declared)), "lines");
	}

	/**
	 * The stage's type of operation: the one given, its predecessor's, or plain
	 * expenditure.
	 */
	static String operationType(Registration request, @Nullable ExecutionRecord predecessor) {
		String given = request.operationType();
		if (predecessor != null) {
			return predecessor.operationType();
		}
		return (given == null || given.isBlank()) ? PLAIN_EXPENDITURE : given.strip();
	}

	/** A first document's type of operation is in force; the later stages keep it. */
	void checkOperationType(Registration request, @Nullable ExecutionRecord predecessor, boolean inForce) {
		String given = request.operationType();
		if (predecessor == null && !inForce) {
			throw notInForce(request.fiscalYear(), operationType(request, predecessor), "operationType");
		}
		if (predecessor != null && given != null && !given.isBlank()
				&& !given.strip().equals(predecessor.operationType())) {
			throw new RuleViolation(ExecutionRule.OUTSIDE_PREDECESSOR, Map.of("what", "operationType"),
					"operationType");
		}
	}

	/**
	 * EXE-003: the year's table of operations allows the stage, the document and the
	 * items for the type of operation.
	 * @param operationType the type of operation
	 * @param documentType the source document
	 * @param refuses stage, document or item, or nothing where all is allowed
	 */
	void checkOperation(String operationType, @Nullable String documentType, @Nullable String refuses) {
		if (refuses != null) {
			throw new RuleViolation(ExecutionRule.OUTSIDE_OPERATION_TYPE,
					Figures.of("operation", operationType, "what", refuses, "document",
							Objects.requireNonNullElse(documentType, "")),
					refuses.equals("document") ? "document.type" : "operationType");
		}
	}

	/** The same for a document that is written anew or changes a record. */
	void checkOperation(ExecutionRecord record, ActStore.Draft draft) {
		String type = Objects.requireNonNullElse(draft.document().type(), "");
		checkOperation(record.operationType(), type, this.contexts.operationRefuses(record, type, draft.lines()));
	}

	private static RuleViolation notInForce(int fiscalYear, String code, String field) {
		return new RuleViolation(ClassifierRule.CODE_ACTIVE,
				Figures.of("code", code, "year", String.valueOf(fiscalYear)), field);
	}

	/**
	 * B11: a document isn't older than the one it draws on; a voucher isn't older than
	 * the order.
	 * @param draft the draft
	 * @param before the day of the document it draws on
	 */
	void checkOrder(ActStore.Draft draft, LocalDate before) {
		LocalDate date = draft.document().date();
		if (date != null && date.isBefore(before)) {
			throw outOfOrder(date, before, "document.date");
		}
		Voucher voucher = draft.voucher();
		LocalDate issued = (voucher != null) ? voucher.date() : null;
		if (voucher != null && issued != null && issued.isBefore(before)) {
			throw new RuleViolation(ExecutionRule.VOUCHER_BEFORE_ORDER,
					Figures.of("voucher", voucher.shown(), "date", issued, "order", before), "voucher.date");
		}
	}

	/** The same for a document that is written anew. */
	void checkOrder(ActStore.Draft draft, String secEjec, long predecessorId) {
		checkOrder(draft, this.jdbc
			.sql("""
					select document_date from execution_act where sec_ejec = ? and record_id = ? and correlative = '0001'""")
			.params(secEjec, predecessorId)
			.query(LocalDate.class)
			.single());
	}

	private static RuleViolation outOfOrder(LocalDate date, LocalDate before, String field) {
		return new RuleViolation(ExecutionRule.DATES_OUT_OF_ORDER, Figures.of("date", date, "before", before), field);
	}

	/**
	 * An accrual to a supplier stands on a voucher and, where one is told, a whole
	 * conformity. What is handed to another unit to execute stands on their agreement:
	 * its vouchers come with its account.
	 */
	void checkSupport(DocumentStage stage, String operationType, ActStore.Draft draft, @Nullable String supplierRuc) {
		if (stage != DocumentStage.ACCRUAL) {
			return;
		}
		Voucher voucher = draft.voucher();
		if (supplierRuc != null && !operationType.equals(TO_ANOTHER_UNIT)
				&& (voucher == null || voucher.number().isBlank() || voucher.type().isBlank())) {
			throw new RuleViolation(ExecutionRule.VOUCHER_MISSING, Map.of(), "voucher");
		}
		Conformity conformity = draft.conformity();
		if (conformity != null && !conformity.isWhole()) {
			throw new RuleViolation(ExecutionRule.CONFORMITY_MISSING, Map.of(), "conformity");
		}
	}

}
