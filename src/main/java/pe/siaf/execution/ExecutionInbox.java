package pe.siaf.execution;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.workflow.InboxSource;

/** The documents of execution that wait for a profile, and those approved lately. */
@Component
class ExecutionInbox implements InboxSource {

	private static final String ACTS = """
			select r.stage, r.fiscal_year, r.sec_ejec, r.number, r.sequence, a.state, a.kind, a.justification,
			  (select coalesce(sum(al.amount), 0) from execution_act_line al
			    where al.sec_ejec = a.sec_ejec and al.act_id = a.id and al.record_id = a.record_id) total,
			  a.moved_at
			from execution_act a
			join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
			where\s""";

	/**
	 * What the role may do next; who prepared a document doesn't find it among those to
	 * approve.
	 */
	private static final String WAITING = """
			a.state in ('N', 'V', 'R') and exists (select from workflow_transition w
			  where w.object_type = r.stage and w.from_state = a.state and w.role = :role and w.action <> 'discard'
			    and not (w.action = 'approve' and a.prepared_by = :username and r.stage not like '%COMMITMENT'))
			and\s""";

	private final JdbcClient jdbc;

	ExecutionInbox(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		return items(WAITING, " order by a.moved_at limit 100", profile);
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return profile.may(Permission.EXECUTION_READ)
				? items("a.state = 'A' and a.kind <> 'REA' and ", " order by a.approved_at desc limit 20", profile)
				: List.of();
	}

	/**
	 * Leads on to what waits longest, so that nobody goes back to the desk between two
	 * documents.
	 * @param profile who just decided
	 * @param next gets the document and how many wait
	 */
	void following(Profile profile, RedirectAttributes next) {
		List<InboxItem> waiting = waitingFor(profile);
		if (!waiting.isEmpty()) {
			InboxItem first = waiting.get(0);
			// in words: what goes through the session is kept in the database
			next.addFlashAttribute("following", first.href());
			next.addFlashAttribute("followingKind", first.kind());
			next.addFlashAttribute("followingText", first.number() + " · S/ " + first.amount());
			next.addFlashAttribute("followingLeft", waiting.size());
		}
	}

	/** How many wait, by stage: what the menu shows. */
	Map<DocumentStage, Integer> counts(Profile profile) {
		ScopeCondition scope = ScopeCondition.onTargets(profile);
		Map<DocumentStage, Integer> counts = new HashMap<>();
		this.jdbc.sql("""
				select r.stage, count(*) waiting from execution_act a
				join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
				where\s""" + WAITING + Records.VISIBLE.formatted(scope.sql()) + " group by r.stage")
			.params(scope.params())
			.param("role", profile.role().name())
			.param("username", profile.username())
			.query((row) -> {
				counts.put(DocumentStage.valueOf(row.getString("stage")), row.getInt("waiting"));
			});
		return counts;
	}

	private List<InboxItem> items(String condition, String order, Profile profile) {
		ScopeCondition scope = ScopeCondition.onTargets(profile);
		return this.jdbc.sql(ACTS + condition + Records.VISIBLE.formatted(scope.sql()) + order)
			.params(scope.params())
			.param("role", profile.role().name())
			.param("username", profile.username())
			.query(Row.class)
			.list()
			.stream()
			.map(Row::item)
			.toList();
	}

	record Row(DocumentStage stage, int fiscalYear, String secEjec, String number, String sequence, String state,
			ActKind kind, String justification, Amount total, OffsetDateTime movedAt) {

		InboxItem item() {
			String shown = this.number + "-" + this.sequence;
			String label = (this.kind == ActKind.INI) ? this.stage.messageKey() : this.kind.messageKey();
			return new InboxItem(label, shown, this.justification, this.state, AmountFormatter.print(this.total),
					this.movedAt,
					"/ejecucion/%s/%d/%s/%s".formatted(this.stage.slug(), this.fiscalYear, this.secEjec, shown));
		}

	}

}
