package pe.siaf.ceiling;

import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * To whom and to what a ceiling can be given out: the active units of a pliego, the cost
 * centres of a unit; of classifiers those in which pliego or unit had credit in the
 * newest year that knows any.
 */
@Component
class CeilingCandidates {

	private static final Map<CeilingKey, String> USED = Map.of(CeilingKey.CATEGORY, "t.category", CeilingKey.PRODUCT,
			"t.product_project", CeilingKey.FUNCTION, "t.function_code", CeilingKey.GEOGRAPHY, "t.department",
			CeilingKey.RUBRO, "l.rubro", CeilingKey.GENERIC, "substring(l.item from '^\\d+\\.\\d+')",
			CeilingKey.EXPENDITURE_CATEGORY, "l.expenditure_category");

	private static final Map<CeilingKey, String> NAMED = Map.of(CeilingKey.CATEGORY,
			"budget_category n on n.code = used.code", CeilingKey.PRODUCT, "product_project n on n.code = used.code",
			CeilingKey.FUNCTION, "function_code n on n.code = used.code", CeilingKey.GEOGRAPHY,
			"ubigeo n on n.code = rpad(used.code, 6, '0')", CeilingKey.RUBRO, "rubro n on n.code = used.code",
			CeilingKey.GENERIC, "economic_item n on n.code = used.code", CeilingKey.EXPENDITURE_CATEGORY,
			"expenditure_category n on n.code = used.code");

	private final JdbcClient jdbc;

	CeilingCandidates(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The candidates by one key.
	 * @param version the version
	 * @param above the keys of the ceiling that is given out
	 * @param letter the key's letter
	 * @return by code
	 */
	List<Candidate> of(CeilingVersion version, CeilingKeys above, char letter) {
		CeilingKey key = CeilingKey.of(letter).orElse(CeilingKey.UNIT);
		return switch (key) {
			case UNIT -> found(key, """
					select u.sec_ejec code, u.name from implementing_unit u
					where u.fiscal_year = ceiling_catalogue_year(:year) and u.sector || '/' || u.pliego = :pliego
					  and u.status = 'ACTIVE' and :unit = '' order by 1 limit 500""", version, above);
			case CENTRE -> found(key, """
					select k.code, k.name from cost_centre k
					where k.fiscal_year = ceiling_catalogue_year(:year) and k.sec_ejec = :unit and k.status = 'ACTIVE'
					  and :pliego <> '' order by 1 limit 500""", version, above);
			case PLIEGO, RESULT -> List.of();
			default -> found(key, """
					select used.code, coalesce(n.name, '') as name from (
					  select distinct %s code from budget_line l
					  join budget_target t using (fiscal_year, sec_ejec, sec_func)
					  join implementing_unit u using (fiscal_year, sec_ejec)
					  where l.fiscal_year = ceiling_base_year(:year, :pliego) and u.sector || '/' || u.pliego = :pliego
					    and :unit in ('', l.sec_ejec) and :category in ('', t.category) and l.pim > 0) used
					left join %s and n.fiscal_year = ceiling_catalogue_year(:year)
					where used.code is not null order by 1 limit 500""".formatted(USED.get(key), NAMED.get(key)),
					version, above);
		};
	}

	private List<Candidate> found(CeilingKey key, String sql, CeilingVersion version, CeilingKeys above) {
		JdbcClient.StatementSpec statement = this.jdbc.sql(sql)
			.param("year", version.fiscalYear())
			.param("pliego", above.get(CeilingKey.PLIEGO))
			.param("unit", above.get(CeilingKey.UNIT));
		if (sql.contains(":category")) {
			statement = statement.param("category", above.get(CeilingKey.CATEGORY));
		}
		return statement
			.query((row, number) -> new Candidate(new CeilingKeys(Map.of(key, row.getString("code"))),
					row.getString("code"), row.getString("name")))
			.list();
	}

	/**
	 * Who or what could get something.
	 *
	 * @param keys the key that tells it apart
	 * @param code its code
	 * @param name what it is called
	 */
	record Candidate(CeilingKeys keys, String code, String name) {
	}

}
