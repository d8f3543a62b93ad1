package pe.siaf.statement;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.accounting.BooksKey;
import pe.siaf.money.Amount;
import pe.siaf.statement.StatementTable.Row;

/** The financial statements, from the books (domain 9.16.6). */
@Component
class FinancialStatements {

	private static final List<String> AMOUNT = List.of("statement.amount");

	/** Opening, movement, result and what the year's close moved, part by part. */
	private static final String EQUITY = """
			select p.part, coalesce(sum(x.amount) filter (where e.stage = 'OPENING'), 0) opening,
			  coalesce(sum(x.amount) filter (where e.stage not in ('OPENING', 'CLOSING')), 0) moved,
			  coalesce(sum(x.amount) filter (where e.stage = 'CLOSING'), 0) closed
			from (values ('1'), ('2'), ('3'), ('4')) p(part)
			left join (journal_line l
			  join journal_entry e on e.sec_ejec = l.sec_ejec and e.id = l.entry_id and e.month <= :until
			  cross join lateral (values (l.debit, - l.amount), (l.credit, l.amount)) x(account, amount))
			  on l.sec_ejec = :unit and l.fiscal_year = :year and equity_part(x.account) = p.part
			group by p.part order by p.part""";

	private static final String CASH = """
			select coalesce(sum(x.amount) filter (where e.stage = 'OPENING'), 0) opening, coalesce(sum(x.amount), 0) closing
			from journal_line l
			join journal_entry e on e.sec_ejec = l.sec_ejec and e.id = l.entry_id and e.month <= :until
			cross join lateral (values (l.debit, l.amount), (l.credit, - l.amount)) x(account, amount)
			where l.sec_ejec = :unit and l.fiscal_year = :year and x.account like '11%'""";

	private final JdbcClient jdbc;

	FinancialStatements(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** A statement of rows and accounts: EF-1, EF-2. */
	StatementTable of(StatementKind kind, BooksKey key, int until) {
		return new StatementTable(AMOUNT, rows(kind, key, until));
	}

	private List<Row> rows(StatementKind kind, BooksKey key, int until) {
		return this.jdbc
			.sql("""
					select name, depth, amount from statement_figures(:statement, cast(:year as smallint), :unit, cast(:until as smallint))""")
			.param("statement", kind.official())
			.param("year", key.year())
			.param("unit", key.unit())
			.param("until", until)
			.query((row, at) -> Row.of(row.getInt("depth"), row.getString("name"),
					new Amount(row.getBigDecimal("amount"))))
			.list();
	}

	/** EF-3: the parts of the equity, from the year's opening on. */
	StatementTable equity(BooksKey key, int until) {
		List<Part> parts = this.jdbc.sql(EQUITY)
			.param("year", key.year())
			.param("unit", key.unit())
			.param("until", until)
			.query(Part.class)
			.list();
		List<String> columns = List.of("statement.equity.1", "statement.equity.2", "statement.equity.3",
				"statement.equity.4", "statement.total");
		return new StatementTable(columns,
				List.of(row(1, "statement.opening", parts.stream().map(Part::opening).toList()),
						row(2, "statement.moved", parts.stream().map(Part::moved).toList()),
						row(2, "statement.closed", parts.stream().map(Part::closed).toList()),
						row(1, "statement.closing", parts.stream().map(Part::closing).toList())));
	}

	private static Row row(int depth, String key, List<Amount> parts) {
		List<@Nullable Amount> amounts = new ArrayList<>(parts);
		amounts.add(parts.stream().reduce(Amount.ZERO, Amount::plus));
		return new Row(depth, key, true, amounts);
	}

	/** EF-4: what cash came in and went out for, between its two balances. */
	StatementTable cash(BooksKey key, int until) {
		List<Row> rows = new ArrayList<>(rows(StatementKind.EF_4, key, until));
		Amount flow = rows.stream()
			.filter(Row::isSum)
			.map((row) -> row.amounts().get(0))
			.reduce(Amount.ZERO, (sum, amount) -> (amount != null) ? sum.plus(amount) : sum);
		Balances cash = this.jdbc.sql(CASH)
			.param("year", key.year())
			.param("unit", key.unit())
			.param("until", until)
			.query(Balances.class)
			.single();
		rows.add(Row.message(1, "statement.cash.flow", flow));
		rows.add(Row.message(2, "statement.cash.opening", cash.opening()));
		rows.add(Row.message(1, "statement.cash.closing", cash.closing()));
		return new StatementTable(AMOUNT, rows);
	}

	record Part(String part, Amount opening, Amount moved, Amount closed) {

		Amount closing() {
			return this.opening.plus(this.moved).plus(this.closed);
		}

	}

	record Balances(Amount opening, Amount closing) {
	}

}
