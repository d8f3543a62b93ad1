package pe.siaf.published;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;

/** What a file of published totals must obey before it goes in. */
@Component
class PublishedChecks {

	private static final String SCHEMA = ImportRule.NOT_AS_EXPECTED.code();

	private static final Pattern LEVEL = Pattern.compile("[ERM]?");

	private static final Pattern PLIEGO = Pattern.compile("(\\d{3}|\\d{6})?");

	/** Rows that some rule refuses, found in one pass. */
	private static final String REFUSED = """
			select g.*, g.department not in (select * from published_departments) unknown from %s g
			where %s order by g.row_number""";

	private final JdbcClient jdbc;

	private final PublishedRows rows;

	private final Reconciliation reconciliation;

	PublishedChecks(JdbcClient jdbc, PublishedRows rows, Reconciliation reconciliation) {
		this.jdbc = jdbc;
		this.rows = rows;
		this.reconciliation = reconciliation;
	}

	void judge(StagedFile file, Findings findings) {
		if (!ofTheYear(file, this.rows.look(file), findings)) {
			return;
		}
		String given = this.rows.of(file);
		if (this.rows.anyRefused()) {
			this.jdbc.sql(REFUSED.formatted(given, PublishedRows.REFUSED.formatted("g"))).query((row) -> {
				tell(row, findings);
			});
		}
		if (!this.rows.canStay() || this.rows.number(file).isEmpty()) {
			once(given, findings);
		}
		if (!findings.hasErrors()) {
			this.reconciliation.judge(file, findings);
		}
	}

	private static void tell(ResultSet row, Findings findings) throws SQLException {
		int number = row.getInt("row_number");
		String level = row.getString("level");
		String pliego = row.getString("pliego");
		String department = row.getString("department");
		if (!LEVEL.matcher(level).matches()) {
			findings.error(number, "level", SCHEMA, "published.import.level", level);
		}
		if (!PLIEGO.matcher(pliego).matches()) {
			findings.error(number, "pliego", SCHEMA, "published.import.pliego", pliego);
		}
		for (Axis axis : Axis.values()) {
			String name = (axis != Axis.LEVEL) ? row.getString(axis.nameColumn()) : null;
			if (name != null && row.getString(axis.column()).isEmpty()) {
				findings.error(number, axis.cell() + "_name", SCHEMA, "published.import.nameOnly", name, axis.cell());
			}
		}
		if (pliego.length() == 3 && row.getString("sector").isEmpty()) {
			findings.error(number, "pliego", SCHEMA, "published.import.pliegoOnly", pliego);
		}
		if (!department.isEmpty() && row.getBoolean("unknown")) {
			findings.error(number, "department_target", ImportRule.UNKNOWN_KEY, department);
		}
		if (!row.getBoolean("figures")) {
			findings.error(number, "pim", SCHEMA, "published.import.noFigures");
		}
	}

	private static boolean ofTheYear(StagedFile file, SortedMap<String, Integer> given, Findings findings) {
		String year = String.valueOf(file.fiscalYear());
		SortedMap<String, Integer> others = new TreeMap<>(given);
		others.remove("");
		others.remove(year);
		boolean any = given.size() > others.size();
		if (!any) {
			findings.error(SCHEMA, "published.import.noYear", year, String.join(", ", others.keySet()));
		}
		else if (!others.isEmpty()) {
			int rows = others.values().stream().mapToInt(Integer::intValue).sum();
			findings.warning("published.import.otherYears", rows, others.firstKey(), others.lastKey(), year);
		}
		return any;
	}

	private void once(String given, Findings findings) {
		this.jdbc
			.sql("""
					with again as (
					  select g.key, min(g.row_number) before from %1$s g group by g.key having count(*) > 1)
					select g.row_number, a.before, coalesce(nullif(concat_ws('-', %2$s), ''), 'PERÚ') key
					from again a join %1$s g on g.key = a.key
					where g.row_number > a.before order by 1""".formatted(given,
					Axis.columns("g").replaceAll("(g\\.\\w+)", "nullif($1, '')")))
			.query((row) -> {
				findings.error(row.getInt("row_number"), "", ImportRule.DUPLICATE_KEY, row.getString("key"),
						row.getInt("before"));
			});
	}

}
