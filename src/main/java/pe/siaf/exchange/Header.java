package pe.siaf.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Where a kind's columns stand in a file, found by their names in a row that may be its
 * header. Columns that the kind doesn't know are passed over.
 *
 * @param places the place of each column that was found, by canonical name
 * @param missing names of required columns that were not found
 * @param titles the header's cells as the file has them
 * @param width how many cells the header has
 */
record Header(Map<ImportColumn, Integer> places, List<String> missing, List<String> titles, int width) {

	static Header match(List<ImportColumn> columns, List<String> cells) {
		Map<String, Integer> names = new LinkedHashMap<>();
		int width = 0;
		for (int i = 0; i < cells.size(); i++) {
			String name = HeaderNames.normal(cells.get(i));
			if (!name.isEmpty()) {
				names.putIfAbsent(name, i);
				width = i + 1;
			}
		}
		Map<ImportColumn, Integer> places = new LinkedHashMap<>();
		List<String> missing = new ArrayList<>();
		for (ImportColumn column : columns) {
			Integer place = placeOf(column, names);
			if (place != null) {
				places.put(column, place);
			}
			else if (column.required()) {
				missing.add(column.label());
			}
		}
		return new Header(places, missing, List.copyOf(cells), width);
	}

	private static @Nullable Integer placeOf(ImportColumn column, Map<String, Integer> names) {
		Integer place = names.get(HeaderNames.normal(column.name()));
		for (String alias : column.aliases()) {
			if (place != null) {
				break;
			}
			place = names.get(HeaderNames.normal(alias));
		}
		return place;
	}

	boolean isComplete() {
		return this.missing.isEmpty() && !this.places.isEmpty();
	}

	/**
	 * The title that the file itself gives a column.
	 * @param column a column's canonical name
	 * @return the title, or the canonical name if the file doesn't have the column
	 */
	String title(String column) {
		for (Map.Entry<ImportColumn, Integer> place : this.places.entrySet()) {
			if (place.getKey().name().equals(column)) {
				return this.titles.get(place.getValue()).strip();
			}
		}
		return column;
	}

	/**
	 * A cell's address as a spreadsheet shows it.
	 * @param column a column's canonical name
	 * @param row the row's number
	 * @return for example {@code AK12}, or null if the file doesn't have the column
	 */
	@Nullable String cell(String column, int row) {
		for (Map.Entry<ImportColumn, Integer> place : this.places.entrySet()) {
			if (place.getKey().name().equals(column)) {
				return letters(place.getValue()) + row;
			}
		}
		return null;
	}

	static String letters(int index) {
		StringBuilder letters = new StringBuilder();
		for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
			letters.insert(0, (char) ('A' + rest % 26));
		}
		return letters.toString();
	}

}
