package pe.siaf.bank;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.Workflow;
import pe.siaf.workflow.WorkflowRule;

/**
 * Money of ordinary resources that goes back to the Treasury (T-6): what is due of each
 * file, the slips that units send, what the Treasury confirms.
 */
@Service
class TreasuryReversions {

	static final String TYPE = "TREASURY_REVERSION";

	private final JdbcClient jdbc;

	private final Workflow workflow;

	TreasuryReversions(JdbcClient jdbc, Workflow workflow) {
		this.jdbc = jdbc;
		this.workflow = workflow;
	}

	/** What is due and not sent yet within a profile's reach. */
	List<Due> due(int fiscalYear, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select d.sec_ejec, u.name unit_name, d.file, d.concept, d.due, d.sent, d."left" from reversion_due d
					join implementing_unit u on u.fiscal_year = d.fiscal_year and u.sec_ejec = d.sec_ejec
					where d.fiscal_year = :year and d."left" > 0 and\s""" + scope.sql()
					+ " order by d.sec_ejec, d.file, d.concept limit 500")
			.params(scope.params())
			.param("year", fiscalYear)
			.query(Due.class)
			.list();
	}

	/** What was sent within a profile's reach, what waits first. */
	List<Reversion> sent(int fiscalYear, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select v.fiscal_year, v.sec_ejec, u.name unit_name, v.number, v.concept, v.file, v.amount, v.slip, v.slip_on, v.state,
					  v.prepared_by, v.prepared_name, v.decided_name, v.answer
					from treasury_reversion v join implementing_unit u on u.fiscal_year = v.fiscal_year and u.sec_ejec = v.sec_ejec
					where v.fiscal_year = :year and\s"""
					+ scope.sql() + " order by v.state = 'T' desc, v.prepared_at desc limit 500")
			.params(scope.params())
			.param("year", fiscalYear)
			.query(Reversion.class)
			.list();
	}

	/**
	 * Sends a slip to the Treasury.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param file the file that it is of
	 * @param concept UNUSED, REFUND or PENALTY
	 * @param amount soles and cents
	 * @param slip the deposit slip's number
	 * @param slipOn its day
	 * @param actor who sends it
	 * @return its number
	 * @throws RuleViolation PAY-045
	 */
	@Transactional
	public String send(int fiscalYear, String secEjec, String file, String concept, Amount amount, String slip,
			LocalDate slipOn, Profile actor) {
		// slips of one file follow each other
		this.jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))")
			.param("reversion/" + secEjec + "/" + fiscalYear + "/" + file)
			.query(Integer.class)
			.single();
		Amount left = this.jdbc.sql("""
				select "left" from reversion_due where fiscal_year = ? and sec_ejec = ? and file = ? and concept = ?""")
			.params(fiscalYear, secEjec, file, concept)
			.query((row, number) -> new Amount(row.getBigDecimal(1)))
			.optional()
			.orElse(Amount.ZERO);
		if (!amount.isPositive() || amount.exceeds(left) || slip.isBlank()) {
			throw refusal(file, left);
		}
		String number = "%010d".formatted(this.jdbc.sql("select next_number(?, cast(? as smallint), 'REVERSION')")
			.params(secEjec, fiscalYear)
			.query(Integer.class)
			.single());
		try {
			this.jdbc
				.sql("""
						insert into treasury_reversion (fiscal_year, sec_ejec, number, concept, file, amount, slip, slip_on, prepared_by, prepared_name)
						values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
				.params(fiscalYear, secEjec, number, concept, file, amount.value(), slip.strip(), slipOn,
						actor.username(), actor.personName())
				.update();
		}
		catch (DuplicateKeyException known) {
			throw refusal(file, left);
		}
		this.workflow.record(secEjec, TYPE, fiscalYear + "/" + number, "send", "", "T", actor, slip);
		return number;
	}

	private static RuleViolation refusal(String file, Amount left) {
		return new RuleViolation(BankRule.REVERSION_WITHIN_DUE, Figures.of("file", file, "available", left));
	}

	/**
	 * Confirms that the money arrived, or says that it didn't.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param number the slip's number here
	 * @param action approve or reject
	 * @param comment the reason, where one is needed
	 * @param actor who decides
	 * @throws RuleViolation WFL-001 to WFL-004, CTL-001
	 */
	@Transactional
	public void decide(int fiscalYear, String secEjec, String number, String action, @Nullable String comment,
			Profile actor) {
		Waiting waiting = this.jdbc
			.sql("""
					select state, prepared_by from treasury_reversion where fiscal_year = ? and sec_ejec = ? and number = ? for update""")
			.params(fiscalYear, secEjec, number)
			.query(Waiting.class)
			.optional()
			.orElseThrow(() -> new NotFound("reversion " + number));
		String to = this.workflow.next(TYPE, waiting.state(), action, actor, comment);
		if (waiting.preparedBy().equals(actor.username())) {
			throw new RuleViolation(BankRule.DUTIES_APART, Figures.of("person", actor.personName(), "stage", TYPE));
		}
		int kept = this.jdbc
			.sql("""
					update treasury_reversion set state = ?, decided_by = ?, decided_name = ?, decided_at = now(), answer = ?
					where fiscal_year = ? and sec_ejec = ? and number = ? and state = 'T'""")
			.params(to, actor.username(), actor.personName(), (comment != null) ? comment.strip() : "", fiscalYear,
					secEjec, number)
			.update();
		if (kept == 0) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", number));
		}
		this.workflow.record(secEjec, TYPE, fiscalYear + "/" + number, action, "T", to, actor, comment);
	}

	record Waiting(String state, String preparedBy) {
	}

	/** What a file owes to the Treasury. */
	record Due(String secEjec, String unitName, String file, String concept, Amount due, Amount sent, Amount left) {
	}

	/** A slip. */
	record Reversion(int fiscalYear, String secEjec, String unitName, String number, String concept, String file,
			Amount amount, String slip, LocalDate slipOn, String state, String preparedBy, String preparedName,
			@Nullable String decidedName, String answer) {
	}

}
