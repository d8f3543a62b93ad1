package pe.siaf.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.accounting.BooksKey;
import pe.siaf.money.Amount;
import pe.siaf.statement.StatementTable.Row;

/**
 * The budget statements (domain 9.16.6): expenditure from movements, revenue as the year
 * opened with it and as notes left it, collected as the books have it (8501). A note
 * counts from its own month on, once it is approved (8.5); what cuts changed of the
 * credit belongs to no month.
 */
@Component
class BudgetStatements {

	/** Expenditure, its heading and its row named by the caller. */
	private static final String EXPENDITURE = """
			select %s heading, %s line, coalesce(sum(m.amount) filter (where m.stage = 'PIA'), 0) opened,
			  coalesce(sum(m.amount) filter (where m.stage = 'MODIFICATION'), 0) noted,
			  coalesce(sum(m.amount) filter (where m.stage in ('PIA', 'MODIFICATION')), 0) modified,
			  coalesce(sum(m.amount) filter (where m.stage = 'ACCRUAL' and m.month <= :until), 0) executed
			from movement m
			left join note_month n on n.fiscal_year = m.fiscal_year and n.sec_ejec = m.sec_ejec and n.posting_key = m.posting_key
			  and m.stage = 'MODIFICATION'
			join rubro r on r.fiscal_year = m.fiscal_year and r.code = m.rubro
			join financing_source s on s.fiscal_year = r.fiscal_year and s.code = r.source
			join budget_target t on t.fiscal_year = m.fiscal_year and t.sec_ejec = m.sec_ejec and t.sec_func = m.sec_func
			left join economic_item g on g.fiscal_year = m.fiscal_year and g.code = substring(m.item from '^\\d+\\.\\d+')
			left join function_code f on f.fiscal_year = t.fiscal_year and f.code = t.function_code
			left join ubigeo d on d.fiscal_year = t.fiscal_year and d.code = t.department || '0000'
			where m.fiscal_year = :year and m.sec_ejec = :unit and m.stage in ('PIA', 'MODIFICATION', 'ACCRUAL')
			  and coalesce(n.month, 0) <= :until
			group by 1, 2 order by 1, 2""";

	private static final String REVENUE = """
			select s.code || '. ' || s.name heading, %s line, sum(b.opened) opened, sum(b.noted) noted, sum(b.opened) + sum(b.noted) modified,
			  sum(b.executed) executed
			from (
			  select b.rubro, b.item, b.opened, b.noted, 0::numeric executed from budgeted_revenue_of_month b
			  where b.fiscal_year = :year and b.sec_ejec = :unit and b.month <= :until
			  union all
			  select l.rubro, l.item, 0, 0, case '8501' when l.debit then l.amount else - l.amount end
			  from journal_line l join journal_entry e on e.sec_ejec = l.sec_ejec and e.id = l.entry_id
			  where l.sec_ejec = :unit and l.fiscal_year = :year and '8501' in (l.debit, l.credit) and e.stage <> 'CLOSING'
			    and e.month <= :until) b
			join rubro r on r.fiscal_year = :year and r.code = b.rubro
			join financing_source s on s.fiscal_year = r.fiscal_year and s.code = r.source
			left join economic_item g on g.fiscal_year = :year and g.code = substring(b.item from '^\\d+\\.\\d+')
			left join economic_item i on i.fiscal_year = :year and i.code = b.item
			group by 1, 2 order by 1, 2""";

	private static final String SOURCE = "s.code || '. ' || s.name";

	private static final String GENERIC = "coalesce(g.code || '. ' || g.name, '–')";

	private static final String ITEM = "b.item || coalesce('. ' || i.name, '')";

	private static final List<String> EXECUTED = List.of("statement.opened", "statement.noted", "statement.modified",
			"statement.executed");

	private static final List<String> BUDGETED = EXECUTED.subList(0, 3);

	private final JdbcClient jdbc;

