package pe.siaf.contract;

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
import pe.siaf.execution.ExecutionRule;
import pe.siaf.identity.Permission;

/**
 * Takes in the register of suppliers barred from contracting (OECE). A sanction is known
 * by supplier and first day; those that a file leaves out are kept.
 */
@Component
class SanctionImport implements ImportKind {

	private static final String STAGED = """
			select distinct on (cells ->> 'ruc', cells ->> 'valid_from') row_number, cells ->> 'ruc' ruc,
			  cast(cells ->> 'valid_from' as date) valid_from, cast(nullif(cells ->> 'valid_to', '') as date) valid_to,
			  cells ->> 'resolution' resolution
			from import_row where import_id = :import
			order by cells ->> 'ruc', cells ->> 'valid_from', row_number desc""";

	private final JdbcClient jdbc;

	SanctionImport(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String code() {
		return "supplier-sanctions";
	}

	@Override
	public Permission permission() {
		return Permission.CATALOGUE_IMPORT;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.text("ruc").or("numero_ruc"),
				ImportColumn.of("valid_from", ImportColumn.Type.DATE).or("fecha_inicio", "desde"),
				ImportColumn.of("valid_to", ImportColumn.Type.DATE).or("fecha_fin", "hasta").optional(),
				ImportColumn.text("resolution").or("resolucion", "numero_resolucion"));
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		file.rows().forEach((row) -> check(row, findings));
	}

	private void check(ImportRow row, Findings findings) {
		boolean known = this.jdbc.sql("select exists (select from supplier where ruc = ?)")
			.param(row.text("ruc"))
			.query(Boolean.class)
			.single();
		if (!known) {
			findings.error(row.number(), "ruc", ExecutionRule.RUC_NOT_VALID, row.text("ruc"));
		}
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		this.jdbc.sql("""
				select f.ruc, f.valid_from, f.valid_to, s.ruc is null is_new, s.valid_to old_to
				from (%s) f left join supplier_sanction s on s.ruc = f.ruc and s.valid_from = f.valid_from
				order by f.row_number""".formatted(STAGED)).param("import", file.id()).query((row) -> {
			String key = row.getString("ruc") + " " + row.getString("valid_from");
			String before = String.valueOf(row.getString("old_to"));
			String after = String.valueOf(row.getString("valid_to"));
			List<Measure> measures = before.equals(after) && !row.getBoolean("is_new") ? List.of()
					: List.of(new Measure("valid_to", before, after));
			if (row.getBoolean("is_new")) {
				changes.added(key, measures);
			}
			else {
				changes.compared(key, measures);
			}
		});
	}

	@Override
	public void apply(StagedFile file) {
		this.jdbc
			.sql("""
					insert into supplier_sanction (ruc, valid_from, valid_to, resolution, import_id)
					select f.ruc, f.valid_from, f.valid_to, f.resolution, :import from (%s) f
					on conflict (ruc, valid_from) do update set valid_to = excluded.valid_to, resolution = excluded.resolution,
					  import_id = excluded.import_id"""
				.formatted(STAGED))
			.param("import", file.id())
			.update();
	}

}
