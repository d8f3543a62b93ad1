package pe.siaf.programming;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.money.Percentage;

/**
 * What a target plans at the unit's service points and other cost centres (domain 1.7,
 * 6.2).
 */
@Component
class Centres {

	private final JdbcClient jdbc;

	Centres(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The unit's active cost centres, with what a target plans there, those that plan
	 * first.
	 */
	List<Centre> list(FileKey key, String secFunc, String words, long offset, int size) {
		return this.jdbc
			.sql("""
					select c.code, c.name, c.category, c.ubigeo, c.service_point_code,
					  max(q.year_target) filter (where q.year = :year) q0, max(q.year_target) filter (where q.year = :year + 1) q1,
					  max(q.year_target) filter (where q.year = :year + 2) q2,
					  (select w.year_target from programming_quantity w where w.fiscal_year = :year and w.process = :process
					    and w.sec_ejec = :unit and w.sec_func = :target and w.year = :year and w.cost_centre = '') whole
					from cost_centre c
					left join programming_quantity q on q.fiscal_year = c.fiscal_year and q.process = :process and q.sec_ejec = c.sec_ejec
					  and q.sec_func = :target and q.cost_centre = c.code
					where c.fiscal_year = :year and c.sec_ejec = :unit and c.status = 'ACTIVE'
					  and (:words = '' or plain_text(c.code || ' ' || c.name) like '%' || plain_text(:words) || '%')
					group by c.code, c.name, c.category, c.ubigeo, c.service_point_code
					order by count(q.year) = 0, c.code limit :size offset :offset""")
			.params(key.params())
			.param("target", secFunc)
			.param("words", words)
			.param("size", size)
			.param("offset", offset)
			.query(Centre.class)
			.list();
	}

	long count(FileKey key, String words) {
		return this.jdbc
			.sql("""
					select count(*) from cost_centre c where c.fiscal_year = :year and c.sec_ejec = :unit and c.status = 'ACTIVE'
					  and (:words = '' or plain_text(c.code || ' ' || c.name) like '%' || plain_text(:words) || '%')""")
			.params(key.params())
			.param("words", words)
			.query(Long.class)
			.single();
	}

	/**
	 * A cost centre and what a target plans there.
	 *
	 * @param code its code
	 * @param name its name
	 * @param category the establishment's category
	 * @param ubigeo where it stands
	 * @param servicePointCode its code in the sector's register
	 * @param q0 the quantity of the year of the law
	 * @param q1 of the year after
	 * @param q2 of the year after that
	 * @param whole the target's quantity of the year of the law
	 */
	record Centre(String code, String name, @Nullable String category, @Nullable String ubigeo,
			@Nullable String servicePointCode, @Nullable BigDecimal q0, @Nullable BigDecimal q1,
			@Nullable BigDecimal q2, @Nullable BigDecimal whole) {

		public @Nullable BigDecimal quantity(int at) {
			return (at == 0) ? this.q0 : (at == 1) ? this.q1 : this.q2;
		}

		/**
		 * Its share of the target in the year of the law.
		 * @return the share, or null where it plans nothing
		 */
		public @Nullable Percentage share() {
			return (this.q0 == null || this.whole == null || this.whole.signum() == 0) ? null
					: Percentage.of(this.q0, this.whole);
		}

	}

}
