package pe.siaf.parameter;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.money.Thousands;
import pe.siaf.rules.NotFound;

/** Reads tables by year, and what was changed of them. */
@Service
class YearlyTables {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

	private final JdbcClient jdbc;

	YearlyTables(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The rows that hold at the end of a year.
	 * @param table the table
	 * @param year the year
	 * @return each with since when
	 */
	List<Row> of(YearlyTable table, int year) {
		return this.jdbc.sql(select(table) + " order by key")
			.param("at", table.since().isDay() ? LocalDate.of(year, 12, 31) : year)
			.query((row, number) -> new Row(row.getString("key"), row.getString("since"), row.getString("text"),
					split(row.getString("shown"))))
			.list();
	}

	/** Names come from the table's own constants, never from a request. */
	private static String select(YearlyTable table) {
		String shown = table.figures()
			.stream()
			.map((value) -> value.column() + "::text")
			.collect(Collectors.joining(", ", "concat_ws('|', ", ")"));
		String text = table.text().isEmpty() ? "''" : table.text();
		String since = table.since().column();
		return """
				select * from (
				  select distinct on (%1$s) (%1$s)::text as key, %2$s::text as since, (%3$s)::text as text, %4$s as shown
				  from %5$s where %2$s <= :at order by %1$s, %2$s desc) x"""
			.formatted(table.key(), since, text, table.figures().isEmpty() ? "''" : shown, table.table());
	}

	static String written(String since) {
		return (since.length() > 4) ? DAY.format(LocalDate.parse(since)) : since;
	}

	private static List<String> split(String shown) {
		return shown.isEmpty() ? List.of() : List.of(shown.split("\\|", -1));
	}

	/** The last changes of a table, newest first. */
	List<Change> changes(YearlyTable table) {
		return this.jdbc.sql("""
				select row_key, since, before, after, reason, person_name, approved_name, changed_at from yearly_change
				where table_code = ? order by id desc limit 100""").param(table.code()).query(Change.class).list();
	}

	/** The years that can be chosen: all that are known, newest first. */
	List<Integer> years() {
		List<Integer> years = this.jdbc.sql("select fiscal_year from fiscal_year order by 1 desc")
			.query(Integer.class)
			.list();
		return years.isEmpty() ? List.of(LocalDate.now(FiscalTime.LIMA).getYear()) : years;
	}

	/**
	 * The row that holds at a year or a day.
	 * @param table the table
	 * @param key what names it
	 * @param at the year or the day
	 * @return the row
	 * @throws NotFound if the table has no such row then
	 */
	Row row(YearlyTable table, String key, Object at) {
		return this.jdbc.sql(select(table) + " where key = :key")
			.param("at", at)
			.param("key", key)
			.query((row, number) -> new Row(row.getString("key"), row.getString("since"), row.getString("text"),
					split(row.getString("shown"))))
			.optional()
			.orElseThrow(() -> new NotFound("row " + key + " of " + table.code()));
	}

	/**
	 * A row that holds.
	 *
	 * @param key what names it
	 * @param since since which year or day
	 * @param text what it means, or its basis
	 * @param values its figures, as they are kept
	 */
	record Row(String key, String since, String text, List<String> values) {

		/**
		 * Since when, as people write it.
		 * @return a year, or a day such as 01/07/2014
		 */
		public String from() {
			return YearlyTables.written(this.since);
		}

		/**
		 * Its figures as people read them.
		 * @return with commas between thousands
		 */
		public List<String> figures() {
			return this.values.stream().map(Thousands::with).toList();
		}

		/**
		 * All its figures in one text.
		 * @return also what a change says it has seen
		 */
		public String shown() {
			return String.join(" · ", this.values);
		}

	}

	/**
	 * A change.
	 *
	 * @param rowKey the row
	 * @param since from when on
	 * @param before what it said
	 * @param after what it says
	 * @param reason why
	 * @param personName who changed it, or asked for it
	 * @param approvedName who approved it, where two make it
	 * @param changedAt when
	 */
	record Change(String rowKey, String since, String before, String after, String reason, String personName,
			@Nullable String approvedName, OffsetDateTime changedAt) {

		/**
		 * From when on, as people write it.
		 * @return a year, or a day such as 01/07/2014
		 */
		public String from() {
			return YearlyTables.written(this.since);
		}

	}

}
