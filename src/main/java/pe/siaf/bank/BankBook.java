package pe.siaf.bank;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * A unit's own book of its accounts beside the bank's statement: which line is which
 * movement, what only one of the two has.
 */
@Service
class BankBook {

	private static final String ROW = """
			select b.posting_key, b.kind, b.booked_on, b.operation, b.amount from bank_book b
			where b.fiscal_year = :year and b.sec_ejec = :unit and b.account = :account""";

	private static final String NOT_MATCHED = " and not exists (select from bank_match m where m.sec_ejec = b.sec_ejec "
			+ "and m.account = b.account and m.posting_key = b.posting_key)";

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	BankBook(JdbcClient jdbc, AuditTrail audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/** The accounts of units in a profile's reach, with what book and statement say. */
	List<Account> accounts(int fiscalYear, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					with books as (
					  select b.sec_ejec, b.account, sum(b.amount) book, count(*) filter (where m.statement_id is null) outstanding
					  from bank_book b
					  left join bank_match m on m.sec_ejec = b.sec_ejec and m.account = b.account and m.posting_key = b.posting_key
					  where b.fiscal_year = :year group by 1, 2),
					statements as (
					  select s.sec_ejec, s.account, sum(s.amount) statement, count(*) filter (where m.statement_id is null) unexplained
					  from bank_statement_line s left join bank_match m on m.sec_ejec = s.sec_ejec and m.statement_id = s.id
					  where s.fiscal_year = :year and s.withdrawn = 0 group by 1, 2)
					select u.sec_ejec, u.name unit_name, x.account, x.book, x.statement, x.outstanding, x.unexplained
					from (
					  select sec_ejec, account, coalesce(b.book, 0) book, coalesce(s.statement, 0) statement,
					    coalesce(b.outstanding, 0) outstanding, coalesce(s.unexplained, 0) unexplained
					  from books b full join statements s using (sec_ejec, account)) x
					join implementing_unit u on u.fiscal_year = :year and u.sec_ejec = x.sec_ejec
					where\s"""
					+ scope.sql() + " order by u.sec_ejec, x.account limit 500")
			.params(scope.params())
			.param("year", fiscalYear)
			.query(Account.class)
			.list();
	}

	/** Rows of the year's book that no line of a statement is yet, oldest first. */
	List<Row> outstanding(Key key) {
		return bind(this.jdbc.sql(ROW + NOT_MATCHED + " order by b.booked_on, b.posting_key limit 500"), key)
			.query(Row.class)
			.list();
	}

	/**
	 * Rows that a line may be matched with: the year's, and last year's that are left.
	 */
	List<Row> matchable(Key key) {
		return Stream.of(key.yearBefore(), key).flatMap((one) -> outstanding(one).stream()).toList();
	}

	/** Lines of the statement that nothing in the book explains, oldest first. */
	List<Line> unexplained(Key key) {
		return bind(
				this.jdbc
					.sql("""
							select s.id, s.booked_on, s.operation, s.concept, s.amount,
							  (select g.posting_key from bank_suggestion g where g.sec_ejec = s.sec_ejec and g.statement_id = s.id
							    and g.book_year in (:year, :year - 1) order by g.same_number desc, g.days_apart, g.posting_key limit 1) suggested
							from bank_statement_line s
							where s.fiscal_year = :year and s.sec_ejec = :unit and s.account = :account and s.withdrawn = 0
							  and not exists (select from bank_match m where m.sec_ejec = s.sec_ejec and m.statement_id = s.id)
							order by s.booked_on, s.id limit 500"""),
				key)
			.query(Line.class)
			.list();
	}

	/** What was matched, newest first. */
	List<Matched> matched(Key key) {
		return bind(this.jdbc
			.sql("""
					select s.id, s.booked_on, s.operation, s.amount, b.booked_on book_on, b.operation book_operation, m.matched_name
					from bank_match m
					join bank_statement_line s on s.sec_ejec = m.sec_ejec and s.id = m.statement_id
					join bank_book b on b.sec_ejec = m.sec_ejec and b.account = m.account and b.posting_key = m.posting_key and b.fiscal_year in (:year, :year - 1)
					where s.fiscal_year = :year and s.sec_ejec = :unit and s.account = :account order by m.matched_at desc, s.id desc limit 200"""),
				key)
			.query(Matched.class)
			.list();
	}

	/** Sums of an account: the book, the statement, and what only one of them has. */
	Sums sums(Key key) {
		return bind(this.jdbc
			.sql("""
					select b.book, s.statement, b.outstanding, s.unexplained, b.later, s.earlier
					from (
					  select coalesce(sum(b.amount), 0) book, coalesce(sum(b.amount) filter (where m.statement_id is null), 0) outstanding,
					    coalesce(sum(b.amount) filter (where l.fiscal_year > b.fiscal_year), 0) later
					  from bank_book b
					  left join bank_match m on m.sec_ejec = b.sec_ejec and m.account = b.account and m.posting_key = b.posting_key
					  left join bank_statement_line l on l.sec_ejec = m.sec_ejec and l.id = m.statement_id
					  where b.fiscal_year = :year and b.sec_ejec = :unit and b.account = :account) b,
					(select coalesce(sum(s.amount), 0) statement, coalesce(sum(s.amount) filter (where m.statement_id is null), 0) unexplained,
					    coalesce(sum(s.amount) filter (where b.posting_key is not null), 0) earlier
					  from bank_statement_line s
					  left join bank_match m on m.sec_ejec = s.sec_ejec and m.statement_id = s.id
					  left join bank_book b on b.sec_ejec = m.sec_ejec and b.account = m.account and b.posting_key = m.posting_key and b.fiscal_year = :year - 1
					  where s.fiscal_year = :year and s.sec_ejec = :unit and s.account = :account and s.withdrawn = 0) s"""),
				key)
			.query(Sums.class)
			.single();
	}

	private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql, Key key) {
		return sql.param("year", key.fiscalYear()).param("unit", key.secEjec()).param("account", key.account());
	}

	/**
	 * Says that a line of the statement is a row of the book.
	 * @param key the account
	 * @param statement the line
	 * @param postingKey the row
	 * @param actor who says so
	 * @throws RuleViolation PAY-044 if their amounts differ, or one of them is matched
	 */
	@Transactional
	public void match(Key key, long statement, String postingKey, Profile actor) {
		int kept;
		try {
			kept = bind(
					this.jdbc
						.sql("""
								insert into bank_match (sec_ejec, statement_id, account, posting_key, matched_by, matched_name)
								select s.sec_ejec, s.id, s.account, b.posting_key, :by, :name
								from bank_statement_line s
								join bank_book b on b.fiscal_year in (s.fiscal_year, s.fiscal_year - 1) and b.sec_ejec = s.sec_ejec and b.account = s.account and b.amount = s.amount
								where s.fiscal_year = :year and s.sec_ejec = :unit and s.account = :account and s.id = :statement and s.withdrawn = 0
								  and b.fiscal_year in (:year, :year - 1) and b.posting_key = :posting"""),
					key)
				.param("statement", statement)
				.param("posting", postingKey)
				.param("by", actor.username())
				.param("name", actor.personName())
				.update();
		}
		catch (DataIntegrityViolationException already) {
			// matched, or its statement was taken back, a moment ago
			throw refusal(postingKey);
		}
		if (kept == 0) {
			throw refusal(postingKey);
		}
		this.audit.record(actor, key.secEjec(), "match", "BANK_STATEMENT", String.valueOf(statement), Map.of(),
				Map.of("posting", postingKey));
	}

	private static RuleViolation refusal(String postingKey) {
		return new RuleViolation(BankRule.MATCH_DOES_NOT_FIT, Figures.of("row", postingKey));
	}

	/**
	 * Matches each line whose number and amount are those of one row of the book.
	 * @param key the account
	 * @param actor who asks for it
	 * @return how many were matched
	 */
	@Transactional
	public int matchSame(Key key, Profile actor) {
		int matched = bind(
				this.jdbc
					.sql("""
							insert into bank_match (sec_ejec, statement_id, account, posting_key, matched_by, matched_name)
							select g.sec_ejec, g.statement_id, g.account, g.posting_key, :by, :name
							from bank_suggestion g
							where g.fiscal_year = :year and g.sec_ejec = :unit and g.account = :account and g.same_number
							  and g.book_year in (:year, :year - 1)
							  and not exists (select from bank_suggestion o where o.sec_ejec = g.sec_ejec and o.account = g.account and o.same_number
							    and o.book_year in (:year, :year - 1)
							    and (o.statement_id = g.statement_id) <> (o.posting_key = g.posting_key))
							on conflict do nothing"""),
				key)
			.param("by", actor.username())
			.param("name", actor.personName())
			.update();
		if (matched > 0) {
			this.audit.record(actor, key.secEjec(), "match", "BANK_STATEMENT", key.account(), Map.of(),
					Map.of("matched", String.valueOf(matched)));
		}
		return matched;
	}

	/** Takes a match back. */
	@Transactional
	public void separate(Key key, long statement, Profile actor) {
		int taken = this.jdbc.sql("delete from bank_match where sec_ejec = ? and account = ? and statement_id = ?")
			.params(key.secEjec(), key.account(), statement)
			.update();
		if (taken > 0) {
			this.audit.record(actor, key.secEjec(), "separate", "BANK_STATEMENT", String.valueOf(statement), Map.of(),
					Map.of());
		}
	}

	/**
	 * Which account.
	 *
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param account {@code CUT}, or an own account's number
	 */
	record Key(int fiscalYear, String secEjec, String account) {

		Key yearBefore() {
			return new Key(this.fiscalYear - 1, this.secEjec, this.account);
		}

		public String page() {
			return "/tesoreria/bancos/" + this.fiscalYear + "/" + this.secEjec + "/" + this.account;
		}

	}

	/** An account with what book and statement say, in soles, and what is open. */
	record Account(String secEjec, String unitName, String account, Amount book, Amount statement, int outstanding,
			int unexplained) {
	}

	/** A row of the book: in above zero, out below. */
	record Row(String postingKey, String kind, LocalDate bookedOn, String operation, Amount amount) {
	}

	/** A line of the statement, with the row of the book that it probably is. */
	record Line(long id, LocalDate bookedOn, String operation, String concept, Amount amount,
			@Nullable String suggested) {
	}

	/** A line and its row. */
	record Matched(long id, LocalDate bookedOn, String operation, Amount amount, LocalDate bookOn, String bookOperation,
			String matchedName) {
	}

	/**
	 * What an account comes to; statement = book − outstanding − later + earlier +
	 * unexplained.
	 *
	 * @param book the year's book
	 * @param statement the year's statement
	 * @param outstanding of the book, in no statement yet
	 * @param unexplained of the statement, in no book
	 * @param later of the book, in next year's statement
	 * @param earlier of the statement, in last year's book
	 */
	record Sums(Amount book, Amount statement, Amount outstanding, Amount unexplained, Amount later, Amount earlier) {
	}

}
