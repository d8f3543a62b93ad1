package pe.siaf.accounting;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.execution.DocumentStage;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;

/**
 * Reads the books: which units have some, their trial balance, their journal, what waits
 * to be entered.
 */
@Component
class Books {

	/**
	 * Pairs as they stem from movements; what people put down as debits and credits is
	 * told so again, each account once (decision 31).
	 */
	private static final String LINES = """
			select l.entry_id, x.side, x.account, c.name, l.rubro, l.item, sum(x.amount) amount
			from journal_line l
			join journal_entry e on e.sec_ejec = l.sec_ejec and e.id = l.entry_id
			cross join lateral (values (1, l.debit, l.amount), (2, l.credit, l.amount)) x(side, account, amount)
			cross join lateral (select e.stage in ('ADJUSTMENT', 'REVERSAL', 'OPENING', 'CLOSING') put_down) p
			left join accounting_chart(:year) c on c.code = x.account
			where l.sec_ejec = :unit and l.entry_id = any(:entries)
			group by l.entry_id, p.put_down, case when p.put_down then 0 else l.line end, l.purpose, x.side, x.account, c.name, l.rubro,
			  l.item
			order by l.entry_id, l.purpose desc, case when p.put_down then x.side else 0 end, min(l.line), x.side""";

	/** How many entries are read at a time. */
	private static final int PART = 1_000;

	private final JdbcClient jdbc;

