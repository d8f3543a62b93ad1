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

	/** Each row of the file beside the row in force. */
	private static final String BESIDE = """
			with given as materialized (select * from published_file(:import, :year)),
			held as materialized (
			  select c.axes, t.* from published_total t join published_cuts(:year, :day) c on c.id = t.cut_id
			  where c.axes in (select axes from given)),
			beside as (
			  select coalesce(g.axes, h.axes) axes, g.axes is null vanished, h.axes is null added, %s, %s
			  from given g full join held h on h.axes = g.axes and (%s) = (%s))
			""".formatted(
			each(Axis.values(), (axis) -> "coalesce(g.%1$s, h.%1$s) %1$s".formatted(((Axis) axis).column())),
			each(Measure.values(),
					(measure) -> "g.%1$s new_%1$s, h.%1$s old_%1$s".formatted(((Measure) measure).column())),
			Axis.columns("g"), Axis.columns("h"));

	private static final String DIFFERS = "(%s) is distinct from (%s)".formatted(
			each(Measure.values(), (measure) -> "new_" + ((Measure) measure).column()),
			each(Measure.values(), (measure) -> "old_" + ((Measure) measure).column()));

	private final JdbcClient jdbc;

	PublishedCuts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	private static String each(Enum<?>[] all, java.util.function.Function<Enum<?>, String> part) {
		return Arrays.stream(all).map(part).collect(Collectors.joining(", "));
	}

	/**
	 * Tells row by row what a file would change.
	 * @param file the file
	 * @param changes where to tell
	 */
	void compare(StagedFile file, Changes changes) {
		statement(
				BESIDE + "select * from beside order by axes, " + each(Axis.values(), (axis) -> ((Axis) axis).column()),
				file)
			.query((row) -> {
				List<Changes.Measure> differing = differing(row);
				if (row.getBoolean("added")) {
					changes.added(record(row), differing);
				}
				else if (row.getBoolean("vanished")) {
					changes.vanished(record(row), differing);
				}
				else {
					changes.compared(record(row), differing);
				}
			});
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
		List<String> changed = statement(
				BESIDE + "select distinct axes from beside where vanished or added or " + DIFFERS + " order by axes",
				file)
			.query(String.class)
			.list();
		for (String axes : changed) {
			write(axes, file);
		}
		statement("""
				insert into published_name as n (fiscal_year, axis, parent, code, name)
				select :year, f.axis, f.parent, f.code, f.name from published_file_names(:import, :year) f
				where f.given or :day is not null
				on conflict (fiscal_year, axis, parent, code) do update set name = excluded.name
				where n.name <> excluded.name and exists (
				  select from published_file_names(:import, :year) f
				  where (f.axis, f.parent, f.code) = (n.axis, n.parent, n.code) and f.given)""", file).update();
	}

	private void write(String axes, StagedFile file) {
		statement("delete from published_cut where fiscal_year = :year and axes = :axes and stated_on = :day", file)
			.param("axes", axes)
			.update();
		statement(
				"""
						with given as materialized (select * from published_file(:import, :year) where axes = :axes),
						cut as (
						  insert into published_cut (fiscal_year, axes, covers, stated_on, source, file_name, import_id)
						  select :year, :axes, case when :axes like 'level%%' and count(distinct level) < 3
						      then string_agg(distinct level, ',' order by level) else '' end, :day,
						    coalesce((select min(r.cells ->> 'published_by') from import_row r where r.import_id = :import), :ministry),
						    :file, :import
						  from given returning id)
						insert into published_total (cut_id, %s, %s)
						select cut.id, %s, %s from given g cross join cut"""
					.formatted(each(Axis.values(), (axis) -> ((Axis) axis).column()),
							each(Measure.values(), (measure) -> ((Measure) measure).column()), Axis.columns("g"),
							Measure.columns("g")),
				file)
			.param("axes", axes)
			.param("ministry", MINISTRY)
			.param("file", file.fileName())
			.update();
	}

	private StatementSpec statement(String sql, StagedFile file) {
		return this.jdbc.sql(sql)
			.param("import", file.id())
			.param("year", file.fiscalYear())
			.param("day", file.statedOn());
	}

}
