package pe.siaf.design;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The programming criterion as a computed rule (domain 4.7): population × coverage ×
 * concentration × adjustment, rounded up where the unit is counted in whole ones.
 */
@Component
class ProgrammingCriterion {

	private static final BigDecimal HUNDRED = new BigDecimal(100);

	private final JdbcClient jdbc;

	ProgrammingCriterion(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The country's physical target that a node's operational model asks for.
	 * @param version the version's key
	 * @param node the node's key
	 * @return the figure with its factors, or empty where one of them is missing
	 */
	Optional<Target> of(long version, long node) {
		return this.jdbc
			.sql("""
					select s.size population, s.fiscal_year, m.coverage_goal, m.concentration, m.adjustment,
					  coalesce((select bool_and(u.integer_only) from unit_of_measure u where u.code = n.unit_of_measure), true) whole
					from operational_model m
					join logframe_node n on n.id = m.node_id and n.version_id = :version
					join lateral (
					  select s.size, s.fiscal_year from population_size s
					  where s.population_id = m.population_id and s.ubigeo = '000000'
					  order by array_position(array['PROGRAMMED', 'TARGET', 'POTENTIAL'], s.kind), s.fiscal_year desc limit 1) s on true
					where m.node_id = :node and m.coverage_goal is not null and m.concentration is not null""")
			.param("version", version)
			.param("node", node)
			.query((row, number) -> Target.of(row.getBigDecimal("population"), row.getBigDecimal("coverage_goal"),
					row.getBigDecimal("concentration"), row.getBigDecimal("adjustment"), row.getBoolean("whole"),
					row.getInt("fiscal_year")))
			.optional();
	}

	/**
	 * A physical target with what it is made of.
	 *
	 * @param population how many there are
	 * @param coverage which share of them is to be reached, in percent
	 * @param concentration times a person
	 * @param adjustment a factor
	 * @param quantity the target
	 * @param year the population's year
	 */
	record Target(BigDecimal population, BigDecimal coverage, BigDecimal concentration, BigDecimal adjustment,
			BigDecimal quantity, int year) {

		static Target of(BigDecimal population, BigDecimal coverage, BigDecimal concentration, BigDecimal adjustment,
				boolean whole, int year) {
			BigDecimal exact = population.multiply(coverage)
				.multiply(concentration)
				.multiply(adjustment)
				.divide(HUNDRED);
			return new Target(plain(population), plain(coverage), plain(concentration), plain(adjustment),
					whole ? exact.setScale(0, RoundingMode.CEILING) : exact.setScale(4, RoundingMode.HALF_UP), year);
		}

		private static BigDecimal plain(BigDecimal number) {
			BigDecimal stripped = number.stripTrailingZeros();
			return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
		}

	}

}
