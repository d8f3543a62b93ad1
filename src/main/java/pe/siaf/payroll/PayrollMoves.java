package pe.siaf.payroll;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import pe.siaf.access.AccessGrants;
import pe.siaf.budget.Allotments;
import pe.siaf.budget.LedgerRule;
import pe.siaf.budget.LineKey;
import pe.siaf.budget.UnitYears;
import pe.siaf.execution.ExecutionRule;
import pe.siaf.execution.OpenMonths;
import pe.siaf.execution.PaymentGuard;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.payroll.Payroll.Sum;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * Moves a payroll through its states: sent it holds credit, certified it waits for the
 * head of administration, authorised everything is posted at once.
 */
@Service
class PayrollMoves {

	private final JdbcClient jdbc;

	private final Payrolls payrolls;

	private final OpenMonths months;

	private final Workflow workflow;

	private final AccessGrants access;

	private final Allotments allotments;

	private final UnitYears unitYears;

	private final List<PaymentGuard> guards;

	private final PaidTwice twice;

	private final TransactionTemplate transaction;

	PayrollMoves(JdbcClient jdbc, Payrolls payrolls, OpenMonths months, Workflow workflow, AccessGrants access,
			Allotments allotments, UnitYears unitYears, List<PaymentGuard> guards, PaidTwice twice,
			PlatformTransactionManager manager) {
		this.twice = twice;
		this.jdbc = jdbc;
		this.payrolls = payrolls;
		this.months = months;
		this.workflow = workflow;
		this.access = access;
		this.allotments = allotments;
		this.unitYears = unitYears;
		this.guards = List.copyOf(guards);
		this.transaction = new TransactionTemplate(manager);
	}

	/**
	 * Moves a payroll.
	 * @param payroll the payroll as the actor saw it
	 * @param action verify, certify, approve, reject or discard
	 * @param comment the reason, where one is given; of what is sent, why it pays again
	 * whom other payrolls of the month pay
	 * @param actor who acts
	 * @return the payroll in its new state
	 */
	Payroll move(Payroll payroll, String action, @Nullable String comment, Profile actor) {
		try {
			this.transaction.executeWithoutResult((status) -> decide(payroll, action, comment, actor));
		}
		catch (DataIntegrityViolationException broken) {
			String constraint = ConstraintName.in(broken).orElse("");
			throw refusal(payroll, constraint)
				.or(() -> this.guards.stream()
					.flatMap((guard) -> guard.explain(constraint, ConstraintName.detail(broken)).stream())
					.findFirst())
				.orElseThrow(() -> broken);
		}
		return this.payrolls.get(payroll.fiscalYear(), payroll.secEjec(), payroll.number(), actor);
	}

