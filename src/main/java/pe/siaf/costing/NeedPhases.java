package pe.siaf.costing;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.programming.FileKey;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.Workflow.Step;
import pe.siaf.workflow.WorkflowRule;

/** Moves needs tables through their phases (domain 7.4, Annex A). */
@Component
class NeedPhases {

	private final JdbcClient jdbc;

	private final Workflow workflow;

	private final Costing costing;

	NeedPhases(JdbcClient jdbc, Workflow workflow, Costing costing) {
		this.jdbc = jdbc;
		this.workflow = workflow;
		this.costing = costing;
	}

	/**
	 * What a profile can do with a table now.
	 * @param table the table
	 * @param profile who looks
	 * @return actions
	 */
	List<String> actions(NeedsTable table, Profile profile) {
		return this.workflow.actions(Costing.TYPE, table.phase(), profile.role());
	}

	List<Step> history(FileKey key) {
		return this.workflow.history(key.secEjec(), Costing.TYPE, key.id());
	}

	/**
	 * Moves a table on or back.
	 * @param key the file
	 * @param action the action
	 * @param version the table's version that the page was drawn with
	 * @param comment why, where it goes back
	 * @param actor who moves it
	 * @throws RuleViolation WFL-001 to WFL-004; CST-027 while something can't be costed;
	 * CST-028 if it would be approved before its file is closed
	 */
	@Transactional
	public void move(FileKey key, String action, int version, @Nullable String comment, Profile actor) {
		String from = this.costing.hold(key);
		String to = this.workflow.next(Costing.TYPE, from, action, actor, comment);
		int problems = this.jdbc.sql("""
				select count(*) from need where fiscal_year = :year and process = :process and sec_ejec = :unit
				  and status = 'INCLUDED' and (economic_item is null or unit_price is null)""")
			.params(key.params())
			.query(Integer.class)
			.single();
		if (problems > 0 && !action.equals("return")) {
			throw new RuleViolation(CostingRule.NOT_COSTED, Figures.of("rows", String.valueOf(problems)));
		}
		if (to.equals("APPROVED")) {
			requireClosed(key);
		}
		int moved = this.jdbc.sql("""
				update needs_table set phase = :to, lock_version = lock_version + 1
				where fiscal_year = :year and process = :process and sec_ejec = :unit and lock_version = :version""")
			.params(key.params())
			.param("to", to)
			.param("version", version)
			.update();
		if (moved == 0) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, java.util.Map.of());
		}
		this.workflow.record(key.secEjec(), Costing.TYPE, key.id(), action, from, to, actor, comment);
	}

	private void requireClosed(FileKey key) {
		String state = this.jdbc.sql("""
				select state from programming_file
				where fiscal_year = :year and process = :process and sec_ejec = :unit for share""")
			.params(key.params())
			.query(String.class)
			.single();
		if (!state.equals("CLOSED")) {
			throw new RuleViolation(CostingRule.FILE_CLOSED_FIRST,
					Figures.of("year", String.valueOf(key.fiscalYear()), "programming.state", state));
		}
	}

}
