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
 * (CEI-003), and people who aren't served are told (CST-010).
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
		return Stream.of(unusable(key), points(key), unmet(key)).flatMap((found) -> found).toList();
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
