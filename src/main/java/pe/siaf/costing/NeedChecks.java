package pe.siaf.costing;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.ceiling.CeilingRule;
import pe.siaf.money.Amount;
import pe.siaf.programming.FileFinding;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.SubmissionCheck;
import pe.siaf.rules.Figures;

/**
 * Goods and services reconcile with the needs table before a file is sent (domain 3.5 c):
 * each need can be costed (CST-001, CST-002), a service point stays within its ceiling
 * (CEI-003), and people who aren't served are told (CST-010); what was typed of goods and
 * services stands in the needs table too, once there is one (CST-029), and costed money
 * is what the needs add up to (CST-030).
 */
@Component
@Order(30)
class NeedChecks implements SubmissionCheck {

	private final JdbcClient jdbc;

	private final Fitting fitting;

	NeedChecks(JdbcClient jdbc, Fitting fitting) {
		this.jdbc = jdbc;
		this.fitting = fitting;
	}

	@Override
	public List<FileFinding> check(FileKey key) {
		return Stream.of(unusable(key), unexplained(key), differing(key), points(key), unmet(key))
			.flatMap((found) -> found)
			.toList();
	}

	/** A service point's needs stay within the ceiling that the unit gave it. */
	private Stream<FileFinding> points(FileKey key) {
		return this.fitting.tightPoints(key).stream().limit(MOST).map((gap) -> {
			String ceiling = gap.costCentre() + (gap.label().isEmpty() ? "" : " · " + gap.label());
			Amount excess = gap.gap().isNegative() ? gap.programmed().minus(gap.ceiling()) : Amount.ZERO;
			return new FileFinding(
					CeilingRule.PROGRAMMED_WITHIN, Figures.of("ceiling", ceiling, "programmed", gap.programmed(),
							"amount", gap.ceiling(), "excess", excess),
					true, gap.year() + " · " + ceiling, NeedsController.path(key) + "/techos");
		});
	}

	private Stream<FileFinding> unusable(FileKey key) {
		return this.jdbc
			.sql("""
					select coalesce(supply_item_shown(n.supply_item), n.reference) item, n.economic_item is null unusable, min(n.sec_func) target,
					  string_agg(distinct n.sec_func, ', ') targets
					from need n where n.fiscal_year = :year and n.process = :process and n.sec_ejec = :unit and n.status = 'INCLUDED'
					  and (n.economic_item is null or n.unit_price is null)
					group by 1, 2 order by 2 desc, 1 limit :most""")
			.params(key.params())
			.param("most", MOST)
			.query((row, number) -> new FileFinding(
					row.getBoolean("unusable") ? CostingRule.ITEM_USABLE : CostingRule.ITEM_PRICED,
					row.getBoolean("unusable") ? Figures.of("item", row.getString("item"))
							: Figures.of("item", row.getString("item"), "place", row.getString("target")),
					true, row.getString("targets"), href(key, row.getBoolean("unusable") ? "CST-001" : "CST-002")))
			.list()
			.stream();
	}

	/** Money of goods and services that no need stands behind, target by target. */
	private Stream<FileFinding> unexplained(FileKey key) {
		return this.jdbc
			.sql("""
					select a.year, a.sec_func, t.name, string_agg(distinct a.item, ', ' order by a.item) items, sum(a.amount) amount
					from programming_amount a join programming_target t using (fiscal_year, process, sec_ejec, sec_func)
					where a.fiscal_year = :year and a.process = :process and a.sec_ejec = :unit and a.source = 'TYPED' and a.amount > 0
					  and needs_explain(:year, a.item)
					  and exists (select from need n where n.fiscal_year = :year and n.process = :process and n.sec_ejec = :unit
					    and n.source in ('KIT', 'TYPED', 'IMPORT'))
					group by 1, 2, 3 order by 1, 2 limit :most""")
			.params(key.params())
			.param("most", MOST)
			.query((row, number) -> new FileFinding(CostingRule.NEEDS_EXPLAIN,
					Figures.of("year", row.getString("year"), "amount", new Amount(row.getBigDecimal("amount")),
							"items", row.getString("items")),
					row.getInt("year") == key.fiscalYear(), row.getString("sec_func") + ". " + row.getString("name"),
					key.path() + "/montos?meta=" + row.getString("sec_func")))
			.list()
			.stream();
	}

	private Stream<FileFinding> differing(FileKey key) {
		return this.jdbc
			.sql("""
					select coalesce(a.year, n.year) as year, coalesce(a.sec_func, n.sec_func) sec_func, coalesce(a.item, n.item) item,
					  coalesce(a.amount, 0) amount, coalesce(n.amount, 0) needed
					from (select a.year, a.sec_func, a.rubro, a.resource_type, a.item, a.amount from programming_amount a
					  where a.fiscal_year = :year and a.process = :process and a.sec_ejec = :unit and a.source = 'COSTED') a
					full join (select n.year, n.sec_func, n.rubro, n.resource_type, n.economic_item item, ceil(sum(n.amount)) amount from need n
					  where n.fiscal_year = :year and n.process = :process and n.sec_ejec = :unit and n.economic_item is not null and n.amount > 0
					  group by 1, 2, 3, 4, 5) n using (year, sec_func, rubro, resource_type, item)
					where a.amount is distinct from n.amount order by 1, 2, 3 limit :most""")
			.params(key.params())
			.param("most", MOST)
			.query((row, number) -> new FileFinding(CostingRule.COSTED_AS_NEEDED,
					Figures.of("year", row.getString("year"), "item", row.getString("item"), "amount",
							new Amount(row.getBigDecimal("amount")), "needed", new Amount(row.getBigDecimal("needed"))),
					true, row.getString("sec_func"), NeedsController.path(key)))
			.list()
			.stream();
	}

	private Stream<FileFinding> unmet(FileKey key) {
		return this.jdbc.sql("""
				select c.sec_func, c.name, c.year, f.financed, c.unmet + c.quantity - f.financed unmet
				from costing_target_costs(:year, :process, :unit) c
				join costing_financed(:year, :process, :unit) f using (sec_func, year)
				where c.unmet + c.quantity - f.financed > 0 order by c.sec_func, c.year limit :most""")
			.params(key.params())
			.param("most", MOST)
			.query((row, number) -> new FileFinding(CostingRule.NOT_FINANCED,
					Figures.of("unmet", row.getBigDecimal("unmet"), "financed", row.getBigDecimal("financed"), "year",
							row.getString("year")),
					false, row.getString("sec_func") + ". " + row.getString("name"), NeedsController.path(key)))
			.list()
			.stream();
	}

	private static String href(FileKey key, String problem) {
		return NeedsController.path(key) + "/filas?problem=" + problem;
	}

}
