package pe.siaf.classifier;

import java.time.Year;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.rules.RuleViolation;

/**
 * What other modules ask of the catalogues: is a code valid in a year, what is it called.
 * The rules themselves are functions in {@code R__classifier_rules.sql}; set-based work
 * calls those directly.
 */
@Component
public class Catalogues {

	private final JdbcClient jdbc;

	Catalogues(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Whether a code may be used.
	 * @param fiscalYear the year
	 * @param catalogue the catalogue
	 * @param code the code
	 * @return true if the catalogue is published and the code active
	 */
	public boolean isActive(int fiscalYear, Catalogue catalogue, String code) {
		return violation(fiscalYear, catalogue, code).isEmpty();
	}

	/**
	 * Refuses a code that may not be used.
	 * @param fiscalYear the year
	 * @param catalogue the catalogue
	 * @param code the code
	 * @param field the form's field, or empty
	 * @throws RuleViolation CLS-001 or CLS-002
	 */
	public void requireActive(int fiscalYear, Catalogue catalogue, String code, String field) {
		violation(fiscalYear, catalogue, code).ifPresent((rule) -> {
			throw refusal(rule, fiscalYear, code, field);
		});
	}

	/**
	 * Refuses an item that may not receive amounts.
	 * @param fiscalYear the year
	 * @param item the item with dots
	 * @param level the unit's level of government: E, R or M
	 * @param field the form's field, or empty
	 * @throws RuleViolation CLS-001, CLS-030 or CLS-031
	 */
	public void requireImputable(int fiscalYear, String item, String level, String field) {
		found("select item_violation(?, ?, ?)", fiscalYear, item, level).map(ClassifierRule::of).ifPresent((rule) -> {
			throw (rule == ClassifierRule.CODE_ACTIVE) ? refusal(rule, fiscalYear, item, field)
					: new RuleViolation(rule, figures("item", item, "level", level), field);
		});
	}

	/**
	 * Refuses a place that isn't in the year's catalogue.
	 * @param fiscalYear the year
	 * @param ubigeo six digits
	 * @param field the form's field, or empty
	 * @throws RuleViolation ORG-005
	 */
	public void requirePlace(int fiscalYear, String ubigeo, String field) {
		if (found("select ubigeo_violation(?, ?)", fiscalYear, ubigeo).isPresent()) {
			throw refusal(ClassifierRule.UBIGEO_ACTIVE, fiscalYear, ubigeo, field);
		}
	}

	/**
	 * A code's name, whether active or not.
	 * @param fiscalYear the year
	 * @param catalogue the catalogue
	 * @param code the code
	 * @return the name, or empty
	 */
	public Optional<String> name(int fiscalYear, Catalogue catalogue, String code) {
		return this.jdbc.sql("select name from catalogue_entry where fiscal_year = ? and catalogue = ? and code = ?")
			.params(fiscalYear, catalogue.slug(), code)
			.query(String.class)
			.optional();
	}

	/**
	 * The names of some codes.
	 * @param fiscalYear the year
	 * @param catalogue the catalogue
	 * @param codes the codes
	 * @return name by code; codes that aren't there are left out
	 */
	public Map<String, String> names(int fiscalYear, Catalogue catalogue, Collection<String> codes) {
		Map<String, String> names = new HashMap<>();
		if (!codes.isEmpty()) {
			this.jdbc.sql("""
					select code, name from catalogue_entry
					where fiscal_year = :year and catalogue = :catalogue and code in (:codes)""")
				.param("year", fiscalYear)
				.param("catalogue", catalogue.slug())
				.param("codes", codes)
				.query((row) -> {
					names.put(row.getString("code"), row.getString("name"));
				});
		}
		return names;
	}

	/**
	 * What a form offers to choose from.
	 * @param fiscalYear the year
	 * @param catalogue a catalogue short enough for a list
	 * @return name by code, active codes in their order
	 */
	public Map<String, String> choices(int fiscalYear, Catalogue catalogue) {
		Map<String, String> choices = new LinkedHashMap<>();
		this.jdbc.sql("""
				select code, name from catalogue_entry
				where fiscal_year = ? and catalogue = ? and status = 'ACTIVE' order by code""")
			.params(fiscalYear, catalogue.slug())
			.query((row) -> {
				choices.put(row.getString("code"), row.getString("name"));
			});
		return choices;
	}

	/**
	 * The years that have catalogues, the latest first.
	 * @return the years
	 */
	public List<Integer> years() {
		return this.jdbc.sql("select fiscal_year from fiscal_year order by fiscal_year desc")
			.query(Integer.class)
			.list();
	}

	/**
	 * The year that pages open with: the present one, or the latest before it.
	 * @return the year
	 */
	public int presentYear() {
		int present = Year.now(FiscalTime.LIMA).getValue();
		return this.jdbc.sql(
				"select coalesce(max(fiscal_year) filter (where fiscal_year <= ?), max(fiscal_year), ?) from fiscal_year")
			.params(present, present)
			.query(Integer.class)
			.single();
	}

	private Optional<ClassifierRule> violation(int fiscalYear, Catalogue catalogue, String code) {
		return found("select code_violation(?, ?, ?)", fiscalYear, catalogue.slug(), code).map(ClassifierRule::of);
	}

	private Optional<String> found(String sql, Object... arguments) {
		return this.jdbc.sql(sql).params(arguments).query(String.class).optional();
	}

	private static RuleViolation refusal(ClassifierRule rule, int fiscalYear, String code, String field) {
		return new RuleViolation(rule, figures("code", code, "year", Integer.toString(fiscalYear)), field);
	}

	private static Map<String, Object> figures(String first, Object one, String second, Object two) {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put(first, one);
		figures.put(second, two);
		return figures;
	}

}
