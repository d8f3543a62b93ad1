package pe.siaf.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import pe.siaf.design.DesignDocument.Row;
import pe.siaf.exchange.Changes;

/** What a design that comes in says otherwise than the one that is there. */
@Component
class DesignDifferences {

	private static final Locale LANGUAGE = Locale.forLanguageTag("es");

	private final MessageSource messages;

	DesignDifferences(MessageSource messages) {
		this.messages = messages;
	}

	/** Whether two designs say the same, in the same order. */
	static boolean none(DesignDocument one, DesignDocument other) {
		for (Part part : Part.values()) {
			List<Map<String, String>> left = told(part, one);
			if (!left.equals(told(part, other))) {
				return false;
			}
		}
		return true;
	}

	private static List<Map<String, String>> told(Part part, DesignDocument design) {
		return design.rows(part).stream().map(Row::values).toList();
	}

	/** Tells them row by row. */
	void tell(DesignDocument before, DesignDocument after, Changes changes) {
		for (Part part : Part.values()) {
			Map<String, Row> left = byPlace(part, before);
			Map<String, Row> right = byPlace(part, after);
			left.forEach((place, row) -> {
				if (!right.containsKey(place)) {
					changes.vanished(record(part, place), values(part, row, true));
				}
			});
			right.forEach((place, row) -> {
				Row known = left.get(place);
				if (known == null) {
					changes.added(record(part, place), values(part, row, false));
				}
				else {
					changes.compared(record(part, place), differences(part, known, row));
				}
			});
		}
	}

	private String record(Part part, String place) {
		String label = this.messages.getMessage("design." + part.name(), null, LANGUAGE);
		return place.isEmpty() ? label : label + " · " + place;
	}

	private static Map<String, Row> byPlace(Part part, DesignDocument design) {
		Map<String, Row> rows = new LinkedHashMap<>();
		for (Row row : design.rows(part)) {
			String place = DesignDocument.place(part, row);
			String free = place;
			for (int again = 2; rows.containsKey(free); again++) {
				free = place + " (" + again + ")";
			}
			rows.put(free, row);
		}
		return rows;
	}

	/** A row that is new or gone is told by its first words. */
	private List<Changes.Measure> values(Part part, Row row, boolean gone) {
		List<Changes.Measure> values = new ArrayList<>();
		DesignColumn.of(part)
			.stream()
			.filter((column) -> column.use() == DesignColumn.Use.FIELD && !row.text(column.name()).isEmpty())
			.limit(1)
			.forEach((column) -> {
				String text = row.text(column.name());
				values.add(new Changes.Measure(label(part, column), gone ? text : null, gone ? null : text));
			});
		return values;
	}

	private List<Changes.Measure> differences(Part part, Row before, Row after) {
		List<Changes.Measure> differences = new ArrayList<>();
		TreeSet<String> told = new TreeSet<>(before.values().keySet());
		told.addAll(after.values().keySet());
		DesignColumn.of(part)
			.stream()
			.filter((column) -> column.use() == DesignColumn.Use.FIELD && told.contains(column.name()))
			.filter((column) -> !Objects.equals(before.text(column.name()), after.text(column.name())))
			.forEach((column) -> differences
				.add(new Changes.Measure(label(part, column), before.text(column.name()), after.text(column.name()))));
		return differences;
	}

	private String label(Part part, DesignColumn column) {
		// a dot would be taken for the month of a measure
		return DesignLabels.of(this.messages, part, column).replace('.', ' ');
	}

}
