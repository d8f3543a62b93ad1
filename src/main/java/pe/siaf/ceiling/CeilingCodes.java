package pe.siaf.ceiling;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Whether ceilings name codes that there are: those of the year's catalogues, or of the
 * newest year before it while the year isn't open yet.
 */
@Component
class CeilingCodes {

	/**
	 * For rows {@code r} with a column for each key; {@code cy.y} is the catalogue's
	 * year.
	 */
	static final String UNKNOWN = """
			cross join lateral (values
			  ('pliego', r.pliego, not exists (select from pliego p where p.fiscal_year = cy.y and p.sector || '/' || p.code = r.pliego)),
			  ('sec_ejec', r.sec_ejec, r.sec_ejec <> '' and not exists (select from implementing_unit u where u.fiscal_year = cy.y
			    and u.sec_ejec = r.sec_ejec and u.sector || '/' || u.pliego = r.pliego and u.status = 'ACTIVE')),
			  ('cost_centre', r.cost_centre, r.cost_centre <> '' and not exists (select from cost_centre k where k.fiscal_year = cy.y
			    and k.sec_ejec = r.sec_ejec and k.code = r.cost_centre and k.status = 'ACTIVE')),
			  ('category', r.category, r.category <> '' and not exists (select from budget_category k where k.fiscal_year = cy.y
			    and k.code = r.category and k.status = 'ACTIVE')),
			  ('product', r.product, r.product <> '' and (r.category = '' or not exists (select from product_project k
			    where k.fiscal_year = cy.y and k.code = r.product and k.status = 'ACTIVE'))),
			  ('result', r.result, r.result <> '' and not exists (select from logframe_node n join program_version v on v.id = n.version_id
			    where v.program = r.category and n.level = 'SR' and n.code = r.result)),
			  ('function_code', r.function_code, r.function_code <> '' and not exists (select from function_code k where k.fiscal_year = cy.y
			    and k.code = r.function_code and k.status = 'ACTIVE')),
			  ('geography', r.geography, r.geography <> '' and not exists (select from ubigeo k where k.fiscal_year = cy.y
			    and k.code = rpad(r.geography, 6, '0') and k.status = 'ACTIVE')),
			  ('rubro', r.rubro, r.rubro <> '' and not exists (select from rubro k where k.fiscal_year = cy.y
			    and k.code = r.rubro and k.status = 'ACTIVE')),
			  ('generic', r.generic, r.generic <> '' and not exists (select from economic_item k where k.fiscal_year = cy.y
			    and k.code = r.generic and k.status = 'ACTIVE')),
			  ('expenditure_category', r.expenditure_category, r.expenditure_category <> '' and not exists (
			    select from expenditure_category k where k.fiscal_year = cy.y and k.code = r.expenditure_category and k.status = 'ACTIVE'))
			) bad(key, code, unknown)
			""";

	private final JdbcClient jdbc;

	CeilingCodes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Refuses rows with a code that isn't there.
	 * @param fiscalYear the version's year
	 * @param rows the rows of an order, as JSON
	 * @throws RuleViolation CEI-009
	 */
	void require(int fiscalYear, String rows) {
		List<Unknown> unknown = this.jdbc
			.sql("select bad.key, bad.code from " + DistributionWriter.ROWS
					+ " cross join (select ceiling_catalogue_year(:year) y) cy " + UNKNOWN
					+ " where bad.unknown limit 1")
			.param("rows", rows)
			.param("year", fiscalYear)
			.query(Unknown.class)
			.list();
		for (Unknown one : unknown) {
			throw new RuleViolation(CeilingRule.UNKNOWN_KEY, Figures.of("ceiling.key", one.key(), "code", one.code()));
		}
	}

	private record Unknown(String key, String code) {
	}

}
