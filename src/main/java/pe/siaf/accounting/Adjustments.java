package pe.siaf.accounting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.budget.LedgerRule;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * Entries that people make (domain 9.16.5, 12.3): prepared with a document, a reason and
 * a paper, approved by somebody else, entered on approval, never changed afterwards but
 * taken back by a contrary one.
 */
@Component
class Adjustments {

	static final String TYPE = "JOURNAL_ADJUSTMENT";

	private final JdbcClient jdbc;

	private final AdjustmentStore store;

	private final AdjustmentChecks checks;

	private final AdjustmentFiles files;

	private final Workflow workflow;

	Adjustments(JdbcClient jdbc, AdjustmentStore store, AdjustmentChecks checks, AdjustmentFiles files,
			Workflow workflow) {
		this.jdbc = jdbc;
		this.store = store;
		this.checks = checks;
		this.files = files;
		this.workflow = workflow;
	}

	/** One of a unit's whose books the caller may read. */
	Adjustment get(BooksKey key, int number) {
		return this.store.find(key, number).orElseThrow(() -> new NotFound("adjustment " + number));
	}

	/** What a role can do with it, in the order of the page. */
	List<String> actions(Adjustment adjustment, Role role) {
		List<String> offered = new ArrayList<>(this.workflow.actions(TYPE, adjustment.state(), role));
		offered.remove("edit");
		return offered;
	}

	List<Workflow.Step> history(Adjustment adjustment) {
		return this.workflow.history(adjustment.secEjec(), TYPE, id(adjustment));
	}

	private static String id(Adjustment adjustment) {
		return adjustment.fiscalYear() + "/" + adjustment.number();
	}

	/**
	 * Registers one.
	 * @param key whose books
	 * @param draft what is put down
	 * @param actor who prepares it
	 * @return it, in state PREPARED
	 * @throws RuleViolation LED-001, LED-002, LED-110 to LED-114
	 */
	@Transactional
	public Adjustment register(BooksKey key, AdjustmentDraft draft, Profile actor) {
		this.checks.require(key, draft);
		return added(key, draft, null, actor);
	}

	private Adjustment added(BooksKey key, AdjustmentDraft draft, @Nullable Integer reverses, Profile actor) {
		try {
			int number = this.store.add(key, draft, reverses, null, actor.username(), actor.personName());
			Adjustment added = get(key, number);
			this.workflow.record(key.unit(), TYPE, id(added), "register", "", "PREPARED", actor, null);
			return added;
		}
		catch (DuplicateKeyException twice) {
			throw (reverses != null) ? reversedOnce(reverses)
					: new RuleViolation(BooksRule.OPENING_ONCE, Map.of("year", String.valueOf(key.year())), "month");
		}
	}

	private static RuleViolation reversedOnce(int number) {
		return new RuleViolation(BooksRule.REVERSED_ONCE, Map.of("number", "%04d".formatted(number)));
	}

	/**
	 * Writes one anew that isn't verified yet, or came back.
	 * @param kept it, as it is stored
	 * @param draft what it says now
	 * @param version its version as the actor saw it
	 * @param actor who writes
	 * @throws RuleViolation as for {@link #register}, WFL-001, WFL-002, WFL-003
	 */
	@Transactional
	public void rewrite(Adjustment kept, AdjustmentDraft draft, int version, Profile actor) {
		String to = this.workflow.next(TYPE, kept.state(), "edit", actor, null);
		this.checks.require(kept.key(), draft);
		if (version != kept.version() || !this.store.replace(kept, draft, actor)) {
			throw changed(kept);
		}
		this.workflow.record(kept.secEjec(), TYPE, id(kept), "edit", kept.state(), to, actor, null);
	}

	private static RuleViolation changed(Adjustment kept) {
		return new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", kept.shown()));
	}

