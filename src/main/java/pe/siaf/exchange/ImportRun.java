package pe.siaf.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

import pe.siaf.audit.AuditTrail;
import pe.siaf.exchange.ImportRecords.Outcome;
import pe.siaf.exchange.Staging.Staged;
import pe.siaf.identity.Profile;
import pe.siaf.rules.RuleViolation;
import pe.siaf.rules.SqlState;

/**
 * One import from its file to its end, in one transaction: whatever goes wrong, nothing
 * of it stays but the report.
 */
@Component
class ImportRun {

	private static final Logger logger = LoggerFactory.getLogger(ImportRun.class);

	private final ImportRecords records;

	private final Staging staging;

	private final UnitScope scope;

	private final AuditTrail audit;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final TransactionTemplate transaction;

	/** Bigger files are refused. */
	private final DataSize biggest;

	ImportRun(ImportRecords records, Staging staging, UnitScope scope, AuditTrail audit, JdbcClient jdbc,
			JsonMapper json, PlatformTransactionManager transactions,
			@Value("${siaf.imports.biggest}") DataSize biggest) {
		this.biggest = biggest;
		this.records = records;
		this.staging = staging;
		this.scope = scope;
		this.audit = audit;
		this.jdbc = jdbc;
		this.json = json;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Reads a file that just came in, judges it and, unless it is a dry run, applies it.
	 */
	void fresh(long id, ImportKind kind, Path file, @Nullable Profile profile) {
		try {
			guarded(id, () -> {
				if (Files.size(file) > this.biggest.toBytes()) {
					throw new BadFile("import.file.tooBig", this.biggest.toMegabytes());
				}
				this.records.enter(id, ImportState.VALIDATING);
				Findings findings = new Findings();
				Staged staged = this.staging.stage(id, kind, file, findings, (rows) -> this.records.progress(id, rows));
				this.records.progress(id, staged.rows());
				if (!findings.hasErrors() && kind.perUnit()) {
					findUnit(id, profile, findings);
				}
				conclude(id, kind, staged, findings, !this.records.get(id).dryRun(), profile);
			});
		}
		finally {
			remove(file);
		}
	}

	private static void remove(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException left) {
			logger.warn("The uploaded file {} was not removed", file, left);
		}
	}

	/** Applies what was staged and previewed before, judged afresh on today's data. */
	void decided(long id, ImportKind kind, Profile profile) {
		guarded(id, () -> {
			Imported imported = this.records.get(id);
			if (imported.secEjec() != null) {
				this.scope.check(profile, imported.fiscalYear(), imported.secEjec());
			}
			if (!this.records.hasRows(id)) {
				throw new BadFile("import.staged.lost");
			}
			this.records.clear(id);
			conclude(id, kind, new Staged(imported.rowsRead(), null), new Findings(), true, profile);
		});
	}

	private void guarded(long id, Work work) {
		try {
			this.transaction.executeWithoutResult((status) -> {
				this.records.lock(id);
				// whole files are joined and summed: the server's default is for small
				// ones
				this.jdbc.sql("set local work_mem = '256MB'").update();
				try {
					work.run();
				}
				catch (IOException failure) {
					throw new java.io.UncheckedIOException(failure);
				}
			});
		}
		catch (BadFile bad) {
			Findings findings = new Findings();
			findings.error(ImportRule.NOT_AS_EXPECTED.code(), bad.messageKey(), bad.arguments());
			this.records.reject(id, findings);
		}
		catch (RuleViolation refused) {
			Findings findings = new Findings();
			findings.refused(refused);
			this.records.reject(id, findings);
		}
		catch (RuntimeException ours) {
			logger.error("Import {} failed", id, ours);
			Findings findings = new Findings();
			if (SqlState.isFull(ours)) {
				findings.error(ImportRule.NOT_AS_EXPECTED.code(), "import.full");
			}
			else {
				findings.error(ImportRule.NOT_AS_EXPECTED.code(), "import.failed", id);
			}
			this.records.reject(id, findings);
		}
	}

	private void findUnit(long id, @Nullable Profile profile, Findings findings) {
		Imported imported = this.records.get(id);
		if (!this.scope.isCatalogued(imported.fiscalYear())) {
			uncatalogued(id, imported.fiscalYear(), findings);
			return;
		}
		String unit = imported.secEjec();
		if (unit == null) {
			unit = this.jdbc.sql("""
					select cells ->> 'sec_ejec' from import_row
					where import_id = ? and cells ->> 'sec_ejec' is not null order by row_number limit 1""")
				.param(id)
				.query(String.class)
				.optional()
				.orElseThrow(() -> new BadFile("import.unit.missing"));
			this.scope.check(profile, imported.fiscalYear(), unit);
			this.records.nameUnit(id, unit);
		}
	}

	/** No code of such a year can be judged, but rows of another year can be told. */
	private void uncatalogued(long id, int fiscalYear, Findings findings) {
		String year = Integer.toString(fiscalYear);
		findings.error(ImportRule.NOT_AS_EXPECTED.code(), "import.year.uncatalogued", year);
		this.jdbc.sql("""
				select row_number, cells ->> 'year' from import_row
				where import_id = :id and cells ->> 'year' <> :year order by 1""")
			.param("id", id)
			.param("year", year)
			.query((row) -> {
				findings.error(row.getInt(1), "year", ImportRule.NOT_AS_EXPECTED.code(), "import.year.other",
						row.getString(2), year);
			});
	}

	private void conclude(long id, ImportKind kind, Staged staged, Findings findings, boolean apply,
			@Nullable Profile actor) {
		StagedFile file = new StagedFile(this.jdbc, this.json, this.records.get(id));
		Changes changes = new Changes();
		if (!findings.hasErrors()) {
			kind.validate(file, findings);
		}
		List<Total> totals = List.of();
		ImportState state = ImportState.REJECTED;
		if (!findings.hasErrors()) {
			kind.preview(file, changes);
			state = kind.onlyCompared(file) ? ImportState.COMPARED : ImportState.READY;
			if (apply && state == ImportState.READY) {
				this.records.enter(id, ImportState.APPLYING);
				kind.apply(file);
				state = ImportState.APPLIED;
			}
			totals = kind.totals(file);
			reconcile(state, totals);
		}
		if (state == ImportState.APPLIED) {
			keep(id, changes, totals, actor);
		}
		this.records.addFindings(id, findings, staged.header());
		this.records.addChanges(id, changes);
		this.records.finish(id, state, new Outcome(staged.rows(), findings, changes, totals));
	}

	/** Which file changed how many records, beside what those records keep themselves. */
	private void keep(long id, Changes changes, List<Total> totals, @Nullable Profile actor) {
		Imported imported = this.records.get(id);
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("kind", imported.kind());
		told.put("year", imported.fiscalYear());
		told.put("file", imported.fileName());
		told.put("sha256", imported.sha256());
		told.put("new", changes.added());
		told.put("changed", changes.changed());
		told.put("vanished", changes.vanished());
		totals.forEach((total) -> told.put(total.measure(), total.file().toString()));
		String unit = imported.secEjec();
		this.audit.record(actor, (unit != null) ? unit : AuditTrail.NATIONAL, "import", "IMPORT", Long.toString(id),
				null, told);
	}

	private static void reconcile(ImportState state, List<Total> totals) {
		for (Total total : totals) {
			if (state == ImportState.APPLIED && !total.agrees()) {
				throw new IllegalStateException("Applied, yet the totals differ: " + total);
			}
		}
	}

	private interface Work {

		void run() throws IOException;

	}

}
