package pe.siaf.design;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.logframe.ComputedTarget;

/**
 * The programming criterion as a computed rule (domain 4.7) of a design, for the country.
 */
@Component
class ProgrammingCriterion {

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
	Optional<ComputedTarget> of(long version, long node) {
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
			.query((row, number) -> ComputedTarget.of(row.getBigDecimal("population"),
					row.getBigDecimal("coverage_goal"), row.getBigDecimal("concentration"),
					row.getBigDecimal("adjustment"), row.getBoolean("whole"), row.getInt("fiscal_year")))
			.optional();
	}

}
