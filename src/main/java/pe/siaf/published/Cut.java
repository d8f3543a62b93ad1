package pe.siaf.published;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * One table of the ministry's.
 *
 * @param id its key
 * @param year the fiscal year
 * @param axes what it is divided by
 * @param covers the levels of government it is limited to; empty for all
 * @param statedOn the day it speaks of
 * @param source who publishes it
 * @param loadedAt when it was loaded
 */
record Cut(long id, int year, List<String> axes, String covers, LocalDate statedOn, String source,
		OffsetDateTime loadedAt) {

	/** What covers most and is divided least comes first. */
	static final Comparator<Cut> WIDEST = Comparator.comparing((Cut cut) -> !cut.covers().isEmpty())
		.thenComparing((cut) -> cut.axes().size());

	static Cut of(ResultSet row) throws SQLException {
		String axes = row.getString("axes");
		return new Cut(row.getLong("id"), row.getInt("fiscal_year"),
				axes.isEmpty() ? List.of() : List.of(axes.split(",", -1)), row.getString("covers"),
				row.getObject("stated_on", LocalDate.class), row.getString("source"),
				row.getObject("loaded_at", OffsetDateTime.class));
	}

	boolean knows(Collection<String> asked) {
		return this.axes.containsAll(asked)
				&& (!asked.contains(Axis.PLIEGO.key()) || this.axes.contains(Axis.SECTOR.key()));
	}

}
