package pe.siaf.decision;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;

import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;

/**
 * Moves memos from draft to publication (Annex A). At each act the figures that are on
 * screen are kept with the step. Answering signs for the ministry, signing for unit or
 * program.
 */
@Component
class MemoWorkflow {

	private final JdbcClient jdbc;

	private final Memos memos;

	private final MemoWriting writing;

	private final Workflow workflow;

	private final WholeSoles soles;

	private final JsonMapper json;

	MemoWorkflow(JdbcClient jdbc, Memos memos, MemoWriting writing, Workflow workflow, WholeSoles soles,
			JsonMapper json) {
		this.jdbc = jdbc;
		this.memos = memos;
		this.writing = writing;
		this.workflow = workflow;
		this.soles = soles;
		this.json = json;
	}

	/**
	 * Moves a memo.
	 * @param action send, observe, answer, sign or publish
	 * @param comment the reason, where one is due
	 * @return the new state
	 * @throws RuleViolation WFL-001 to WFL-004; DEC-001 where an item isn't answered for,
	 * DEC-008 where nothing is asked, DEC-009 where a reply lacks
	 */
	@Transactional
	String move(MemoKey key, int lockVersion, String action, @Nullable String comment, Profile actor) {
		Memo memo = this.memos.hold(key, lockVersion, actor);
		String to = this.workflow.next(Memos.TYPE, memo.state(), action, actor, comment);
		Snapshot shown = this.memos.shown(memo);
		switch (action) {
			case "send" -> requireComplete(memo, shown);
			case "answer" -> requireReplies(key, shown);
			default -> {
				// the other moves ask nothing more
			}
		}
		String figures = action.equals("send") ? this.json.writeValueAsString(shown) : this.memos.frozen(key);
		this.jdbc
			.sql("""
					update decision_memo set state = :to, figures = cast(:figures as jsonb), moved_at = now(), lock_version = lock_version + 1
					where fiscal_year = :year and sec_ejec = :unit and category = :category""")
			.params(key.params())
			.param("to", to)
			.param("figures", figures)
			.update();
		if (action.equals("answer") || action.equals("sign")) {
			sign(key, action.equals("answer") ? "MINISTRY" : "SUBJECT", actor);
		}
		this.workflow.record(key.secEjec(), Memos.TYPE, key.id(), action, memo.state(), to, actor,
				StringUtils.hasText(comment) ? comment : null, figures);
		return to;
	}

	private void requireComplete(Memo memo, Snapshot shown) {
		this.memos.requirePhase(memo.fiscalYear());
		if (memo.requests() == 0) {
			throw new RuleViolation(DecisionRule.NOTHING_ASKED, Map.of());
		}
		List<MemoItem> open = this.writing.unanswered(memo.key(), shown);
		if (!open.isEmpty()) {
			throw new RuleViolation(DecisionRule.UNANSWERED,
					Figures.of("number", open.size(), "place", place(open.get(0))));
		}
	}

	private void requireReplies(MemoKey key, Snapshot shown) {
		List<MemoItem> open = this.writing.withoutReply(key, shown);
		if (!open.isEmpty()) {
			throw new RuleViolation(DecisionRule.NO_REPLY,
					Figures.of("number", open.size(), "place", place(open.get(0))));
		}
	}

	static String place(MemoItem item) {
		String[] parts = item.key().split("/", -1);
		return parts[0] + (parts[1].isEmpty() ? "" : " · " + parts[1]);
	}

	private void sign(MemoKey key, String side, Profile actor) {
		this.jdbc.sql("""
				insert into decision_signature (fiscal_year, sec_ejec, category, side, username, person_name, profile)
				values (:year, :unit, :category, :side, :username, :person, :profile)""")
			.params(key.params())
			.param("side", side)
			.param("username", actor.username())
			.param("person", actor.personName())
			.param("profile", actor.label())
			.update();
	}

	/**
	 * Records what the rector decided. No ceiling changes by it (R3.5): he enters it in
	 * the ceilings.
	 * @param granted whole soles as typed; zero where nothing is granted
	 * @param reason why
	 * @throws RuleViolation WFL-003, DEC-005, DEC-007, DEC-010
	 */
	@Transactional
	void decide(MemoKey key, int lockVersion, String granted, String reason, Profile actor) {
		Memo memo = this.memos.hold(key, lockVersion, actor);
		if (!actor.may(Permission.MEMO_DECIDE) || !memo.state().equals("SIGNED")) {
			throw new RuleViolation(DecisionRule.NOT_TO_DECIDE, Figures.of("decision.state", memo.state()));
		}
		Amount sum = this.soles.read(granted.strip(), memo.subject(), "granted");
		if (reason.isBlank()) {
			throw new RuleViolation(DecisionRule.REASON_MISSING, Figures.of("product", memo.subject()), "reason");
		}
		this.jdbc
			.sql("""
					update decision_memo set granted = :granted, decision_reason = :reason, decided_by = :by, decided_at = now(),
					  lock_version = lock_version + 1
					where fiscal_year = :year and sec_ejec = :unit and category = :category""")
			.params(key.params())
			.param("granted", sum.value())
			.param("reason", reason.strip())
			.param("by", actor.personName())
			.update();
		this.workflow.record(key.secEjec(), Memos.TYPE, key.id(), "decide", memo.state(), memo.state(), actor, reason,
				this.memos.frozen(key));
	}

	List<String> actions(Memo memo, Profile profile) {
		return this.workflow.actions(Memos.TYPE, memo.state(), profile.role());
	}

	List<Workflow.Step> history(MemoKey key) {
		return this.workflow.history(key.secEjec(), Memos.TYPE, key.id());
	}

	List<Signature> signatures(MemoKey key) {
		return this.jdbc.sql("""
				select side, person_name, profile, signed_at from decision_signature
				where fiscal_year = :year and sec_ejec = :unit and category = :category order by signed_at""")
			.params(key.params())
			.query(Signature.class)
			.list();
	}

	/**
	 * Who signed.
	 *
	 * @param side MINISTRY, or SUBJECT for unit or program
	 * @param personName the person
	 * @param profile under which profile
	 * @param signedAt when
	 */
	record Signature(String side, String personName, String profile, OffsetDateTime signedAt) {

		/**
		 * The role that signed.
		 * @return its name, for example {@code UE_BUDGET}
		 */
		public String role() {
			return this.profile.split(" ", 2)[0];
		}

	}

}
