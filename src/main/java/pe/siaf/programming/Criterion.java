package pe.siaf.programming;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.logframe.ComputedTarget;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/**
 * A target's quantities computed from its programming criterion, year by year (domain
 * 4.7). The factors are kept, so that each quantity can be opened down to them.
 */
@Component
class Criterion {

	/** Fifteen digits before the point, as a quantity is kept. */
	private static final BigDecimal LIMIT = new BigDecimal("1e15");

	private final JdbcClient jdbc;

	private final Files files;

	private final Targets targets;

	private final AuditTrail audit;

	Criterion(JdbcClient jdbc, Files files, Targets targets, AuditTrail audit) {
		this.jdbc = jdbc;
		this.files = files;
		this.targets = targets;
		this.audit = audit;
	}

	/**
	 * The years of a target with the people that its criterion counts.
	 * @param key the file
	 * @param secFunc the target
	 * @return the population by year; a year without any is missing
	 */
	Map<Integer, Population> populations(FileKey key, String secFunc) {
		Map<Integer, Population> byYear = new LinkedHashMap<>();
		this.jdbc
			.sql("""
					select year, size, source from programming_population
					where fiscal_year = :year and process = :process and sec_ejec = :unit and sec_func = :target order by year""")
			.params(key.params())
			.param("target", secFunc)
			.query(Population.class)
			.list()
			.forEach((one) -> byYear.put(one.year(), one));
		return byYear;
	}

	/**
	 * The people that a design wants to reach in a target's place: as the design counts
	 * them, else as the statistics office does, whose group is called alike.
	 * @param populationId the design's population
	 * @param year the year
	 * @param place six digits; the district, else its province, else its department
	 * @return how many and who counted them, or empty where nobody did there
	 */
	Optional<Population> known(long populationId, int year, String place) {
		return this.jdbc
			.sql("""
					select cast(:year as int) as year, x.size, x.source from (
					  select s.size, '' source, s.ubigeo, s.fiscal_year since, 0 rank, s.kind from population_size s
					  where s.population_id = :population and s.fiscal_year <= :year and s.kind in ('PROGRAMMED', 'TARGET')
					  union all
					  select p.size, p.source || ' ' || p.year, p.ubigeo, p.year, 1, '' from target_population t
					  join place_population p on p.population_group = t.name and p.year <= :year where t.id = :population) x
					where x.ubigeo in (:place, left(:place, 4) || '00', left(:place, 2) || '0000', '000000')
					order by x.rank, x.ubigeo = :place desc, x.ubigeo = left(:place, 4) || '00' desc, x.ubigeo = left(:place, 2) || '0000' desc,
					  x.since desc, x.kind limit 1""")
			.param("population", populationId)
			.param("year", year)
			.param("place", place)
			.query(Population.class)
			.optional();
	}

	/**
	 * Sets a target's criterion and computes its quantities.
	 * @param key the file
	 * @param target the target as it is
	 * @param typed the factors
	 * @param seen how the target stood on the page
	 * @param actor who sets them
	 * @throws RuleViolation CYC-001, PRG-101, PRG-104 if the quantity is beyond what can
	 * be kept, PRG-105 where it is the sum of service points, or WFL-003 where it was set
	 * meanwhile
	 */
	@Transactional
	public void set(FileKey key, TargetRow target, Factors typed, @Nullable String seen, Profile actor) {
		this.files.requireWritable(key, actor);
		this.files.holdTargets(key, List.of(target.secFunc()));
		this.files.requireSeen(key, "criterion/" + target.secFunc(), seen,
				() -> this.targets.find(key, target.secFunc()).map(TargetRow::seen).orElse(""));
		requireNoPoints(key, target.secFunc());
		int updated = this.jdbc
			.sql("""
					update programming_target set population_name = :name, coverage_goal = :coverage, concentration = :concentration,
					  adjustment = :adjustment, lock_version = lock_version + 1
					where fiscal_year = :year and process = :process and sec_ejec = :unit and sec_func = :target""")
			.params(key.params())
			.param("name", typed.populationName())
			.param("coverage", typed.coverage())
			.param("concentration", typed.concentration())
			.param("adjustment", typed.adjustment())
			.param("target", target.secFunc())
			.update();
		if (updated == 0) {
			throw new NotFound("target " + target.secFunc());
		}
		Map<String, Object> computed = new LinkedHashMap<>();
		typed.populations().forEach((population) -> {
			ComputedTarget quantity = ComputedTarget.of(population.size(), typed.coverage(), typed.concentration(),
					typed.adjustment(), target.integerOnly(), population.year());
			requireKeepable(quantity, "p" + (population.year() - key.fiscalYear()));
			write(key, target, population, quantity.quantity());
			computed.put(String.valueOf(population.year()), quantity);
		});
		this.audit.record(actor, key.secEjec(), "criterion", "PROGRAMMING_TARGET", key.id() + "/" + target.secFunc(),
				null, computed);
	}

