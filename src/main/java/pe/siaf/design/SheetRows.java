package pe.siaf.design;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Reads and writes the rows under a sheet. Targets are a draft's own until it is
 * published; those in force are in {@code indicator_target}.
 */
@Component
class SheetRows {

	private static final String NATIONAL = "ubigeo = '000000' and area = 'TOTAL' and grouping = ''";

	private final JdbcClient jdbc;

	SheetRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The rows of a kind under each sheet in order; numbers without idle zeros. */
	Map<Long, List<Map<String, String>>> of(List<Long> sheets, SheetTable table) {
		String order = (table == SheetTable.VALIDATION) ? "id" : table.columns();
		Map<Long, List<Map<String, String>>> rows = new HashMap<>();
		this.jdbc
			.sql("select sheet_id, %s from %s where sheet_id = any(cast(:sheets as bigint[])) order by %s"
				.formatted(table.columns(), table.table(), order))
			.param("sheets", sheets.toArray(Long[]::new))
			.query((row) -> {
				Map<String, String> values = new LinkedHashMap<>();
				for (Field field : table.fields()) {
					values.put(field.name(), plain(row.getObject(field.name())));
				}
				rows.computeIfAbsent(row.getLong("sheet_id"), (fresh) -> new ArrayList<>()).add(values);
			});
		return rows;
	}

	static String plain(@Nullable Object value) {
		return (value instanceof BigDecimal number) ? number.stripTrailingZeros().toPlainString()
				: Objects.toString(value, "");
	}

	/** Copies all but targets, which a draft takes from those in force. */
	void copy(long from, long to) {
		for (SheetTable table : SheetTable.values()) {
			if (table != SheetTable.TARGET) {
				this.jdbc
					.sql("insert into %1$s (sheet_id, %2$s) select :to, %2$s from %1$s where sheet_id = :from"
						.formatted(table.table(), table.columns()))
					.param("from", from)
					.param("to", to)
					.update();
			}
		}
	}

	/** Gives a draft the targets in force. */
	void takeTargets(Sheets.Sheet sheet) {
		this.jdbc.sql("""
				insert into sheet_target (sheet_id, fiscal_year, target)
				select :sheet, fiscal_year, target from indicator_target
				where indicator = :indicator and fiscal_year between :from and 2199 and\s""" + NATIONAL)
			.param("sheet", sheet.id())
			.param("indicator", sheet.indicator())
			.param("from", sheet.firstTarget())
			.update();
	}

	/**
	 * Writes the rows of a kind, instead of those that were there.
	 * @throws RuleViolation DSN-102 to DSN-104, DSN-106 for a row that is there twice,
	 * DSN-112
	 */
	void write(long sheet, SheetTable table, List<Map<String, String>> rows) {
		this.jdbc.sql("delete from " + table.table() + " where sheet_id = ?").param(sheet).update();
		Set<String> seen = new HashSet<>();
		for (Map<String, String> typed : rows) {
			Map<String, String> row = read(table, typed);
			if (!seen.add(table.key(row))) {
				throw new RuleViolation(DraftRule.ALREADY_THERE, Figures.of("designPart", "SHEET_" + table.name()));
			}
			insert(sheet, table, row);
		}
	}

	private static Map<String, String> read(SheetTable table, Map<String, String> typed) {
		Map<String, String> row = new LinkedHashMap<>();
		for (Field field : table.fields()) {
			String value = read(field, typed.get(field.name()));
			if (value != null) {
				row.put(field.name(), value);
			}
		}
		if (table == SheetTable.SCOPE) {
			row.putIfAbsent("area", "TOTAL");
		}
		return row;
	}

	/** The sheet's own fields have the same names, so the refusal names none. */
	private static @Nullable String read(Field field, @Nullable String typed) {
		try {
			String value = FieldText.read(Part.INDICATOR, field, typed);
			SheetFields.requireInRange(field, value);
			return value;
		}
		catch (RuleViolation refused) {
			throw new RuleViolation(refused.rule(), refused.figures());
		}
	}

	private void insert(long sheet, SheetTable table, Map<String, String> row) {
		List<String> names = new ArrayList<>(row.keySet());
		String values = String.join(", ",
				table.fields()
					.stream()
					.filter((field) -> names.contains(field.name()))
					.map((field) -> "cast(:%s as %s)".formatted(field.name(), field.kind().type()))
					.toList());
		try {
			this.jdbc
				.sql("insert into %s (sheet_id, %s) values (:sheet, %s)".formatted(table.table(),
						String.join(", ", names), values))
				.params(row)
				.param("sheet", sheet)
				.update();
		}
		catch (DataIntegrityViolationException refused) {
			throw new RuleViolation(DraftRule.OUT_OF_RANGE, Figures.of("designPart", "SHEET_" + table.name()));
		}
	}

	/**
	 * A draft's targets come into force. A year of which a later year's sheet in force
	 * speaks is left to that.
	 */
	void publishTargets(Sheets.Sheet sheet) {
		String later = """
				not exists (select from indicator_sheet l join sheet_target s on s.sheet_id = l.id
				  where l.indicator = :indicator and l.state = 'IN_FORCE' and l.fiscal_year > :year
				    and s.fiscal_year = t.fiscal_year)""";
		this.jdbc
			.sql("""
					delete from indicator_target t where indicator = :indicator and fiscal_year >= :from and %s
					  and not exists (select from sheet_target o where o.sheet_id = :sheet and o.fiscal_year = t.fiscal_year)
					  and %s"""
				.formatted(NATIONAL, later))
			.param("indicator", sheet.indicator())
			.param("from", sheet.firstTarget())
			.param("sheet", sheet.id())
			.param("year", sheet.fiscalYear())
			.update();
		this.jdbc
			.sql("""
					insert into indicator_target as i (indicator, fiscal_year, target)
					select :indicator, t.fiscal_year, t.target from sheet_target t where t.sheet_id = :sheet and %s
					on conflict on constraint indicator_target_once do update
					  set target = excluded.target, demonstration = i.demonstration and i.target = excluded.target"""
				.formatted(later))
			.param("indicator", sheet.indicator())
			.param("sheet", sheet.id())
			.param("year", sheet.fiscalYear())
			.update();
	}

}
