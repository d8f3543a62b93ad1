package pe.siaf.monitoring;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import pe.siaf.monitoring.ExecutionCriteria.Lines;
import pe.siaf.monitoring.UnitDirectory.UnitYear;

/**
 * What the form above a drill-down offers and holds.
 *
 * @param years the years that have lines
 * @param units the units to choose from; empty where there is no choice
 * @param choices codes to choose filters from, by dimension
 * @param asked what the page was asked
 */
record DrillForm(List<Integer> years, List<UnitYear> units, Map<Dimension, Map<String, String>> choices,
		DrillRequest asked) {

	public List<String> axes() {
		return Dimension.keys();
	}

	public List<String> stages() {
		return Arrays.stream(Measure.values())
			.filter((measure) -> measure.compareTo(Measure.MONTHLY_COMMITMENT) >= 0)
			.map(Measure::key)
			.toList();
	}

	public List<String> states() {
		return Arrays.stream(Lines.values()).map(Lines::key).toList();
	}

	public String state() {
		return this.asked.lines().name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The axis at a place of the grouping.
	 * @param place 0 is the first
	 * @return its key, or empty
	 */
	public String by(int place) {
		return (place < this.asked.by().size()) ? this.asked.by().get(place).key() : "";
	}

	public String months() {
		Measure stage = this.asked.months();
		return (stage != null) ? stage.key() : "";
	}

	public boolean chosen(Dimension dimension, String code) {
		return this.asked.filters().getOrDefault(dimension, List.of()).contains(code);
	}

	/**
	 * Whether the further filters are open: one of them is set.
	 * @return true to show them
	 */
	public boolean more() {
		return this.choices.keySet().stream().anyMatch(this.asked.filters()::containsKey);
	}

	/**
	 * Filters that came by drilling down and have no field: the form carries them along.
	 * @return the codes by parameter
	 */
	public Map<String, List<String>> kept() {
		Map<String, List<String>> kept = new LinkedHashMap<>();
		this.asked.filters().forEach((dimension, codes) -> {
			if (!this.choices.containsKey(dimension) && !(dimension == Dimension.UNIT && !this.units.isEmpty())) {
				kept.put(dimension.key(), codes);
			}
		});
		return kept;
	}

}
