package pe.siaf.published;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.RowTable;
import pe.siaf.exchange.StagedFile;

/**
 * The rows of a file of published totals as they are staged: by the axes that each row
 * names, under the key that {@code published_total} keeps them by.
 */
@Component
class PublishedRows implements RowTable {

	private static final Axis[] AXES = Axis.values();

	private static final Measure[] MEASURES_IN_ORDER = Measure.values();

	private static final String MEASURES = "pia, pim, certified, annual_committed, monthly_committed, accrued, ordered, paid";

	/** What no row of the year may be, in an expression over a row. */
	static final String REFUSED = Stream.concat(
			Stream.of("%1$s.level not in ('', 'E', 'R', 'M')",
					"(%1$s.pliego <> '' and %1$s.pliego !~ '^(\\d{3}|\\d{6})$')",
					"(length(%1$s.pliego) = 3 and %1$s.sector = '')",
					"(%1$s.department <> '' and %1$s.department not in (select * from published_departments))",
					"coalesce(%1$s.pia, %1$s.pim, %1$s.accrued) is null"),
			named()
				.map((axis) -> "(%%1$s.%s = '' and %%1$s.%s is not null)".formatted(axis.column(), axis.nameColumn())))
		.collect(Collectors.joining(" or "));

	private final JdbcClient jdbc;

	/** From how many rows on a file's table becomes the cut's own. */
	private final int many;

	PublishedRows(JdbcClient jdbc, @Value("${siaf.published.rows-of-a-big-cut}") int many) {
		this.jdbc = jdbc;
		this.many = many;
	}

	@Override
	public String maker() {
		return "published_rows_staged";
	}

	@Override
	public String columns() {
		return Stream
			.of(Stream.of("year", "axes", "key", "published_by"), Arrays.stream(Axis.values()).map(Axis::column),
					named().map(Axis::nameColumn), Arrays.stream(Measure.values()).map(Measure::column))
			.flatMap((columns) -> columns)
			.collect(Collectors.joining(", "));
	}

	private static Stream<Axis> named() {
		return Arrays.stream(Axis.values()).filter((axis) -> axis != Axis.LEVEL);
	}

	@Override
	public Layout layout() {
		return new KeyedLayout();
	}

	/**
	 * Looks through the file once: which years and tables it has, which measures and
	 * names each of its tables gives at all, what they sum up to, which levels it covers.
	 * A measure that no row of a table gives is null in it, a blank beside figures is a
	 * zero. To be asked once, before {@link #of}.
	 * @param file the staged file
	 * @return how many rows it has of each year, by the year as given, empty where a row
	 * gives none
	 */
	SortedMap<String, Integer> look(StagedFile file) {
		this.jdbc.sql("drop table if exists pg_temp.published_gives, pg_temp.published_look").update();
		this.jdbc.sql("""
				create temporary table published_look on commit drop as
				select coalesce(cast(t.year as text), '') given, published_axes(t.axes) axes, t.axes parts, count(*) n,
				  min(t.published_by) published_by, bool_or(%s) refused,
				  bool_or(t.level = 'E') "E", bool_or(t.level = 'M') "M", bool_or(t.level = 'R') "R", %s, %s, %s
				from %s t group by 1, t.axes""".formatted(REFUSED.formatted("t"), eachMeasure("count(t.%1$s) %1$s"),
				eachMeasure("sum(t.%1$s) sum_%1$s"), eachName("count(t.%1$s) > 0 %1$s"), file.table()))
			.update();
		this.jdbc.sql("""
				create temporary table published_gives on commit drop as
				select axes, min(parts) parts, min(published_by) published_by, sum(n) n, %s whole, %s, %s, %s,
				  concat_ws(',', case when bool_or("E") then 'E' end, case when bool_or("M") then 'M' end,
				    case when bool_or("R") then 'R' end) levels
				from published_look where given in ('', '%d') group by axes""".formatted(
				eachMeasure("sum(%1$s) in (0, sum(n))").replace("), ", ") and "), eachMeasure("sum(%1$s) > 0 %1$s"),
				eachMeasure("sum(sum_%1$s) sum_%1$s"), eachName("bool_or(%1$s) %1$s"), file.fiscalYear()))
			.update();
		SortedMap<String, Integer> years = new TreeMap<>();
		this.jdbc.sql("select given, sum(n) n from published_look group by given").query((row) -> {
			years.put(row.getString("given"), row.getInt("n"));
		});
		return years;
	}

	private static String eachMeasure(String part) {
		return Arrays.stream(Measure.values())
			.map((measure) -> part.formatted(measure.column()))
			.collect(Collectors.joining(", "));
	}

	private static String eachName(String part) {
		return named().map((axis) -> part.formatted(axis.nameColumn())).collect(Collectors.joining(", "));
	}

