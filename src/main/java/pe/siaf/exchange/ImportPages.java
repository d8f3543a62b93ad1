package pe.siaf.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.ui.TableExport;

/** What the import screens and the API show of imports, limited to who looks. */
@Repository
class ImportPages {

	private static final String VISIBLE = """
			 from data_import i
			left join implementing_unit u on u.fiscal_year = i.fiscal_year and u.sec_ejec = i.sec_ejec
			where i.kind in (:kinds) and (i.sec_ejec is null or (%s) or i.username = :me)""";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final MessageSource messages;

	private final ImportRecords records;

	private final Imports imports;

	private final UnitReach reach;

	ImportPages(JdbcClient jdbc, JsonMapper json, MessageSource messages, ImportRecords records, Imports imports,
			UnitReach reach) {
		this.jdbc = jdbc;
		this.json = json;
		this.messages = messages;
		this.records = records;
		this.imports = imports;
		this.reach = reach;
	}

	Optional<Imported> find(long id, Profile profile) {
		return visible(ImportRecords.COLUMNS, " and i.id = :id", profile).param("id", id)
			.query(this.records::imported)
			.optional();
	}

	List<String> kindsVisibleTo(Profile profile) {
		return profile.may(Permission.AUDIT_READ) ? List.copyOf(this.imports.kinds().keySet())
				: this.imports.kindsFor(profile).stream().map(ImportKind::code).toList();
	}

	List<Integer> years() {
		return this.jdbc.sql("select fiscal_year from fiscal_year order by fiscal_year").query(Integer.class).list();
	}

	@Nullable String unitName(Imported imported) {
		return this.jdbc.sql("select name from implementing_unit where fiscal_year = :year and sec_ejec = :unit")
			.param("year", imported.fiscalYear())
			.param("unit", imported.secEjec())
			.query(String.class)
			.optional()
			.orElse(null);
	}

	Optional<Imported> latest() {
		return this.jdbc.sql("select " + ImportRecords.COLUMNS + " from data_import i order by i.id desc limit 1")
			.query(this.records::imported)
			.optional();
	}

	List<Imported> list(Profile profile, Filter filter, int offset, int limit) {
		return filtered(ImportRecords.COLUMNS, profile, filter, " order by i.id desc offset :offset limit :limit")
			.param("offset", offset)
			.param("limit", limit)
			.query(this.records::imported)
			.list();
	}

	int count(Profile profile, Filter filter) {
		return filtered("count(*)", profile, filter, "").query(Integer.class).single();
	}

	private JdbcClient.StatementSpec filtered(String columns, Profile profile, Filter filter, String tail) {
		return visible(columns, """
				and (cast(:kind as text) is null or i.kind = :kind)
				and (cast(:state as text) is null or i.state = :state)
				and (cast(:year as smallint) is null or i.fiscal_year = :year)""" + tail, profile)
			.param("kind", filter.kind())
			.param("state", (filter.state() != null) ? filter.state().name() : null)
			.param("year", filter.year());
	}

	private JdbcClient.StatementSpec visible(String columns, String more, Profile profile) {
		UnitReach.Condition condition = this.reach.of(profile);
		// a condition on no kind at all would be no SQL
		List<String> kinds = new ArrayList<>(List.of(""));
		kinds.addAll(kindsVisibleTo(profile));
		return this.jdbc.sql("select " + columns + VISIBLE.formatted(condition.sql()) + more)
			.param("kinds", kinds)
			.param("me", profile.username())
			.params(condition.params());
	}

	List<FindingView> findings(long id, int limit, Locale locale) {
		try (Stream<FindingView> all = streamFindings(id, limit, locale)) {
			return all.toList();
		}
	}

	int countFindings(long id) {
		return this.jdbc.sql("select count(*) from import_finding where import_id = ?")
			.param(id)
			.query(Integer.class)
			.single();
	}

	private Stream<FindingView> streamFindings(long id, int limit, Locale locale) {
		return this.jdbc.sql("""
				select row_number, column_name, cell, severity, code, message_key, arguments
				from import_finding where import_id = ? order by row_number nulls first, id limit ?""")
			.params(id, limit)
			.query((row, number) -> new FindingView((Integer) row.getObject("row_number"), row.getString("column_name"),
					row.getString("cell"), Findings.Severity.valueOf(row.getString("severity")), row.getString("code"),
					text(row.getString("message_key"), row.getString("arguments"), locale)))
			.stream();
	}

	private String text(String key, String arguments, Locale locale) {
		Object[] values = this.json.readValue(arguments, new TypeReference<List<String>>() {
		}).stream().map((value) -> translated(value, locale)).toArray();
		return String.valueOf(this.messages.getMessage(key, values, key, locale));
	}

