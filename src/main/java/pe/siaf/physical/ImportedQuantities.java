package pe.siaf.physical;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.TargetQuantitiesImported;
import pe.siaf.exchange.ImportOrder;

/**
 * Keeps the quantities that come in with a unit's lines, in the import's transaction: the
 * first are the initial ones, later ones that differ modify them.
 */
@Component
class ImportedQuantities {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	ImportedQuantities(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	@EventListener
	void keep(TargetQuantitiesImported imported) {
		this.jdbc
			.sql("""
						insert into physical_target (fiscal_year, sec_ejec, sec_func, kind, version, unit_of_measure, unit_name,
						  year_target, semester_target, source, import_id, recorded_by)
						select :year, :unit, q."secFunc", case when c.sec_func is null then 'INITIAL' else 'MODIFIED' end,
						  case when c.sec_func is null then 1 else coalesce((select max(p.version) from physical_target p
						    where p.fiscal_year = :year and p.sec_ejec = :unit and p.sec_func = q."secFunc" and p.cost_centre = ''
						      and p.level = 'ACTIVITY' and p.kind = 'MODIFIED'), 0) + 1 end,
						  q."unitOfMeasure", coalesce(q."unitName", ''), q."yearTarget", q."semesterTarget", 'siaf-export', :import, :username
						from jsonb_to_recordset(cast(:quantities as jsonb)) q("secFunc" text, "unitOfMeasure" text, "unitName" text,
						  "yearTarget" numeric, "semesterTarget" numeric)
						left join physical_current c on c.fiscal_year = :year and c.sec_ejec = :unit and c.sec_func = q."secFunc"
						where q."yearTarget" is not null and c.year_target is distinct from q."yearTarget"
					""")
			.param("year", imported.fiscalYear())
			.param("unit", imported.secEjec())
			.param("import", imported.importId())
			.param("username", ImportOrder.SYSTEM)
			.param("quantities", this.json.writeValueAsString(imported.quantities()))
			.update();
	}

}
