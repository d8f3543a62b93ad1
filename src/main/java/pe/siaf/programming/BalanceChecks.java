package pe.siaf.programming;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;

/**
 * In formulation, revenue and expenditure are equal, rubro by rubro, but for the
 * Treasury's ordinary resources, which the ceiling bounds (PRG-010); and what was
 * promised for the year is in the program (PRG-020).
 */
@Component
@Order(20)
class BalanceChecks implements SubmissionCheck {

	private final JdbcClient jdbc;

	BalanceChecks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<FileFinding> check(FileKey key) {
		return Stream.concat((key.process() == PlanningProcess.FORMULATION) ? balance(key) : Stream.of(), promised(key))
			.toList();
	}

	/**
	 * Per pliego, as the law has it: one unit may collect what another spends. While a
	 * unit of several still writes, its own difference is only told; what has been
	 * submitted goes no further until the pliego's units are even together.
	 */
	private Stream<FileFinding> balance(FileKey key) {
		return this.jdbc
			.sql("""
					with mine as (select * from implementing_unit u where u.fiscal_year = :year and u.sec_ejec = :unit),
					file as (
					  select f.sec_ejec, f.state from programming_file f
					  join implementing_unit u on u.fiscal_year = f.fiscal_year and u.sec_ejec = f.sec_ejec
					  join mine m on (u.level, u.sector, u.pliego) = (m.level, m.sector, m.pliego)
					  where f.fiscal_year = :year and f.process = :process),
					both_sides as (
					  select a.rubro, a.sec_ejec, -a.amount amount from programming_amount a
					  where a.fiscal_year = :year and a.process = :process and a.year = :year and a.sec_ejec in (select sec_ejec from file)
					  union all
					  select v.rubro, v.sec_ejec, v.amount from programming_revenue v
					  where v.fiscal_year = :year and v.process = :process and v.year = :year and v.sec_ejec in (select sec_ejec from file))
					select r.code, r.name, coalesce(-sum(b.amount) filter (where b.sec_ejec = :unit and b.amount < 0), 0) expenditure,
					  coalesce(sum(b.amount) filter (where b.sec_ejec = :unit and b.amount > 0), 0) revenue,
					  (select count(*) = 1 or bool_or(f.sec_ejec = :unit and f.state not in ('DRAFT', 'OBSERVED')) from file f)
					    and sum(b.amount) <> 0 blocks
					from rubro r join both_sides b on b.rubro = r.code
					where r.fiscal_year = :year and r.source <> '1'
					group by 1, 2 having sum(b.amount) filter (where b.sec_ejec = :unit) <> 0 order by 1""")
			.params(key.params())
			.query((row, number) -> new FileFinding(ProgrammingRule.UNBALANCED,
					Figures.of("rubro", row.getString("code"), "expenditure",
							new Amount(row.getBigDecimal("expenditure")), "revenue",
							new Amount(row.getBigDecimal("revenue"))),
					row.getBoolean("blocks"), row.getString("code") + ". " + row.getString("name"),
					key.path() + "/ingresos"))
			.list()
			.stream();
	}

	private Stream<FileFinding> promised(FileKey key) {
		return this.jdbc
			.sql("""
					select p.rubro, p.item, coalesce(i.name, '') as name, p.amount, coalesce(a.amount, 0) programmed
					from (select q.rubro, q.item, sum(q.amount) amount from precommitment q
					  where q.fiscal_year = :year and q.sec_ejec = :unit and (q.forecast <> '' or not exists (
					    select from precommitment f where (f.fiscal_year, f.sec_ejec, f.rubro, f.item, f.document)
					      = (q.fiscal_year, q.sec_ejec, q.rubro, q.item, q.document) and f.forecast <> ''))
					  group by 1, 2) p
					left join economic_item i on i.fiscal_year = :year and i.code = p.item
					left join (select rubro, item, sum(amount) amount from programming_amount
					  where fiscal_year = :year and process = :process and sec_ejec = :unit and year = :year group by 1, 2) a
					  on (a.rubro, a.item) = (p.rubro, p.item)
					where coalesce(a.amount, 0) < p.amount order by p.rubro, p.item limit :most""")
			.params(key.params())
			.param("most", MOST)
			.query((row, number) -> {
				Amount promised = new Amount(row.getBigDecimal("amount"));
				Amount programmed = new Amount(row.getBigDecimal("programmed"));
				return new FileFinding(ProgrammingRule.PRECOMMITMENT_MISSING,
						Figures.of("missing", promised.minus(programmed), "promised", promised, "programmed",
								programmed),
						true, row.getString("rubro") + " · " + row.getString("item") + ". " + row.getString("name"),
						key.path() + "/montos");
			})
			.list()
			.stream();
	}

}
