package pe.siaf.bank;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.WorkflowRule;

/**
 * Takes in what the bank says of a unit's accounts; a line told again is known. What was
 * taken in by mistake is taken back whole.
 */
@Service
class BankStatements {

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	BankStatements(JdbcClient jdbc, AuditTrail audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/** The accounts that a unit has in a year: the single account and its own. */
	Set<String> accounts(int fiscalYear, String secEjec) {
		return this.jdbc.sql("""
				select 'CUT' union select account from purse
				where sec_ejec = ? and fiscal_year in (?, ?) and holder = 'OWN'""")
			.params(secEjec, fiscalYear, fiscalYear - 1)
			.query(String.class)
			.set();
	}

	boolean knows(String secEjec, StatementLine line) {
		return this.jdbc
			.sql("""
					select exists (select from bank_statement_line
					  where sec_ejec = ? and account = ? and booked_on = ? and operation = ? and amount = ? and occurrence = ? and withdrawn = 0)""")
			.params(secEjec, line.account(), line.bookedOn(), line.operation(), line.amount().value(),
					line.occurrence())
			.query(Boolean.class)
			.single();
	}

	/**
	 * Takes lines in: the new ones of each account are a statement.
	 * @param fiscalYear the year whose statements they belong to
	 * @param secEjec the unit
	 * @param lines what the bank says
	 * @param importId the import, where a file brought them
	 * @param by who brought them, empty for the bank itself
	 * @return how many were new
	 */
	@Transactional
	public int take(int fiscalYear, String secEjec, List<StatementLine> lines, @Nullable Long importId, String by) {
		return takeCounted(fiscalYear, secEjec, () -> StatementLine.counted(lines), importId, by);
	}

	/**
	 * Takes lines in whose occurrences are counted on what is known by then.
	 * @param fiscalYear the year whose statements they belong to
	 * @param secEjec the unit
	 * @param lines counts them, once nobody else brings any
	 * @param importId the import, where a file brought them
	 * @param by who brought them
	 * @return how many were new
	 */
	@Transactional
	public int takeCounted(int fiscalYear, String secEjec, Supplier<List<StatementLine>> lines, @Nullable Long importId,
			String by) {
		// two files that tell the same are taken one after the other
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext('bank-statements'), hashtext(?))")
			.param(secEjec)
			.query()
			.singleRow();
		Map<String, List<StatementLine>> fresh = lines.get()
			.stream()
			.filter((line) -> !knows(secEjec, line))
			.collect(Collectors.groupingBy(StatementLine::account));
		fresh.forEach((account, its) -> {
			long statement = this.jdbc.sql("""
					insert into bank_statement (sec_ejec, fiscal_year, account, import_id, taken_by)
					values (:unit, :year, :account, :import, :by) returning id""")
				.param("unit", secEjec)
				.param("year", fiscalYear)
				.param("account", account)
				.param("import", importId)
				.param("by", by)
				.query(Long.class)
				.single();
			its.forEach((line) -> add(fiscalYear, secEjec, statement, line, importId));
		});
		return fresh.values().stream().mapToInt(List::size).sum();
	}

	private void add(int fiscalYear, String secEjec, long statement, StatementLine line, @Nullable Long importId) {
		this.jdbc
			.sql("""
					insert into bank_statement_line (sec_ejec, fiscal_year, account, booked_on, operation, concept, amount, import_id, statement_id, occurrence)
					values (:unit, :year, :account, :day, :operation, :concept, :amount, :import, :statement, :occurrence)""")
			.param("unit", secEjec)
			.param("year", fiscalYear)
			.param("account", line.account())
			.param("day", line.bookedOn())
			.param("operation", line.operation())
			.param("concept", line.concept())
			.param("amount", line.amount().value())
			.param("import", importId)
			.param("statement", statement)
			.param("occurrence", line.occurrence())
			.update();
	}

	/** The statements of an account, newest first, those taken back among them. */
	List<Statement> of(BankBook.Key key) {
		return this.jdbc
			.sql("""
					select s.id, s.taken_by, s.taken_at, min(l.booked_on) first_day, max(l.booked_on) last_day, count(*) "lines", count(m.statement_id) matched,
					  sum(l.amount) amount, s.withdrawn_name, s.withdrawn_at, s.withdrawn_why
					from bank_statement s
					join bank_statement_line l on l.sec_ejec = s.sec_ejec and l.statement_id = s.id
					left join bank_match m on m.sec_ejec = l.sec_ejec and m.statement_id = l.id
					where s.sec_ejec = ? and s.fiscal_year = ? and s.account = ?
					group by s.sec_ejec, s.id order by s.id desc limit 100""")
			.params(key.secEjec(), key.fiscalYear(), key.account())
			.query(Statement.class)
			.list();
	}

	/**
	 * Takes a statement back: its lines count no more, and can be told anew.
	 * @param key the account
	 * @param statement its statement
	 * @param reason why
	 * @param actor who takes it back
	 * @throws RuleViolation WFL-004 without a reason, WFL-001 if it was taken back
	 * before, PAY-049 while a line of it is matched
	 */
	@Transactional
	public void withdraw(BankBook.Key key, long statement, String reason, Profile actor) {
		if (reason.isBlank()) {
			throw new RuleViolation(WorkflowRule.COMMENT_REQUIRED, Map.of("action", "withdraw"));
		}
		String state = this.jdbc.sql("""
				select case when withdrawn_at is null then 'A' else 'X' end from bank_statement
				where sec_ejec = ? and fiscal_year = ? and account = ? and id = ? for update""")
			.params(key.secEjec(), key.fiscalYear(), key.account(), statement)
			.query(String.class)
			.optional()
			.orElseThrow(() -> new NotFound("statement " + statement));
		if (state.equals("X")) {
			throw new RuleViolation(WorkflowRule.TRANSITION_NOT_ALLOWED,
					Figures.of("action", "withdraw", "state", state));
		}
		try {
			this.jdbc.sql("""
					update bank_statement_line set withdrawn = statement_id where sec_ejec = ? and statement_id = ?""")
				.params(key.secEjec(), statement)
				.update();
		}
		catch (DataIntegrityViolationException broken) {
			throw ConstraintName.in(broken).filter("statement_not_matched"::equals).isPresent()
					? new RuleViolation(BankRule.STATEMENT_MATCHED, Map.of()) : broken;
		}
		this.jdbc.sql("""
				update bank_statement set withdrawn_by = ?, withdrawn_name = ?, withdrawn_at = now(), withdrawn_why = ?
				where sec_ejec = ? and id = ?""")
			.params(actor.username(), actor.personName(), reason.strip(), key.secEjec(), statement)
			.update();
		this.audit.record(actor, key.secEjec(), "withdraw", "BANK_STATEMENT", String.valueOf(statement), Map.of(),
				Map.of("account", key.account(), "reason", reason.strip()));
	}

	/**
	 * A statement of an account.
	 *
	 * @param id its key within the unit
	 * @param takenBy who brought it, empty for the bank itself
	 * @param takenAt when
	 * @param firstDay the first day of its lines
	 * @param lastDay the last one
	 * @param lines how many they are
	 * @param matched how many of them are matched
	 * @param amount what they sum to, soles and cents
	 * @param withdrawnName who took it back
	 * @param withdrawnAt when
	 * @param withdrawnWhy why
	 */
	record Statement(long id, String takenBy, OffsetDateTime takenAt, LocalDate firstDay, LocalDate lastDay, int lines,
			int matched, Amount amount, @Nullable String withdrawnName, @Nullable OffsetDateTime withdrawnAt,
			@Nullable String withdrawnWhy) {
	}

}
