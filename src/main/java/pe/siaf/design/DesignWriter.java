package pe.siaf.design;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.design.DesignDocument.Row;
import pe.siaf.design.DesignReader.Place;
import pe.siaf.exchange.ImportRule;
import pe.siaf.logframe.IndicatorCodes;
import pe.siaf.logframe.Level;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/** Writes a design that was read into an empty version, a part at a time. */
@Component
class DesignWriter {

	private static final String INDICATOR = "indicator";

	private final DesignRows rows;

	private final IndicatorCodes indicators;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	DesignWriter(DesignRows rows, IndicatorCodes indicators, JdbcClient jdbc, JsonMapper json) {
		this.rows = rows;
		this.indicators = indicators;
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Writes.
	 * @param version the key of an empty version
	 * @param design the design, every text as its column takes it
	 * @param refusals told each row that the tables refuse; the parts behind it are then
	 * not written, and the transaction is to be taken back
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void write(long version, DesignDocument design, BiConsumer<Place, RuleViolation> refusals) {
		Map<Part, Map<String, Long>> keys = new EnumMap<>(Part.class);
		Map<Part, Map<String, Row>> named = design.named();
		for (Part part : Part.values()) {
			List<Row> rows = design.rows(part);
			if (rows.isEmpty()) {
				continue;
			}
			if (part == Part.VERSION) {
				DesignColumn.of(part)
					.stream()
					.filter((column) -> rows.get(0).values().containsKey(column.name()))
					.forEach((column) -> this.rows.set(part, version, column.field(), rows.get(0).text(column.name())));
				continue;
			}
			List<Long> fresh = this.rows.nextIds(part, rows.size());
			Map<String, Long> own = new HashMap<>();
			for (int i = 0; i < rows.size(); i++) {
				own.put(DesignDocument.called(part, rows.get(i)), fresh.get(i));
			}
			keys.put(part, own);
			if (!insert(part, prepare(part, version, design, fresh, new Keys(named, keys), refusals), refusals)) {
				return;
			}
		}
	}

	private List<Prepared> prepare(Part part, long version, DesignDocument design, List<Long> fresh, Keys keys,
			BiConsumer<Place, RuleViolation> refusals) {
		List<Prepared> prepared = new ArrayList<>();
		Map<String, Integer> positions = new HashMap<>();
		for (Row row : design.rows(part)) {
			ObjectNode stored = this.json.createObjectNode();
			stored.put("id", fresh.get(prepared.size()));
			stored.put("version_id", version);
			DesignColumn.of(part)
				.stream()
				.filter((column) -> column.isStored() && !row.text(column.name()).isEmpty())
				.forEach((column) -> store(new Place(row, column.name()), column, stored, keys, refusals));
			if (part.isOrdered()) {
				String kind = (part == Part.NODE) ? row.text("level") : row.text(DesignColumn.parentOf(part));
				stored.put("position", positions.merge(kind, 1, Integer::sum) - 1);
			}
			prepared.add(new Prepared(row, stored));
		}
		if (part == Part.INDICATOR) {
			nameIndicators(prepared, design, keys);
		}
		return prepared;
	}

	private void store(Place place, DesignColumn column, ObjectNode stored, Keys keys,
			BiConsumer<Place, RuleViolation> refusals) {
		String text = place.row().text(column.name());
		if (column.namesRow()) {
			stored.put(column.field().name(), keys.of(Part.valueOf(column.field().refersTo()), text));
		}
		else if (column.field().isReference()) {
			objective(text).ifPresentOrElse((id) -> stored.put(column.field().name(), id), () -> refusals.accept(place,
					new RuleViolation(ImportRule.UNKNOWN_KEY, Figures.of("key", text), column.name())));
		}
		else {
			stored.put(column.field().name(), text);
		}
	}

	/** A name may stand for an indicator that the node names by its code too. */
	private void nameIndicators(List<Prepared> prepared, DesignDocument design, Keys keys) {
		Codes codes = new Codes(design, keys);
		Set<String> measured = new HashSet<>();
		prepared.forEach((each) -> each.stored().put(INDICATOR, codes.of(each.row())));
		prepared.removeIf((each) -> !measured.add(each.row().text("node") + " " + each.stored().path(INDICATOR)));
	}

	private Optional<Long> objective(String named) {
		return this.jdbc.sql("select id from strategic_objective where plan || ':' || owner || ':' || code = ?")
			.param(named)
			.query(Long.class)
			.optional();
	}

	/** All at once; where something is refused, one by one, to tell which. */
	private boolean insert(Part part, List<Prepared> prepared, BiConsumer<Place, RuleViolation> refusals) {
		this.jdbc.sql("savepoint design_part").update();
		try {
			this.rows.insertAll(part, prepared.stream().map(Prepared::stored).toList());
			return true;
		}
		catch (RuleViolation refused) {
			this.jdbc.sql("rollback to savepoint design_part").update();
		}
		for (Prepared each : prepared) {
			this.jdbc.sql("savepoint design_row").update();
			try {
				this.rows.insertAll(part, List.of(each.stored()));
			}
			catch (RuleViolation refused) {
				this.jdbc.sql("rollback to savepoint design_row").update();
				refusals.accept(new Place(each.row(), ""), refused);
			}
		}
		return false;
	}

	record Prepared(Row row, ObjectNode stored) {
	}

	/** The keys of rows by what they are called. */
	record Keys(Map<Part, Map<String, Row>> named, Map<Part, Map<String, Long>> keys) {

		Long of(Part part, String name) {
			String called = DesignDocument.called(part, row(part, name));
			return Objects.requireNonNull(this.keys.getOrDefault(part, Map.of()).get(called), name);
		}

		Row row(Part part, String name) {
			return Objects.requireNonNull(this.named.getOrDefault(part, Map.of()).get(name), name);
		}

	}

	/** Codes of indicators, those that are known looked up at once. */
	private final class Codes {

		private final DesignDocument design;

		private final Keys keys;

		private final Set<String> known;

		Codes(DesignDocument design, Keys keys) {
			this.design = design;
			this.keys = keys;
			this.known = new HashSet<>(DesignWriter.this.jdbc.sql("""
					select code from indicator where code = any(cast(:codes as text[]))""")
				.param("codes",
						design.rows(Part.INDICATOR).stream().map((row) -> row.text(INDICATOR)).toArray(String[]::new))
				.query(String.class)
				.list());
		}

		String of(Row row) {
			String code = row.text(INDICATOR);
			if (this.known.contains(code)) {
				return code;
			}
			String name = row.text(DesignColumn.INDICATOR_NAME);
			Level level = Level.valueOf(this.keys.row(Part.NODE, row.text("node")).text("level"));
			if (name.isEmpty()) {
				return DesignWriter.this.indicators.typed(this.design.program(), level, code);
			}
			return DesignWriter.this.indicators.of(this.design.program(), level, code.isEmpty() ? null : code, name);
		}

	}

}
