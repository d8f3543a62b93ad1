package pe.siaf.published;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * An answer from published totals.
 *
 * @param by what it is grouped by
 * @param rows the groups
 * @param total their sum
 * @param cut the ministry's table that it stands in
 */
public record PublishedReport(List<String> by, List<PublishedRow> rows, PublishedFigures total, Cut cut) {

	/**
	 * Levels of government that the figures are limited to.
	 * @return for example {@code E}; empty for all
	 */
	public String covers() {
		return this.cut.covers();
	}

	public String source() {
		return this.cut.source();
	}

	public LocalDate statedOn() {
		return this.cut.statedOn();
	}

	public OffsetDateTime loadedAt() {
		return this.cut.loadedAt();
	}

}
