package pe.siaf.revenue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import pe.siaf.budget.LedgerRule;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * Registers acts of revenue and moves them. What the schema refuses is told after the
 * transaction is gone, with figures read afresh.
 */
@Component
class RevenueActs {

	private final JdbcClient jdbc;

	private final RevenueRecords revenues;

	private final RevenueStore store;

	private final RevenueChecks checks;

	private final Workflow workflow;

	private final TransactionTemplate transaction;

	RevenueActs(JdbcClient jdbc, RevenueRecords revenues, RevenueStore store, RevenueChecks checks, Workflow workflow,
			PlatformTransactionManager manager) {
		this.jdbc = jdbc;
		this.revenues = revenues;
		this.store = store;
		this.checks = checks;
		this.workflow = workflow;
		this.transaction = new TransactionTemplate(manager);
	}

	/**
	 * Opens a record with its first act in state N.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param draft what is asked for: DETERMINE or RECEIVE
	 * @param importId the file it comes from, if any
	 * @param actor who prepares it
	 * @return the record
	 * @throws NotFound if the unit isn't the actor's to see
	 */
	RevenueRecord open(int fiscalYear, String secEjec, RevenueDraft draft, @Nullable Long importId, Profile actor) {
		requireUnit(fiscalYear, secEjec, actor);
		if (!draft.step().opens()) {
			throw new RuleViolation(RevenueRule.ACT_NOT_POSSIBLE,
					Figures.of("revenue.step", draft.step().name(), "record", "–"));
		}
		this.checks.require(fiscalYear, draft);
		return explained(new RevenueKey(fiscalYear, secEjec, ""), null, draft, () -> {
			RevenueKey key = new RevenueKey(fiscalYear, secEjec, this.store.nextNumber(fiscalYear, secEjec));
			this.store.open(key, draft);
			return add(key, draft.step() == RevenueStep.RECEIVE, draft, draft.lines(), importId, actor);
		});
	}

	/**
	 * Adds an act to a record.
	 * @param key the record
	 * @param draft the act; an annulment takes what is left of each line
	 * @param actor who prepares it
	 * @return the record with the act in state N
	 */
	RevenueRecord add(RevenueKey key, RevenueDraft draft, Profile actor) {
		RevenueRecord record = this.revenues.get(key, actor);
		RevenueChecks.requireFits(record, draft.step());
		this.checks.require(key.fiscalYear(), draft);
		List<RevenueLine> lines = signed(record, draft);
		return explained(key, record, draft, () -> add(key, record.spontaneous(), draft, lines, null, actor));
	}

	private RevenueRecord add(RevenueKey key, boolean spontaneous, RevenueDraft draft, List<RevenueLine> lines,
			@Nullable Long importId, Profile actor) {
		this.store.add(key, draft.step().phase(spontaneous), draft, lines, importId, actor);
		RevenueRecord record = this.revenues.get(key, actor);
		this.workflow.record(key.secEjec(), RevenueKey.OBJECT_TYPE, key.id(), "register", "", "N", actor, null);
		return record;
	}

	/**
	 * Writes an act anew that isn't sent yet or was sent back.
	 * @param key the record
	 * @param draft what it says now
	 * @param version its version as the actor saw it
	 * @param actor who writes
	 * @return the record
	 */
	RevenueRecord rewrite(RevenueKey key, RevenueDraft draft, int version, Profile actor) {
		RevenueRecord record = this.revenues.get(key, actor);
		this.workflow.next(RevenueKey.OBJECT_TYPE, record.state(), "edit", actor, null);
		requireUnchanged(record, version);
		this.checks.require(key.fiscalYear(), draft);
		List<RevenueLine> lines = signed(record, draft);
		return explained(key, record, draft, () -> {
			if (record.step().opens()) {
				this.store.rewrite(key, draft.payer());
			}
			this.store.replace(record, draft, lines, actor);
			this.workflow.record(key.secEjec(), RevenueKey.OBJECT_TYPE, key.id(), "edit", record.state(), "N", actor,
					null);
			return this.revenues.get(key, actor);
		});
	}

	/** What an act takes away is kept below zero; an annulment takes all there is. */
	private List<RevenueLine> signed(RevenueRecord record, RevenueDraft draft) {
		if (draft.step() == RevenueStep.ANNUL) {
			List<RevenueLine> all = this.revenues.balances(record.key())
				.stream()
				.filter((line) -> line.determined().isPositive())
				.map((line) -> new RevenueLine(line.rubro(), line.resourceType(), line.item(),
						line.determined().negated()))
				.toList();
			if (all.isEmpty()) {
				throw new RuleViolation(RevenueRule.ACT_NOT_POSSIBLE,
						Figures.of("revenue.step", draft.step().name(), "record", record.number()));
			}
			return all;
		}
		return draft.step().adds() ? draft.lines() : draft.lines().stream().map(RevenueLine::negated).toList();
	}