	Books(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The units with books in a year, within a profile's reach. */
	List<UnitBooks> units(int year, Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select e.sec_ejec unit, u.name, count(*) entries, max(e.entry_date) latest,
					  (select count(*) from journal_pending p where p.sec_ejec = e.sec_ejec and p.fiscal_year = :year) pending
					from journal_entry e
					join implementing_unit u on u.fiscal_year = e.fiscal_year and u.sec_ejec = e.sec_ejec
					where e.fiscal_year = :year and %s
					group by e.sec_ejec, u.name order by e.sec_ejec limit :size offset :offset"""
				.formatted(scope.sql()))
			.params(scope.params())
			.param("year", year)
			.param("size", size)
			.param("offset", offset)
			.query(UnitBooks.class)
			.list();
	}

	long count(int year, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql("""
				select count(distinct e.sec_ejec) from journal_entry e
				join implementing_unit u on u.fiscal_year = e.fiscal_year and u.sec_ejec = e.sec_ejec
				where e.fiscal_year = :year and %s""".formatted(scope.sql()))
			.params(scope.params())
			.param("year", year)
			.query(Long.class)
			.single();
	}

	/** The years with books, newest first. */
	List<Integer> years() {
		return this.jdbc.sql("""
				select y.fiscal_year from fiscal_year y
				where exists (select from journal_entry e where e.fiscal_year = y.fiscal_year) order by 1 desc""")
			.query(Integer.class)
			.list();
	}

	/**
	 * The name of a unit whose books a profile may read.
	 * @throws NotFound for a unit that isn't there or is out of reach
	 */
	String unit(BooksKey key, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("select u.name from implementing_unit u where u.fiscal_year = :year and u.sec_ejec = :unit and "
					+ scope.sql())
			.params(scope.params())
			.param("year", key.year())
			.param("unit", key.unit())
			.query(String.class)
			.optional()
			.orElseThrow(NotFound::new);
	}

	/** The trial balance, by account. */
	List<AccountTotal> balance(BooksKey key) {
		return this.jdbc.sql("""
				select account, name, debit, credit from trial_balance where fiscal_year = ? and sec_ejec = ?
				order by account""").params(key.year(), key.unit()).query(AccountTotal.class).list();
	}

	/** The accounts of a year's chart that entries may name. */
	List<Account> chart(BooksKey key) {
		return this.jdbc.sql(
				"select code, name from accounting_chart(?) where imputable and valid and code not like '8%' order by code")
			.param(key.year())
			.query(Account.class)
			.list();
	}

	/**
	 * An account of the chart.
	 *
	 * @param code its code
	 * @param name its name
	 */
	public record Account(String code, String name) {
	}

	long countEntries(BooksKey key, EntryFilter filter) {
		return this.jdbc.sql("select count(*) from journal_entry e where " + EntryFilter.SQL)
			.params(filter.params(key))
			.query(Long.class)
			.single();
	}

	/** Entries with their lines, in the order of their numbers. */
	List<JournalEntry> entries(BooksKey key, EntryFilter filter, long offset, int size) {
		Map<Long, JournalEntry> entries = new LinkedHashMap<>();
		this.jdbc
			.sql("""
					select e.id, e.number, e.entry_date, e.month, e.stage, r.stage record_stage, r.number || '-' || r.sequence record, e.posting_key,
					  nullif(concat_ws(' ', e.document_type, e.document_number), '') document
					from journal_entry e left join execution_record r on r.sec_ejec = e.sec_ejec and r.id = e.record_id
					where %s order by e.number limit :size offset :offset"""
				.formatted(EntryFilter.SQL))
			.params(filter.params(key))
			.param("size", size)
			.param("offset", offset)
			.query((row) -> {
				JournalEntry entry = head(row, key);
				entries.put(entry.id(), entry);
			});
		if (!entries.isEmpty()) {
			this.jdbc.sql(LINES)
				.param("year", key.year())
				.param("unit", key.unit())
				.param("entries", entries.keySet().toArray(Long[]::new))
				.query((row) -> {
					JournalEntry entry = entries.get(row.getLong("entry_id"));
					if (entry != null) {
						entry.lines().add(line(row));
					}
				});
		}
		return List.copyOf(entries.values());
	}

	/**
	 * Walks through a whole journal, some entries at a time, however long it is.
	 * @param key whose
	 * @param each takes each entry in turn
	 * @throws IOException if it can't be taken
	 */
	void walk(BooksKey key, EntryTaker each) throws IOException {
		List<JournalEntry> part;
		int last = 0;
		do {
			part = entries(key, EntryFilter.after(last), 0, PART);
			for (JournalEntry entry : part) {
				each.take(entry);
				last = entry.number();
			}
		}
		while (part.size() == PART);
	}

	private static JournalEntry head(ResultSet row, BooksKey key) throws SQLException {
		@Nullable String stage = row.getString("record_stage");
		@Nullable String page = (stage != null) ? "/ejecucion/%s/%d/%s/%s".formatted(DocumentStage.valueOf(stage).slug(),
				key.year(), key.unit(), row.getString("record"))
				: putDown(String.valueOf(row.getString("posting_key")), key);
		return new JournalEntry(row.getLong("id"), row.getInt("number"), row.getObject("entry_date", LocalDate.class),
				row.getInt("month"), row.getString("stage"), row.getString("document"), page, new ArrayList<>());
	}

	private static @Nullable String putDown(String postingKey, BooksKey key) {
		return postingKey.startsWith("adjustment/") ? key.path() + "/ajustes/" + postingKey.substring(11) : null;
	}

	private static JournalEntry.Line line(ResultSet row) throws SQLException {
		Amount amount = new Amount(row.getBigDecimal("amount"));
		boolean debit = row.getInt("side") == 1;
		return new JournalEntry.Line(row.getString("account"), row.getString("name"), row.getString("rubro"),
				row.getString("item"), debit ? amount : null, debit ? null : amount);
	}

	/** What waits for a row of the operation table, LED-101. */
	List<Pending> pending(BooksKey key) {
		return this.jdbc
			.sql("""
					select (s.source).stage, (s.source).operation_type, (s.source).item, i.name, count(*) movements,
					  sum((s.source).amount) amount
					from journal_pending p
					cross join lateral (
					  select m.source from journal_source_movement m where p.origin = 'MOVEMENT' and m.sec_ejec = p.sec_ejec and m.id = p.source_id
					  union all
					  select f.source from journal_source_file f where p.origin = 'FILE' and f.sec_ejec = p.sec_ejec and f.id = p.source_id
					  union all
					  select v.source from journal_source_revenue v where p.origin = 'REVENUE' and v.sec_ejec = p.sec_ejec and v.id = p.source_id) s
					left join economic_item i on i.fiscal_year = p.fiscal_year and i.code = (s.source).item
					where p.fiscal_year = ? and p.sec_ejec = ? group by 1, 2, 3, 4 order by 1, 2, 3""")
			.params(key.year(), key.unit())
			.query(Pending.class)
			.list();
	}

	/** Enters what waits, as far as the operation table knows it by now. */
	int settle(BooksKey key) {
		return this.jdbc.sql("select journal_settle(?, cast(? as smallint))")
			.params(key.unit(), key.year())
			.query(Integer.class)
			.single();
	}

	/** Takes entries in turn. */
	interface EntryTaker {

		/**
		 * Takes one.
		 * @param entry the entry
		 * @throws IOException if it can't be taken
		 */
		void take(JournalEntry entry) throws IOException;

	}

	/**
	 * A unit's books.
	 *
	 * @param unit the unit
	 * @param name its name
	 * @param entries how many entries they have
	 * @param latest the last one's date
	 * @param pending how many movements wait to be entered
	 */
	public record UnitBooks(String unit, String name, long entries, LocalDate latest, long pending) {
	}

	/**
	 * Movements that the operation table doesn't know.
	 *
	 * @param stage their stage
	 * @param operationType their type of operation
	 * @param item their item
	 * @param name its name
	 * @param movements how many
	 * @param amount their sum
	 */
	public record Pending(String stage, String operationType, String item, @Nullable String name, long movements,
			Amount amount) {
	}

}
