package pe.siaf.accounting;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.money.Amount;

/**
 * The ledger (libro mayor): what each account came with, what moved it and what it ended
 * with; and the same of all accounts for a period (HT-1). The year opens with its opening
 * entry; the budget's frame belongs to its first month.
 */
@Component
class Ledger {

	private static final String SIDED = """
			select l.entry_id, x.account, sum(x.debit) debit, sum(x.credit) credit
			from journal_line l
			cross join lateral (values (l.debit, l.amount, 0::numeric), (l.credit, 0::numeric, l.amount)) x(account, debit, credit)
			where l.sec_ejec = :unit and l.fiscal_year = :year and (cast(:account as text) is null or x.account = :account)
			group by 1, 2""";

	private final JdbcClient jdbc;

	Ledger(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * All accounts over a period.
	 * @param key whose
	 * @param from the first month, 1 to 13
	 * @param until the last month, 1 to 13
	 * @return those that were ever moved
	 */
	List<AccountPeriod> period(BooksKey key, int from, int until) {
		return this.jdbc
			.sql("""
					select s.account, c.name,
					  coalesce(sum(s.debit - s.credit) filter (where e.stage = 'OPENING' or greatest(e.month, 1) < :from), 0) opening,
					  coalesce(sum(s.debit) filter (where e.stage <> 'OPENING' and greatest(e.month, 1) >= :from), 0) debit,
					  coalesce(sum(s.credit) filter (where e.stage <> 'OPENING' and greatest(e.month, 1) >= :from), 0) credit,
					  sum(s.debit) debits, sum(s.credit) credits
					from (%s) s
					join journal_entry e on e.sec_ejec = :unit and e.id = s.entry_id and e.month <= :until
					left join accounting_chart(:year) c on c.code = s.account
					group by 1, 2 order by 1"""
				.formatted(SIDED))
			.param("year", key.year())
			.param("unit", key.unit())
			.param("account", null, java.sql.Types.VARCHAR)
			.param("from", from)
			.param("until", until)
			.query(AccountPeriod.class)
			.list();
	}

	/** What one account came with into each month, what moved it, what it ended with. */
	List<Month> months(BooksKey key, String account) {
		return this.jdbc
			.sql("""
					select m.month, sum(m.debit - m.credit) over before - (m.debit - m.credit) opening, m.debit, m.credit,
					  sum(m.debit - m.credit) over before balance, m.entries
					from (
					  select case when e.stage = 'OPENING' then 0 else greatest(cast(e.month as int), 1) end as month, sum(s.debit) debit,
					    sum(s.credit) credit, count(*) entries
					  from (%s) s join journal_entry e on e.sec_ejec = :unit and e.id = s.entry_id group by 1) m
					window before as (order by m.month) order by m.month"""
				.formatted(SIDED))
			.param("year", key.year())
			.param("unit", key.unit())
			.param("account", account)
			.query(Month.class)
			.list();
	}

	/**
	 * The entries of an account with the balance that each left, in the order of their
	 * numbers.
	 */
	List<Move> moves(BooksKey key, String account, long offset, int size) {
		return this.jdbc.sql("""
				select e.number, e.entry_date "date", cast(e.month as int) as month, e.stage,
				  nullif(concat_ws(' ', e.document_type, e.document_number), '') document, s.debit, s.credit,
				  sum(s.debit - s.credit) over (order by e.number) balance
				from (%s) s join journal_entry e on e.sec_ejec = :unit and e.id = s.entry_id
				order by e.number limit :size offset :offset""".formatted(SIDED))
			.param("year", key.year())
			.param("unit", key.unit())
			.param("account", account)
			.param("size", size)
			.param("offset", offset)
			.query(Move.class)
			.list();
	}

	/** The name of an account of the year's chart; its code where there is none. */
	String name(BooksKey key, String account) {
		return this.jdbc.sql("select name from accounting_chart(?) where code = ?")
			.params(key.year(), account)
			.query(String.class)
			.optional()
			.map((name) -> account + ". " + name)
			.orElse(account);
	}

	/**
	 * An account in a month.
	 *
	 * @param month 1 to 13; 0 for the year's opening
	 * @param opening what it came with, debtors above zero
	 * @param debit what it was debited
	 * @param credit what it was credited
	 * @param balance what it ended with
	 * @param entries by how many entries
	 */
	record Month(int month, Amount opening, Amount debit, Amount credit, Amount balance, long entries) {
	}

	/**
	 * An entry of an account.
	 *
	 * @param number the entry's number
	 * @param date its day
	 * @param month its month
	 * @param stage what it follows
	 * @param document the document behind it
	 * @param debit what it debits, or zero
	 * @param credit what it credits, or zero
	 * @param balance what it leaves
	 */
	record Move(int number, LocalDate date, int month, String stage, @Nullable String document, Amount debit,
			Amount credit, Amount balance) {
	}

}
