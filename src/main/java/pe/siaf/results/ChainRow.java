package pe.siaf.results;

import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.indicator.IndicatorValues.Standing;
import pe.siaf.physical.PhysicalAdvance;

/**
 * A row of the chain as the page shows it.
 *
 * @param level 1 for results to 4 for targets of units
 * @param kind {@code result}, {@code product}, {@code activity} or {@code money}
 * @param code its code
 * @param name its text
 * @param href its page, if it has one
 * @param tag message key of a word beside the name; empty for none
 * @param indicators its indicators between baseline and target
 * @param physical its quantity and advance
 * @param money its money; none where nothing is budgeted on it
 * @param lines the lines its money is made of
 */
record ChainRow(int level, String kind, String code, String name, @Nullable String href, String tag,
		List<Standing> indicators, @Nullable PhysicalAdvance physical, @Nullable Money money, @Nullable String lines) {

	/** The first indicators speak for the node; the matrix lists them all. */
	public List<Standing> shownIndicators() {
		return this.indicators.stream().limit(2).toList();
	}

	public int moreIndicators() {
		return Math.max(0, this.indicators.size() - 2);
	}

}
