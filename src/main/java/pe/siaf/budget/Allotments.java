package pe.siaf.budget;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;

/**
 * The yearly allotments of commitments (PCA, domain 8.7): how much of its credit a unit
 * may certify, by rubro, category of expenditure and generic. The rule itself stands in
 * the row ({@link LedgerRule#CERTIFIED_WITHIN_ALLOTMENT}).
 */
@Component
public class Allotments {

	private static final String LEFT = "greatest(a.assigned, a.legacy_certified) - a.certified - a.certified_reserved";

	private static final String SHOWN = "concat_ws(' · ', a.rubro, a.expenditure_category, a.generic)";

	private final JdbcClient jdbc;

	Allotments(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The first allotment that can't give what is asked of it.
	 * @param fiscalYear the year
	 * @param secEjec the unit
	 * @param asked how much on which line
	 * @return what is short, or empty if all fit
	 */
	public Optional<Shortage> shortage(int fiscalYear, String secEjec, Map<LineKey, Amount> asked) {
		Map<String, Shortage> byKey = new LinkedHashMap<>();
		asked.forEach((line, amount) -> left(fiscalYear, secEjec, line).ifPresent((left) -> byKey.merge(left.key(),
				new Shortage(left.key(), left.available(), amount),
				(one, other) -> new Shortage(one.key(), one.available(), one.requested().plus(other.requested())))));
		return byKey.values().stream().filter((one) -> one.requested().exceeds(one.available())).findFirst();
	}

	private Optional<Left> left(int fiscalYear, String secEjec, LineKey line) {
		return this.jdbc
			.sql("select " + SHOWN + " key, " + LEFT
					+ """
							 available
							from budget_line l
							join commitment_allotment a on a.fiscal_year = l.fiscal_year and a.sec_ejec = l.sec_ejec and a.rubro = l.rubro
							  and a.expenditure_category = l.expenditure_category and a.generic = substring(l.item from '^\\d+\\.\\d+')
							where l.fiscal_year = ? and l.sec_ejec = ? and l.sec_func = ? and l.rubro = ? and l.resource_type = ?
							  and l.item = ?""")
			.params(fiscalYear, secEjec, line.secFunc(), line.rubro(), line.resourceType(), line.item())
			.query(Left.class)
			.optional();
	}

	/** The allotments that a profile sees in a year. */
	List<Allotment> list(int fiscalYear, Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("""
					select a.sec_ejec, u.name unit_name, a.rubro, r.name rubro_name, a.expenditure_category, c.name category_name,
					  a.generic, g.name generic_name, a.assigned, a.certified, a.certified_reserved held,
					"""
					+ LEFT + " available, " + PIM
					+ """
							 pim
							from commitment_allotment a
							join implementing_unit u on u.fiscal_year = a.fiscal_year and u.sec_ejec = a.sec_ejec
							join rubro r on r.fiscal_year = a.fiscal_year and r.code = a.rubro
							join expenditure_category c on c.fiscal_year = a.fiscal_year and c.code = a.expenditure_category
							left join economic_item g on g.fiscal_year = a.fiscal_year and g.code = a.generic
							where a.fiscal_year = :year and\s"""
					+ scope.sql() + """
							 order by a.sec_ejec, a.rubro, a.expenditure_category, a.generic
							limit :size offset :offset""")
			.params(scope.params())
			.param("year", fiscalYear)
			.param("size", size)
			.param("offset", offset)
			.query(Allotment.class)
			.list();
	}

	long count(int fiscalYear, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql("""
				select count(*) from commitment_allotment a
				join implementing_unit u on u.fiscal_year = a.fiscal_year and u.sec_ejec = a.sec_ejec
				where a.fiscal_year = :year and\s""" + scope.sql())
			.params(scope.params())
			.param("year", fiscalYear)
			.query(Long.class)
			.single();
	}

	/** The years in execution, newest first. */
	List<Integer> years() {
		return this.jdbc.sql("select fiscal_year from fiscal_year order by fiscal_year desc")
			.query(Integer.class)
			.list();
	}

	private static final String PIM = """
			(select coalesce(sum(l.pim), 0) from budget_line l
			  where l.fiscal_year = a.fiscal_year and l.sec_ejec = a.sec_ejec and l.rubro = a.rubro
			    and l.expenditure_category = a.expenditure_category and substring(l.item from '^\\d+\\.\\d+') = a.generic)""";

	/**
	 * An allotment that can't give what is asked.
	 *
	 * @param key rubro, category and generic
	 * @param available what it has left
	 * @param requested what was asked of it
	 */
	public record Shortage(String key, Amount available, Amount requested) {
	}

	record Left(String key, Amount available) {
	}

	record Allotment(String secEjec, String unitName, String rubro, String rubroName, String expenditureCategory,
			String categoryName, String generic, @Nullable String genericName, Amount assigned, Amount certified,
			Amount held, Amount available, Amount pim) {
	}

}
