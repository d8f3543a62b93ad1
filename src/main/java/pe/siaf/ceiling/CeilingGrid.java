package pe.siaf.ceiling;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import pe.siaf.ceiling.CeilingLine.Cell;
import pe.siaf.ceiling.Distribution.Entry;
import pe.siaf.ceiling.Distribution.Order;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;

/**
 * What a ceiling gives out, as a grid to fill: a row for each who gets something or
 * could, a field for each year.
 *
 * @param rows the rows
 * @param editable whether the reader may fill it now
 * @param axis the letters of the keys by which it is told apart, or empty
 * @param typedCriterion the criterion that was typed, or empty
 * @param typedNorm the norm that was typed, or empty
 * @param typedReason the reason that was typed for all, or empty
 * @param proposed whether lowering below what hangs on it was ticked
 */
record CeilingGrid(List<Row> rows, boolean editable, String axis, String typedCriterion, String typedNorm,
		String typedReason, boolean proposed) {

	/** Whether a field can't be read. */
	public boolean faulty() {
		return this.rows.stream().flatMap((row) -> row.fields().stream()).anyMatch(Field::faulty);
	}

	/** What has changed against what is kept. */
	Order order() {
		List<Entry> entries = new ArrayList<>();
		for (Row row : this.rows) {
			for (Field field : row.fields()) {
				Amount amount = field.amount();
				boolean said = !row.reason().equals(row.keptReason()) && field.kept() != null;
				if (amount != null && (!amount.equals(field.kept()) || said)) {
					String reason = row.reason().isBlank()
							|| (row.reason().equals(row.keptReason()) && !this.typedReason.isBlank()) ? this.typedReason
									: row.reason();
					entries.add(new Entry(row.keys(), field.year(), amount, reason));
				}
			}
		}
		return new Order(entries, this.typedCriterion, this.typedNorm, this.proposed);
	}

	/** A row of what is kept, over which goes what was typed. */
	static Row row(int number, CeilingKeys keys, String code, String name, @Nullable CeilingLine line,
			CeilingVersion version, Map<String, String> typed) {
		List<Field> fields = new ArrayList<>();
		for (int index = 0; index < version.years().size(); index++) {
			int year = version.years().get(index);
			Cell cell = (line != null) ? line.years().get(index) : Cell.none(year);
			fields.add(Field.of(number, cell, typed.get("m." + number + "." + year)));
		}
		String kept = (line != null) ? line.reason() : "";
		return new Row(number, keys, code, name, line, fields, typed.getOrDefault("r." + number, kept).strip(), kept);
	}

	/**
	 * A row.
	 *
	 * @param number its number, part of its fields' names
	 * @param keys all its keys
	 * @param code the codes that tell it apart
	 * @param name what they are called
	 * @param line the ceiling, or null where there is none yet
	 * @param fields a field for each year
	 * @param reason why, as typed or kept
	 * @param keptReason why, as kept
	 */
	record Row(int number, CeilingKeys keys, String code, String name, @Nullable CeilingLine line, List<Field> fields,
			String reason, String keptReason) {
	}

	/**
	 * A field.
	 *
	 * @param name its name
	 * @param year of which year
	 * @param kept the amount that is kept, or null
	 * @param distributed what is given out further
	 * @param amount the amount typed or kept, or null
	 * @param text as on screen
	 * @param faulty whether the text is no amount in whole soles
	 */
	record Field(String name, int year, @Nullable Amount kept, Amount distributed, @Nullable Amount amount, String text,
			boolean faulty) {

		static Field of(int number, Cell cell, @Nullable String typed) {
			String name = "m." + number + "." + cell.year();
			Amount kept = cell.amount();
			if (typed == null) {
				return new Field(name, cell.year(), kept, cell.distributed(), kept, whole(kept), false);
			}
			String text = typed.strip();
			if (text.isEmpty()) {
				// nobody takes a ceiling away by emptying a field: zero says zero
				return new Field(name, cell.year(), kept, cell.distributed(), kept, "", false);
			}
			try {
				Amount amount = new AmountFormatter().parse(text, Locale.ROOT);
				boolean whole = amount.isWhole() && !amount.isNegative();
				return new Field(name, cell.year(), kept, cell.distributed(), whole ? amount : null, text, !whole);
			}
			catch (ParseException | ArithmeticException unreadable) {
				return new Field(name, cell.year(), kept, cell.distributed(), null, text, true);
			}
		}

		private static String whole(@Nullable Amount amount) {
			return (amount != null) ? AmountFormatter.print(amount).replaceFirst("\\.00$", "") : "";
		}

	}

}