	private String translated(String value, Locale locale) {
		if (value.length() < 2 || value.charAt(0) != '#') {
			return value;
		}
		int bar = value.indexOf('|');
		String key = value.substring(1, (bar < 0) ? value.length() : bar);
		return String.valueOf(this.messages.getMessage(key, null, value.substring((bar < 0) ? 1 : bar + 1), locale));
	}

	TableExport errors(long id, Locale locale) {
		Stream<List<@Nullable Object>> rows = findings(id, Integer.MAX_VALUE, locale).stream()
			.map((finding) -> java.util.Arrays.<@Nullable Object>asList(finding.row(), finding.column(), finding.cell(),
					finding.severity().name(), finding.code(), finding.message()));
		return new TableExport("importacion-" + id + "-observaciones",
				titles(locale, "import.finding.row", "import.finding.column", "import.finding.cell",
						"import.finding.severity", "import.finding.code", "import.finding.message"),
				rows);
	}

	private List<String> titles(Locale locale, String... keys) {
		return Stream.of(keys).map((key) -> this.messages.getMessage(key, null, locale)).toList();
	}

	List<ChangeView> changes(long id, int offset, int limit, Locale locale) {
		return this.jdbc.sql("""
				select nature, record, measure, before, after from import_change
				where import_id = ? order by record, id offset ? limit ?""")
			.params(id, offset, limit)
			.query((row, number) -> new ChangeView(Changes.Nature.valueOf(row.getString("nature")),
					row.getString("record"), measure(row.getString("measure"), locale),
					word(row.getString("measure"), row.getString("before"), locale),
					word(row.getString("measure"), row.getString("after"), locale)))
			.list();
	}

	TableExport changeList(long id, Locale locale) {
		Stream<List<@Nullable Object>> rows = changes(id, 0, Integer.MAX_VALUE, locale).stream()
			.map((change) -> java.util.Arrays.<@Nullable Object>asList(
					this.messages.getMessage("import.nature." + change.nature(), null, locale), change.record(),
					change.measure(), change.shownBefore(), change.shownAfter()));
		return new TableExport("importacion-" + id + "-cambios", titles(locale, "import.change.nature",
				"import.change.record", "import.change.measure", "import.change.before", "import.change.after"), rows);
	}

	int countChanges(long id) {
		return this.jdbc.sql("select count(*) from import_change where import_id = ?")
			.param(id)
			.query(Integer.class)
			.single();
	}

	/**
	 * {@code accrued.03} is "Devengado, marzo"; a measure without words is shown as it
	 * is.
	 */
	private String measure(String name, Locale locale) {
		int dot = name.lastIndexOf('.');
		String stem = (dot > 0) ? name.substring(0, dot) : name;
		String text = String.valueOf(this.messages.getMessage("import.measure." + stem, null, stem, locale));
		return (dot > 0)
				? this.messages.getMessage("import.measure.inMonth",
						new Object[] { text,
								this.messages.getMessage("month." + name.substring(dot + 1), null, locale) },
						locale)
				: text;
	}

	/** A state is told in words: ACTIVE is "Activo". */
	private @Nullable String word(String measure, @Nullable String value, Locale locale) {
		boolean state = measure.equals("status") && value != null;
		return state ? this.messages.getMessage("state." + value, null, value, locale) : value;
	}

	/** What the list is limited to. */
	record Filter(@Nullable String kind, @Nullable ImportState state, @Nullable Integer year) {
	}

	/** A finding in the reader's language. */
	record FindingView(@Nullable Integer row, @Nullable String column, @Nullable String cell,
			Findings.Severity severity, String code, String message) {
	}

	/** A change in the reader's language. */
	record ChangeView(Changes.Nature nature, String record, String measure, @Nullable String before,
			@Nullable String after) {

		/**
		 * Values for the screen: amounts as amounts, so that they are printed as such.
		 */
		public @Nullable Object shownBefore() {
			return number(this.before);
		}

		public @Nullable Object shownAfter() {
			return number(this.after);
		}

		/** Whether it is told in money. */
		public boolean isAmount() {
			return shownBefore() instanceof pe.siaf.money.Amount || shownAfter() instanceof pe.siaf.money.Amount;
		}

		/** A value that is an amount as a number, anything else as its text. */
		static @Nullable Object number(@Nullable String value) {
			return (value != null && value.matches("-?\\d+\\.\\d{2}")) ? pe.siaf.money.Amount.of(value) : value;
		}

	}

}
