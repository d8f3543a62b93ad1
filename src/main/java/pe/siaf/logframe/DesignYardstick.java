package pe.siaf.logframe;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

import pe.siaf.logframe.DesignGrade.Threshold;
import pe.siaf.logframe.DesignWords.Word;

/**
 * What designs are measured by: words, limits, grades. They come with a release and no
 * page changes them, so they are read once. A year without its own row takes the newest
 * one before it.
 */
@Component
class DesignYardstick {

	private final SingletonSupplier<DesignWords> words;

	private final SingletonSupplier<List<Limit>> limits;

	private final SingletonSupplier<List<Step>> steps;

	DesignYardstick(JdbcClient jdbc) {
		this.words = SingletonSupplier.of(() -> new DesignWords(
				jdbc.sql("select kind, word as text, dimension from design_word order by kind, word")
					.query(Word.class)
					.list()));
		this.limits = SingletonSupplier
			.of(() -> jdbc.sql("select fiscal_year, name, limit_value from design_limit order by fiscal_year")
				.query(Limit.class)
				.list());
		this.steps = SingletonSupplier.of(() -> jdbc
			.sql("select fiscal_year, grade, minimum_share, open_blocks from design_grade order by fiscal_year")
			.query(Step.class)
			.list());
	}

	DesignWords words() {
		return this.words.obtain();
	}

	Map<String, BigDecimal> limits(int fiscalYear) {
		Map<String, BigDecimal> ofYear = new HashMap<>();
		this.limits.obtain()
			.stream()
			.filter((limit) -> limit.fiscalYear() <= fiscalYear)
			.forEach((limit) -> ofYear.put(limit.name(), limit.limitValue()));
		return ofYear;
	}

	List<Threshold> thresholds(int fiscalYear) {
		Map<String, Threshold> ofYear = new HashMap<>();
		this.steps.obtain()
			.stream()
			.filter((step) -> step.fiscalYear() <= fiscalYear)
			.forEach((step) -> ofYear.put(step.grade(),
					new Threshold(step.grade(), step.minimumShare(), step.openBlocks())));
		return List.copyOf(ofYear.values());
	}

	private record Limit(int fiscalYear, String name, BigDecimal limitValue) {
	}

	private record Step(int fiscalYear, String grade, BigDecimal minimumShare, boolean openBlocks) {
	}

}
