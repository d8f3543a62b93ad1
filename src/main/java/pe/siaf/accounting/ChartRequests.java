package pe.siaf.accounting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * Requests to change the chart of accounts (domain 9.16.2, 12.3): prepared by an
 * accounting office with a reason and a PDF, decided by the Public Accounting
 * Directorate. Approved, all of its lines are in the chart of its year and of those after
 * it, or none is.
 */
@Component
class ChartRequests {

	static final String TYPE = "CHART_REQUEST";

	private static final Set<String> ACTIONS = Set.of("ADD", "CHANGE", "WITHDRAW");

	private static final Set<String> NATURES = Set.of("DEBIT", "CREDIT");

	private final ChartStore store;

	private final Workflow workflow;

	ChartRequests(ChartStore store, Workflow workflow) {
		this.store = store;
		this.workflow = workflow;
	}

	ChartRequest get(int year, int number) {
		return this.store.find(year, number).orElseThrow(() -> new NotFound("chart request " + number));
	}

	/** What somebody can do with it; who prepared it isn't offered to approve it. */
	List<String> actions(ChartRequest request, Profile profile) {
		List<String> offered = new ArrayList<>(this.workflow.actions(TYPE, request.state(), profile.role()));
		offered.remove("edit");
		if (request.preparedBy().equals(profile.username())) {
			offered.remove("approve");
		}
		else if (profile.role() == Role.UE_ACCOUNTING) {
			// another office's request is theirs
			offered.clear();
		}
		return offered;
	}

	/** Whether somebody may write it anew: who prepared it, or the directorate. */
	static boolean mayWrite(ChartRequest request, Profile profile) {
		return request.isEditable()
				&& (profile.role() == Role.RECTOR_ACCOUNTING || request.preparedBy().equals(profile.username()));
	}

	List<Workflow.Step> history(ChartRequest request) {
		return this.workflow.history(Workflow.NATIONAL, TYPE, id(request));
	}

	private static String id(ChartRequest request) {
		return request.fiscalYear() + "/" + request.number();
	}

	/**
	 * Registers one.
	 * @param year the first year that it holds for
	 * @param reason why
	 * @param lines what it does
	 * @param actor who prepares it
	 * @return it, in state PREPARED
	 * @throws RuleViolation LED-130
	 */
	@Transactional
	public ChartRequest register(int year, String reason, List<ChartLine> lines, Profile actor) {
		require(reason, lines);
		ChartRequest added = get(year, this.store.add(year, reason.strip(), lines, actor));
		this.workflow.record(Workflow.NATIONAL, TYPE, id(added), "register", "", "PREPARED", actor, null);
		return added;
	}

	private static void require(String reason, List<ChartLine> lines) {
		if (reason.isBlank()) {
			throw new RuleViolation(BooksRule.CHART_LINE_INCOMPLETE, Map.of("account", "–"), "reason");
		}
		if (lines.isEmpty()) {
			throw incomplete("–");
		}
		Set<String> accounts = new HashSet<>();
		for (ChartLine line : lines) {
			boolean whole = ACTIONS.contains(line.action()) && line.account().matches("\\d{4}(\\.\\d{2,4})?")
					&& (line.action().equals("WITHDRAW")
							|| (!line.name().isBlank() && NATURES.contains(String.valueOf(line.nature()))));
			if (!whole || !accounts.add(line.account())) {
				throw incomplete(line.account().isEmpty() ? line.name() : line.account());
			}
		}
	}

	private static RuleViolation incomplete(String account) {
		return new RuleViolation(BooksRule.CHART_LINE_INCOMPLETE, Map.of("account", account), "lines");
	}

	/**
	 * Writes one anew that isn't verified yet, or came back.
	 * @param kept it, as it is stored
	 * @param reason why
	 * @param lines what it does now
	 * @param version its version as the actor saw it
	 * @param actor who writes
	 * @throws RuleViolation LED-130, WFL-001, WFL-002, WFL-003
	 */
	@Transactional
	public void rewrite(ChartRequest kept, String reason, List<ChartLine> lines, int version, Profile actor) {
		String to = this.workflow.next(TYPE, kept.state(), "edit", actor, null);
		require(reason, lines);
		if (!mayWrite(kept, actor)) {
			throw new RuleViolation(WorkflowRule.ACTOR_NOT_AUTHORISED,
					Figures.of("action", "edit", "state", kept.state()));
		}
		if (version != kept.version() || !this.store.replace(kept, reason.strip(), lines, actor)) {
			throw changed(kept);
		}
		this.workflow.record(Workflow.NATIONAL, TYPE, id(kept), "edit", kept.state(), to, actor, null);
	}

	private static RuleViolation changed(ChartRequest kept) {
		return new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", kept.shown()));
	}

	/**
	 * Moves one; approved, it is in the chart.
	 * @param kept it, as it is stored
	 * @param action verify, eliminate, approve, observe or reject
	 * @param comment the reason, where one is asked for
	 * @param version its version as the actor saw it
	 * @param actor who acts
	 * @throws RuleViolation WFL-001 to WFL-004, CTL-001, LED-116, LED-131
	 */
	@Transactional
	public void move(ChartRequest kept, String action, @Nullable String comment, int version, Profile actor) {
		String to = this.workflow.next(TYPE, kept.state(), action, actor, comment);
		this.store.hold();
		if (action.equals("approve")
				&& this.workflow.wrote(Workflow.NATIONAL, List.of(TYPE), id(kept), actor.username())) {
			throw new RuleViolation(BooksRule.PREPARED_IT, Figures.of("person", actor.personName(), "stage", TYPE));
		}
		if (!action.equals("approve") && !actions(kept, actor).contains(action)) {
			throw new RuleViolation(WorkflowRule.ACTOR_NOT_AUTHORISED,
					Figures.of("action", action, "state", kept.state()));
		}
		if (action.equals("verify") && this.store.papers(kept).isEmpty()) {
			throw AdjustmentFiles.refused();
		}
		if (action.equals("verify") || action.equals("approve")) {
			refuse(kept);
		}
		if (version != kept.version() || !this.store.move(kept, to)) {
			throw changed(kept);
		}
		if (action.equals("approve")) {
			this.store.apply(kept);
		}
		this.workflow.record(Workflow.NATIONAL, TYPE, id(kept), action, kept.state(), to, actor, comment);
	}

	/** The first of them; the page shows all. */
	private void refuse(ChartRequest kept) {
		this.store.lines(kept).stream().filter((line) -> line.why() != null).findFirst().ifPresent((line) -> {
			throw new RuleViolation(BooksRule.CHART_LINE_REFUSED,
					Figures.of("account", line.account(), "what", "chart." + line.why()), "lines");
		});
	}

	/**
	 * Keeps a paper of one that isn't verified yet.
	 * @param kept it, as it is stored
	 * @param name the file's name
	 * @param content its content
	 * @param actor who attaches it
	 * @throws RuleViolation LED-116, WFL-001
	 */
	@Transactional
	public void attach(ChartRequest kept, String name, byte[] content, Profile actor) {
		if (!mayWrite(kept, actor)) {
			throw new RuleViolation(WorkflowRule.TRANSITION_NOT_ALLOWED,
					Figures.of("action", "attach", "state", kept.state()));
		}
		this.store.keep(kept, AdjustmentFiles.required(name, content), content, actor.username());
	}

}
