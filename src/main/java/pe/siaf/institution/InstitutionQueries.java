package pe.siaf.institution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;

/** What the pages of institutions show. */
@Component
class InstitutionQueries {

	private final JdbcClient jdbc;

	InstitutionQueries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Levels of government with their pliegos and units. */
	List<Node> levels(int fiscalYear) {
		return nodes("""
				select u.level code, '' name, count(distinct (u.sector, u.pliego)) pliegos, count(*) units,
				  count(*) filter (where u.status = 'ACTIVE') active
				from implementing_unit u where u.fiscal_year = :year group by 1 order by position(u.level in 'ERM')""",
				Map.of("year", fiscalYear));
	}

	List<Node> sectors(int fiscalYear, String level) {
		return nodes("""
				select u.sector code, s.name, count(distinct u.pliego) pliegos, count(*) units,
				  count(*) filter (where u.status = 'ACTIVE') active
				from implementing_unit u join sector s on s.fiscal_year = u.fiscal_year and s.code = u.sector
				where u.fiscal_year = :year and u.level = :level group by 1, 2 order by 1""",
				Map.of("year", fiscalYear, "level", level));
	}

	List<Node> pliegos(int fiscalYear, String level, String sector) {
		return nodes(
				"""
						select u.pliego code, p.name, 1 pliegos, count(*) units, count(*) filter (where u.status = 'ACTIVE') active
						from implementing_unit u
						join pliego p on p.fiscal_year = u.fiscal_year and p.level = u.level and p.sector = u.sector and p.code = u.pliego
						where u.fiscal_year = :year and u.level = :level and u.sector = :sector group by 1, 2 order by 1""",
				Map.of("year", fiscalYear, "level", level, "sector", sector));
	}

	/**
	 * Municipalities by place.
	 * @param fiscalYear the year
	 * @param prefix empty for departments, two digits for a department's provinces
	 * @return the places with their municipalities
	 */
	List<Node> places(int fiscalYear, String prefix) {
		int digits = prefix.length() + 2;
		return nodes(
				"""
						select left(u.ubigeo, :digits) code, coalesce(g.name, '') name, count(*) pliegos, count(*) units,
						  count(*) filter (where u.status = 'ACTIVE') active
						from implementing_unit u
						left join ubigeo g on g.fiscal_year = u.fiscal_year and g.code = rpad(left(u.ubigeo, :digits), 6, '0')
						where u.fiscal_year = :year and u.level = 'M' and u.ubigeo like :prefix || '%' group by 1, 2 order by 1""",
				Map.of("year", fiscalYear, "prefix", prefix, "digits", digits));
	}

	long count(UnitFilter filter) {
		return this.jdbc
			.sql("select count(*) from (" + Units.SELECT + "where u.fiscal_year = :year and " + filter.condition()
					+ ") u")
			.params(filter.params())
			.query(Long.class)
			.single();
	}

	List<Unit> list(UnitFilter filter, long offset, long limit) {
		return this.jdbc.sql(Units.SELECT + "where u.fiscal_year = :year and " + filter.condition()
				+ " order by position(u.level in 'ERM'), u.sector, u.pliego, u.unit_code offset :offset limit :limit")
			.params(filter.params())
			.param("offset", offset)
			.param("limit", limit)
			.query(Unit.class)
			.list();
	}

	/** Whether the profile's scope reaches the unit as a whole. */
	boolean reaches(Profile profile, int fiscalYear, String secEjec) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc.sql(
				"select exists (select from implementing_unit u where u.fiscal_year = :year and u.sec_ejec = :unit and "
						+ scope.sql() + ")")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.params(scope.params())
			.query(Boolean.class)
			.single();
	}

	/** Where the office is: district, province, department. */
	Optional<String> place(int fiscalYear, String ubigeo) {
		return this.jdbc.sql("""
				select string_agg(g.name, ', ' order by g.code desc) from ubigeo g where g.fiscal_year = :year
				  and g.code in (:ubigeo, left(:ubigeo, 4) || '00', left(:ubigeo, 2) || '0000')""")
			.param("year", fiscalYear)
			.param("ubigeo", ubigeo)
			.query(String.class)
			.optional();
	}

	List<YearOfUnit> years(String secEjec) {
		return this.jdbc.sql("select fiscal_year, status from implementing_unit where sec_ejec = ? order by 1 desc")
			.param(secEjec)
			.query(YearOfUnit.class)
			.list();
	}

	private List<Node> nodes(String sql, Map<String, Object> params) {
		return this.jdbc.sql(sql).params(new HashMap<>(params)).query(Node.class).list();
	}

	/**
	 * A level, sector, pliego or place with what stands under it.
	 *
	 * @param code its code
	 * @param name its name; empty for levels
	 * @param pliegos how many pliegos
	 * @param units how many units
	 * @param active how many of them active
	 */
	record Node(String code, String name, long pliegos, long units, long active) {
	}

	record YearOfUnit(int fiscalYear, String status) {
	}

	/** A unit's cost centres, in order of their codes. */
	List<Centre> centres(int year, String secEjec) {
		return this.jdbc.sql("""
				select c.code, c.name, c.parent, c.category, c.ubigeo, c.status, c.demonstration from cost_centre c
				where c.fiscal_year = ? and c.sec_ejec = ? order by c.code""")
			.params(year, secEjec)
			.query(Centre.class)
			.list();
	}

	/**
	 * A cost centre.
	 *
	 * @param code its code in its unit
	 * @param name its name
	 * @param parent the one it hangs on, or null
	 * @param category of establishment, or null
	 * @param ubigeo its place, or null
	 * @param status ACTIVE or INACTIVE
	 * @param demonstration whether it is made up for the demonstration
	 */
	record Centre(String code, String name, @Nullable String parent, @Nullable String category, @Nullable String ubigeo,
			String status, boolean demonstration) {
	}

}
