package pe.siaf.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.identity.Scope;

/**
 * A file that was read and waits to be judged and applied. Its rows can be walked through
 * here or joined in SQL: {@code import_row(import_id, row_number, cells jsonb)} with the
 * cells in canonical form, so that casts are safe.
 */
public final class StagedFile {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Imported header;

	StagedFile(JdbcClient jdbc, JsonMapper json, Imported header) {
		this.jdbc = jdbc;
		this.json = json;
		this.header = header;
	}

	public long id() {
		return this.header.id();
	}

	/**
	 * The table of rows of a kind that {@linkplain ImportKind#table() lays them out}.
	 * @return its name
	 */
	public String table() {
		return tableOf(id());
	}

	static String tableOf(long importId) {
		return "staging.import_row_" + importId;
	}

	public int fiscalYear() {
		return this.header.fiscalYear();
	}

	/**
	 * The unit of a kind that is {@linkplain ImportKind#perUnit() per unit}.
	 * @return six digits; empty for other kinds
	 */
	public String secEjec() {
		return (this.header.secEjec() != null) ? this.header.secEjec() : "";
	}

	/**
	 * The day the file speaks of, such as a cut's date: as given, or as in the file's
	 * name, or today.
	 * @return the day
	 */
	public LocalDate statedOn() {
		return this.header.statedOn();
	}

	public String fileName() {
		return this.header.fileName();
	}

	public String username() {
		return this.header.username();
	}

	/**
	 * The label of the profile under which the file was sent in.
	 * @return the label, see {@link pe.siaf.identity.Profile#label()}
	 */
	public String profile() {
		return this.header.profile();
	}

	/**
	 * Whether the sender's profile reaches a budget program; one that nobody signed in
	 * sent does.
	 * @param program its code
	 * @return false for another program than the profile's own
	 */
	public boolean reaches(String program) {
		List<String> label = List.of(profile().split(" "));
		return !label.contains(Scope.Kind.PROGRAM.name()) || label.contains(program);
	}

	/**
	 * The rows in the file's order. To be closed: it reads from the database as it goes.
	 * @return the rows
	 */
	public Stream<ImportRow> rows() {
		return this.jdbc.sql("select row_number, cells from import_row where import_id = ? order by row_number")
			.param(id())
			.withFetchSize(500)
			.query((row, number) -> new ImportRow(row.getInt("row_number"), cells(row.getString("cells"))))
			.stream();
	}

	/**
	 * Whether it came as a document. A table's first row is its header, which isn't
	 * staged.
	 * @return false for a table
	 */
	public boolean isDocument() {
		return this.jdbc.sql("select exists (select from import_row where import_id = ? and row_number = 1)")
			.param(id())
			.query(Boolean.class)
			.single();
	}

	/**
	 * The document of a file that {@linkplain #isDocument() is one}.
	 * @return the JSON document
	 */
	public JsonNode document() {
		return this.json.readTree(this.jdbc.sql("select cells from import_row where import_id = ? and row_number = 1")
			.param(id())
			.query(String.class)
			.single());
	}

	private Map<String, String> cells(String text) {
		return this.json.readValue(text, new TypeReference<Map<String, String>>() {
		});
	}

}