	/**
	 * Whether the file's rows can stay where they were staged: they are many, of one
	 * table and its year, and no blank among them stands for a zero.
	 * @return true if so
	 */
	boolean canStay() {
		return this.jdbc.sql("""
				select (select count(*) = 1 from published_look)
				  and (select coalesce(bool_and(whole and n >= :many), false) from published_gives)""")
			.param("many", this.many)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Numbers the rows of a file that {@linkplain #canStay() can stay} for the cut that
	 * they will be.
	 * @param file the staged file
	 * @return the number of the cut; empty if the file has rows twice
	 */
	Optional<Long> number(StagedFile file) {
		return this.jdbc.sql("select published_rows_numbered(?)").param(file.id()).query(Long.class).optional();
	}

	/**
	 * Makes the rows of a numbered file the totals of its cut, as they lie.
	 * @param file the staged file
	 * @param cut the number of the cut, which is there
	 */
	void keep(StagedFile file, long cut) {
		this.jdbc.sql("select published_rows_kept(?, ?)").params(file.id(), cut).query((row) -> {
		});
	}

	/** Nothing is asked of the rows of a file that has no other year's. */
	private String ofTheYear(StagedFile file) {
		boolean others = this.jdbc.sql("select exists (select from published_look where given not in ('', :year))")
			.param("year", Integer.toString(file.fiscalYear()))
			.query(Boolean.class)
			.single();
		return others ? "coalesce(t.year, %1$d) = %1$d".formatted(file.fiscalYear()) : "true";
	}

	/**
	 * Whether some row of the year is refused.
	 * @return false if there is none
	 */
	boolean anyRefused() {
		return this.jdbc.sql("select coalesce(bool_or(refused), false) from published_look")
			.query(Boolean.class)
			.single();
	}

	/**
	 * Whether any row names codes of an axis.
	 * @param axis the axis
	 * @return true if a name is given
	 */
	boolean names(Axis axis) {
		return axis != Axis.LEVEL && this.jdbc
			.sql("select coalesce(bool_or(%s), false) from published_gives".formatted(axis.nameColumn()))
			.query(Boolean.class)
			.single();
	}

	/**
	 * The axes that some table of the file has.
	 * @return the axes
	 */
	List<Axis> axes() {
		return this.jdbc.sql("select distinct unnest(string_to_array(axes, ',')) from published_gives")
			.query(String.class)
			.list()
			.stream()
			.flatMap((key) -> Axis.of(key).stream())
			.sorted()
			.toList();
	}

	/**
	 * The file's rows of its year, to be put where a statement names its table. What the
	 * tables give is written into the text, so that the server can read them with all its
	 * workers.
	 * @param file the staged file
	 * @return a select in parentheses, with the columns of {@code published_total} beside
	 * row_number, axes, names, figures (whether it has any) and published_by
	 */
	String of(StagedFile file) {
		List<String> gives = this.jdbc.sql("select axes, parts, " + MEASURES + " from published_gives")
			.query((row, number) -> {
				List<String> texts = new ArrayList<>(
						List.of("'" + row.getString("axes") + "'", row.getString("parts")));
				for (Measure measure : Measure.values()) {
					texts.add(String.valueOf(row.getBoolean(measure.column())));
				}
				return "(" + String.join(", ", texts) + ")";
			})
			.list();
		String none = "('', 0" + ", false".repeat(Measure.values().length) + ")";
		return """
				(select t.row_number, given.axes, t.key, t.published_by, %s, %s, %s,
				  coalesce(t.pia, t.pim, t.accrued) is not null figures
				from %s t join (values %s) given (axes, parts, %s) on given.parts = t.axes where %s)""".formatted(
				Axis.columns("t"), named().map((axis) -> "t." + axis.nameColumn()).collect(Collectors.joining(", ")),
				Arrays.stream(Measure.values())
					.map((measure) -> "case when given.%1$s then coalesce(t.%1$s, 0) end %1$s"
						.formatted(measure.column()))
					.collect(Collectors.joining(", ")),
				file.table(), gives.isEmpty() ? none : String.join(", ", gives), MEASURES, ofTheYear(file));
	}

	/** Lays rows out under their key, see {@code published_key} in the database. */
	private static final class KeyedLayout implements Layout {

		private final MessageDigest digest;

		private final StringBuilder codes = new StringBuilder();

		KeyedLayout() {
			try {
				this.digest = MessageDigest.getInstance("MD5");
			}
			catch (NoSuchAlgorithmException everyPlatformHasIt) {
				throw new IllegalStateException(everyPlatformHasIt);
			}
		}

		@Override
		public void fill(Map<String, String> cells, List<@Nullable String> values) {
			this.codes.setLength(0);
			int axes = 0;
			// the order of published_key and published_axes
			for (int place = 0; place < AXES.length; place++) {
				String code = cells.get(AXES[place].cell());
				if (place > 0) {
					this.codes.append('|');
				}
				if (code != null) {
					this.codes.append(code);
					axes |= 1 << place;
				}
			}
			values.add(cells.get("year"));
			values.add(Integer.toString(axes));
			values.add(HexFormat.of()
				.formatHex(this.digest.digest(this.codes.toString().getBytes(StandardCharsets.UTF_8))));
			values.add(cells.get("published_by"));
			for (Axis axis : AXES) {
				values.add(cells.getOrDefault(axis.cell(), ""));
			}
			for (Axis axis : AXES) {
				if (axis != Axis.LEVEL) {
					values.add(cells.get(axis.cell() + "_name"));
				}
			}
			for (Measure measure : MEASURES_IN_ORDER) {
				values.add(cells.get(measure.column()));
			}
		}

	}

}
