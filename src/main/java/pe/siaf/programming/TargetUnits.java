package pe.siaf.programming;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.physical.PhysicalRule;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * The physical unit of an activity is one, equal for all executors, as the design in
 * force fixed it (domain 6.3).
 */
@Component
class TargetUnits {

	private final JdbcClient jdbc;

	TargetUnits(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What the design in force says of an activity.
	 * @param fiscalYear the year
	 * @param program the program
	 * @param product its product
	 * @param activity the activity
	 * @return unit, accumulation and the criterion's factors, or empty where no design
	 * has the activity
	 */
	Optional<Designed> designed(int fiscalYear, String program, String product, String activity) {
		return this.jdbc
			.sql("""
					select a.unit_of_measure, coalesce(m.accumulation, 'SUM') accumulation, m.coverage_goal, m.concentration,
					  m.adjustment, tp.name population_name, m.population_id
					from program_version v
					join logframe_node p on p.version_id = v.id and p.level = 'P' and p.code = :product
					join logframe_node a on a.parent_id = p.id and a.level = 'A' and a.code = :activity
					left join operational_model m on m.node_id = a.id
					left join target_population tp on tp.id = m.population_id
					where v.program = :program and v.state = 'APPROVED' and :year between v.valid_from and coalesce(v.valid_to, 9999)
					limit 1""")
			.param("year", fiscalYear)
			.param("program", program)
			.param("product", product)
			.param("activity", activity)
			.query(Designed.class)
			.optional();
	}

	/**
	 * Refuses a unit that isn't the design's.
	 * @param designed what the design says
	 * @param activity the activity
	 * @param unit the unit asked for
	 * @throws RuleViolation PHY-002
	 */
	static void require(Optional<Designed> designed, String activity, String unit) {
		designed.map(Designed::unitOfMeasure).filter((fixed) -> !fixed.equals(unit)).ifPresent((fixed) -> {
			throw new RuleViolation(PhysicalRule.UNIT_IS_FIXED,
					Figures.of("target", activity, "fixed", fixed, "unit", unit), "unitOfMeasure");
		});
	}

	/**
	 * What a design says of an activity.
	 *
	 * @param unitOfMeasure its unit's code, where fixed
	 * @param accumulation how months make the year
	 * @param coverageGoal percent of the population to reach
	 * @param concentration times a person
	 * @param adjustment a factor
	 * @param populationName whom it reaches
	 * @param populationId the population's key
	 */
	record Designed(@Nullable String unitOfMeasure, String accumulation, java.math.@Nullable BigDecimal coverageGoal,
			java.math.@Nullable BigDecimal concentration, java.math.@Nullable BigDecimal adjustment,
			@Nullable String populationName, @Nullable Long populationId) {
	}

}
