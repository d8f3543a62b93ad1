package pe.siaf.logframe;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import pe.siaf.logframe.DesignRule.Column;
import pe.siaf.money.Percentage;

/**
 * How good a design is: the share of checks it passes, one check being one rule at one
 * place. What was accepted with a reason no longer blocks, and isn't passed either.
 *
 * @param grade A (best) to D
 * @param overall all checks
 * @param columns by part of the design
 * @param levels by row of the matrix
 * @param openBlocks findings that keep it from being submitted
 */
public record DesignGrade(String grade, Share overall, Map<Column, Share> columns, Map<Level, Share> levels,
		int openBlocks) {

	static DesignGrade of(Map<DesignRule, List<Verdict>> verdicts, int openBlocks, List<Threshold> thresholds) {
		Map<Column, Share> columns = new EnumMap<>(Column.class);
		Map<Level, Share> levels = new EnumMap<>(Level.class);
		Share overall = Share.NONE;
		for (Map.Entry<DesignRule, List<Verdict>> rule : verdicts.entrySet()) {
			for (Verdict verdict : rule.getValue()) {
				Share one = new Share(verdict.passes() ? 1 : 0, 1);
				overall = overall.plus(one);
				columns.merge(rule.getKey().column(), one, Share::plus);
				Level level = verdict.place().level();
				if (level != null) {
					levels.merge(level, one, Share::plus);
				}
			}
		}
		return new DesignGrade(grade(overall, openBlocks, thresholds), overall, columns, levels, openBlocks);
	}

	/** The best step whose share is reached and that bears the open findings. */
	private static String grade(Share overall, int openBlocks, List<Threshold> thresholds) {
		return thresholds.stream()
			.filter((step) -> overall.percentage().value().compareTo(step.minimumShare()) >= 0)
			.filter((step) -> openBlocks == 0 || step.openBlocks())
			.map(Threshold::grade)
			.min(String::compareTo)
			.orElse("D");
	}

	/**
	 * Checks passed of checks made.
	 *
	 * @param passed how many passed
	 * @param made how many were made
	 */
	public record Share(int passed, int made) {

		static final Share NONE = new Share(0, 0);

		Share plus(Share other) {
			return new Share(this.passed + other.passed, this.made + other.made);
		}

		/**
		 * Passed of made.
		 * @return the percentage; nothing made is nothing failed
		 */
		public Percentage percentage() {
			return Objects.requireNonNullElseGet(
					Percentage.of(BigDecimal.valueOf(this.passed), BigDecimal.valueOf(this.made)),
					() -> new Percentage(BigDecimal.valueOf(100)));
		}

	}

	/**
	 * A step of the scale.
	 *
	 * @param grade its letter
	 * @param minimumShare from which share of checks passed, in percent
	 * @param openBlocks whether findings that block may be open
	 */
	record Threshold(String grade, BigDecimal minimumShare, boolean openBlocks) {
	}

}
