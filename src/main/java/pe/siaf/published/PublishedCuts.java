package pe.siaf.published;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.StagedFile;

/**
 * Writes cuts. One that says nothing new is not written again; one that does becomes a
 * cut of its day and leaves the earlier ones as they were, so that past days can be asked
 * for.
 */
@Component
class PublishedCuts {

	/** Who publishes, where a file doesn't say. */
	private static final String MINISTRY = "MEF";

	/** What is in force of the file's tables. */
	private static final String HELD = """
			held as (
			  select c.axes, t.* from published_total t join published_cuts(:year, :day) c on c.id = t.cut_id
			  where c.axes in (select axes from published_gives))
			""";

	/** A row of the file beside the row in force; either may be missing. */
	private static final String BESIDE = """
			select g.row_number, coalesce(g.axes, h.axes) axes, g.axes is null vanished, h.axes is null added, %s, %s
			from %s g %s join held h on h.axes = g.axes and h.key = g.key
			""".formatted(
			each(Axis.values(), (axis) -> "coalesce(g.%1$s, h.%1$s) %1$s".formatted(((Axis) axis).column())),
			each(Measure.values(),
					(measure) -> "g.%1$s new_%1$s, h.%1$s old_%1$s".formatted(((Measure) measure).column())),
			"%s", "%s");

