package pe.siaf.treasury;

import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/** What units have to pay with, by rubro and type of resource. */
@Component
class UnitPurses {

	private final JdbcClient jdbc;

	UnitPurses(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The purses in a profile's reach. */
	List<Purse> list(int fiscalYear, String unit, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select p.fiscal_year, p.sec_ejec, u.name unit_name, p.rubro, r.name rubro_name, p.resource_type, p.holder, p.account,
					  p.received, p.spent, p.balance
					from purse p
					join implementing_unit u on u.fiscal_year = p.fiscal_year and u.sec_ejec = p.sec_ejec
					join rubro r on r.fiscal_year = p.fiscal_year and r.code = p.rubro
					where p.fiscal_year = :year and (:unit = '' or p.sec_ejec = :unit) and\s"""
					+ scope.sql() + " order by p.sec_ejec, p.rubro, p.resource_type limit 1000")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("unit", unit)
			.query(Purse.class)
			.list();
	}

	List<Movement> movements(Key key) {
		return this.jdbc
			.sql("""
					select kind, amount, sum(amount) over (order by id) balance, subject, username, recorded_at from purse_movement
					where fiscal_year = ? and sec_ejec = ? and rubro = ? and resource_type = ? order by id desc limit 500""")
			.params(key.fiscalYear(), key.secEjec(), key.rubro(), key.resourceType())
			.query(Movement.class)
			.list();
	}

	/**
	 * Opens a purse; what was collected and ordered in the year counts from the start.
	 * @param key which
	 * @param account the own account's number, empty for one in the single account
	 * @param amount what it has to start with
	 * @param subject by which document
	 * @param actor who opens it
	 * @throws RuleViolation PAY-022, PAY-003 if more was ordered than it has
	 */
	@Transactional
	public void open(Key key, String account, Amount amount, String subject, Profile actor) {
		if (subject.isBlank() || amount.isNegative()) {
			throw new RuleViolation(TreasuryRule.PURSE_INCOMPLETE, Figures.of("purse", key.shown()));
		}
		try {
			this.jdbc.sql("select 1 from purse_open(cast(? as smallint), ?, ?, ?, ?, ?, ?, ?, ?, ?)")
				.params(key.fiscalYear(), key.secEjec(), key.rubro(), key.resourceType(),
						account.isBlank() ? "CUT" : "OWN", account.strip(), amount.value(), subject.strip(),
						actor.username(), actor.label())
				.query(Integer.class)
				.single();
		}
		catch (DataIntegrityViolationException broken) {
			throw refusal(key, broken);
		}
	}

	/**
	 * Gives a purse more, or takes from it.
	 * @param key which
	 * @param amount below zero takes
	 * @param subject by which document
	 * @param actor who assigns
	 * @throws RuleViolation PAY-022, PAY-003 if it would have less than was ordered
	 */
	@Transactional
	public void assign(Key key, Amount amount, String subject, Profile actor) {
		try {
			int found = (subject.isBlank() || amount.isZero()) ? 0
					: this.jdbc.sql("select purse_assign(cast(? as smallint), ?, ?, ?, ?, ?, ?, ?)")
						.params(key.fiscalYear(), key.secEjec(), key.rubro(), key.resourceType(), amount.value(),
								subject.strip(), actor.username(), actor.label())
						.query(Integer.class)
						.single();
			if (found == 0) {
				throw new RuleViolation(TreasuryRule.PURSE_INCOMPLETE, Figures.of("purse", key.shown()));
			}
		}
		catch (DataIntegrityViolationException broken) {
			throw refusal(key, broken);
		}
	}

	private static RuntimeException refusal(Key key, DataIntegrityViolationException broken) {
		String constraint = ConstraintName.in(broken).orElse("");
		if (constraint.equals("orders_within_purse")) {
			return new RuleViolation(TreasuryRule.PURSE_INCOMPLETE, Figures.of("purse", key.shown()));
		}
		return constraint.startsWith("purse_")
				? new RuleViolation(TreasuryRule.PURSE_INCOMPLETE, Figures.of("purse", key.shown())) : broken;
	}

	/**
	 * A purse.
	 *
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param rubro rubro
	 * @param resourceType type of resource
	 */
	record Key(int fiscalYear, String secEjec, String rubro, String resourceType) {

		String shown() {
			return this.secEjec + " · " + this.rubro + "-" + this.resourceType;
		}

	}

	/** A purse with what it has. */
	record Purse(int fiscalYear, String secEjec, String unitName, String rubro, String rubroName, String resourceType,
			String holder, String account, Amount received, Amount spent, Amount balance) {

		public String page() {
			return "/tesoreria/bolsas/" + this.fiscalYear + "/" + this.secEjec + "/" + this.rubro + "-"
					+ this.resourceType;
		}

	}

	/** What went in or out. */
	record Movement(String kind, Amount amount, Amount balance, String subject, String username,
			OffsetDateTime recordedAt) {
	}

}
