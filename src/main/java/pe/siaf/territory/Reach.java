package pe.siaf.territory;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.territory.Territory.Gap;
import pe.siaf.territory.Territory.Overlap;

/** Whom designs are to reach in a place, whom nobody serves, who leads twice. */
@Repository
class Reach {

	private final JdbcClient jdbc;

	Reach(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** How many people each program is to reach; programs that don't say are absent. */
	Map<String, BigDecimal> population(int fiscalYear, Place place) {
		Map<String, BigDecimal> sizes = new HashMap<>();
		this.jdbc.sql("select program, size from territory_population(?, ?)")
			.params(fiscalYear, place.prefix())
			.query((row) -> {
				sizes.put(row.getString("program"), row.getBigDecimal("size"));
			});
		return sizes;
	}

	List<Gap> gaps(int fiscalYear, Place place) {
		return this.jdbc.sql("""
				select p.program, c.product, coalesce(x.name, '') as name, c.ubigeo, coalesce(u.name, '') place, c.size
				from territory_population(:year, :prefix) p
				cross join lateral access_covered(:year, p.program) c
				left join product_project x on x.fiscal_year = :year and x.code = c.product
				left join ubigeo u on u.fiscal_year = :year and u.code = c.ubigeo
				where c.executors = 0 and starts_with(c.ubigeo, :prefix) order by p.program, c.product, c.ubigeo""")
			.param("year", fiscalYear)
			.param("prefix", place.prefix())
			.query(Gap.class)
			.list();
	}

	/** Those of the place, of places within it and of wider ones that hold it. */
	List<Overlap> overlaps(int fiscalYear, Place place) {
		return this.jdbc.sql("""
				select g.program, o.product, o.activity, o.geography, o.population_group, o.codes
				from (select distinct program from access_grant where fiscal_year = :year and share_role = 'LEAD') g
				cross join lateral access_overlaps(:year, g.program) o
				where starts_with(o.geography, :prefix) or starts_with(:prefix, o.geography)
				order by g.program, o.product, o.activity, o.geography""")
			.param("year", fiscalYear)
			.param("prefix", place.prefix())
			.query(Overlap.class)
			.list();
	}

}
