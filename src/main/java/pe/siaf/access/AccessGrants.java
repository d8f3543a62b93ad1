package pe.siaf.access;

import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/** Grants, as units meet them. */
@Component
public class AccessGrants {

	private final JdbcClient jdbc;

	AccessGrants(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Refuses a certification on targets of nodes that the unit isn't granted (GRT-001),
	 * or isn't granted any more (CRT-003).
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param secFuncs its targets
	 * @throws RuleViolation naming the first such node
	 */
	public void checkCertifying(int fiscalYear, String secEjec, Collection<String> secFuncs) {
		this.jdbc.sql("select node, decision from access_refusal(?, ?, ?)")
			.params(fiscalYear, secEjec, secFuncs.toArray(String[]::new))
			.query(Refused.class)
			.optional()
			.ifPresent((refused) -> {
				throw refusal(secEjec, refused);
			});
	}

	/**
	 * What a unit is told of a node it may not certify on.
	 * @param secEjec the unit
	 * @param refused the node and why, as {@code access_refusal} says
	 * @return the refusal
	 */
	public static RuleViolation refusal(String secEjec, Refused refused) {
		return new RuleViolation(refused.decision().equals("NONE") ? AccessRule.NO_GRANT : AccessRule.GRANT_WITHDRAWN,
				Figures.of("node", refused.node(), "unit", secEjec), "lines");
	}

	/**
	 * What a unit may do on each node of the chains it has targets on or is granted.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @return nodes with the operations granted, as far as the program grants any
	 */
	List<Effective> effective(int fiscalYear, String secEjec) {
		return this.jdbc
			.sql("""
					with node as (
					  select t.category program, t.product_project product, t.activity from budget_target t
					  where t.fiscal_year = :year and t.sec_ejec = :unit
					  union
					  select g.program, g.product, g.activity from access_grant g
					  join implementing_unit u on u.fiscal_year = g.fiscal_year and u.sec_ejec = :unit
					  where g.fiscal_year = :year and exists (
					    select from access_matching(:year, :unit, g.program, g.product, g.activity) m where m.id = g.id))
					select n.program, n.product, n.activity, o.operation,
					  access_decision(:year, :unit, n.program, n.product, n.activity, o.operation) decision,
					  (select m.share_role from access_matching(:year, :unit, n.program, n.product, n.activity) m
					   where m.effect = 'ALLOW' and m.force = 'ACTIVE' and o.operation = any (m.operations)
					   order by m.rank desc limit 1) share_role
					from node n
					cross join unnest(array['PHYS_PROGRAM', 'BUD_PROGRAM', 'EXECUTE_FIN', 'EXECUTE_PHYS', 'VIEW']) with ordinality o(operation, place)
					order by n.program, n.product, n.activity, o.place""")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.query(Effective.class)
			.list();
	}

	boolean seesUnit(int fiscalYear, String secEjec, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql(
				"select exists (select from implementing_unit u where u.fiscal_year = :year and u.sec_ejec = :unit and "
						+ scope.sql() + ")")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.query(Boolean.class)
			.single();
	}

	/**
	 * A node on which a unit may not certify.
	 *
	 * @param node the chain's codes
	 * @param decision NONE or WITHDRAWN
	 */
	public record Refused(String node, String decision) {
	}

	/**
	 * What a unit may do on a node.
	 *
	 * @param program the program
	 * @param product its product or project; empty for the whole program
	 * @param activity the activity; empty for the whole product
	 * @param operation the operation
	 * @param decision OPEN where the program grants nothing this year, GRANTED, WITHDRAWN
	 * or NONE
	 * @param shareRole LEAD, CO_EXECUTOR or SUPPORT, where granted
	 */
	record Effective(String program, String product, String activity, AccessOperation operation, String decision,
			@org.jspecify.annotations.Nullable String shareRole) {
	}

}
