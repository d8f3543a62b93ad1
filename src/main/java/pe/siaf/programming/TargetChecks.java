package pe.siaf.programming;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.access.AccessRule;
import pe.siaf.money.Amount;
import pe.siaf.physical.PhysicalRule;
import pe.siaf.rules.Figures;

/**
 * Money and quantities stand together (PRG-002, PRG-003), months make the year (PHY-001),
 * and each target stands on a node that the unit is granted (GRT-001).
 */
@Component
@Order(10)
class TargetChecks implements SubmissionCheck {

	private final JdbcClient jdbc;

	TargetChecks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<FileFinding> check(FileKey key) {
		return Stream.of(money(key), months(key), grants(key)).flatMap(List::stream).toList();
	}

	private List<FileFinding> money(FileKey key) {
		return this.jdbc.sql("""
				select t.sec_func, t.name, y.year, coalesce(q.year_target, 0) quantity, coalesce(a.amount, 0) amount
				from programming_target t
				cross join unnest(cast(:years as int[])) y(year)
				left join programming_quantity q on (q.fiscal_year, q.process, q.sec_ejec, q.sec_func)
				  = (t.fiscal_year, t.process, t.sec_ejec, t.sec_func) and q.year = y.year and q.cost_centre = ''
				left join (
				  select x.sec_func, x.year, sum(x.amount) amount from programming_amount x
				  where x.fiscal_year = :year and x.process = :process and x.sec_ejec = :unit group by 1, 2) a
				  on a.sec_func = t.sec_func and a.year = y.year
				where t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit
				  and (coalesce(q.year_target, 0) > 0) <> (coalesce(a.amount, 0) > 0)
				  and not (t.zero_cost and coalesce(a.amount, 0) = 0)
				order by (coalesce(a.amount, 0) > 0) desc, t.sec_func, y.year limit :most""")
			.params(key.params())
			.param("years", key.years().toArray(Integer[]::new))
			.param("most", MOST)
			.query((row, number) -> {
				Amount amount = new Amount(row.getBigDecimal("amount"));
				String year = row.getString("year");
				boolean blocks = amount.isPositive();
				return new FileFinding(
						blocks ? ProgrammingRule.AMOUNT_WITHOUT_TARGET : ProgrammingRule.TARGET_WITHOUT_AMOUNT,
						blocks ? Figures.of("amount", amount, "year", year)
								: Figures.of("quantity", row.getBigDecimal("quantity"), "year", year),
						blocks, place(row.getString("sec_func"), row.getString("name")),
						target(key, row.getString("sec_func")));
			})
			.list();
	}

	private List<FileFinding> months(FileKey key) {
		return this.jdbc.sql("""
				select t.sec_func, t.name, q.year_target, coalesce(months_total(q.months, q.accumulation), 0) total
				from programming_target t
				join programming_quantity q on (q.fiscal_year, q.process, q.sec_ejec, q.sec_func)
				  = (t.fiscal_year, t.process, t.sec_ejec, t.sec_func) and q.year = t.fiscal_year and q.cost_centre = ''
				where t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit
				  and case when q.months is null then :process = 'FORMULATION' and q.year_target > 0
				    else coalesce(months_total(q.months, q.accumulation), 0) <> q.year_target end
				order by t.sec_func limit :most""").params(key.params()).param("most", MOST).query((row, number) -> {
			return new FileFinding(PhysicalRule.MONTHS_MAKE_THE_YEAR,
					Figures.of("target", row.getString("sec_func"), "year", row.getBigDecimal("year_target")), true,
					place(row.getString("sec_func"), row.getString("name")), key.path() + "/meses");
		}).list();
	}

	private List<FileFinding> grants(FileKey key) {
		return this.jdbc
			.sql("""
					select t.sec_func, t.name, concat_ws('-', t.category, t.product_project, t.activity) node
					from (
					  select x.category, x.product_project, x.activity from programming_target x
					  where x.fiscal_year = :year and x.process = :process and x.sec_ejec = :unit group by 1, 2, 3) n
					join programming_target t on t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit
					  and (t.category, t.product_project, t.activity) = (n.category, n.product_project, n.activity)
					where access_decision(:year, :unit, n.category, n.product_project, n.activity, 'BUD_PROGRAM') in ('NONE', 'WITHDRAWN')
					order by t.sec_func limit :most""")
			.params(key.params())
			.param("most", MOST)
			.query((row, number) -> new FileFinding(AccessRule.NO_GRANT,
					Figures.of("node", row.getString("node"), "unit", key.secEjec()), true,
					place(row.getString("sec_func"), row.getString("name")), target(key, row.getString("sec_func"))))
			.list();
	}

	private static String place(String secFunc, String name) {
		return secFunc + ". " + name;
	}

	private static String target(FileKey key, String secFunc) {
		return key.path() + "/metas/" + secFunc;
	}

}
