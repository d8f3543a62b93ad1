package pe.siaf.ceiling;

import java.math.BigDecimal;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import pe.siaf.ceiling.MacroFrames.MacroValue;

/**
 * A frame's variables as a grid, one row each, one cell a year.
 *
 * @param rows the rows
 * @param faulty whether a cell can't be read
 */
record FrameTable(List<Row> rows, boolean faulty) {

	/** As it is kept. */
	static FrameTable of(MacroFrame frame, List<MacroVariable> variables, List<MacroValue> values) {
		List<Row> rows = new ArrayList<>();
		for (MacroVariable variable : variables) {
			rows.add(new Row(variable,
					frame.shownYears()
						.stream()
						.map((year) -> Cell.of(variable, year, MacroValue.find(values, variable.code(), year)))
						.toList()));
		}
		return new FrameTable(rows, false);
	}

	/** As it was typed; what can't be read stays as typed, and says so. */
	static FrameTable typed(MacroFrame frame, List<MacroVariable> variables, Map<String, String> typed) {
		List<Row> rows = new ArrayList<>();
		boolean faulty = false;
		for (MacroVariable variable : variables) {
			List<Cell> cells = new ArrayList<>();
			for (int year : frame.shownYears()) {
				Cell cell = Cell.typed(variable, year, typed.getOrDefault(name(variable, year), "").strip());
				faulty |= cell.faulty();
				cells.add(cell);
			}
			rows.add(new Row(variable, cells));
		}
		return new FrameTable(rows, faulty);
	}

	/** What is filled in. */
	List<MacroValue> values() {
		List<MacroValue> values = new ArrayList<>();
		for (Row row : this.rows) {
			for (Cell cell : row.cells()) {
				BigDecimal value = cell.value();
				if (value != null) {
					values.add(new MacroValue(row.variable().code(), cell.year(), value));
				}
			}
		}
		return values;
	}

	private static String name(MacroVariable variable, int year) {
		return "v." + variable.code() + "." + year;
	}

	/**
	 * A variable's row.
	 *
	 * @param variable the variable
	 * @param cells a cell for each year shown
	 */
	record Row(MacroVariable variable, List<Cell> cells) {
	}

	/**
	 * A cell.
	 *
	 * @param name its field's name
	 * @param year of which year
	 * @param value its value, or null
	 * @param text as on screen
	 * @param faulty whether the text is no value
	 */
	record Cell(String name, int year, @Nullable BigDecimal value, String text, boolean faulty) {

		static Cell of(MacroVariable variable, int year, @Nullable BigDecimal value) {
			return new Cell(FrameTable.name(variable, year), year, value, variable.print(value), false);
		}

		static Cell typed(MacroVariable variable, int year, String text) {
			String name = FrameTable.name(variable, year);
			if (text.isEmpty()) {
				return new Cell(name, year, null, "", false);
			}
			try {
				return new Cell(name, year, variable.parse(text), text, false);
			}
			catch (ParseException | ArithmeticException unreadable) {
				return new Cell(name, year, null, text, true);
			}
		}

	}

}
