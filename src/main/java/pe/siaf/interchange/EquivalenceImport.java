package pe.siaf.interchange;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.ImportColumn;
import pe.siaf.exchange.TableImport;
import pe.siaf.identity.Permission;

/** Takes in what other systems' codes are called here, by year. */
@Component
class EquivalenceImport extends TableImport {

	EquivalenceImport(JdbcClient jdbc) {
		super(jdbc);
	}

	@Override
	public String code() {
		return "equivalences";
	}

	@Override
	public Permission permission() {
		return Permission.CATALOGUE_IMPORT;
	}

	@Override
	public List<ImportColumn> columns() {
		return List.of(ImportColumn.text("system").or("sistema"), ImportColumn.text("field").or("campo"),
				ImportColumn.text("theirs").or("codigo_externo", "de"),
				ImportColumn.text("ours").or("codigo_siaf", "a"));
	}

	@Override
	protected String rows() {
		return """
				cast(:year as smallint) fiscal_year, upper(r.cells ->> 'system') as system, lower(r.cells ->> 'field') field,
				r.cells ->> 'theirs' theirs, r.cells ->> 'ours' ours""";
	}

	@Override
	protected String target() {
		return "interface_equivalence";
	}

	@Override
	protected List<String> key() {
		return List.of("fiscal_year", "system", "field", "theirs");
	}

	@Override
	protected List<String> values() {
		return List.of("ours");
	}

	@Override
	protected String shown() {
		return "concat_ws(' · ', f.system, f.field, f.theirs)";
	}

	@Override
	protected List<Check> checks() {
		return List.of(Check.known("system", "system", "f.system not in ('SIGA', 'SEACE', 'AIRHSP')"),
				Check.known("field", "field", "f.field not in ('item', 'rubro', 'sec_func', 'family', 'position')"));
	}

}