	private void decide(Payroll payroll, String action, @Nullable String comment, Profile actor) {
		int version = this.jdbc.sql("select version from payroll where sec_ejec = ? and id = ? for no key update")
			.params(payroll.secEjec(), payroll.id())
			.query(Integer.class)
			.single();
		if (version != payroll.version()) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", payroll.number()));
		}
		String to = this.workflow.next(Payrolls.TYPE, payroll.state(), action, actor, comment);
		if ("CA".contains(to) && isOwn(payroll, to, actor)) {
			throw Payrolls.incompatible(actor);
		}
		String certificate = null;
		String file = null;
		switch (to) {
			case "V" -> {
				checkAccess(payroll);
				this.months.require(payroll.fiscalYear(), payroll.month());
				this.twice.askWhy(payroll, Objects.requireNonNullElse(comment, ""));
				hold(payroll, 1);
			}
			case "R" -> hold(payroll, -1);
			case "A" -> {
				checkAccess(payroll);
				this.twice.requireReasons(payroll);
				this.months.require(payroll.fiscalYear(), payroll.month());
				this.unitYears.cutOver(payroll.fiscalYear(), payroll.secEjec(), actor);
				Posted posted = this.jdbc.sql("select * from payroll_post(?, ?, ?, ?, ?)")
					.params(payroll.secEjec(), payroll.id(), actor.username(), actor.personName(), actor.label())
					.query(Posted.class)
					.single();
				certificate = posted.certificate();
				file = posted.file();
			}
			default -> {
				// certified: what it holds stays held; discarded: it held nothing
			}
		}
		write(payroll, to, certificate, file, actor);
		this.workflow.record(payroll.secEjec(), Payrolls.TYPE, Long.toString(payroll.id()), action, payroll.state(), to,
				actor, comment);
	}

	/**
	 * Whether somebody had a hand in a payroll before. Who sent it on did, too: of what
	 * another system handed over nobody else is its preparer.
	 */
	private boolean isOwn(Payroll payroll, String to, Profile actor) {
		return actor.username().equals(payroll.preparedBy()) || ("A".equals(to) && actor.username()
			.equals(payroll.certifiedBy())) || this.jdbc
				.sql("""
						select exists (select from workflow_step
						  where sec_ejec = ? and object_type = ? and object_id = ? and username = ? and action = 'verify')""")
				.params(payroll.secEjec(), Payrolls.TYPE, Long.toString(payroll.id()), actor.username())
				.query(Boolean.class)
				.single();
	}

	private void write(Payroll payroll, String to, @Nullable String certificate, @Nullable String file, Profile actor) {
		boolean certified = "C".equals(to);
		this.jdbc
			.sql("""
					update payroll set state = ?, version = version + 1, moved_at = now(), certificate = ?, file = ?,
					  certified_by = coalesce(?, certified_by), certified_name = coalesce(?, certified_name), approved_name = ?
					where sec_ejec = ? and id = ?""")
			.params(Arrays.asList(to, certificate, file, certified ? actor.username() : null,
					certified ? actor.personName() : null, "A".equals(to) ? actor.personName() : null,
					payroll.secEjec(), payroll.id()))
			.update();
	}

	private void hold(Payroll payroll, int sign) {
		this.jdbc.sql("select payroll_hold(?, ?, ?)")
			.params(payroll.secEjec(), payroll.id(), sign)
			.query(Integer.class)
			.single();
	}

	private void checkAccess(Payroll payroll) {
		this.access.checkCertifying(payroll.fiscalYear(), payroll.secEjec(),
				this.payrolls.sums(payroll).stream().map(Sum::secFunc).distinct().toList());
	}

	private Optional<RuleViolation> refusal(Payroll payroll, String constraint) {
		List<Sum> sums = this.payrolls.sums(payroll);
		return switch (constraint) {
			case "certified_within_pim" ->
				sums.stream().map((sum) -> creditShort(payroll, sum)).flatMap(Optional::stream).findFirst();
			case "certified_within_allotment" -> allotmentShort(payroll, sums);
			case "entry_in_open_month" ->
				Optional.of(new RuleViolation(LedgerRule.ENTRY_IN_OPEN_MONTH, Map.of("month", payroll.number())));
			default -> Optional.empty();
		};
	}

	private Optional<RuleViolation> creditShort(Payroll payroll, Sum sum) {
		Amount available = this.jdbc
			.sql("""
					select coalesce((select greatest(pim, legacy_certified) - certified - certified_reserved from budget_line
					  where fiscal_year = ? and sec_ejec = ? and sec_func = ? and rubro = ? and resource_type = ? and item = ?), 0)""")
			.params(payroll.fiscalYear(), payroll.secEjec(), sum.secFunc(), sum.rubro(), sum.resourceType(), sum.item())
			.query((row, number) -> new Amount(row.getBigDecimal(1)))
			.single();
		return sum.amount().exceeds(available)
				? Optional.of(
						new RuleViolation(
								LedgerRule.CERTIFIED_WITHIN_PIM, Figures.of("line", sum.key(), "available", available,
										"requested", sum.amount(), "difference", sum.amount().minus(available)),
								"lines"))
				: Optional.empty();
	}

	private Optional<RuleViolation> allotmentShort(Payroll payroll, List<Sum> sums) {
		Map<LineKey, Amount> asked = new LinkedHashMap<>();
		sums.forEach((sum) -> asked.merge(new LineKey(sum.secFunc(), sum.rubro(), sum.resourceType(), sum.item()),
				sum.amount(), Amount::plus));
		return this.allotments.shortage(payroll.fiscalYear(), payroll.secEjec(), asked)
			.map((shortage) -> new RuleViolation(LedgerRule.CERTIFIED_WITHIN_ALLOTMENT,
					Figures.of("key", shortage.key(), "available", shortage.available(), "requested",
							shortage.requested(), "difference", shortage.requested().minus(shortage.available())),
					"lines"));
	}

	record Posted(String certificate, String file) {
	}

}
