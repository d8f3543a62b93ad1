package pe.siaf.ceiling;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
 * @param lost whether something was typed into a row that isn't there any more
 * @param nameless what was typed to add a row whose keys can't be read, by field
 */
record CeilingGrid(List<Row> rows, boolean editable, String axis, String typedCriterion, String typedNorm,
		String typedReason, boolean proposed, boolean lost, Map<String, String> nameless) {

	/** How a form calls what it showed of a row when it was drawn. */
	private static final String SHOWN = "v.";

	/** Between the parts of what a form showed; amounts have none, the reason is last. */
	private static final String BETWEEN = ";";

	/** Whether somebody else changed meanwhile what was typed over. */
	public boolean stale() {
		return this.lost || this.rows.stream()
			.anyMatch((row) -> row.staleReason() || row.fields().stream().anyMatch(Field::stale));
	}

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

	/**
	 * A row of what is kept, over which goes what was typed. Fields are called by the
	 * row's keys, never by its place: others add and take away rows while it is open.
	 */
	static Row row(CeilingKeys keys, String code, String name, @Nullable CeilingLine line, CeilingVersion version,
			Map<String, String> typed) {
		int years = version.years().size();
		String shown = typed.get(SHOWN + keys.text());
		String[] seen = (shown != null) ? shown.split(BETWEEN, years + 1) : new String[0];
		List<Field> fields = new ArrayList<>();
		for (int index = 0; index < years; index++) {
			int year = version.years().get(index);
			Cell cell = (line != null) ? line.years().get(index) : Cell.none(year);
			String field = "m." + keys.text() + "." + year;
			fields.add(Field.of(field, cell, typed.get(field), (seen.length == years + 1) ? seen[index] : null));
		}
		String kept = (line != null) ? line.reason() : "";
		String reason = typed.getOrDefault("r." + keys.text(), kept).strip();
		boolean told = seen.length == years + 1;
		boolean untouched = told && reason.equals(seen[years].strip());
		return new Row(keys, code, name, line, fields, untouched ? kept : reason, kept,
				told && !untouched && !kept.equals(seen[years].strip()));
	}

	/**
	 * Whether something was typed into a row that isn't there any more.
	 * @param typed what was typed
	 * @param rows the rows there are
	 * @param version the version
	 * @return true if an amount of such a row was changed
	 */
	static boolean lost(Map<String, String> typed, List<Row> rows, CeilingVersion version) {
		Set<String> there = rows.stream().map((row) -> SHOWN + row.keys().text()).collect(Collectors.toSet());
		return typed.entrySet()
			.stream()
			.filter((one) -> one.getKey().startsWith(SHOWN) && !there.contains(one.getKey()))
			.anyMatch((one) -> {
				String[] seen = one.getValue().split(BETWEEN, -1);
				return IntStream.range(0, Math.min(seen.length, version.years().size())).anyMatch((index) -> {
					String field = "m." + one.getKey().substring(SHOWN.length()) + "." + version.years().get(index);
					return !typed.getOrDefault(field, seen[index]).strip().equals(seen[index]);
				});
			});
	}

	/**
	 * A row.
	 *
	 * @param keys all its keys, part of its fields' names
	 * @param code the codes that tell it apart
	 * @param name what they are called
	 * @param line the ceiling, or null where there is none yet
	 * @param fields a field for each year
	 * @param reason why, as typed or kept
	 * @param keptReason why, as kept
	 * @param staleReason whether somebody else changed meanwhile the reason typed over
	 */
	record Row(CeilingKeys keys, String code, String name, @Nullable CeilingLine line, List<Field> fields,
			String reason, String keptReason, boolean staleReason) {

		/** What the form is to say that it showed. */
		public String shown() {
			return this.fields.stream()
				.map((field) -> Field.whole(field.kept()) + BETWEEN)
				.collect(Collectors.joining()) + this.keptReason;
		}

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
	 * @param stale whether somebody else changed meanwhile the amount typed over
	 */
	record Field(String name, int year, @Nullable Amount kept, Amount distributed, @Nullable Amount amount, String text,
			boolean faulty, boolean stale) {

		static Field of(String name, Cell cell, @Nullable String typed, @Nullable String seen) {
			Amount kept = cell.amount();
			String text = (typed != null) ? typed.strip() : "";
			if (typed == null || text.equals(seen)) {
				return new Field(name, cell.year(), kept, cell.distributed(), kept, whole(kept), false, false);
			}
			boolean stale = seen != null && !seen.equals(whole(kept));
			if (text.isEmpty()) {
				// nobody takes a ceiling away by emptying a field: zero says zero
				return new Field(name, cell.year(), kept, cell.distributed(), kept, "", false, false);
			}
			try {
				Amount amount = new AmountFormatter().parse(text, Locale.ROOT);
				boolean whole = amount.isWhole() && !amount.isNegative();
				return new Field(name, cell.year(), kept, cell.distributed(), whole ? amount : null, text, !whole,
						stale);
			}
			catch (ParseException | ArithmeticException unreadable) {
				return new Field(name, cell.year(), kept, cell.distributed(), null, text, true, stale);
			}
		}

		private static String whole(@Nullable Amount amount) {
			return (amount != null) ? AmountFormatter.print(amount).replaceFirst("\\.00$", "") : "";
		}

	}

}
