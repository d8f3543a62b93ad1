package pe.siaf.classifier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportRule;
import pe.siaf.exchange.StagedFile;

/** The checks that the files of all catalogues have in common, each one statement. */
public final class CatalogueRows {

	/** The staged rows of the import, with the code beside the cells. */
	static final String STAGED = "select row_number, cells ->> 'code' code, cells from import_row where import_id = :import";

	static final String STATUS_WORDS = "(?i)ACTIVE|INACTIVE|ACTIVO|INACTIVO|A|I";

	/** Inactive where the file says so, or where the validity doesn't touch the year. */
	static final String STATUS = """
			case when upper(f.cells ->> 'status') in ('INACTIVE', 'INACTIVO', 'I')
			  or (f.cells ->> 'valid_to')::date < make_date(:year, 1, 1)
			  or (f.cells ->> 'valid_from')::date > make_date(:year, 12, 31) then 'INACTIVE' else 'ACTIVE' end""";

	private final JdbcClient jdbc;

	private final StagedFile file;

	private final Findings findings;

	public CatalogueRows(JdbcClient jdbc, StagedFile file, Findings findings) {
		this.jdbc = jdbc;
		this.file = file;
		this.findings = findings;
	}

	/**
	 * A catalogue that nobody published stays a draft (CLS-002).
	 * @param jdbc the database
	 * @param fiscalYear the year
	 * @param catalogue the catalogue's slug
	 */
	public static void draft(JdbcClient jdbc, int fiscalYear, String catalogue) {
		jdbc.sql(
				"insert into catalogue_year (fiscal_year, catalogue, state) values (?, ?, 'DRAFT') on conflict do nothing")
			.params(fiscalYear, catalogue)
			.update();
	}

	/**
	 * Compares a column of a preview: {@code old_<column>} with {@code new_<column>}.
	 * @param column the column
	 * @param row the preview's row
	 * @return the measure, or empty if it doesn't change
	 * @throws SQLException if the row lacks a column
	 */
	public static Optional<Measure> differing(String column, ResultSet row) throws SQLException {
		String before = row.getString("old_" + column);
		String after = row.getString("new_" + column);
		return Objects.equals(before, after) ? Optional.empty() : Optional.of(new Measure(column, before, after));
	}

	/**
	 * Refuses a year that isn't open.
	 * @return whether it is open
	 */
	public boolean yearIsOpen() {
		boolean open = this.jdbc.sql("select exists (select from fiscal_year where fiscal_year = ?)")
			.param(this.file.fiscalYear())
			.query(Boolean.class)
			.single();
		if (!open) {
			this.findings.error(ClassifierRule.CATALOGUE_PUBLISHED.code(), "classifier.import.year", year());
		}
		return open;
	}

	/**
	 * Refuses cells that don't look as they should.
	 * @param column the cell's column
	 * @param pattern a regular expression for the whole cell
	 */
	public void pattern(String column, String pattern) {
		String anchored = pattern.startsWith("(?i)") ? "(?i)^(" + pattern.substring(4) + ")$" : "^(" + pattern + ")$";
		statement("""
				select row_number, cells ->> :column cell from import_row
				where import_id = :import and cells ->> :column !~ :pattern order by 1""").param("column", column)
			.param("pattern", anchored)
			.query((row) -> {
				this.findings.error(row.getInt("row_number"), column, ImportRule.NOT_AS_EXPECTED.code(),
						column.equals("code") ? "classifier.import.pattern" : "classifier.import.value",
						row.getString("cell"));
			});
	}

	/**
	 * Refuses keys that occur twice.
	 * @param columns the cells that make the key
	 */
	public void once(String... columns) {
		String key = "concat_ws('.', cells ->> '" + String.join("', cells ->> '", columns) + "')";
		statement("""
				select row_number, key, first from (
				  select row_number, %1$s key, min(row_number) over (partition by %1$s) first
				  from import_row where import_id = :import) r
				where row_number > first order by 1""".formatted(key)).query((row) -> {
			this.findings.error(row.getInt("row_number"), columns[0], ImportRule.DUPLICATE_KEY.code(),
					"classifier.import.twice", row.getString("key"), row.getString("first"));
		});
	}

	/**
	 * Refuses codes that another catalogue of the year doesn't have.
	 * @param column the cell's column
	 * @param catalogue the other catalogue
	 */
	public void reference(String column, String catalogue) {
		statement(
				"""
						select row_number, cells ->> :column cell from import_row r
						where import_id = :import and cells ->> :column is not null and not exists (select from catalogue_entry e
						  where e.fiscal_year = :year and e.catalogue = :catalogue and e.code = r.cells ->> :column)
						order by 1""")
			.param("column", column)
			.param("catalogue", catalogue)
			.param("year", this.file.fiscalYear())
			.query((row) -> {
				this.findings.error(row.getInt("row_number"), column, ImportRule.UNKNOWN_KEY.code(),
						"classifier.import.reference", row.getString("cell"), year());
			});
	}

	/** Refuses validities that end before they start. */
	public void validity() {
		statement(
				"""
						select row_number, cells ->> 'valid_from' starts, cells ->> 'valid_to' ends from import_row
						where import_id = :import and (cells ->> 'valid_to')::date < (cells ->> 'valid_from')::date order by 1""")
			.query((row) -> {
				this.findings.error(row.getInt("row_number"), "valid_to", ImportRule.NOT_AS_EXPECTED.code(),
						"classifier.import.validity", row.getString("starts"), row.getString("ends"));
			});
	}

	private String year() {
		return Integer.toString(this.file.fiscalYear());
	}

	private StatementSpec statement(String sql) {
		return this.jdbc.sql(sql).param("import", this.file.id());
	}

}
