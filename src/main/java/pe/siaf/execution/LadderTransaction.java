package pe.siaf.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import pe.siaf.budget.Allotments;
import pe.siaf.budget.LedgerRule;
import pe.siaf.budget.LineKey;
import pe.siaf.exchange.Trial;
import pe.siaf.money.Amount;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.Rule;
import pe.siaf.rules.RuleViolation;
import pe.siaf.rules.SqlState;
import pe.siaf.workflow.WorkflowRule;

/**
 * The transaction of an act. The schema refuses what breaks the ladder; the refusal is
 * told here, after the transaction is gone, with figures read afresh: so what a person
 * reads is true now, and losing a race looks like any other lack of balance. Where the
 * fresh figures say that it fits after all (somebody let go in between), the act is tried
 * again.
 */
@Component
class LadderTransaction {

	private static final int ATTEMPTS = 3;

	private final JdbcClient jdbc;

	private final Allotments allotments;

	private final List<PaymentGuard> guards;

	private final Trial trial;

	private final TransactionTemplate transaction;

	LadderTransaction(JdbcClient jdbc, Allotments allotments, List<PaymentGuard> guards, Trial trial,
			PlatformTransactionManager manager) {
		this.jdbc = jdbc;
		this.trial = trial;
		this.allotments = allotments;
		this.guards = List.copyOf(guards);
		this.transaction = new TransactionTemplate(manager);
	}

	/**
	 * Does an act's work whole or not at all.
	 * @param subject what it moves
	 * @param work the work
	 * @param <T> what the work gives
	 * @return what the work gave
	 * @throws RuleViolation if the schema refused it
	 */
	<T> T run(Subject subject, Supplier<T> work) {
		return explained(subject, () -> whole(work));
	}

	/**
	 * Does work whole or not at all.
	 * @param work the work
	 * @param <T> what the work gives
	 * @return what the work gave
	 */
	<T> T whole(Supplier<T> work) {
		T done = isPartOfAnother() ? work.get() : this.transaction.execute((status) -> work.get());
		if (done == null) {
			throw new IllegalStateException("An act gives its outcome");
		}
		return done;
	}

	/**
	 * Does an act's work that is whole by itself: reads, then one statement that writes,
	 * or a {@link #whole} part.
	 * @param subject what it moves
	 * @param work the work
	 * @param <T> what the work gives
	 * @return what the work gave
	 * @throws RuleViolation if the schema refused it
	 */
	<T> T explained(Subject subject, Supplier<T> work) {
		for (int attempt = 1;; attempt++) {
			try {
				// what the schema refuses ends a transaction: as a part of another one,
				// only
				// up to here
				return isPartOfAnother() ? this.trial.attempt(work) : work.get();
			}
			catch (Ladder.MissingLine missing) {
				throw creditShort(subject)
					.orElseThrow(() -> new IllegalStateException("All lines exist, yet some were not found", missing));
			}
			catch (PessimisticLockingFailureException collision) {
				if (attempt == ATTEMPTS) {
					throw collision;
				}
			}
			catch (DataIntegrityViolationException broken) {
				Optional<RuleViolation> refusal = explain(subject, broken);
				if (refusal.isPresent()) {
					throw refusal.get();
				}
				if (attempt == ATTEMPTS) {
					throw broken;
				}
			}
		}
	}

	private static boolean isPartOfAnother() {
		return TransactionSynchronizationManager.isActualTransactionActive();
	}

