package pe.siaf.programming;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;

/**
 * Projects are in the investment programme and ask no more than it gives them in the year
 * (domain 3.5 e); targets agree with the operating activities they pay for. Where a unit
 * has no such plan yet, there is nothing to agree with.
 */
@Component
@Order(20)
class PlanChecks implements SubmissionCheck {

	private final JdbcClient jdbc;

	PlanChecks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<FileFinding> check(FileKey key) {
		return Stream.concat(projects(key), activities(key)).toList();
	}

	private Stream<FileFinding> projects(FileKey key) {
		return this.jdbc
			.sql("""
					select a.project, a.year, a.amount, p.amount planned from (
					  select t.product_project project, m.year, sum(m.amount) amount
					  from programming_target t join programming_amount m using (fiscal_year, process, sec_ejec, sec_func)
					  where t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit and t.product_project like '2%'
					  group by 1, 2) a
					left join investment_plan p on p.fiscal_year = :year and p.sec_ejec = :unit and p.project = a.project and p.year = a.year
					where a.amount > coalesce(p.amount, 0)
					  and exists (select from investment_plan x where x.fiscal_year = :year and x.sec_ejec = :unit)
					order by 1, 2 limit :most""")
			.params(key.params())
			.param("most", MOST)
			.query((row, number) -> {
				Amount asked = new Amount(row.getBigDecimal("amount"));
				@Nullable Amount planned = row.getBigDecimal("planned") != null ? new Amount(row.getBigDecimal("planned")) : null;
				String project = row.getString("project");
				String year = row.getString("year");
				return new FileFinding(
						(planned != null) ? ProgrammingRule.BEYOND_PROGRAMME : ProgrammingRule.NOT_IN_PROGRAMME,
						(planned != null)
								? Figures.of("project", project, "year", year, "amount", asked, "planned", planned)
								: Figures.of("project", project, "year", year, "amount", asked),
						true, project + " · " + year, key.path() + "/montos?q=" + project);
			})
			.list()
			.stream();
	}

	private Stream<FileFinding> activities(FileKey key) {
		return this.jdbc
			.sql("""
					select t.sec_func, t.name, coalesce(a.amount, 0) amount, coalesce(o.amount, 0) planned
					from programming_target t
					left join (select sec_func, sum(amount) amount from programming_amount
					  where fiscal_year = :year and process = :process and sec_ejec = :unit and year = :year group by 1) a using (sec_func)
					left join (select sec_func, sum(amount) amount from operating_activity
					  where fiscal_year = :year and process = :process and sec_ejec = :unit group by 1) o using (sec_func)
					where t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit
					  and coalesce(a.amount, 0) <> coalesce(o.amount, 0)
					  and exists (select from operating_activity x
					    where x.fiscal_year = :year and x.process = :process and x.sec_ejec = :unit)
					order by 1 limit :most""")
			.params(key.params())
			.param("most", MOST)
			.query((row, number) -> new FileFinding(ProgrammingRule.PLAN_DIFFERS,
					Figures.of("planned", new Amount(row.getBigDecimal("planned")), "amount",
							new Amount(row.getBigDecimal("amount"))),
					false, row.getString("sec_func") + ". " + row.getString("name"),
					key.path() + "/metas/" + row.getString("sec_func")))
			.list()
			.stream();
	}

	/** The operating activities that a target pays for. */
	List<Activity> of(FileKey key, String secFunc) {
		return this.jdbc
			.sql("""
					select code, name, objective, quantity, amount from operating_activity
					where fiscal_year = :year and process = :process and sec_ejec = :unit and sec_func = :target order by code""")
			.params(key.params())
			.param("target", secFunc)
			.query(Activity.class)
			.list();
	}

	/**
	 * An operating activity.
	 *
	 * @param code its code in the plan
	 * @param name its name
	 * @param objective the strategic action that it serves, or empty
	 * @param quantity what it is to do
	 * @param amount what it costs in the year of the law
	 */
	record Activity(String code, String name, String objective, java.math.BigDecimal quantity, Amount amount) {
	}

}
