package pe.siaf.parameter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.money.Thousands;
import pe.siaf.parameter.YearlyTable.Since;
import pe.siaf.parameter.YearlyTable.Value;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/**
 * Reads and changes tables by year. A change is another row from its year or day on; what
 * held before stays, so that what was decided by it can still be understood.
 */
@Service
class YearlyTables {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

	private final JdbcClient jdbc;

	private final YearlyBounds bounds;

	private final AuditTrail audit;

	YearlyTables(JdbcClient jdbc, YearlyBounds bounds, AuditTrail audit) {
		this.jdbc = jdbc;
		this.bounds = bounds;
		this.audit = audit;
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

	private static String written(String since) {
		return (since.length() > 4) ? DAY.format(LocalDate.parse(since)) : since;
	}

	private static List<String> split(String shown) {
		return shown.isEmpty() ? List.of() : List.of(shown.split("\\|", -1));
	}

	/** The last changes of a table, newest first. */
	List<Change> changes(YearlyTable table) {
		return this.jdbc.sql("""
				select row_key, since, before, after, reason, person_name, changed_at from yearly_change
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
	 * Changes a row from a year or a day on.
	 * @param table the table
	 * @param typed what is asked for
	 * @param actor the rector who keeps the table
	 * @throws RuleViolation TAB-001, TAB-002, TAB-004, WFL-003
	 */
	@Transactional
	public void change(YearlyTable table, Typed typed, Profile actor) {
		Object since = since(table, typed.since());
		List<BigDecimal> values = values(table, typed);
		this.bounds.require(table, typed.key(), values.get(0));
		if (typed.reason().isBlank()) {
			throw incomplete("reason");
		}
		this.jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtext(?))) waited")
			.param("yearly/" + table.code())
			.query(Integer.class)
			.single();
		Row before = this.jdbc.sql(select(table) + " where key = :key")
			.param("at", since)
			.param("key", typed.key())
			.query((row, number) -> new Row(row.getString("key"), row.getString("since"), row.getString("text"),
					split(row.getString("shown"))))
			.optional()
			.orElseThrow(() -> new NotFound("row " + typed.key() + " of " + table.code()));
		if (!typed.seen().isEmpty() && !typed.seen().equals(before.shown())) {
			throw new RuleViolation(YearlyRule.CHANGED, Map.of("record", before.key()));
		}
		write(table, before, since, values);
		String after = values.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" · "));
		keep(table, before, String.valueOf(since), after, typed.reason().strip(), actor);
	}

	private static Object since(YearlyTable table, String typed) {
		LocalDate today = LocalDate.now(FiscalTime.LIMA);
		if (table.since() != Since.DAY) {
			if (!typed.matches("20\\d{2}")) {
				throw incomplete("since");
			}
			int year = Integer.parseInt(typed);
			if (year < today.getYear()) {
				throw new RuleViolation(YearlyRule.TOO_LATE, Map.of("since", typed), "since");
			}
			return year;
		}
		LocalDate day = day(typed);
		if (day.isBefore(today)) {
			throw new RuleViolation(YearlyRule.TOO_LATE, Map.of("since", typed), "since");
		}
		return day;
	}

	private static LocalDate day(String typed) {
		try {
			return LocalDate.parse(typed);
		}
		catch (DateTimeParseException unreadable) {
			throw incomplete("since");
		}
	}

	private static List<BigDecimal> values(YearlyTable table, Typed typed) {
		List<BigDecimal> values = new ArrayList<>();
		for (Value value : table.figures()) {
			values.add(value.read(typed.values().get(value.column())).orElseThrow(() -> incomplete(value.column())));
		}
		if (values.isEmpty()) {
			throw incomplete("since");
		}
		return values;
	}

	private void write(YearlyTable table, Row before, Object since, List<BigDecimal> values) {
		Map<String, Object> parameters = new LinkedHashMap<>();
		List<String> columns = new ArrayList<>(table.kept());
		List<String> selected = new ArrayList<>(table.kept());
		columns.add(table.since().column());
		selected.add(table.since().isDay() ? "cast(:since as date)" : "cast(:since as smallint)");
		List<String> updates = new ArrayList<>();
		for (int at = 0; at < values.size(); at++) {
			String column = table.figures().get(at).column();
			columns.add(column);
			selected.add("cast(:value" + at + " as numeric)");
			updates.add(column + " = excluded." + column);
			parameters.put("value" + at, values.get(at));
		}
		this.jdbc.sql(
				"insert into %s (%s) select %s from %s where (%s)::text = :key and %s::text = :from on conflict on constraint %s_pkey do update set %s"
					.formatted(table.table(), String.join(", ", columns), String.join(", ", selected), table.table(),
							table.key(), table.since().column(), table.table(), String.join(", ", updates)))
			.params(parameters)
			.param("since", since)
			.param("key", before.key())
			.param("from", before.since())
			.update();
	}

	private void keep(YearlyTable table, Row before, String since, String after, String reason, Profile actor) {
		this.jdbc
			.sql("""
					insert into yearly_change (table_code, row_key, since, before, after, reason, username, person_name, profile)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(table.code(), before.key(), since, before.shown(), after, reason, actor.username(),
					actor.personName(), actor.label())
			.update();
		this.audit.record(actor, AuditTrail.NATIONAL, "change", "YEARLY_TABLE", table.table() + "/" + before.key(),
				Map.of("values", before.shown()), Figures.of("since", since, "values", after, "reason", reason));
	}

	private static RuleViolation incomplete(String field) {
		return new RuleViolation(YearlyRule.INCOMPLETE, Map.of("what", "parameter." + field), field);
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
	 * What is asked for.
	 *
	 * @param key the row
	 * @param since the year or day from which on
	 * @param seen what the row said when it was shown, or empty
	 * @param values the figures as typed, by column
	 * @param reason why, with the norm
	 */
	record Typed(String key, String since, String seen, Map<String, String> values, String reason) {
	}

	/**
	 * A change.
	 *
	 * @param rowKey the row
	 * @param since from when on
	 * @param before what it said
	 * @param after what it says
	 * @param reason why
	 * @param personName who changed it
	 * @param changedAt when
	 */
	record Change(String rowKey, String since, String before, String after, String reason, String personName,
			OffsetDateTime changedAt) {

		/**
		 * From when on, as people write it.
		 * @return a year, or a day such as 01/07/2014
		 */
		public String from() {
			return YearlyTables.written(this.since);
		}

	}

}