	BudgetStatements(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** EP-1: revenue, then expenditure, by source and generic. */
	StatementTable programmingAndExecution(BooksKey key, int until) {
		List<Row> rows = new ArrayList<>();
		part("statement.revenue", lines(REVENUE.formatted(GENERIC), key, until), 4, rows);
		part("statement.expenditure", lines(EXPENDITURE.formatted(SOURCE, GENERIC), key, until), 4, rows);
		return new StatementTable(EXECUTED, rows);
	}

	/** EP-2: where funds come from and what they are used for, by source. */
	StatementTable sourcesAndUses(BooksKey key, int until) {
		List<Line> collected = lines(REVENUE.formatted("'x'"), key, until);
		List<Line> spent = lines(EXPENDITURE.formatted(SOURCE,
				"case when m.item like '2.6%' then 'CAPITAL' when m.item like '2.8%' then 'DEBT' else 'CURRENT' end"),
				key, until);
		List<Row> rows = new ArrayList<>();
		part("statement.sources", collected, 4, rows, false);
		for (String use : List.of("CURRENT", "CAPITAL", "DEBT")) {
			part("statement.use." + use, spent.stream().filter((line) -> line.line().equals(use)).toList(), 4, rows,
					false);
		}
		Amount in = sum(collected, 3);
		Amount out = sum(spent, 3);
		rows.add(Row.message(1, "statement.balance", null, null, null, in.minus(out)));
		return new StatementTable(EXECUTED, rows);
	}

	/** EP-3: expenditure by function. */
	StatementTable byFunction(BooksKey key, int until) {
		return spent("coalesce(f.code || '. ' || f.name, t.function_code)", key, until);
	}

	/** EP-4: expenditure by the department of its targets. */
	StatementTable byDepartment(BooksKey key, int until) {
		return spent("coalesce(d.name, t.department)", key, until);
	}

	private StatementTable spent(String heading, BooksKey key, int until) {
		List<Row> rows = new ArrayList<>();
		part("statement.expenditure", lines(EXPENDITURE.formatted(heading, GENERIC), key, until), 4, rows);
		return new StatementTable(EXECUTED, rows);
	}

	/** PP-1: the budget of revenue, to its items. */
	StatementTable revenue(BooksKey key) {
		List<Row> rows = new ArrayList<>();
		part("statement.revenue", lines(REVENUE.formatted(ITEM), key, 13), 3, rows);
		return new StatementTable(BUDGETED, rows);
	}

	/** PP-2: the budget of expenditure, by source and generic. */
	StatementTable expenditure(BooksKey key) {
		List<Row> rows = new ArrayList<>();
		part("statement.expenditure", lines(EXPENDITURE.formatted(SOURCE, GENERIC), key, 13), 3, rows);
		return new StatementTable(BUDGETED, rows);
	}

	private List<Line> lines(String sql, BooksKey key, int until) {
		return this.jdbc.sql(sql)
			.param("year", key.year())
			.param("unit", key.unit())
			.param("until", until)
			.query(Line::of)
			.list();
	}

	private static void part(String title, List<Line> lines, int columns, List<Row> rows) {
		part(title, lines, columns, rows, true);
	}

	/** A total, the sums of its headings, their lines. */
	private static void part(String title, List<Line> lines, int columns, List<Row> rows, boolean detailed) {
		rows.add(row(1, title, true, lines, columns));
		lines.stream().map(Line::heading).distinct().forEach((heading) -> {
			List<Line> below = lines.stream().filter((line) -> line.heading().equals(heading)).toList();
			rows.add(row(2, heading, false, below, columns));
			if (detailed) {
				below.forEach((line) -> rows.add(row(3, line.line(), false, List.of(line), columns)));
			}
		});
	}

	private static Row row(int depth, String name, boolean named, List<Line> lines, int columns) {
		List<@Nullable Amount> amounts = new ArrayList<>();
		for (int column = 0; column < columns; column++) {
			amounts.add(sum(lines, column));
		}
		return new Row(depth, name, named, amounts);
	}

	private static Amount sum(List<Line> lines, int column) {
		return lines.stream().map((line) -> line.amounts().get(column)).reduce(Amount.ZERO, Amount::plus);
	}

	record Line(String heading, String line, List<Amount> amounts) {

		static Line of(ResultSet row, int at) throws SQLException {
			List<Amount> amounts = new ArrayList<>();
			for (String column : List.of("opened", "noted", "modified", "executed")) {
				amounts.add(new Amount(row.getBigDecimal(column)));
			}
			return new Line(Objects.toString(row.getString("heading"), "–"),
					Objects.toString(row.getString("line"), "–"), amounts);
		}

	}

}