	private static final String DIFFERS = "(%s) is distinct from (%s)".formatted(
			each(Measure.values(), (measure) -> "new_" + ((Measure) measure).column()),
			each(Measure.values(), (measure) -> "old_" + ((Measure) measure).column()));

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
			select :year, axis, parent, code, name from called where name is not null
			on conflict (fiscal_year, axis, parent, code) do update set name = excluded.name where n.name <> excluded.name""";

	private final JdbcClient jdbc;

	private final PublishedRows rows;

	PublishedCuts(JdbcClient jdbc, PublishedRows rows) {
		this.jdbc = jdbc;
		this.rows = rows;
	}

	/** An axis's codes, each with the name that its first named row gives it. */
	private String codes(Axis axis, String given) {
		String parent = (axis == Axis.PLIEGO) ? "sector" : "''";
		if (!this.rows.names(axis)) {
			return "select distinct '%s' axis, %s parent, %3$s code, cast(null as text) name from %4$s g where %3$s <> ''"
				.formatted(axis.key(), parent, axis.column(), given);
		}
		return """
				select '%1$s' axis, c.parent, c.code, g.%3$s name
				from (select %4$s parent, %2$s code, min(row_number) filter (where %3$s is not null) named
				      from %5$s g where %2$s <> '' group by 1, 2) c
				left join %5$s g on g.row_number = c.named""".formatted(axis.key(), axis.column(), axis.nameColumn(),
				parent, given);
	}

	private static String each(Enum<?>[] all, java.util.function.Function<Enum<?>, String> part) {
		return Arrays.stream(all).map(part).collect(Collectors.joining(", "));
	}

	/**
	 * Tells what a file would change: some rows one by one, all in numbers. What is
	 * counted here, table by table, also says what {@link #write} has to write.
	 * @param file the file
	 * @param changes where to tell
	 */
	void compare(StagedFile file, Changes changes) {
		this.jdbc.sql("drop table if exists pg_temp.published_difference").update();
		this.jdbc.sql("""
				create temporary table published_difference (axes text, added int, vanished int, changed int, equal int)
				on commit drop""").update();
		String given = this.rows.of(file);
		statement("insert into published_difference with " + HELD + ", beside as (" + BESIDE.formatted(given, "full")
				+ """
						) select axes, count(*) filter (where added), count(*) filter (where vanished),
						  count(*) filter (where not added and not vanished and %1$s),
						  count(*) filter (where not added and not vanished and not %1$s)
						from beside group by axes""".formatted(DIFFERS), file)
			.update();
		Counted counted = this.jdbc
			.sql("""
					select coalesce(sum(added), 0) added, coalesce(sum(vanished), 0) vanished, coalesce(sum(changed), 0) changed,
					  coalesce(sum(equal), 0) equal
					from published_difference""")
			.query(Counted.class)
			.single();
		list(file, given, counted, changes);
		changes.equal(counted.equal());
	}

	/**
	 * Some of the rows that differ. Only what is known to be there is looked for. Where
	 * much of a long file is new, looking row by row soon has enough; where little is,
	 * all is joined at once, which the server wouldn't choose itself under a limit.
	 */
	private void list(StagedFile file, String given, Counted counted, Changes changes) {
		int[] listed = new int[3];
		int differing = counted.added() + counted.changed();
		if (differing > 0) {
			statement("""
					with %s, differing as %s materialized (select * from (%s) beside where added or %s)
					select * from (select * from differing limit %d) part order by row_number""".formatted(HELD,
					(differing > counted.equal()) ? "not" : "", BESIDE.formatted(given, "left"), DIFFERS,
					Changes.LISTED), file)
				.query((row) -> {
					if (row.getBoolean("added")) {
						changes.added(record(row), differing(row));
						listed[0]++;
					}
					else {
						changes.compared(record(row), differing(row));
						listed[1]++;
					}
				});
		}
		int room = Changes.LISTED - listed[0] - listed[1];
		if (counted.vanished() > 0 && room > 0) {
			statement("with %s select * from (%s) beside where vanished limit %d".formatted(HELD,
					BESIDE.formatted(given, "right"), room), file)
				.query((row) -> {
					changes.vanished(record(row), differing(row));
					listed[2]++;
				});
		}
		changes.unlisted(counted.added() - listed[0], counted.changed() - listed[1], counted.vanished() - listed[2]);
	}

	private static String record(ResultSet row) throws SQLException {
		List<String> codes = new ArrayList<>();
		for (Axis axis : Axis.values()) {
			String code = row.getString(axis.column());
			if (!code.isEmpty()) {
				codes.add(code);
			}
		}
		return codes.isEmpty() ? "PERÚ" : String.join("-", codes);
	}

	private static List<Changes.Measure> differing(ResultSet row) throws SQLException {
		List<Changes.Measure> differing = new ArrayList<>();
		for (Measure measure : Measure.values()) {
			@Nullable String before = row.getString("old_" + measure.column());
			@Nullable String after = row.getString("new_" + measure.column());
			if (!Objects.equals(before, after)) {
				differing.add(new Changes.Measure(measure.key(), before, after));
			}
		}
		return differing;
	}

	/**
	 * Writes the tables of a file that say something new, and its names.
	 * @param file the file
	 */
	void write(StagedFile file) {
		List<String> changed = this.jdbc
			.sql("select axes from published_difference where added + vanished + changed > 0 order by axes")
			.query(String.class)
			.list();
		for (String axes : changed) {
			write(axes, file);
		}
		name(file);
	}

	/**
	 * Gathers the codes first, by a statement that the server may share among its
	 * workers.
	 */
	private void name(StagedFile file) {
		String given = this.rows.of(file);
		String codes = this.rows.axes()
			.stream()
			.map((axis) -> codes(axis, given))
			.collect(Collectors.joining(" union all "));
		if (codes.isEmpty()) {
			return;
		}
		this.jdbc.sql("drop table if exists pg_temp.published_code").update();
		this.jdbc.sql("create temporary table published_code on commit drop as " + codes).update();
		this.jdbc.sql(NAMES).param("year", file.fiscalYear()).update();
	}

	private void write(String axes, StagedFile file) {
		String given = this.rows.of(file);
		this.jdbc.sql("delete from published_cut where fiscal_year = ? and axes = ? and stated_on = ?")
			.params(file.fiscalYear(), axes, file.statedOn())
			.update();
		long cut = statement(
				"""
						insert into published_cut (fiscal_year, axes, covers, stated_on, source, file_name, import_id)
						select :year, :axes, coalesce((select case when count(distinct level) < 3 then string_agg(distinct level, ',' order by level) end
						    from %1$s g where axes = :axes and level <> ''), ''), :day,
						  coalesce((select min(published_by) from published_gives), :ministry), :file, :import
						returning id"""
					.formatted(given),
				file)
			.param("import", file.id())
			.param("axes", axes)
			.param("ministry", MINISTRY)
			.param("file", file.fileName())
			.query(Long.class)
			.single();
		this.jdbc.sql("""
				insert into published_total (cut_id, key, %s, %s)
				select :cut, g.key, %s, %s from %s g where g.axes = :axes order by g.key""".formatted(
				each(Axis.values(), (axis) -> ((Axis) axis).column()),
				each(Measure.values(), (measure) -> ((Measure) measure).column()), Axis.columns("g"),
				Measure.columns("g"), given))
			.param("cut", cut)
			.param("axes", axes)
			.update();
	}

	private StatementSpec statement(String sql, StagedFile file) {
		return this.jdbc.sql(sql).param("year", file.fiscalYear()).param("day", file.statedOn());
	}

	/** How many rows of a file differ from those in force, and how. */
	private record Counted(int added, int vanished, int changed, int equal) {
	}

}
