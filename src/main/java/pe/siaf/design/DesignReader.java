package pe.siaf.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import pe.siaf.design.DesignDocument.Row;
import pe.siaf.exchange.ImportRule;
import pe.siaf.logframe.Level;
import pe.siaf.rules.Figures;
import pe.siaf.rules.Rule;
import pe.siaf.rules.RuleViolation;

/**
 * Reads a design's texts into what its columns take, and tells every cell that can't be
 * read, names what isn't there or says what another row says already.
 */
final class DesignReader {

	/** Parts where two rows may say the same. */
	private static final Set<Part> REPEATED = EnumSet.of(Part.VERIFICATION, Part.ASSUMPTION, Part.RESPONSIBLE,
			Part.TASK);

	private final DesignDocument design;

	private final BiConsumer<Place, RuleViolation> refusals;

	private final Map<Part, Map<String, Row>> named;

	private DesignReader(DesignDocument design, BiConsumer<Place, RuleViolation> refusals) {
		this.design = design;
		this.refusals = refusals;
		this.named = design.named();
	}

	/**
	 * Reads a design.
	 * @param design its texts as they stand in a file
	 * @param refusals told each cell that can't be taken
	 * @return the design with texts as its columns take them; what was refused is absent
	 */
	static DesignDocument read(DesignDocument design, BiConsumer<Place, RuleViolation> refusals) {
		return new DesignReader(design, refusals).read();
	}

	private DesignDocument read() {
		Map<Part, List<Row>> parts = new EnumMap<>(Part.class);
		for (Part part : Part.values()) {
			List<Row> rows = new ArrayList<>();
			Set<String> taken = new HashSet<>();
			Set<String> names = new HashSet<>();
			for (Row row : this.design.rows(part)) {
				Row read = read(part, row);
				rows.add(read);
				String place = DesignDocument.place(part, read);
				if (!REPEATED.contains(part) && !DesignColumn.NUMBERED.contains(part) && !taken.add(place)) {
					refuse(row, keyColumn(part), DraftRule.ALREADY_THERE,
							Figures.of("designPart", part.name(), "place", place));
				}
				if (DesignColumn.NUMBERED.contains(part) && !names.add(row.text(DesignColumn.REF))) {
					refuse(row, DesignColumn.REF, ImportRule.DUPLICATE_KEY,
							Figures.of("key", row.text(DesignColumn.REF)));
				}
				if (part == Part.NODE) {
					requireLevel(row);
				}
			}
			parts.put(part, rows);
		}
		return new DesignDocument(this.design.program(), this.design.kind(), parts);
	}

	private Row read(Part part, Row row) {
		Map<String, String> values = new LinkedHashMap<>();
		for (DesignColumn column : DesignColumn.of(part)) {
			String typed = row.text(column.name()).strip();
			try {
				String text = read(part, column, row, typed);
				if (text != null && !text.isEmpty()) {
					values.put(column.name(), text);
				}
			}
			catch (RuleViolation refused) {
				this.refusals.accept(new Place(row, column.name()), refused);
			}
		}
		return new Row(row.at(), row.number(), values, row.letters());
	}

	private @Nullable String read(Part part, DesignColumn column, Row row, String typed) {
		if (!column.field().isReference()) {
			// an indicator is named by its code or its name
			boolean named = part == Part.INDICATOR && typed.isEmpty()
					&& !row.text(DesignColumn.INDICATOR_NAME).isEmpty();
			return named ? null : FieldText.read(part, column.field(), typed);
		}
		if (typed.isEmpty() || !column.namesRow()) {
			if (typed.isEmpty() && column.field().required()) {
				throw new RuleViolation(DraftRule.VALUE_REQUIRED,
						Figures.of("designField", part.name() + "." + column.field().name()), column.name());
			}
			return typed;
		}
		Part target = Part.valueOf(column.field().refersTo());
		return Optional.ofNullable(this.named.getOrDefault(target, Map.of()).get(typed))
			.map((found) -> canonical(target, found, typed))
			.orElseThrow(() -> new RuleViolation(ImportRule.UNKNOWN_KEY, Figures.of("key", typed), column.name()));
	}

	/** A row of the matrix is named by its code alone where that is enough. */
	private String canonical(Part target, Row found, String typed) {
		if (target != Part.NODE) {
			return typed;
		}
		String code = found.text("code");
		return Objects.equals(this.named.getOrDefault(target, Map.of()).get(code), found) ? code
				: DesignDocument.called(target, found);
	}

	private void requireLevel(Row row) {
		Row above = this.named.getOrDefault(Part.NODE, Map.of()).get(row.text("parent"));
		Level level = level(row);
		if (above == null || level == null) {
			return;
		}
		if (!Objects.equals(level(above), above(level))) {
			refuse(row, "parent", DraftRule.WRONG_LEVEL, Figures.of("level", level.name()));
		}
	}

	private static @Nullable Level above(Level level) {
		return switch (level) {
			case FR -> null;
			case SR -> Level.FR;
			case P -> Level.SR;
			case A -> Level.P;
		};
	}

	private static @Nullable Level level(Row row) {
		String text = row.text("level").toUpperCase(Locale.ROOT);
		return java.util.Arrays.stream(Level.values())
			.filter((known) -> known.name().equals(text))
			.min(Comparator.naturalOrder())
			.orElse(null);
	}

	private static String keyColumn(Part part) {
		return part.key()
			.stream()
			.map((key) -> key.replaceFirst("_id$", ""))
			.reduce((first, last) -> last)
			.orElseGet(
					() -> (part.parent() == Part.VERSION || part.parent() == null) ? "" : DesignColumn.parentOf(part));
	}

	private void refuse(Row row, String column, Rule rule, Map<String, ?> figures) {
		this.refusals.accept(new Place(row, column), new RuleViolation(rule, figures, column));
	}

	/**
	 * A cell of a file.
	 *
	 * @param row the row
	 * @param column the column's name; empty where the row as a whole is meant
	 */
	record Place(Row row, String column) {

		/** Where people look it up: {@code Causas!C7}, {@code cause[3].name}. */
		String cell() {
			return this.row.cell(this.column);
		}

	}

}
