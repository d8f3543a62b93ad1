package pe.siaf.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.StagedFile;
import pe.siaf.exchange.Total;
import pe.siaf.money.Amount;

/** What a cut would change: line by line, measure by measure, month by month. */
@Component
class CutPreview {

	private static final Map<String, String> MEASURES = Map.of("PIA", "pia", "MODIFICATION", "modifications",
			"CERTIFICATION", "certified", "ANNUAL_COMMITMENT", "annualCommitment", "MONTHLY_COMMITMENT",
			"monthlyCommitment", "ACCRUAL", "accrued", "PAYMENT_ORDER", "ordered", "PAYMENT", "paid");

	private final JdbcClient jdbc;

	CutPreview(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void lines(StagedFile file, Changes changes) {
		Collector collector = new Collector(changes);
		this.jdbc
			.sql("""
					select concat_ws('-', sec_func, rubro, resource_type, item) line, c.row_number is null vanished,
					  l.pia is null added, d.stage, d.month, d.before, d.after,
					  case when l.expenditure_category <> c.expenditure_category then l.expenditure_category end category_before,
					  c.expenditure_category category_after
					from cut_line c
					full join (select * from budget_line where fiscal_year = :year and sec_ejec = :unit) l
					  using (sec_func, rubro, resource_type, item)
					left join (select *, array_position(array['PIA', 'MODIFICATION', 'CERTIFICATION', 'ANNUAL_COMMITMENT',
					    'MONTHLY_COMMITMENT', 'ACCRUAL', 'PAYMENT_ORDER', 'PAYMENT'], stage) place from cut_difference) d
					  using (sec_func, rubro, resource_type, item)
					order by sec_func, rubro, resource_type, item, d.place, d.month""")
			.param("year", file.fiscalYear())
			.param("unit", file.secEjec())
			.query((row) -> {
				collector.line(row.getString("line"), row.getBoolean("added"), row.getBoolean("vanished"));
				String before = row.getString("category_before");
				if (before != null) {
					collector.category(before, row.getString("category_after"));
				}
				String stage = row.getString("stage");
				if (stage != null) {
					collector.difference(measure(stage, row.getInt("month")),
							row.getBigDecimal("before").toPlainString(), row.getBigDecimal("after").toPlainString());
				}
			});
		collector.close();
	}

	private static String measure(String stage, int month) {
		String name = Objects.requireNonNull(MEASURES.get(stage));
		return (month == 0) ? name : "%s.%02d".formatted(name, month);
	}

	/** Targets whose chain, purpose or place is another than before. */
	void targets(StagedFile file, Changes changes) {
		this.jdbc
			.sql("""
					select t.sec_func, concat_ws('-', t.category, t.product_project, t.activity, t.purpose, t.unit_of_measure, t.meta, t.department || t.province || t.district) before,
					  concat_ws('-', c.category, c.product, c.activity, c.purpose, coalesce(c.unit_of_measure, t.unit_of_measure), c.meta, c.department || c.province || c.district) after
					from budget_target t
					join (select distinct on (sec_func) * from cut_line order by sec_func, row_number) c using (sec_func)
					where t.fiscal_year = :year and t.sec_ejec = :unit
					  and (t.function_code, t.division, t.functional_group, t.category, t.product_project, t.activity, t.purpose, t.meta,
					      t.unit_of_measure, t.department, t.province, t.district)
					    is distinct from (c.function_code, c.division, c.functional_group, c.category, c.product, c.activity, c.purpose, c.meta,
					      coalesce(c.unit_of_measure, t.unit_of_measure), c.department, c.province, c.district)
					order by 1""")
			.param("year", file.fiscalYear())
			.param("unit", file.secEjec())
			.query((row) -> {
				changes.compared(row.getString(1), List.of(new Measure("target", row.getString(2), row.getString(3))));
			});
	}

	List<Total> totals(StagedFile file) {
		List<Total> totals = new ArrayList<>();
		this.jdbc
			.sql("""
					select * from
					  (select coalesce(sum(pia), 0), coalesce(sum(pim), 0), coalesce(sum(certified), 0), coalesce(sum(annual_committed), 0),
					     coalesce(sum(monthly_committed), 0), coalesce(sum(accrued), 0), coalesce(sum(ordered), 0), coalesce(sum(paid), 0)
					   from cut_line) f,
					  (select coalesce(sum(pia), 0), coalesce(sum(pim), 0), coalesce(sum(certified), 0), coalesce(sum(annual_committed), 0),
					     coalesce(sum(monthly_committed), 0), coalesce(sum(accrued), 0), coalesce(sum(ordered), 0), coalesce(sum(paid), 0)
					   from budget_line where fiscal_year = :year and sec_ejec = :unit) s""")
			.param("year", file.fiscalYear())
			.param("unit", file.secEjec())
			.query((row) -> {
				List<String> measures = List.of("pia", "pim", "certified", "annualCommitment", "monthlyCommitment",
						"accrued", "ordered", "paid");
				for (int i = 1; i <= measures.size(); i++) {
					totals.add(new Total(measures.get(i - 1), new Amount(row.getBigDecimal(i)),
							new Amount(row.getBigDecimal(i + measures.size()))));
				}
			});
		return totals;
	}

	/** Gathers the differences of a line, which come one after the other. */
	private static final class Collector {

		private final Changes changes;

		private final List<Measure> measures = new ArrayList<>();

		private @Nullable String line;

		private boolean added;

		private boolean vanished;

		Collector(Changes changes) {
			this.changes = changes;
		}

		void line(String next, boolean isAdded, boolean isVanished) {
			if (!next.equals(this.line)) {
				close();
				this.line = next;
				this.added = isAdded;
				this.vanished = isVanished;
			}
		}

		void category(String before, String after) {
			if (this.measures.isEmpty()) {
				this.measures.add(new Measure("expenditureCategory", before, after));
			}
		}

		void difference(String measure, String before, String after) {
			this.measures.add(new Measure(measure, this.added ? null : before, this.vanished ? null : after));
		}

		void close() {
			if (this.line == null) {
				return;
			}
			if (this.added) {
				List<Measure> listed = this.measures.isEmpty() ? List.of(new Measure("line", null, "0.00"))
						: List.copyOf(this.measures);
				this.changes.added(this.line, listed);
			}
			else if (!this.vanished) {
				this.changes.compared(this.line, List.copyOf(this.measures));
			}
			else if (!this.measures.isEmpty()) {
				this.changes.vanished(this.line, List.copyOf(this.measures));
			}
			this.measures.clear();
			this.line = null;
		}

	}

}
