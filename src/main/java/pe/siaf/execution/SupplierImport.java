package pe.siaf.execution;

import java.util.ArrayList;
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
import pe.siaf.rules.RuleViolation;

/**
 * Takes in the taxpayers' register of suppliers: what it says is verified. Suppliers that
 * a file leaves out are kept.
 */
@Component
class SupplierImport implements ImportKind {

	private static final String STAGED = """
			select row_number, cells ->> 'ruc' ruc, upper(trim(cells ->> 'name')) as name,
			  case upper(coalesce(cells ->> 'status', 'ACTIVE'))
			    when 'ACTIVE' then 'ACTIVE' when 'ACTIVO' then 'ACTIVE' when 'SUSPENDED' then 'SUSPENDED'
			    when 'SUSPENSION TEMPORAL' then 'SUSPENDED' else 'CLOSED' end status,
			  case upper(coalesce(cells ->> 'condition', 'FOUND'))
			    when 'FOUND' then 'FOUND' when 'HABIDO' then 'FOUND' when 'PENDING' then 'PENDING'
			    when 'PENDIENTE' then 'PENDING' else 'NOT_FOUND' end condition,
			  cells ->> 'address' address
			from import_row where import_id = :import""";

	private final JdbcClient jdbc;

	SupplierImport(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public String code() {
		return "suppliers";
	}

	@Override
	public Permission permission() {
		return Permission.CATALOGUE_IMPORT;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.text("ruc").or("numero_ruc"),
				ImportColumn.text("name").or("nombre", "razon_social"),
				ImportColumn.text("status").or("estado").optional(),
				ImportColumn.text("condition").or("condicion").optional(),
				ImportColumn.text("address").or("direccion", "domicilio").optional());
	}

	@Override
	public void validate(StagedFile file, Findings findings) {
		file.rows().forEach((row) -> check(row, findings));
	}

	private static void check(ImportRow row, Findings findings) {
		try {
			new Ruc(row.text("ruc"));
		}
		catch (RuleViolation refused) {
			findings.error(row.number(), "ruc", refused.rule(), row.text("ruc"));
		}
	}

	@Override
	public void preview(StagedFile file, Changes changes) {
		this.jdbc.sql("""
				select f.ruc, f.name new_name, f.status new_status, f.condition new_condition, s.ruc is null is_new,
				  s.name old_name, s.status old_status, s.condition old_condition, s.verified
				from (%s) f left join supplier s on s.ruc = f.ruc order by f.row_number""".formatted(STAGED))
			.param("import", file.id())
			.query((row) -> {
				List<Measure> measures = new ArrayList<>();
				for (String column : List.of("name", "status", "condition")) {
					String before = row.getString("old_" + column);
					String after = row.getString("new_" + column);
					if (!after.equals(before)) {
						measures.add(new Measure(column, before, after));
					}
				}
				if (row.getBoolean("is_new")) {
					changes.added(row.getString("ruc"), measures);
				}
				else {
					if (!row.getBoolean("verified")) {
						measures.add(new Measure("verified", "false", "true"));
					}
					changes.compared(row.getString("ruc"), measures);
				}
			});
	}

	@Override
	public void apply(StagedFile file) {
		this.jdbc
			.sql("""
					insert into supplier as s (ruc, name, status, condition, address, verified, registered_by)
					select distinct on (f.ruc) f.ruc, f.name, f.status, f.condition, f.address, true, :by
					from (%s) f order by f.ruc, f.row_number desc
					on conflict (ruc) do update set name = excluded.name, status = excluded.status,
					  condition = excluded.condition, address = coalesce(excluded.address, s.address), verified = true"""
				.formatted(STAGED))
			.param("import", file.id())
			.param("by", file.username())
			.update();
	}

}
