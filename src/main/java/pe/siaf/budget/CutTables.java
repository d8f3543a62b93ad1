package pe.siaf.budget;

import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.StagedFile;

/**
 * A cut as tables of this transaction: {@code cut_line} (a row of the file each),
 * {@code cut_amount} (line × stage × month) and {@code cut_difference} (where the file
 * differs from the sum of the movements). Everything else about a cut is a query on them.
 */
@Component
class CutTables {

	private final JdbcTemplate jdbc;

	CutTables(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	void fill(StagedFile file) {
		this.jdbc.execute("drop table if exists cut_line, cut_amount, cut_difference, cut_changed");
		this.jdbc.execute(
				"""
						create temporary table cut_line on commit drop as
						select r.row_number, c ->> 'year' fiscal_year, c ->> 'sec_ejec' sec_ejec, c ->> 'sec_func' sec_func,
						  c ->> 'category' category, c ->> 'product' product, c ->> 'activity' activity, c ->> 'function' function_code,
						  c ->> 'division' division, c ->> 'group' functional_group, c ->> 'meta' meta, c ->> 'purpose' purpose,
						  c ->> 'unit_of_measure' unit_of_measure, (c ->> 'year_target')::numeric year_target,
						  (c ->> 'semester_target')::numeric semester_target,
						  c ->> 'department' department, c ->> 'province' province, c ->> 'district' district,
						  c ->> 'source' source, c ->> 'rubro' rubro, coalesce(c ->> 'resource_type', '0') resource_type,
						  c ->> 'expenditure_category' expenditure_category, coalesce(c ->> 'item', %s) item,
						  (c ->> 'pia')::numeric pia, (c ->> 'modifications')::numeric modifications, (c ->> 'pim')::numeric pim,
						  (c ->> 'certified')::numeric certified, (c ->> 'annual_commitment')::numeric annual_committed,
						  %s
						from import_row r cross join lateral (select r.cells c) cells
						where r.import_id = %d"""
					.formatted(itemOfParts(), yearTotals(), file.id()));
		this.jdbc.execute("create index on cut_line (sec_func, rubro, resource_type, item)");
		this.jdbc.execute("analyze cut_line");
	}

	/** Only once the lines are known to be sound: a doubled line would be summed. */
	void compare(StagedFile file) {
		String months = CutColumns.MONTHLY.stream().map(CutTables::monthOf).collect(Collectors.joining(", "));
		this.jdbc.execute(
				"""
						create temporary table cut_amount on commit drop as
						select l.sec_func, l.rubro, l.resource_type, l.item, a.stage, a.month::smallint, a.amount
						from cut_line l join import_row r on r.import_id = %d and r.row_number = l.row_number
						cross join generate_series(0, 12) month
						cross join lateral (
						  select * from (values ('PIA', 0, l.pia), ('MODIFICATION', 0, l.modifications), ('CERTIFICATION', 0, l.certified),
						    ('ANNUAL_COMMITMENT', 0, l.annual_committed)) frame(stage, month, amount) where month.month = 0
						  union all select * from (values %s) monthly(stage, month, amount) where month.month > 0) a
						where a.amount <> 0"""
					.formatted(file.id(), months));
		this.jdbc.execute(
				"""
						create temporary table cut_difference on commit drop as
						select sec_func, rubro, resource_type, item, stage, month, coalesce(m.amount, 0.00) before, coalesce(c.amount, 0.00) after
						from cut_amount c full join (
						  select sec_func, rubro, resource_type, item, stage, month, sum(amount) amount
						  from movement where fiscal_year = %d and sec_ejec = '%s' group by 1, 2, 3, 4, 5, 6) m
						  using (sec_func, rubro, resource_type, item, stage, month)
						where coalesce(m.amount, 0) <> coalesce(c.amount, 0)"""
					.formatted(file.fiscalYear(), file.secEjec()));
		this.jdbc.execute("""
				create temporary table cut_changed on commit drop as
				select distinct sec_func, rubro, resource_type, item from cut_difference""");
		this.jdbc.execute("analyze cut_difference");
		this.jdbc.execute("analyze cut_changed");
	}

	/** 2, 6, 07, 1, 6, 03 is 2.6.7.1.6.3. */
	private static String itemOfParts() {
		String parts = CutColumns.ITEM_PARTS.stream()
			.map((part) -> "regexp_replace(c ->> '" + part + "', '^0+(?=.)', '')")
			.collect(Collectors.joining(" || '.' || "));
		return "(" + parts + ")";
	}

	private static String yearTotals() {
		return CutColumns.MONTHLY.stream().map((stage) -> {
			StringBuilder sum = new StringBuilder("(");
			for (int month = 1; month <= CutColumns.MONTHS; month++) {
				sum.append((month > 1) ? " + " : "")
					.append("(c ->> '")
					.append(stage.column(month))
					.append("')::numeric");
			}
			return sum + ") " + balance(stage.stage());
		}).collect(Collectors.joining(", "));
	}

	private static String monthOf(CutColumns.Monthly stage) {
		return "('" + stage.stage() + "', month.month, (r.cells ->> ('" + stage.stem()
				+ "' || lpad(month.month::text, 2, '0')))::numeric)";
	}

	/** The line's column that holds a stage's balance. */
	static String balance(Stage stage) {
		return switch (stage) {
			case PIA -> "pia";
			case MODIFICATION -> "pim";
			case CERTIFICATION -> "certified";
			case ANNUAL_COMMITMENT -> "annual_committed";
			case MONTHLY_COMMITMENT -> "monthly_committed";
			case ACCRUAL -> "accrued";
			case PAYMENT_ORDER -> "ordered";
			case PAYMENT -> "paid";
		};
	}

}
