package pe.siaf.modification;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.budget.LedgerRule;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/**
 * The distribution of a pliego's PCA among its units (domain 8.7): the rector sets what
 * the pliego has, its budget office what each unit gets of it.
 */
@Component
class AllotmentDistribution {

	private final JdbcClient jdbc;

	private final AllotmentChecks checks;

	private final AuditTrail audit;

	AllotmentDistribution(JdbcClient jdbc, AllotmentChecks checks, AuditTrail audit) {
		this.jdbc = jdbc;
		this.checks = checks;
		this.audit = audit;
	}

	/**
	 * Sets what a pliego has to distribute of a key.
	 * @param fiscalYear the year
	 * @param level the pliego's level
	 * @param sector its sector
	 * @param pliego its code
	 * @param key the key
	 * @param assigned whole soles
	 * @param actor the rector
	 * @throws RuleViolation PCA-002 where its units have more, PCA-012
	 */
	@Transactional
	public void setPliego(int fiscalYear, String level, String sector, String pliego, AllotmentKey key, Amount assigned,
			Profile actor) {
		requireWhole(key, assigned);
		AllotmentRefusals.within(key,
				() -> this.jdbc.sql("select 1 from pliego_allotment_set(cast(? as smallint), ?, ?, ?, ?, ?, ?, ?)")
					.params(fiscalYear, level, sector, pliego, key.rubro(), key.category(), key.generic(),
							assigned.value())
					.query(Integer.class)
					.single());
		this.audit.record(actor, AuditTrail.NATIONAL, "assign", "PLIEGO_ALLOTMENT",
				fiscalYear + "/" + sector + "-" + pliego, null, Figures.of("key", key.shown(), "assigned", assigned));
	}

	/**
	 * Sets what a unit gets of its pliego's allotment.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param key the key
	 * @param assigned whole soles
	 * @param actor the pliego's budget office
	 * @throws RuleViolation PCA-001, PCA-002, PCA-003, PCA-012
	 * @throws NotFound if the unit lies outside the scope
	 */
	@Transactional
	public void setUnit(int fiscalYear, String secEjec, AllotmentKey key, Amount assigned, Profile actor) {
		requireWhole(key, assigned);
		requireUnit(fiscalYear, secEjec, actor);
		requireBounds(fiscalYear, secEjec, key, assigned);
		requireGiven(fiscalYear, secEjec, key, assigned, actor);
		AllotmentRefusals.within(key,
				() -> this.jdbc.sql("""
						select 1 from allotment_assign(cast(? as smallint), ?, ?, ?, ?, ?, null, 'DISTRIBUTION', ?)""")
					.params(fiscalYear, secEjec, key.rubro(), key.category(), key.generic(), assigned.value(),
							"distribution/" + actor.username())
					.query(Integer.class)
					.single());
		this.audit.record(actor, secEjec, "distribute", "ALLOTMENT", fiscalYear + "/" + key.shown(), null,
				Figures.of("assigned", assigned));
	}

	private void requireUnit(int fiscalYear, String secEjec, Profile actor) {
		ScopeCondition scope = ScopeCondition.onUnits(actor);
		boolean there = this.jdbc.sql(
				"select exists (select from implementing_unit u where u.fiscal_year = :year and u.sec_ejec = :unit and "
						+ scope.sql() + ")")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.query(Boolean.class)
			.single();
		if (!there) {
			throw new NotFound("unit " + secEjec);
		}
	}

	private static void requireWhole(AllotmentKey key, Amount assigned) {
		if (!assigned.isWhole() || assigned.isNegative() || !key.generic().matches("2\\.\\d")) {
			throw new RuleViolation(AllotmentRule.REQUEST_INCOMPLETE, Figures.of("key", key.shown()), "assigned");
		}
	}

	private void requireBounds(int fiscalYear, String secEjec, AllotmentKey key, Amount assigned) {
		AllotmentChecks.Standing standing = this.checks.standing(fiscalYear, secEjec, key);
		if (assigned.exceeds(standing.pim())) {
			throw new RuleViolation(LedgerRule.ALLOTMENT_WITHIN_PIM,
					Figures.of("key", key.shown(), "assigned", assigned, "pim", standing.pim()), "assigned");
		}
		if (standing.certified().exceeds(assigned)) {
			throw new RuleViolation(LedgerRule.ALLOTMENT_BELOW_CERTIFIED,
					Figures.of("key", key.shown(), "assigned", assigned, "certified", standing.certified()),
					"assigned");
		}
	}

	/**
	 * PCA-002: a pliego distributes what the rector gave it. Where the rector gave it
	 * nothing of its own, more comes by a request; what is open it may still bound.
	 */
	private void requireGiven(int fiscalYear, String secEjec, AllotmentKey key, Amount assigned, Profile actor) {
		if (actor.scope().kind() == Scope.Kind.NATIONAL) {
			return;
		}
		boolean raised = this.jdbc
			.sql("""
					select exists (select from commitment_allotment a join implementing_unit u using (fiscal_year, sec_ejec)
					  where a.fiscal_year = :year and a.sec_ejec = :unit and a.rubro = :rubro and a.expenditure_category = :category
					    and a.generic = :generic and a.assigned < :assigned and not exists (
					      select from pliego_allotment p where p.fiscal_year = a.fiscal_year and p.level = u.level and p.sector = u.sector
					        and p.pliego = u.pliego and p.rubro = a.rubro and p.expenditure_category = a.expenditure_category
					        and p.generic = a.generic))""")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("rubro", key.rubro())
			.param("category", key.category())
			.param("generic", key.generic())
			.param("assigned", assigned.value())
			.query(Boolean.class)
			.single();
		if (raised) {
			throw new RuleViolation(LedgerRule.UNITS_WITHIN_PLIEGO, Figures.of("key", key.shown()), "assigned");
		}
	}

}
