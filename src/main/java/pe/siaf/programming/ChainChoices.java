package pe.siaf.programming;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.classifier.Catalogue;
import pe.siaf.classifier.Catalogues;

/**
 * The chains that a unit may program on: enabled in the year and granted, or of a program
 * that grants nothing yet (domain 5.8).
 */
@Component
class ChainChoices {

	private final JdbcClient jdbc;

	private final Catalogues catalogues;

	ChainChoices(JdbcClient jdbc, Catalogues catalogues) {
		this.jdbc = jdbc;
		this.catalogues = catalogues;
	}

	/** The programs that have chains in the file's year, by code. */
	Map<String, String> programs(FileKey key) {
		Map<String, String> programs = new LinkedHashMap<>();
		this.jdbc
			.sql("""
					select c.code, c.name from budget_category c
					where c.fiscal_year = ? and c.status = 'ACTIVE' and exists (select from program_chain h
					  where h.fiscal_year = c.fiscal_year and h.category = c.code and h.status = 'ACTIVE') order by c.code""")
			.param(key.fiscalYear())
			.query((row) -> {
				programs.put(row.getString("code"), row.getString("code") + ". " + row.getString("name"));
			});
		return programs;
	}

	/**
	 * A program's chains on which the unit may program, those of its last targets first.
	 */
	Map<String, String> chains(FileKey key, String program) {
		Map<String, String> chains = new LinkedHashMap<>();
		this.jdbc
			.sql("""
					select concat_ws('.', c.category, c.product_project, c.activity, c.function_code, c.division, c.functional_group) code,
					  concat(c.product_project, '. ', p.name, ' › ', c.activity, '. ', a.name, ' (', c.function_code, '.', c.division, '.', c.functional_group, ')') as name
					from program_chain c
					join product_project p on p.fiscal_year = c.fiscal_year and p.code = c.product_project
					join activity a on a.fiscal_year = c.fiscal_year and a.code = c.activity
					where c.fiscal_year = :year and c.category = :program and c.status = 'ACTIVE'
					  and access_decision(:year, :unit, c.category, c.product_project, c.activity, 'BUD_PROGRAM') in ('OPEN', 'GRANTED')
					order by exists (select from budget_target t where t.fiscal_year = :year - 1 and t.sec_ejec = :unit
					    and (t.category, t.product_project, t.activity) = (c.category, c.product_project, c.activity)) desc,
					  c.product_project, c.activity, c.function_code limit 1000""")
			.params(key.params())
			.param("program", program)
			.query((row) -> {
				chains.put(row.getString("code"), row.getString("name"));
			});
		return chains;
	}

	/** The year's units of measure. */
	Map<String, String> measures(int fiscalYear) {
		return this.catalogues.choices(fiscalYear, Catalogue.UNITS_OF_MEASURE);
	}

	/**
	 * Purposes by words, for the form's search.
	 * @param fiscalYear the year
	 * @param words code or words of the name
	 * @return at most twenty
	 */
	List<Choice> purposes(int fiscalYear, String words) {
		return this.jdbc
			.sql("""
					select code, name from purpose where fiscal_year = ? and status = 'ACTIVE'
					  and (code = ? or plain_text(name) like '%' || plain_text(?) || '%') order by length(name), code limit 20""")
			.params(fiscalYear, words, words)
			.query(Choice.class)
			.list();
	}

	/**
	 * A choice.
	 *
	 * @param code the code
	 * @param name its name
	 */
	record Choice(String code, String name) {
	}

}
