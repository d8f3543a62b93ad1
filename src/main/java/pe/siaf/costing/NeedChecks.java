package pe.siaf.costing;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.programming.FileFinding;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.SubmissionCheck;
import pe.siaf.rules.Figures;

/**
 * Goods and services reconcile with the needs table before a file is sent (domain 3.5 c):
 * each need can be costed (CST-001, CST-002), and people who aren't served are told
 * (CST-010).
 */
@Component
@Order(30)
class NeedChecks implements SubmissionCheck {

	private final JdbcClient jdbc;

	NeedChecks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<FileFinding> check(FileKey key) {
		return Stream.concat(unusable(key), unmet(key)).toList();
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
			.query((row, number) -> new FileFinding(
					CostingRule.NOT_FINANCED, Figures.of("unmet", row.getBigDecimal("unmet"), "financed",
							row.getBigDecimal("financed"), "year", row.getString("year")),
					false, row.getString("sec_func") + ". " + row.getString("name"),
					NeedsController.PATH
							+ "/%d/%s/%s".formatted(key.fiscalYear(), key.process().slug(), key.secEjec())))
			.list()
			.stream();
	}

	private static String href(FileKey key, String problem) {
		return NeedsController.PATH + "/%d/%s/%s/filas?problem=%s".formatted(key.fiscalYear(), key.process().slug(),
				key.secEjec(), problem);
	}

}
