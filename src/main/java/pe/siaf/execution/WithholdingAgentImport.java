package pe.siaf.execution;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.Changes;
import pe.siaf.exchange.Changes.Measure;
import pe.siaf.exchange.Findings;
import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.ImportKind;
import pe.siaf.exchange.ImportRow;
import pe.siaf.exchange.StagedFile;
import pe.siaf.identity.Permission;

/**
 * The kind {@code withholding-agents}: the units that the tax authority named to keep
 * back value added tax. One is known by unit and first day; those that a file leaves out
 * are kept.
 */
@Component
class WithholdingAgentImport implements ImportKind {

	private static final String STAGED = """
			select distinct on (cells ->> 'unit', cells ->> 'valid_from') row_number, cells ->> 'unit' unit,
			  cast(cells ->> 'valid_from' as date) valid_from, cast(nullif(cells ->> 'valid_to', '') as date) valid_to,
			  cells ->> 'resolution' resolution
			from import_row where import_id = :import
			order by cells ->> 'unit', cells ->> 'valid_from', row_number desc""";

	private final JdbcClient jdbc;

	WithholdingAgentImport(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String code() {
		return "withholding-agents";
	}

	@Override
	public Permission permission() {
		return Permission.CATALOGUE_IMPORT;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.code("unit", 6).or("ejecutora", "unidad"),
				ImportColumn.of("valid_from", ImportColumn.Type.DATE).or("desde", "fecha_inicio"),
				ImportColumn.of("valid_to", ImportColumn.Type.DATE).or("hasta", "fecha_fin").optional(),
				ImportColumn.text("resolution").or("resolucion"));
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		file.rows().forEach((row) -> check(file, row, findings));
	}

	private void check(StagedFile file, ImportRow row, Findings findings) {
		boolean known = this.jdbc
			.sql("select exists (select from implementing_unit where fiscal_year = ? and sec_ejec = ?)")
			.params(file.fiscalYear(), row.text("unit"))
			.query(Boolean.class)
			.single();
		boolean inOrder = row.find("valid_to").map((end) -> end.compareTo(row.text("valid_from")) >= 0).orElse(true);
		if (!known || !inOrder) {
			findings.error(row.number(), "unit", "INT-001", "execution.agent.unknown", row.text("unit"));
		}
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		this.jdbc
			.sql("""
					select f.unit, f.valid_from, f.valid_to, a.sec_ejec is null is_new, a.valid_to old_to, a.resolution is distinct from f.resolution renamed
					from (%s) f left join withholding_agent a on a.sec_ejec = f.unit and a.valid_from = f.valid_from
					order by f.row_number"""
				.formatted(STAGED))
			.param("import", file.id())
			.query((row) -> {
				String key = row.getString("unit") + " " + row.getString("valid_from");
				String before = String.valueOf(row.getString("old_to"));
				String after = String.valueOf(row.getString("valid_to"));
				if (row.getBoolean("is_new")) {
					changes.added(key, List.of());
				}
				else {
					changes.compared(key, before.equals(after) && !row.getBoolean("renamed") ? List.of()
							: List.of(new Measure("valid_to", before, after)));
				}
			});
	}

	@Override
	public void apply(StagedFile file) {
		this.jdbc
			.sql("""
					insert into withholding_agent (sec_ejec, valid_from, valid_to, resolution)
					select f.unit, f.valid_from, f.valid_to, f.resolution from (%s) f
					on conflict (sec_ejec, valid_from) do update set valid_to = excluded.valid_to, resolution = excluded.resolution"""
				.formatted(STAGED))
			.param("import", file.id())
			.update();
	}

}
