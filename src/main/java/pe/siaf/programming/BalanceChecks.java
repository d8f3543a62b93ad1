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

	private Stream<FileFinding> balance(FileKey key) {
		return this.jdbc
			.sql("""
					select r.code, r.name, coalesce(e.amount, 0) expenditure, coalesce(i.amount, 0) revenue
					from rubro r
					left join (select rubro, sum(amount) amount from programming_amount
					  where fiscal_year = :year and process = :process and sec_ejec = :unit and year = :year group by 1) e on e.rubro = r.code
					left join (select rubro, sum(amount) amount from programming_revenue
					  where fiscal_year = :year and process = :process and sec_ejec = :unit and year = :year group by 1) i on i.rubro = r.code
					where r.fiscal_year = :year and r.source <> '1' and coalesce(e.amount, 0) <> coalesce(i.amount, 0)
					order by r.code""")
			.params(key.params())
			.query((row, number) -> new FileFinding(ProgrammingRule.UNBALANCED,
					Figures.of("rubro", row.getString("code"), "expenditure",
							new Amount(row.getBigDecimal("expenditure")), "revenue",
							new Amount(row.getBigDecimal("revenue"))),
					true, row.getString("code") + ". " + row.getString("name"), key.path() + "/ingresos"))
			.list()
			.stream();
	}

	private Stream<FileFinding> promised(FileKey key) {
		return this.jdbc
			.sql("""
					select p.rubro, p.item, i.name, p.amount, coalesce(a.amount, 0) programmed
					from (select rubro, item, sum(amount) amount from precommitment
					  where fiscal_year = :year and sec_ejec = :unit group by 1, 2) p
					join economic_item i on i.fiscal_year = :year and i.code = p.item
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
