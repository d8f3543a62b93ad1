package pe.siaf.costing;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.money.Amount;
import pe.siaf.programming.FileFinding;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.SubmissionCheck;
import pe.siaf.rules.Figures;

/**
 * Personnel asks no more than the positions of the unit's register cost in a year (domain
 * 3.5 d), once there is a register. What is asked is all money on the items that the
 * regimes of work are paid from; lines are rounded up to whole soles, so a sol more for
 * each line is no excess.
 */
@Component
class PersonnelChecks implements SubmissionCheck {

	private final JdbcClient jdbc;

	PersonnelChecks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<FileFinding> check(FileKey key) {
		return this.jdbc
			.sql("""
					with regime as (
					  select distinct on (r.code) r.* from personnel_regime r where r.fiscal_year <= :year order by r.code, r.fiscal_year desc),
					register as (
					  select sum(p.monthly_cost * p.months * (1 + r.contribution_rate) + r.july_bonus + r.december_bonus + r.schooling_bonus) cost
					  from personnel_position p join regime r on r.code = p.regime where p.fiscal_year = :year and p.sec_ejec = :unit),
					asked as (
					  select a.year, sum(a.amount) amount, count(*) as lines from programming_amount a
					  where a.fiscal_year = :year and a.process = :process and a.sec_ejec = :unit
					    and a.item in (select unnest(array[r.pay_item, r.bonus_item, r.contribution_item]) from regime r)
					  group by 1)
					select a.year, a.amount, round(g.cost, 2) cost from asked a cross join register g
					where a.amount > g.cost * (1 + coalesce(costing_parameter_in(:year, 'PERSONNEL_TOLERANCE'), 0) / 100) + a.lines
					order by 1""")
			.params(key.params())
			.query((row, number) -> new FileFinding(CostingRule.WITHIN_REGISTER,
					Figures.of("year", row.getString("year"), "amount", new Amount(row.getBigDecimal("amount")), "cost",
							new Amount(row.getBigDecimal("cost"))),
					true, row.getString("year"), NeedsController.path(key)))
			.list();
	}

}
