package pe.siaf.exchange;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The engine's own tables. While an import's transaction runs, its header is only touched
 * from transactions of their own ({@code REQUIRES_NEW}), so that others see how it goes;
 * {@link #finish} is that transaction's last statement.
 */
@Repository
class ImportRecords {

	static final String COLUMNS = """
			i.id, i.kind, i.fiscal_year, i.sec_ejec, i.file_name, i.file_size, i.sha256, i.stated_on, i.dry_run, i.state,
			i.rows_read, i.rows_rejected, i.new_count, i.changed_count, i.equal_count, i.vanished_count, i.totals,
			i.username, i.profile, i.fetched_by, i.created_at, i.finished_at""";

	private final JdbcClient jdbc;

	private final JdbcTemplate template;

	private final JsonMapper json;

	ImportRecords(JdbcClient jdbc, JdbcTemplate template, JsonMapper json) {
		this.jdbc = jdbc;
		this.template = template;
		this.json = json;
	}

	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public long create(ImportOrder order, LocalDate statedOn, long size, String sha256, String runner) {
		return this.jdbc
			.sql("""
					insert into data_import (kind, fiscal_year, sec_ejec, file_name, file_size, sha256, stated_on, dry_run, state,
					  username, profile, fetched_by, runner)
					values (:kind, :year, :unit, :name, :size, :hash, :statedOn, :dryRun, 'STAGED', :username, :profile, :fetchedBy, :runner)
					returning id""")
			.param("kind", order.kind())
			.param("year", order.fiscalYear())
			.param("unit", order.secEjec())
			.param("name", Path.of(order.fileName()).getFileName().toString())
			.param("size", size)
			.param("hash", sha256)
			.param("statedOn", statedOn)
			.param("dryRun", order.dryRun())
			.param("username", order.username())
			.param("profile", order.profileLabel())
			.param("fetchedBy", order.fetchedBy())
			.param("runner", runner)
			.query(Long.class)
			.single();
	}

	Optional<Imported> find(long id) {
		return this.jdbc.sql("select " + COLUMNS + " from data_import i where i.id = :id")
			.param("id", id)
			.query(this::imported)
			.optional();
	}

	Imported get(long id) {
		return find(id).orElseThrow(() -> new IllegalStateException("There is no import " + id));
	}

	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void enter(long id, ImportState state) {
		this.jdbc.sql("update data_import set state = ? where id = ?").params(state.name(), id).update();
	}

	/** Takes a decision on an import that waits for one; only one can be first. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public boolean claim(long id, ImportState next, String runner) {
		return this.jdbc
			.sql("update data_import set state = ?, runner = ?, finished_at = null where id = ? and state = 'READY'")
			.params(next.name(), runner, id)
			.update() == 1;
	}

	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void progress(long id, int rows) {
		this.jdbc.sql("update data_import set rows_read = ? where id = ?").params(rows, id).update();
	}

	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void nameUnit(long id, String secEjec) {
		this.jdbc.sql("update data_import set sec_ejec = ? where id = ?").params(secEjec, id).update();
	}

	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void reject(long id, Findings findings) {
		addFindings(id, findings, null);
		removeRows(id);
		this.jdbc.sql("update data_import set state = 'REJECTED', finished_at = now() where id = ?").param(id).update();
	}

	/** The last act of an import's transaction. */
	void finish(long id, ImportState state, Outcome outcome) {
		this.jdbc
			.sql("""
					update data_import set state = :state, finished_at = clock_timestamp(), rows_read = :read, rows_rejected = :rejected,
					  new_count = :added, changed_count = :changed, equal_count = :equal, vanished_count = :vanished,
					  totals = cast(:totals as jsonb)
					where id = :id""")
			.param("state", state.name())
			.param("read", outcome.rows())
			// a document counts as one row, however many of its own are wrong
			.param("rejected", Math.min(outcome.rows(), outcome.findings().rowsWithErrors()))
			.param("added", outcome.changes().added())
			.param("changed", outcome.changes().changed())
			.param("equal", outcome.changes().equal())
			.param("vanished", outcome.changes().vanished())
			.param("totals", this.json.writeValueAsString(outcome.totals()))
			.param("id", id)
			.update();
		if (state != ImportState.READY) {
			removeRows(id);
		}
	}

	private void removeRows(long id) {
		this.jdbc.sql("delete from import_row where import_id = ?").param(id).update();
		this.jdbc.sql("select import_rows_removed(?)").param(id).query((row) -> {
		});
	}

	/**
	 * Whether an import's staged rows are still there: a crash of the database loses
	 * them.
	 */
	boolean hasRows(long id) {
		boolean laidOut = this.jdbc.sql("select to_regclass(?) is not null")
			.param(StagedFile.tableOf(id))
			.query(Boolean.class)
			.single();
		return this.jdbc
			.sql("select exists (select from %s)"
				.formatted(laidOut ? StagedFile.tableOf(id) : "import_row where import_id = " + id))
			.query(Boolean.class)
			.single();
	}

	void clear(long id) {
		this.jdbc.sql("delete from import_finding where import_id = ?").param(id).update();
		this.jdbc.sql("delete from import_change where import_id = ?").param(id).update();
	}

	void addFindings(long id, Findings findings, @Nullable Header header) {
		this.template.batchUpdate(
				"""
						insert into import_finding (import_id, row_number, column_name, cell, severity, code, message_key, arguments)
						values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))""",
				findings.list(), 500, (statement, finding) -> {
					statement.setLong(1, id);
					statement.setObject(2, finding.row());
					statement.setString(3, titleOf(finding, header));
					statement.setString(4, cellOf(finding, header));
					statement.setString(5, finding.severity().name());
					statement.setString(6, finding.code());
					statement.setString(7, finding.messageKey());
					statement.setString(8, this.json.writeValueAsString(finding.arguments()));
				});
	}

	private static @Nullable String titleOf(Findings.Finding finding, @Nullable Header header) {
		return (header == null || finding.column() == null) ? finding.column() : header.title(finding.column());
	}

	private static @Nullable String cellOf(Findings.Finding finding, @Nullable Header header) {
		if (finding.cell() != null) {
			return finding.cell();
		}
		if (header == null || finding.column() == null || finding.row() == null) {
			return null;
		}
		return header.cell(finding.column(), finding.row());
	}

	void addChanges(long id, Changes changes) {
		List<Changes.Change> list = changes.list();
		this.template.update("""
				insert into import_change (import_id, nature, record, measure, before, after)
				select ?, c.* from unnest(?, ?, ?, ?, ?) c""", id, each(list, (change) -> change.nature().name()),
				each(list, Changes.Change::record), each(list, Changes.Change::measure),
				each(list, Changes.Change::before), each(list, Changes.Change::after));
	}

	private static @Nullable String[] each(List<Changes.Change> list, Function<Changes.Change, @Nullable String> part) {
		return list.stream().map(part).toArray(String[]::new);
	}

	/** Whether this very content was applied before. */
	boolean wasApplied(String kind, int fiscalYear, @Nullable String secEjec, String sha256) {
		return this.jdbc.sql("""
				select exists (select from data_import where kind = :kind and fiscal_year = :year and sha256 = :hash
				  and (cast(:unit as text) is null or sec_ejec = :unit) and state = 'APPLIED')""")
			.param("kind", kind)
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("hash", sha256)
			.query(Boolean.class)
			.single();
	}

	/** The latest import that applied a file of this name and content. */
	Optional<Long> applied(ImportOrder order, String sha256) {
		return this.jdbc
			.sql("""
					select max(id) from data_import where kind = :kind and fiscal_year = :year and sec_ejec = :unit and file_name = :name
					  and sha256 = :hash and state = 'APPLIED' having max(id) is not null""")
			.param("kind", order.kind())
			.param("year", order.fiscalYear())
			.param("unit", order.secEjec())
			.param("name", order.fileName())
			.param("hash", sha256)
			.query(Long.class)
			.optional();
	}

	/**
	 * Imports that a stopped process left unfinished: nothing of them was kept, so they
	 * are over.
	 */
	@Transactional
	public List<Long> orphans(String runner) {
		return this.jdbc
			.sql("""
					select id from data_import
					where state in ('STAGED', 'VALIDATING', 'APPLYING') and (runner = ? or created_at < now() - interval '1 hour')
					  and pg_try_advisory_xact_lock(40, id::int)""")
			.param(runner)
			.query(Long.class)
			.list();
	}

	/** Held by an import's transaction for as long as it runs. */
	void lock(long id) {
		this.jdbc.sql("select pg_advisory_xact_lock(40, cast(? as int))").param(id).query((row) -> {
		});
	}

	Imported imported(ResultSet row, int number) throws SQLException {
		return new Imported(row.getLong("id"), row.getString("kind"), row.getInt("fiscal_year"),
				row.getString("sec_ejec"), row.getString("file_name"), row.getLong("file_size"),
				row.getString("sha256"), row.getObject("stated_on", LocalDate.class), row.getBoolean("dry_run"),
				ImportState.valueOf(row.getString("state")), row.getInt("rows_read"), row.getInt("rows_rejected"),
				row.getInt("new_count"), row.getInt("changed_count"), row.getInt("equal_count"),
				row.getInt("vanished_count"), totals(row.getString("totals")), row.getString("username"),
				row.getString("profile"), row.getString("fetched_by"),
				row.getObject("created_at", OffsetDateTime.class), row.getObject("finished_at", OffsetDateTime.class));
	}

	private List<Total> totals(String text) {
		return this.json.readValue(text, new TypeReference<List<Total>>() {
		});
	}

	record Outcome(int rows, Findings findings, Changes changes, List<Total> totals) {
	}

}