	private void requireNoPoints(FileKey key, String secFunc) {
		boolean points = this.jdbc
			.sql("""
					select exists (select from programming_quantity
					  where fiscal_year = :year and process = :process and sec_ejec = :unit and sec_func = :target and cost_centre <> '')""")
			.params(key.params())
			.param("target", secFunc)
			.query(Boolean.class)
			.single();
		if (points) {
			throw new RuleViolation(ProgrammingRule.COMPUTED, Map.of());
		}
	}

	private static void requireKeepable(ComputedTarget computed, String field) {
		if (computed.quantity().compareTo(LIMIT) >= 0) {
			throw new RuleViolation(ProgrammingRule.BAD_FIGURE,
					Figures.of("typed", computed.quantity().toPlainString()), field);
		}
	}

	/** All that the criterion asks for is planned again: nothing of it is left unmet. */
	private void write(FileKey key, TargetRow target, Population population, BigDecimal quantity) {
		this.jdbc
			.sql("""
					with counted as (
					  insert into programming_population (fiscal_year, process, sec_ejec, sec_func, year, size, source)
					  values (:year, :process, :unit, :target, :of, :size, :source)
					  on conflict (fiscal_year, process, sec_ejec, sec_func, year)
					    do update set size = excluded.size, source = excluded.source)
					insert into programming_quantity (fiscal_year, process, sec_ejec, sec_func, year, cost_centre, accumulation, year_target, source)
					values (:year, :process, :unit, :target, :of, '', :accumulation, :quantity, 'CRITERION')
					on conflict (fiscal_year, process, sec_ejec, sec_func, year, cost_centre)
					  do update set year_target = excluded.year_target, unmet = 0, source = 'CRITERION'""")
			.params(key.params())
			.param("target", target.secFunc())
			.param("of", population.year())
			.param("size", population.size())
			.param("source", population.source())
			.param("accumulation", target.accumulation())
			.param("quantity", quantity)
			.update();
	}

	/**
	 * Lets a target's quantities be typed again; they stay as they were computed.
	 * @param key the file
	 * @param secFunc the target
	 * @param actor who does
	 * @throws RuleViolation CYC-001 or PRG-101
	 */
	@Transactional
	public void release(FileKey key, String secFunc, Profile actor) {
		this.files.requireWritable(key, actor);
		this.jdbc
			.sql("""
					update programming_quantity set source = 'TYPED'
					where fiscal_year = :year and process = :process and sec_ejec = :unit and sec_func = :target and source = 'CRITERION'""")
			.params(key.params())
			.param("target", secFunc)
			.update();
		this.audit.record(actor, key.secEjec(), "release", "PROGRAMMING_TARGET", key.id() + "/" + secFunc, null,
				Map.of("source", "TYPED"));
	}

	/**
	 * The people of a year.
	 *
	 * @param year the year
	 * @param size how many
	 * @param source who counted them
	 */
	record Population(int year, BigDecimal size, String source) {
	}

	/**
	 * A criterion's factors.
	 *
	 * @param populationName whom it counts
	 * @param coverage percent of them to reach
	 * @param concentration times a person
	 * @param adjustment a factor
	 * @param populations how many there are, year by year
	 */
	record Factors(String populationName, BigDecimal coverage, BigDecimal concentration, BigDecimal adjustment,
			List<Population> populations) {
	}

}