	/**
	 * Moves a record's last act: verify, approve, reject or discard.
	 * @param key the record
	 * @param action the action
	 * @param comment the reason, where one is needed
	 * @param version its version as the actor saw it, or null
	 * @param actor who moves it
	 * @return the record
	 * @throws RuleViolation WFL-001 to WFL-004, CTL-001, and what it breaks by now
	 */
	RevenueRecord move(RevenueKey key, String action, @Nullable String comment, @Nullable Integer version,
			Profile actor) {
		RevenueRecord record = this.revenues.get(key, actor);
		String to = this.workflow.next(RevenueKey.OBJECT_TYPE, record.state(), action, actor, comment);
		requireUnchanged(record, version);
		if (to.equals("A")) {
			List<RevenueRecords.Act> acts = this.revenues.acts(key);
			this.checks.requireOpen(key.fiscalYear(), acts.get(acts.size() - 1).month());
			if (this.workflow.wrote(key.secEjec(), List.of(RevenueKey.OBJECT_TYPE), key.id(), actor.username())) {
				throw new RuleViolation(RevenueRule.DUTIES_APART,
						Figures.of("person", actor.personName(), "stage", RevenueKey.OBJECT_TYPE));
			}
		}
		return explained(key, record, null, () -> {
			this.store.move(record, to, actor);
			this.workflow.record(key.secEjec(), RevenueKey.OBJECT_TYPE, key.id(), action, record.state(), to, actor,
					comment);
			return this.revenues.get(key, actor);
		});
	}

	private static void requireUnchanged(RevenueRecord record, @Nullable Integer version) {
		if (version != null && version != record.version()) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", record.number()));
		}
	}

	private void requireUnit(int fiscalYear, String secEjec, Profile actor) {
		ScopeCondition scope = ScopeCondition.onUnits(actor);
		boolean seen = this.jdbc.sql("""
				select exists (select from implementing_unit u where u.fiscal_year = :year and u.sec_ejec = :unit
				  and u.status = 'ACTIVE' and\s""" + scope.sql() + ")")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.params(scope.params())
			.query(Boolean.class)
			.single();
		if (!seen) {
			throw new NotFound("unit " + secEjec + " in " + fiscalYear);
		}
	}

	private RevenueRecord explained(RevenueKey key, @Nullable RevenueRecord record, @Nullable RevenueDraft draft,
			Supplier<RevenueRecord> work) {
		try {
			RevenueRecord done = this.transaction.execute((status) -> work.get());
			if (done == null) {
				throw new IllegalStateException("An act gives its record");
			}
			return done;
		}
		catch (DataIntegrityViolationException broken) {
			String constraint = ConstraintName.in(broken).orElse("");
			if (constraint.equals("revenue_act_number_once") || constraint.equals("final_act")) {
				throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER,
						Map.of("record", (record != null) ? record.number() : ""));
			}
			if (constraint.equals("entry_in_open_month")) {
				throw new RuleViolation(LedgerRule.ENTRY_IN_OPEN_MONTH,
						Figures.of("month", (record != null) ? record.number() : ""));
			}
			Optional<RevenueRule> rule = RevenueRule.heldBy(constraint);
			throw rule.map((known) -> refusal(known, key, record, draft)).orElseThrow(() -> broken);
		}
	}

	private RuleViolation refusal(RevenueRule rule, RevenueKey key, @Nullable RevenueRecord record,
			@Nullable RevenueDraft draft) {
		String number = (record != null) ? record.number() : "";
		return switch (rule) {
			case COLLECTED_WITHIN_DETERMINED, RETURNED_WITHIN_COLLECTED -> {
				Amount determined = (record != null) ? record.determined() : Amount.ZERO;
				Amount collected = (record != null) ? record.collected() : Amount.ZERO;
				Amount asked = (draft != null) ? draft.total() : (record != null) ? record.asked() : Amount.ZERO;
				yield new RuleViolation(rule,
						Figures.of("determined", determined, "collected", collected, "asked", asked, "record", number),
						"lines");
			}
			case DOCUMENT_ONCE -> new RuleViolation(rule, Figures.of("document",
					(draft != null) ? draft.documentNumber() : "", "record", takenBy(key, draft)), "documentNumber");
			default -> new RuleViolation(rule, Map.of("record", number));
		};
	}

	private String takenBy(RevenueKey key, @Nullable RevenueDraft draft) {
		if (draft == null) {
			return "";
		}
		return this.jdbc
			.sql("""
					select coalesce(max(number), '') from revenue_act
					where sec_ejec = ? and fiscal_year = ? and document_kind = ? and document_number = ? and state not in ('X', 'R') and kind = 'INI' and phase in ('R', 'DR')""")
			.params(key.secEjec(), key.fiscalYear(), draft.documentKind(), draft.documentNumber().strip())
			.query(String.class)
			.single();
	}

}
