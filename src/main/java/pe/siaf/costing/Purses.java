package pe.siaf.costing;

import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.classifier.Catalogue;
import pe.siaf.classifier.Catalogues;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.programming.FileKey;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/**
 * Which purse, rubro and resource type, pays what a target's kits take; ordinary
 * resources where nothing is said.
 */
@Component
class Purses {

	private final JdbcClient jdbc;

	private final Costing costing;

	private final Catalogues catalogues;

	Purses(JdbcClient jdbc, Costing costing, Catalogues catalogues) {
		this.jdbc = jdbc;
		this.costing = costing;
		this.catalogues = catalogues;
	}

	/** Each target with its purse and what its kits cost, all years together. */
	List<Purse> of(FileKey key) {
		return this.jdbc
			.sql("""
					select t.sec_func, t.name, coalesce(p.rubro, '00') rubro, r.name rubro_name, coalesce(p.resource_type, '0') resource_type,
					  coalesce((select sum(n.amount) from need n where n.fiscal_year = t.fiscal_year and n.process = t.process
					    and n.sec_ejec = t.sec_ejec and n.sec_func = t.sec_func and n.source = 'KIT'), 0) amount
					from programming_target t
					left join target_purse p using (fiscal_year, process, sec_ejec, sec_func)
					left join rubro r on r.fiscal_year = t.fiscal_year and r.code = coalesce(p.rubro, '00')
					where t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit order by t.sec_func""")
			.params(key.params())
			.query(Purse.class)
			.list();
	}

	/**
	 * Sets a target's purse and computes the needs anew, so that the money stands where
	 * it is paid from.
	 * @param key the file
	 * @param target the target
	 * @param rubro the rubro
	 * @param resourceType the resource type
	 * @param actor who decides
	 * @throws RuleViolation PRG-101, CYC-001, CST-024, CLS-001
	 */
	@Transactional
	public void set(FileKey key, String target, String rubro, String resourceType, Profile actor) {
		this.costing.open(key, actor);
		this.catalogues.requireActive(key.fiscalYear(), Catalogue.RUBROS, rubro, "rubro");
		this.catalogues.requireActive(key.fiscalYear(), Catalogue.RESOURCE_TYPES, resourceType, "resourceType");
		int set = this.jdbc.sql("""
				insert into target_purse (fiscal_year, process, sec_ejec, sec_func, rubro, resource_type)
				select t.fiscal_year, t.process, t.sec_ejec, t.sec_func, :rubro, :type from programming_target t
				where t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit and t.sec_func = :target
				on conflict (fiscal_year, process, sec_ejec, sec_func)
				  do update set rubro = excluded.rubro, resource_type = excluded.resource_type""")
			.params(key.params())
			.param("target", target)
			.param("rubro", rubro)
			.param("type", resourceType)
			.update();
		if (set == 0) {
			throw new NotFound("target " + target);
		}
		this.costing.record(key, actor, "purse",
				Map.of("target", target, "rubro", rubro, "resourceType", resourceType));
		this.costing.compute(key, actor);
	}

	/**
	 * A target's purse.
	 *
	 * @param secFunc the target
	 * @param name its name
	 * @param rubro the rubro
	 * @param rubroName its name
	 * @param resourceType the resource type
	 * @param amount soles that its kits take, all years together
	 */
	record Purse(String secFunc, String name, String rubro, String rubroName, String resourceType, Amount amount) {
	}

}
