package pe.siaf.design;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import pe.siaf.design.DesignDocument.Row;

/**
 * Something that is put out of order in a design to be mended by whoever practises.
 *
 * @param part of which part
 * @param place the row, by its place; of none, every row of the part
 * @param column the cell; of none, the row is missing
 * @param text what the cell then says; of none, it is empty
 */
record Fault(Part part, @Nullable String place, @Nullable String column, @Nullable String text) {

	static Fault missing(Part part, String place) {
		return new Fault(part, place, null, null);
	}

	static Fault none(Part part) {
		return new Fault(part, null, null, null);
	}

	static Fault says(Part part, String place, String column, @Nullable String text) {
		return new Fault(part, place, column, text);
	}

	/** The rows of its part with the fault in them. */
	List<Row> plant(List<Row> rows) {
		return rows.stream().flatMap((row) -> hits(row) ? Stream.ofNullable(spoilt(row)) : Stream.of(row)).toList();
	}

	boolean hits(Row row) {
		return this.place == null || Objects.equals(this.place, DesignDocument.place(this.part, row));
	}

	private @Nullable Row spoilt(Row row) {
		if (this.column == null) {
			return null;
		}
		Map<String, String> values = new HashMap<>(row.values());
		if (this.text == null) {
			values.remove(this.column);
		}
		else {
			values.put(this.column, this.text);
		}
		return new Row(row.at(), row.number(), values);
	}

}
