package pe.siaf.programming;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;

/**
 * What is typed to compute a target (domain 4.7).
 *
 * @param populationName whom it counts
 * @param coverage percent of them to reach
 * @param concentration times a person
 * @param adjustment a factor; 1 where nothing is said
 * @param p0 how many there are in the year of the law
 * @param p1 in the year after
 * @param p2 in the year after that
 * @param source who counted them
 */
record CriterionForm(@Size(max = 200) @Nullable String populationName,
		@DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 4) @Nullable BigDecimal coverage,
		@DecimalMin("0") @Digits(integer = 15, fraction = 4) @Nullable BigDecimal concentration,
		@DecimalMin("0") @Digits(integer = 13, fraction = 6) @Nullable BigDecimal adjustment,
		@DecimalMin("0") @Digits(integer = 12, fraction = 4) @Nullable BigDecimal p0,
		@DecimalMin("0") @Digits(integer = 12, fraction = 4) @Nullable BigDecimal p1,
		@DecimalMin("0") @Digits(integer = 12, fraction = 4) @Nullable BigDecimal p2,
		@Size(max = 200) @Nullable String source) {

	/** The criterion as it is, or as the program's design has it. */
	static CriterionForm of(FileKey key, TargetRow target, Map<Integer, Criterion.Population> populations,
			Optional<TargetUnits.Designed> designed, Criterion criterion) {
		if (target.coverageGoal() != null) {
			return new CriterionForm(target.populationName(), plain(target.coverageGoal()),
					plain(target.concentration()), plain(target.adjustment()), size(populations, key.fiscalYear()),
					size(populations, key.fiscalYear() + 1), size(populations, key.fiscalYear() + 2),
					populations.values().stream().map(Criterion.Population::source).findFirst().orElse(""));
		}
		Long population = designed.map(TargetUnits.Designed::populationId).orElse(null);
		Map<Integer, Criterion.Population> known = new LinkedHashMap<>();
		if (population != null) {
			key.years()
				.forEach((year) -> criterion.known(population, year, target.place())
					.ifPresent((people) -> known.put(year, people)));
		}
		return new CriterionForm(designed.map(TargetUnits.Designed::populationName).orElse(""),
				plain(designed.map(TargetUnits.Designed::coverageGoal).orElse(null)),
				plain(designed.map(TargetUnits.Designed::concentration).orElse(null)),
				plain(designed.map(TargetUnits.Designed::adjustment).orElse(BigDecimal.ONE)),
				size(known, key.fiscalYear()), size(known, key.fiscalYear() + 1), size(known, key.fiscalYear() + 2),
				known.values().stream().map(Criterion.Population::source).findFirst().orElse(""));
	}

	private static @Nullable BigDecimal size(Map<Integer, Criterion.Population> populations, int year) {
		Criterion.Population population = populations.get(year);
		return (population != null) ? plain(population.size()) : null;
	}

	private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
		return (number == null) ? null : new BigDecimal(number.stripTrailingZeros().toPlainString());
	}

	void check(Errors errors) {
		require(this.coverage, "coverage", errors);
		require(this.concentration, "concentration", errors);
		if (this.p0 == null && !errors.hasFieldErrors("p0")) {
			errors.rejectValue("p0", "programming.criterion.population.missing");
		}
	}

	private static void require(@Nullable BigDecimal typed, String field, Errors errors) {
		if (typed == null && !errors.hasFieldErrors(field)) {
			errors.rejectValue(field, "programming.criterion." + field + ".missing");
		}
	}

	/** The factors; a year without a population keeps its quantity. */
	Criterion.Factors factors(FileKey key) {
		List<Criterion.Population> populations = new ArrayList<>();
		List<Integer> years = key.years();
		for (int at = 0; at < years.size(); at++) {
			BigDecimal size = (at == 0) ? this.p0 : (at == 1) ? this.p1 : this.p2;
			if (size != null) {
				populations.add(new Criterion.Population(years.get(at), size,
						(this.source == null) ? "" : this.source.strip()));
			}
		}
		return new Criterion.Factors((this.populationName == null) ? "" : this.populationName.strip(),
				(this.coverage != null) ? this.coverage : BigDecimal.ZERO,
				(this.concentration != null) ? this.concentration : BigDecimal.ZERO,
				(this.adjustment != null) ? this.adjustment : BigDecimal.ONE, populations);
	}

}
