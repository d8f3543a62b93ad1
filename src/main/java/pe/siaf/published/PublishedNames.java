package pe.siaf.published;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.StagedFile;

/** What the codes of a file are called in its year. */
@Component
class PublishedNames {

	/**
	 * The file's codes with their names: as given first, else as they stand, else as the
	 * newest catalogue has them.
	 */
	private static final String NAMES = """
			with called as (
			  select c.axis, c.parent, c.code, coalesce(c.name, n.name, k.name) name
			  from published_code c
			  left join published_name n on n.fiscal_year = :year and (n.axis, n.parent, n.code) = (c.axis, c.parent, c.code)
			  left join published_catalogue_name k on (k.axis, k.parent, k.code) = (c.axis, c.parent, c.code))
			insert into published_name as n (fiscal_year, axis, parent, code, name)
			select :year, axis, parent, code, name from called where name is not null and code <> ''
			on conflict (fiscal_year, axis, parent, code) do update set name = excluded.name where n.name <> excluded.name""";

	/** Which levels there are was seen on the way in. */
	private static final String LEVELS = """
			select distinct 'level' axis, '' parent, unnest(string_to_array(levels, ',')) code, cast(null as text) as name
			from published_gives""";

	private final JdbcClient jdbc;

	private final PublishedRows rows;

	PublishedNames(JdbcClient jdbc, PublishedRows rows) {
		this.jdbc = jdbc;
		this.rows = rows;
	}

	/**
	 * Keeps the names of a file's codes. The codes are gathered first, by a statement
	 * that the server may share among its workers.
	 * @param file the file
	 */
	void write(StagedFile file) {
		String given = this.rows.of(file);
		List<String> codes = new ArrayList<>();
		List<Axis> nameless = new ArrayList<>();
		for (Axis axis : this.rows.axes()) {
			if (axis == Axis.LEVEL) {
				codes.add(LEVELS);
			}
			else if (this.rows.names(axis)) {
				codes.add(named(axis, given));
			}
			else {
				nameless.add(axis);
			}
		}
		if (!nameless.isEmpty()) {
			codes.add(unnamed(nameless, given));
		}
		if (codes.isEmpty()) {
			return;
		}
		this.jdbc.sql("drop table if exists pg_temp.published_code").update();
		this.jdbc.sql("create temporary table published_code on commit drop as " + String.join(" union all ", codes))
			.update();
		this.jdbc.sql(NAMES).param("year", file.fiscalYear()).update();
	}

	/** The codes of axes that the file gives no names of, in one pass over its rows. */
	private static String unnamed(List<Axis> axes, String given) {
		String sets = axes.stream()
			.map((axis) -> (axis == Axis.PLIEGO) ? "(sector, pliego)" : "(" + axis.column() + ")")
			.collect(Collectors.joining(", "));
		// a set leaves the columns of the others null; a pliego has its sector beside it
		List<Axis> pliegoFirst = axes.stream().sorted(Comparator.comparing((axis) -> axis != Axis.PLIEGO)).toList();
		return """
				select case %s end axis, %s parent, coalesce(%s) code, cast(null as text) name
				from %s g group by grouping sets (%s)""".formatted(
				pliegoFirst.stream()
					.map((axis) -> "when %s is not null then '%s'".formatted(axis.column(), axis.key()))
					.collect(Collectors.joining(" ")),
				axes.contains(Axis.PLIEGO) ? "case when pliego is not null then sector else '' end" : "''",
				pliegoFirst.stream().map(Axis::column).collect(Collectors.joining(", ")), given, sets);
	}

	/** An axis's codes, each with the name that its first named row gives it. */
	private static String named(Axis axis, String given) {
		return """
				select '%1$s' axis, c.parent, c.code, g.%3$s name
				from (select %4$s parent, %2$s code, min(row_number) filter (where %3$s is not null) named
				      from %5$s g group by 1, 2) c
				left join %5$s g on g.row_number = c.named""".formatted(axis.key(), axis.column(), axis.nameColumn(),
				(axis == Axis.PLIEGO) ? "sector" : "''", given);
	}

}
