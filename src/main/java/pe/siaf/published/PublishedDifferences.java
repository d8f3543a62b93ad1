package pe.siaf.published;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.StagedFile;

/**
 * How the tables of a file differ from the cuts in force.
 */
@Component
class PublishedDifferences {

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
	 * A table of the file beside its cut in force. In both, a key stands once. Asked
	 * before it is kept: what inserts is not shared among the server's workers.
	 */
	private static final String COUNTED = """
			select count(*) filter (where h.key is null) added, count(*) filter (where g.key is null) vanished,
			  count(*) filter (where g.key is not null and h.key is not null and %1$s) changed,
			  count(*) filter (where g.key is not null and h.key is not null and not %1$s) equal
			from (select * from %%s given where given.axes = :axes) g
			full join (select * from published_total where cut_id = :cut) h on h.key = g.key"""
		.formatted("((%s) is distinct from (%s))".formatted(Measure.columns("g"), Measure.columns("h")));

	private final JdbcClient jdbc;

	private final PublishedRows rows;

	PublishedDifferences(JdbcClient jdbc, PublishedRows rows) {
		this.jdbc = jdbc;
		this.rows = rows;
	}

	private static String each(Enum<?>[] all, java.util.function.Function<Enum<?>, String> part) {
		return Arrays.stream(all).map(part).collect(Collectors.joining(", "));
	}

	/**
	 * What is in force of the file's tables. The cuts are named one by one, so that the
	 * server reads no other one's table.
	 */
	private String held(StagedFile file) {
		String held = inForce(file).entrySet()
			.stream()
			.map((cut) -> "select '%s' axes, t.* from published_total t where t.cut_id = %d".formatted(cut.getKey(),
					cut.getValue()))
			.collect(Collectors.joining(" union all "));
		return "held as (" + (held.isEmpty() ? "select '' axes, t.* from published_total t where false" : held) + ")";
	}

	/** The cuts in force of the file's tables by their axes, the coarsest first. */
	private SortedMap<String, Long> inForce(StagedFile file) {
		SortedMap<String, Long> cuts = new TreeMap<>(
				Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
		this.jdbc.sql("""
				select c.axes, c.id from published_cuts(:year, :day) c
				where c.axes in (select axes from published_gives)""")
			.param("year", file.fiscalYear())
			.param("day", file.statedOn())
			.query((row) -> {
				cuts.put(row.getString("axes"), row.getLong("id"));
			});
		return cuts;
	}

	/**
	 * The cut in force of the first of the file's tables, the coarsest.
	 * @param file the file
	 * @return its number; empty if there is none yet
	 */
	Optional<Long> first(StagedFile file) {
		String axes = this.jdbc.sql("select axes from published_gives order by length(axes), axes limit 1")
			.query(String.class)
			.single();
		return Optional.ofNullable(inForce(file).get(axes));
	}

	/**
	 * Tells what a file would change: some rows one by one, all in numbers. What is
	 * counted here, table by table, also says what {@link PublishedCuts#write} has to
	 * write.
	 * @param file the file
	 * @param changes where to tell
	 */
	void compare(StagedFile file, Changes changes) {
		this.jdbc.sql("drop table if exists pg_temp.published_difference").update();
		this.jdbc.sql("""
				create temporary table published_difference (axes text, added int, vanished int, changed int, equal int)
				on commit drop""").update();
		String given = this.rows.of(file);
		inForce(file).forEach((axes, cut) -> keep(axes,
				this.jdbc.sql(COUNTED.formatted(given))
					.param("axes", axes)
					.param("cut", cut)
					.query(Counted.class)
					.single()));
		this.jdbc
			.sql("""
					insert into published_difference
					select axes, n, 0, 0, 0 from published_gives where axes not in (select axes from published_difference)""")
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

	private void keep(String axes, Counted counted) {
		this.jdbc.sql("insert into published_difference values (?, ?, ?, ?, ?)")
			.params(axes, counted.added(), counted.vanished(), counted.changed(), counted.equal())
			.update();
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
			// the first of many are found one by one, the few by joining all
			this.jdbc.sql("set local enable_hashjoin = " + ((differing > counted.equal()) ? "off" : "on")).update();
			this.jdbc.sql("""
					with %s, differing as %s materialized (select * from (%s) beside where added or %s)
					select * from (select * from differing limit %d) part order by row_number""".formatted(held(file),
					(differing > counted.equal()) ? "not" : "", BESIDE.formatted(given, "left"), DIFFERS,
					Changes.LISTED))
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
		this.jdbc.sql("set local enable_hashjoin = on").update();
		int room = Changes.LISTED - listed[0] - listed[1];
		if (counted.vanished() > 0 && room > 0) {
			this.jdbc
				.sql("with %s select * from (%s) beside where vanished limit %d".formatted(held(file),
						BESIDE.formatted(given, "right"), room))
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

	/** How many rows of a file differ from those in force, and how. */
	private record Counted(int added, int vanished, int changed, int equal) {
	}

}
