package pe.siaf.judgment;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.execution.Ruc;
import pe.siaf.identity.Profile;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/** Who collects a judgment in its creditor's stead: an heir, a deposit of the court. */
@Service
class Collectors {

	private final JdbcClient jdbc;

	private final Workflow workflow;

	Collectors(JdbcClient jdbc, Workflow workflow) {
		this.jdbc = jdbc;
		this.workflow = workflow;
	}

	/**
	 * Says who collects a judgment from now on.
	 * @param judgment the judgment as the actor saw it
	 * @param ruc whose RUC it is
	 * @param reason the court's resolution, or what else makes it so
	 * @param actor who keeps the register
	 * @throws RuleViolation SUP-001 if the RUC isn't one, WFL-003 if the judgment changed
	 */
	@Transactional
	void assign(Judgment judgment, @Nullable String ruc, @Nullable String reason, Profile actor) {
		String to = this.workflow.next(Judgments.TYPE, judgment.state(), "assign", actor, reason);
		String collector = new Ruc(Objects.requireNonNullElse(ruc, "").strip()).value();
		int moved = this.jdbc.sql("""
				update court_judgment set collector_ruc = ?, version = version + 1
				where sec_ejec = ? and id = ? and version = ?""")
			.params(collector, judgment.secEjec(), judgment.id(), judgment.version())
			.update();
		if (moved == 0) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", judgment.fileNumber()));
		}
		String before = Objects.requireNonNullElse(judgment.collectorRuc(), judgment.creditorId());
		this.workflow.record(judgment.secEjec(), Judgments.TYPE, Long.toString(judgment.id()), "assign",
				judgment.state(), to, actor, before + " → " + collector + ": " + reason);
	}

}
