package pe.siaf.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import pe.siaf.exchange.Changes.Measure;
import pe.siaf.rules.Rule;

/**
 * A kind of file whose rows are those of one table: new ones are added, those with the
 * same key are changed, the others are kept. A kind says how its cells become the table's
 * columns and what may be wrong with them; all of it is done by the database at once.
 */
public abstract class TableImport implements ImportKind {

	private final JdbcClient jdbc;

	/**
	 * Creates the kind.
	 * @param jdbc the database
	 */
	protected TableImport(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The rows in the table's own types, from {@code import_row r}.
	 * @return a list of columns, {@code row_number} not among them
	 */
	protected abstract String rows();

	/**
	 * The table that the rows go to.
	 * @return its name
	 */
	protected abstract String target();

	/**
	 * The columns of its key.
	 * @return their names
	 */
	protected abstract List<String> key();

	/**
	 * Its other columns that the file gives.
	 * @return their names
	 */
	protected abstract List<String> values();

	/**
	 * Which of its uniquenesses a row of the same key breaks.
	 * @return columns in brackets, or a named constraint
	 */
	protected String conflict() {
		return "(%s)".formatted(names(key()));
	}

	/**
	 * How a row is told to people, over {@code f}.
	 * @return an expression
	 */
	protected abstract String shown();

	/**
	 * What may be wrong with a row.
	 * @return the checks, each told apart
	 */
	protected abstract List<Check> checks();

	/**
	 * Whether the rows belong to a fiscal year that has to be there.
	 * @return false where the import's year says nothing
	 */
	protected boolean ofItsYear() {
		return true;
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		if (ofItsYear() && !yearIsOpen(file)) {
			findings.error(ImportRule.UNKNOWN_KEY.code(), ImportRule.UNKNOWN_KEY.messageKey(), file.fiscalYear());
			return;
		}
		tell(file, findings,
				new Check(this.key().get(this.key().size() - 1), ImportRule.DUPLICATE_KEY.code(), "rule.INT-002",
						"""
								select row_number, told, earlier from (select row_number, %s told, first_value(row_number) over same::text earlier,
								  row_number() over same nr from f window same as (partition by %s order by row_number)) n where nr > 1"""
							.formatted(shown(), names(key()))));
		checks().forEach((check) -> tell(file, findings, check));
	}

	private boolean yearIsOpen(StagedFile file) {
		return this.jdbc.sql("select exists (select from fiscal_year where fiscal_year = ?)")
			.param(file.fiscalYear())
			.query(Boolean.class)
			.single();
	}

	private void tell(StagedFile file, Findings findings, Check check) {
		statement(check.wrong() + " order by 1", file).query((row) -> {
			boolean more = row.getMetaData().getColumnCount() > 2;
			Object[] figures = more ? new Object[] { row.getString(2), String.valueOf(row.getString(3)) }
					: new Object[] { String.valueOf(row.getString(2)) };
			if (check.warns()) {
				findings.warning(row.getInt(1), check.column(), check.code(), check.message(), figures);
			}
			else {
				findings.error(row.getInt(1), check.column(), check.code(), check.message(), figures);
			}
		});
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		Told told = new Told(changes);
		statement(
				"""
						select %1$s record, t.%2$s is null fresh, c.name, to_jsonb(t) ->> c.name before, to_jsonb(f) ->> c.name after
						from f left join %3$s t using (%4$s) cross join unnest(:columns) c(name)
						where t.%2$s is null or to_jsonb(t) ->> c.name is distinct from to_jsonb(f) ->> c.name
						order by f.row_number"""
					.formatted(shown(), values().get(0), target(), names(key())),
				file)
			.param("columns", values().toArray(String[]::new))
			.query((row) -> {
				told.next(row.getString("record"), row.getBoolean("fresh"),
						new Measure(row.getString("name"), row.getString("before"), row.getString("after")));
			});
		told.end();
		int rows = statement("select count(*) from f", file).query(Integer.class).single();
		changes.equal(rows - changes.added() - changes.changed());
	}

	@Override
	public void apply(StagedFile file) {
		String set = values().stream().map((name) -> name + " = excluded." + name).collect(Collectors.joining(", "));
		statement("insert into %s (%s) select %2$s from f on conflict %s do update set %s".formatted(target(),
				names(Stream.concat(key().stream(), values().stream()).toList()), conflict(), set), file)
			.update();
	}

	/**
	 * A statement that reads the file's rows as {@code f}.
	 * @param sql what follows the definition of {@code f}
	 * @param file the staged file
	 * @return the statement, with the parameters import, year and unit
	 */
	protected final StatementSpec statement(String sql, StagedFile file) {
		return this.jdbc
			.sql("with f as materialized (select r.row_number, %s from import_row r where r.import_id = :import) %s"
				.formatted(rows(), sql))
			.param("import", file.id())
			.param("year", file.fiscalYear())
			.param("unit", file.secEjec());
	}

	private static String names(List<String> columns) {
		return String.join(", ", columns);
	}

	/**
	 * Something that may be wrong.
	 *
	 * @param column where it stands in the file
	 * @param code the rule's code
	 * @param message the message's key; it takes what the query tells
	 * @param wrong a query over {@code f} for the numbers of wrong rows, one or two
	 * figures of each
	 * @param warns whether the file may be applied all the same
	 */
	public record Check(String column, String code, String message, String wrong, boolean warns) {

		/**
		 * A check that holds the file back.
		 * @param column where it stands in the file
		 * @param code the rule's code
		 * @param message the message's key
		 * @param wrong a query for what is wrong
		 */
		public Check(String column, String code, String message, String wrong) {
			this(column, code, message, wrong, false);
		}

		/**
		 * A cell that isn't one of a few words.
		 * @param column the column
		 * @param words the words
		 * @return the check
		 */
		public static Check word(String column, String... words) {
			String list = Stream.of(words).map((word) -> "'" + word + "'").collect(Collectors.joining(", "));
			return new Check(column, ImportRule.NOT_AS_EXPECTED.code(), "import.table.word",
					"select row_number, %1$s, '%2$s' from f where %1$s not in (%3$s)".formatted(column,
							String.join(", ", words), list));
		}

		/**
		 * A cell that stands for nothing known.
		 * @param column the column
		 * @param told what is told of it, over {@code f}
		 * @param where when it is wrong
		 * @return the check
		 */
		public static Check known(String column, String told, String where) {
			return new Check(column, ImportRule.UNKNOWN_KEY.code(), ImportRule.UNKNOWN_KEY.messageKey(),
					"select row_number, %s from f where %s".formatted(told, where));
		}

		/**
		 * A row that a rule refuses.
		 * @param column the column
		 * @param rule the rule
		 * @param told what is told of it, over {@code f}
		 * @param where when it is wrong
		 * @return the check
		 */
		public static Check rule(String column, Rule rule, String told, String where) {
			return new Check(column, rule.code(), rule.messageKey(),
					"select row_number, %s from f where %s".formatted(told, where));
		}

		/**
		 * A figure that can't be.
		 * @param column the column
		 * @param message the message's key
		 * @param where when it is wrong
		 * @return the check
		 */
		public static Check figure(String column, String message, String where) {
			return figure(column, column, message, where);
		}

		/**
		 * A figure that can't be, told by another column of the table.
		 * @param column the column
		 * @param told the other column
		 * @param message the message's key
		 * @param where when it is wrong
		 * @return the check
		 */
		public static Check figure(String column, String told, String message, String where) {
			return new Check(column, ImportRule.NOT_AS_EXPECTED.code(), message,
					"select row_number, %s::text from f where %s".formatted(told, where));
		}

	}

	/** Gathers what differs, record by record. */
	private static final class Told {

		private final Changes changes;

		private final List<Measure> measures = new ArrayList<>();

		private @Nullable String record;

		private boolean fresh;

		Told(Changes changes) {
			this.changes = changes;
		}

		void next(String of, boolean isFresh, Measure measure) {
			if (!of.equals(this.record)) {
				end();
				this.record = of;
				this.fresh = isFresh;
			}
			if (measure.before() != null || measure.after() != null) {
				this.measures.add(measure);
			}
		}

		void end() {
			if (this.record != null && this.fresh) {
				this.changes.added(this.record, List.copyOf(this.measures));
			}
			else if (this.record != null) {
				this.changes.compared(this.record, List.copyOf(this.measures));
			}
			this.measures.clear();
		}

	}

}
