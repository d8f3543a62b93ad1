package pe.siaf.territory;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The places of a year's catalogue. */
@Repository
class Gazetteer {

	/** A department, province or district; shorter codes are filled up with zeros. */
	private static final Pattern CODE = Pattern.compile("\\d{2}|\\d{4}|\\d{6}");

	private static final String SELECT = "select u.code ubigeo, u.name, u.level kind from ubigeo u where u.fiscal_year = :year ";

	private final JdbcClient jdbc;

	Gazetteer(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Finds by code.
	 * @param fiscalYear the year
	 * @param code two, four or six digits
	 * @return the place, or empty if the year's catalogue doesn't have it
	 */
	Optional<Place> find(int fiscalYear, String code) {
		if (!CODE.matcher(code).matches()) {
			return Optional.empty();
		}
		return this.jdbc.sql(SELECT + "and u.code = rpad(:code, 6, '0')")
			.param("year", fiscalYear)
			.param("code", code)
			.query(Place.class)
			.optional();
	}

	/**
	 * What a place lies in, the widest first, itself last; the country left out.
	 * @param fiscalYear the year
	 * @param place the place
	 * @return one to three places, none for the country
	 */
	List<Place> path(int fiscalYear, Place place) {
		return this.jdbc.sql(
				SELECT + """
						and u.code <> '000000' and starts_with(:code, territory_prefix(u.code))
						and length(territory_prefix(u.code)) <= length(territory_prefix(:code)) order by length(territory_prefix(u.code))""")
			.param("year", fiscalYear)
			.param("code", place.ubigeo())
			.query(Place.class)
			.list();
	}

	List<Place> departments(int fiscalYear) {
		return this.jdbc.sql(SELECT + "and u.code like '__0000' and u.code <> '000000' order by u.code")
			.param("year", fiscalYear)
			.query(Place.class)
			.list();
	}

	/**
	 * Finds by words of the name or the beginning of the code, the widest first.
	 * @param fiscalYear the year
	 * @param words what was typed
	 * @param limit how many at most
	 * @return the places, each with what it lies in
	 */
	List<Found> search(int fiscalYear, String words, int limit) {
		return this.jdbc
			.sql("""
					select u.code ubigeo, u.name, u.level kind, coalesce((
					  select string_agg(w.name, ' › ' order by w.code) from ubigeo w
					  where w.fiscal_year = u.fiscal_year and w.code not in (u.code, '000000')
					    and w.code in (left(u.code, 2) || '0000', left(u.code, 4) || '00')), '') as within
					from ubigeo u
					where u.fiscal_year = :year and u.code <> '000000' and (u.code like :words || '%'
					  or translate(upper(u.name), 'ÁÉÍÓÚÜ', 'AEIOUU') like '%' || translate(upper(:words), 'ÁÉÍÓÚÜ', 'AEIOUU') || '%')
					order by translate(upper(u.name), 'ÁÉÍÓÚÜ', 'AEIOUU') = translate(upper(:words), 'ÁÉÍÓÚÜ', 'AEIOUU') desc,
					  length(territory_prefix(u.code)), u.name, u.code limit :limit""")
			.param("year", fiscalYear)
			.param("words", words.replace("%", "").replace("_", ""))
			.param("limit", limit)
			.query(Found.class)
			.list();
	}

	/**
	 * A place that was found.
	 *
	 * @param ubigeo its six digits
	 * @param name its name
	 * @param kind DEPARTMENT, PROVINCE or DISTRICT
	 * @param within the department and province that it lies in; empty for a department
	 */
	record Found(String ubigeo, String name, String kind, String within) {
	}

}