	/**
	 * Moves one; approved, it is entered.
	 * @param kept it, as it is stored
	 * @param action verify, eliminate, approve, observe or reject
	 * @param comment the reason, where one is asked for
	 * @param version its version as the actor saw it
	 * @param actor who acts
	 * @throws RuleViolation WFL-001 to WFL-004, CTL-001, LED-116, and what it breaks by
	 * now
	 */
	@Transactional
	public void move(Adjustment kept, String action, @Nullable String comment, int version, Profile actor) {
		String to = this.workflow.next(TYPE, kept.state(), action, actor, comment);
		List<AdjustmentLine> lines = this.store.lines(kept.key(), kept.number());
		Long entry = null;
		if (action.equals("verify")) {
			this.checks.require(kept.key(), draft(kept, lines));
			this.files.requireOne(kept);
		}
		if (action.equals("approve")) {
			if (this.workflow.wrote(kept.secEjec(), List.of(TYPE), id(kept), actor.username())) {
				throw new RuleViolation(BooksRule.PREPARED_IT, Figures.of("person", actor.personName(), "stage", TYPE));
			}
			this.checks.require(kept.key(), draft(kept, lines));
			hold(kept);
			entry = entered(kept, lines, actor);
		}
		if (version != kept.version() || !this.store.move(kept, to, entry)) {
			throw changed(kept);
		}
		this.workflow.record(kept.secEjec(), TYPE, id(kept), action, kept.state(), to, actor, comment);
	}

	/** What was open a moment ago may be closed by now. */
	private long entered(Adjustment kept, List<AdjustmentLine> lines, Profile actor) {
		try {
			return this.store.enter(kept, lines, actor);
		}
		catch (DataIntegrityViolationException refused) {
			if (ConstraintName.in(refused).filter("entry_in_open_month"::equals).isPresent()) {
				throw new RuleViolation(LedgerRule.ENTRY_IN_OPEN_MONTH, Map.of("month", kept.monthShown()));
			}
			throw refused;
		}
	}

	/** Two who approve at once: the second waits here and finds it changed. */
	private void hold(Adjustment kept) {
		boolean unchanged = this.jdbc
			.sql("""
					select version from journal_adjustment where sec_ejec = ? and fiscal_year = ? and number = ? for update""")
			.params(kept.secEjec(), kept.fiscalYear(), kept.number())
			.query(Integer.class)
			.optional()
			.filter((stored) -> stored == kept.version())
			.isPresent();
		if (!unchanged) {
			throw changed(kept);
		}
	}

	private static AdjustmentDraft draft(Adjustment kept, List<AdjustmentLine> lines) {
		return new AdjustmentDraft(kept.kind(), kept.month(), kept.documentType(), kept.documentNumber(),
				kept.documentDate(), kept.reason(), lines);
	}

	/**
	 * Prepares what takes an approved one back: the same accounts on the other sides, in
	 * a month that is open.
	 * @param kept the approved one
	 * @param month the month of the reversal
	 * @param reason why
	 * @param actor who prepares it
	 * @return the reversal, in state PREPARED
	 * @throws RuleViolation WFL-001, LED-002, LED-113, LED-115
	 */
	@Transactional
	public Adjustment reverse(Adjustment kept, int month, String reason, Profile actor) {
		if (!kept.isApproved()) {
			throw new RuleViolation(WorkflowRule.TRANSITION_NOT_ALLOWED,
					Figures.of("action", "reverse", "state", kept.state()));
		}
		BooksKey key = kept.key();
		if (kept.kind() == AdjustmentKind.REVERSAL || this.store.reversalOf(key, kept.number()).isPresent()) {
			throw reversedOnce(kept.number());
		}
		List<AdjustmentLine> lines = this.store.lines(key, kept.number())
			.stream()
			.map(AdjustmentLine::reversed)
			.toList();
		AdjustmentDraft draft = new AdjustmentDraft(AdjustmentKind.REVERSAL, month, kept.documentType(),
				kept.documentNumber(), kept.documentDate(), reason, lines);
		this.checks.require(key, draft);
		return added(key, draft, kept.number(), actor);
	}

}
