package pe.siaf.execution;

import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.ui.SearchSource;

/** Finds certificates and files by number, suppliers by RUC or name. */
@Component
class ExecutionSearch implements SearchSource {

	private final JdbcClient jdbc;

	private final Suppliers suppliers;

	private final CurrentProfile current;

	ExecutionSearch(JdbcClient jdbc, Suppliers suppliers, CurrentProfile current) {
		this.jdbc = jdbc;
		this.suppliers = suppliers;
		this.current = current;
	}

	@Override
	public List<SearchHit> find(String words) {
		return this.current.find()
			.filter((profile) -> profile.may(Permission.EXECUTION_READ))
			.map((profile) -> find(words, profile))
			.orElse(List.of());
	}

	private List<SearchHit> find(String words, Profile profile) {
		List<SearchHit> hits = new ArrayList<>(
				words.matches("\\d{1,10}(-\\d{4})?") ? numbered(words, profile) : List.of());
		this.suppliers.search(words, 0, LIMIT)
			.forEach((supplier) -> hits.add(new SearchHit("execution.supplier", supplier.ruc(),
					supplier.name().isEmpty() ? supplier.ruc() : supplier.name(), "/proveedores/" + supplier.ruc())));
		return hits.stream().limit(LIMIT).toList();
	}

	private List<SearchHit> numbered(String words, Profile profile) {
		ScopeCondition scope = ScopeCondition.onTargets(profile);
		return this.jdbc
			.sql("""
					select r.fiscal_year, r.sec_ejec, r.stage, r.number, r.sequence, r.file, a.justification
					from execution_record r
					join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.id and a.correlative = '0001'
					where r.stage in ('CERTIFICATION', 'MONTHLY_COMMITMENT') and r.number = lpad(split_part(:words, '-', 1), 10, '0')
					  and %s
					order by r.fiscal_year desc, r.stage limit 10"""
				.formatted(Records.VISIBLE.formatted(scope.sql())))
			.params(scope.params())
			.param("words", words)
			.query((row, index) -> {
				String file = row.getString("file");
				String place = row.getInt("fiscal_year") + "/" + row.getString("sec_ejec") + "/";
				return (file != null)
						? new SearchHit("execution.file", file, row.getString("justification"),
								"/ejecucion/expedientes/" + place + file)
						: new SearchHit("execution.stage.CERTIFICATION", row.getString("number"),
								row.getString("justification"), "/ejecucion/certificaciones/" + place
										+ row.getString("number") + "-" + row.getString("sequence"));
			})
			.list();
	}

}