	private Optional<RuleViolation> explain(Subject subject, DataIntegrityViolationException broken) {
		if (SqlState.in(broken).equals(Optional.of(SqlState.OUT_OF_RANGE))) {
			// no balance is that large
			return (subject.source() == 0) ? creditShort(subject) : balanceShort(subject, drawing(subject.stage()));
		}
		String constraint = ConstraintName.in(broken).orElse("");
		return switch (constraint) {
			case "certified_within_pim", "record_line_of_a_line" -> creditShort(subject);
			case "certified_within_allotment" -> allotmentShort(subject);
			case "line_of_predecessor" ->
				Optional.of(new RuleViolation(ExecutionRule.OUTSIDE_PREDECESSOR, Map.of("what", "lines"), "lines"));
			case "voucher_once" -> Optional.of(voucherTaken(subject));
			case "one_act_under_way", "act_number_once" ->
				Optional.of(new RuleViolation(ExecutionRule.ONE_ACT_UNDER_WAY, Map.of("record", subject.shown())));
			case "entry_in_open_month" ->
				Optional.of(new RuleViolation(LedgerRule.ENTRY_IN_OPEN_MONTH, Figures.of("month", subject.shown())));
			case "movement_once", "final_act" ->
				Optional.of(new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", subject.shown())));
			default -> ExecutionRule.heldBy(constraint)
				.flatMap((rule) -> balanceShort(subject, rule))
				.or(() -> this.guards.stream()
					.flatMap((guard) -> guard.explain(constraint, ConstraintName.detail(broken)).stream())
					.findFirst());
		};
	}

	private Optional<RuleViolation> creditShort(Subject subject) {
		return firstShort(subject, LedgerRule.CERTIFIED_WITHIN_PIM,
				"""
						select coalesce((select greatest(pim, legacy_certified) - certified - certified_reserved from budget_line
						  where fiscal_year = :year and sec_ejec = :unit and sec_func = :secFunc
						    and rubro = :rubro and resource_type = :resourceType and item = :item), 0)""",
				0L);
	}

	private Optional<RuleViolation> allotmentShort(Subject subject) {
		Map<LineKey, Amount> asked = new LinkedHashMap<>();
		subject.lines().forEach((line) -> asked.merge(line.line(), line.amount(), Amount::plus));
		return this.allotments.shortage(subject.fiscalYear(), subject.secEjec(), asked)
			.map((shortage) -> new RuleViolation(LedgerRule.CERTIFIED_WITHIN_ALLOTMENT,
					Figures.of("key", shortage.key(), "available", shortage.available(), "requested",
							shortage.requested(), "difference", shortage.requested().minus(shortage.available())),
					"lines"));
	}

	private Optional<RuleViolation> balanceShort(Subject subject, ExecutionRule drawing) {
		if (subject.stage() == DocumentStage.PAYMENT_ORDER && !subject.kind().lowers() && !authorised(subject)) {
			return Optional.of(new RuleViolation(ExecutionRule.ACCRUAL_NOT_AUTHORISED, Map.of(), "lines"));
		}
		Rule rule = subject.kind().lowers() ? lowering(subject) : drawing;
		return firstShort(subject, rule, """
				select coalesce((select approved - used from execution_record_line
				  where fiscal_year = :year and sec_ejec = :unit and record_id = :record and sec_func = :secFunc
				    and rubro = :rubro and resource_type = :resourceType and item = :item), 0)""", subject.source());
	}

	/** Whether the accrual that an order draws on was authorised at all. */
	private boolean authorised(Subject subject) {
		return this.jdbc
			.sql("""
					select exists (select from execution_act where sec_ejec = ? and record_id = ? and kind = 'INI' and state = 'A')""")
			.params(subject.secEjec(), subject.source())
			.query(Boolean.class)
			.single();
	}

	private static ExecutionRule drawing(DocumentStage stage) {
		return switch (stage) {
			case CERTIFICATION, ANNUAL_COMMITMENT -> ExecutionRule.ANNUAL_COMMITMENT_WITHIN_CERTIFICATION;
			case MONTHLY_COMMITMENT -> ExecutionRule.MONTHLY_COMMITMENT_WITHIN_ANNUAL;
			case ACCRUAL -> ExecutionRule.ACCRUAL_WITHIN_MONTHLY_COMMITMENT;
			case PAYMENT_ORDER -> ExecutionRule.PAYMENT_ORDER_WITHIN_ACCRUAL;
			case PAYMENT -> ExecutionRule.PAYMENT_WITHIN_PAYMENT_ORDER;
		};
	}

	private static Rule lowering(Subject subject) {
		if (subject.kind() == ActKind.ANU) {
			return ExecutionRule.ANNUL_FROM_LAST_STAGE;
		}
		return switch (subject.stage()) {
			case CERTIFICATION -> ExecutionRule.REDUCTION_BELOW_ANNUAL_COMMITMENT;
			case PAYMENT -> ExecutionRule.RETURN_WITHIN_PAYMENT;
			default -> ExecutionRule.REDUCTION_BELOW_NEXT_STAGE;
		};
	}

	private Optional<RuleViolation> firstShort(Subject subject, Rule rule, String availableOn, long recordId) {
		for (LineAmount line : subject.lines()) {
			Amount available = this.jdbc.sql(availableOn)
				.param("year", subject.fiscalYear())
				.param("unit", subject.secEjec())
				.param("record", recordId)
				.param("secFunc", line.line().secFunc())
				.param("rubro", line.line().rubro())
				.param("resourceType", line.line().resourceType())
				.param("item", line.line().item())
				.query((row, number) -> new Amount(row.getBigDecimal(1)))
				.single();
			Amount requested = line.amount().isNegative() ? line.amount().negated() : line.amount();
			if (requested.exceeds(available)) {
				return Optional.of(new RuleViolation(rule, figures(line, available, requested), "lines"));
			}
		}
		return Optional.empty();
	}

	private static Map<String, Object> figures(LineAmount line, Amount available, Amount requested) {
		return Figures.of("line", line.line().toString(), "available", available, "requested", requested, "difference",
				requested.minus(available));
	}

	private RuleViolation voucherTaken(Subject subject) {
		Voucher voucher = subject.voucher();
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("voucher", (voucher != null) ? voucher.shown() : "");
		this.jdbc.sql("""
				select r.fiscal_year, r.sec_ejec, coalesce(r.file, r.certificate) number
				from payment_voucher v join execution_record r on r.sec_ejec = v.sec_ejec and r.id = v.record_id
				where v.released_at is null and v.supplier_ruc = :ruc and v.voucher_type = :type and v.series = :series
				  and v.number = :number""")
			.param("ruc", subject.supplierRuc())
			.param("type", (voucher != null) ? voucher.type() : null)
			.param("series", (voucher != null) ? voucher.series() : null)
			.param("number", (voucher != null) ? voucher.number() : null)
			.query()
			.listOfRows()
			.stream()
			.findFirst()
			.ifPresent((row) -> {
				figures.put("unit", row.get("sec_ejec"));
				figures.put("year", String.valueOf(row.get("fiscal_year")));
				figures.put("file", row.get("number"));
			});
		return new RuleViolation(ExecutionRule.VOUCHER_ONCE, figures, "voucher");
	}

	/**
	 * What an act moves: enough to say which rule it broke and by how much.
	 *
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param stage the stage
	 * @param kind what the act does
	 * @param recordId its record, zero while it has none
	 * @param predecessorId the record it draws on
	 * @param shown what people call the record
	 * @param supplierRuc the supplier
	 * @param voucher the voucher
	 * @param lines the amounts
	 */
	record Subject(int fiscalYear, String secEjec, DocumentStage stage, ActKind kind, long recordId,
			@Nullable Long predecessorId, String shown, @Nullable String supplierRuc, @Nullable Voucher voucher,
			List<LineAmount> lines) {

		/**
		 * The record whose balance is asked: its own to lower it, the one before to draw.
		 */
		long source() {
			Long predecessor = this.predecessorId;
			return (this.kind.lowers() || predecessor == null) ? this.recordId : predecessor;
		}

	}

}
