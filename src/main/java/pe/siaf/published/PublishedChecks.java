package pe.siaf.published;

import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;

/** What a file of published totals must obey before it goes in. */
@Component
class PublishedChecks {

	private static final String SCHEMA = ImportRule.NOT_AS_EXPECTED.code();

	private static final List<String> NAMED = List.of("sector", "pliego", "unit", "category", "product", "function",
			"source", "department_target");

	private final JdbcClient jdbc;

	private final Reconciliation reconciliation;

	PublishedChecks(JdbcClient jdbc, Reconciliation reconciliation) {
		this.jdbc = jdbc;
		this.reconciliation = reconciliation;
	}

	void judge(StagedFile file, Findings findings) {
		if (!ofTheYear(file, findings)) {
			return;
		}
		pattern("level", "[ERM]", "published.import.level", file, findings);
		pattern("pliego", "\\d{3}|\\d{6}", "published.import.pliego", file, findings);
		NAMED.forEach((axis) -> nameWithoutCode(axis, file, findings));
		pliegoWithinSector(file, findings);
		departments(file, findings);
		figures(file, findings);
		once(file, findings);
		if (!findings.hasErrors()) {
			this.reconciliation.judge(file, findings);
		}
	}

	private boolean ofTheYear(StagedFile file, Findings findings) {
		List<String> others = new ArrayList<>();
		int[] rows = new int[2];
		statement("""
				select coalesce(cells ->> 'year', '') given, count(*) n from import_row where import_id = :import
				group by 1 order by 1""", file).query((row) -> {
			String given = row.getString("given");
			boolean ours = given.isEmpty() || given.equals(String.valueOf(file.fiscalYear()));
			rows[ours ? 0 : 1] += row.getInt("n");
			if (!ours) {
				others.add(given);
			}
		});
		String year = String.valueOf(file.fiscalYear());
		if (rows[0] == 0) {
			findings.error(SCHEMA, "published.import.noYear", year, String.join(", ", others));
		}
		else if (rows[1] > 0) {
			findings.warning("published.import.otherYears", rows[1], others.get(0), others.get(others.size() - 1),
					year);
		}
		return rows[0] > 0;
	}

	private void pattern(String column, String pattern, String message, StagedFile file, Findings findings) {
		statement("""
				select row_number, cells ->> :column cell from import_row
				where import_id = :import and %s and cells ->> :column !~ :pattern order by 1""", file)
			.param("column", column)
			.param("pattern", "^(" + pattern + ")$")
			.query((row) -> {
				findings.error(row.getInt("row_number"), column, SCHEMA, message, row.getString("cell"));
			});
	}

	private void nameWithoutCode(String axis, StagedFile file, Findings findings) {
		statement(
				"""
						select row_number, cells ->> :name cell from import_row
						where import_id = :import and %s and cells ->> :name is not null and cells ->> :axis is null order by 1""",
				file)
			.param("axis", axis)
			.param("name", axis + "_name")
			.query((row) -> {
				findings.error(row.getInt("row_number"), axis + "_name", SCHEMA, "published.import.nameOnly",
						row.getString("cell"), axis);
			});
	}

	private void pliegoWithinSector(StagedFile file, Findings findings) {
		statement(
				"""
						select row_number, cells ->> 'pliego' cell from import_row
						where import_id = :import and %s and length(cells ->> 'pliego') = 3 and cells ->> 'sector' is null order by 1""",
				file)
			.query((row) -> {
				findings.error(row.getInt("row_number"), "pliego", SCHEMA, "published.import.pliegoOnly",
						row.getString("cell"));
			});
	}

	private void departments(StagedFile file, Findings findings) {
		statement("""
				select row_number, cells ->> 'department_target' cell from import_row
				where import_id = :import and %s and not exists (
				  select from ubigeo u where u.code = (cells ->> 'department_target') || '0000')
				  and cells ->> 'department_target' is not null order by 1""", file).query((row) -> {
			findings.error(row.getInt("row_number"), "department_target", ImportRule.UNKNOWN_KEY,
					row.getString("cell"));
		});
	}

	private void figures(StagedFile file, Findings findings) {
		statement("""
				select row_number from import_row where import_id = :import and %s
				  and coalesce(cells ->> 'pia', cells ->> 'pim', cells ->> 'accrued') is null order by 1""", file)
			.query((row) -> {
				findings.error(row.getInt("row_number"), "pim", SCHEMA, "published.import.noFigures");
			});
	}

	private void once(StagedFile file, Findings findings) {
		this.jdbc
			.sql("""
					select row_number, before, key from (
					  select row_number, first_value(row_number) over w before,
					    coalesce(nullif(concat_ws('-', %s), ''), 'PERÚ') key
					  from published_file(:import, :year) f window w as (partition by %s order by row_number)) r
					where row_number > before order by 1"""
				.formatted(Axis.columns("f").replaceAll("(f\\.\\w+)", "nullif($1, '')"), Axis.columns("f")))
			.param("import", file.id())
			.param("year", file.fiscalYear())
			.query((row) -> {
				findings.error(row.getInt("row_number"), "", ImportRule.DUPLICATE_KEY, row.getString("key"),
						row.getInt("before"));
			});
	}

	/** Rows of other years are left out, and so are their faults. */
	private StatementSpec statement(String sql, StagedFile file) {
		boolean limited = sql.contains("%s");
		StatementSpec statement = this.jdbc
			.sql(limited ? sql.replace("%s", "coalesce(cells ->> 'year', :year) = :year") : sql)
			.param("import", file.id());
		return limited ? statement.param("year", String.valueOf(file.fiscalYear())) : statement;
	}

}
