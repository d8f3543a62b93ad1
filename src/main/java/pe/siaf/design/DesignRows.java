package pe.siaf.design;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.rules.SqlState;

/**
 * The rows of every {@link Part}, read and written as JSON objects of their columns.
 */
@Component
class DesignRows {

	private final JdbcClient jdbc;

	private final ObjectReader exact;

	/** A table's columns that can be written. */
	private final Map<String, Map<String, Column>> columns = new ConcurrentHashMap<>();

	DesignRows(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.exact = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
	}

	/** The version that a row belongs to, or empty where there is no such row. */
	Optional<Long> versionOf(Part part, long id) {
		return this.jdbc.sql(part.versionSql()).param(id).query(Long.class).optional();
	}

	/** All rows of a part in a version, in the order in which they can be written. */
	List<ObjectNode> of(Part part, long version) {
		return this.jdbc.sql(part.rowsSql())
			.param(version)
			.query(String.class)
			.list()
			.stream()
			.map(this::read)
			.toList();
	}

	Optional<ObjectNode> find(Part part, long id) {
		return this.jdbc.sql("select to_jsonb(t)::text from " + part.table() + " t where id = ?")
			.param(id)
			.query(String.class)
			.optional()
			.map(this::read);
	}

	/** The rows whose column names a key, in their order. */
	List<ObjectNode> where(Part part, String column, long key) {
		return this.jdbc
			.sql("select to_jsonb(t)::text from %s t where %s = ? order by %s".formatted(part.table(), column,
					part.isOrdered() ? "position, id" : "id"))
			.param(key)
			.query(String.class)
			.list()
			.stream()
			.map(this::read)
			.toList();
	}

	/**
	 * Writes a new row.
	 * @param part the part
	 * @param row its columns; those that aren't there get their default
	 * @return its key
	 * @throws RuleViolation DSN-106 if the same is there already
	 */
	long insert(Part part, JsonNode row) {
		Map<String, Column> known = columns(part);
		String named = StreamSupport.stream(row.propertyNames().spliterator(), false)
			.filter(known::containsKey)
			.collect(Collectors.joining(", "));
		return guarded(part, () -> this.jdbc
			.sql("insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, :row::jsonb) returning id"
				.formatted(part.table(), named))
			.param("row", row.toString())
			.query(Long.class)
			.single());
	}

	/**
	 * Writes new rows in one statement.
	 * @param part the part
	 * @param rows their columns, keys among them; those that aren't there get their
	 * default
	 * @throws RuleViolation DSN-106, DSN-112
	 */
	void insertAll(Part part, List<ObjectNode> rows) {
		Map<String, Column> known = columns(part);
		List<String> named = rows.stream()
			.flatMap((row) -> row.propertyNames().stream())
			.filter(known::containsKey)
			.distinct()
			.toList();
		String values = named.stream()
			.map((name) -> Objects.requireNonNull(known.get(name), name).from("r." + name))
			.collect(Collectors.joining(", "));
		guarded(part, () -> this.jdbc
			.sql("insert into %1$s (%2$s) select %3$s from jsonb_populate_recordset(null::%1$s, cast(:rows as jsonb)) r"
				.formatted(part.table(), String.join(", ", named), values))
			.param("rows", rows.toString())
			.update());
	}

	/** Keys for new rows, in order. */
	List<Long> nextIds(Part part, int count) {
		return this.jdbc.sql("select nextval(pg_get_serial_sequence(?, 'id')) from generate_series(1, ?)")
			.params(part.table(), count)
			.query(Long.class)
			.list();
	}

	/** Sets a column; nothing becomes the column's own nothing. */
	void set(Part part, long id, Field field, @Nullable String value) {
		Column column = columns(part).get(field.name());
		if (value == null && column != null && !column.nullable()) {
			guarded(part,
					() -> this.jdbc.sql("update %s set %s = default where id = ?".formatted(part.table(), field.name()))
						.param(id)
						.update());
			return;
		}
		guarded(part,
				() -> this.jdbc
					.sql("update %s set %s = cast(:value as %s) where id = :id".formatted(part.table(), field.name(),
							field.kind().type()))
					.param("value", value)
					.param("id", id)
					.update());
	}

	void delete(Part part, long id) {
		this.jdbc.sql("delete from " + part.table() + " where id = ?").param(id).update();
	}

	long nextId(Part part) {
		return this.jdbc.sql("select nextval(pg_get_serial_sequence(?, 'id'))")
			.param(part.table())
			.query(Long.class)
			.single();
	}

	/** What a field of a row holds, as text; numbers without idle zeros. */
	static String text(JsonNode row, Field field) {
		JsonNode value = row.path(field.name());
		if (value.isNull() || value.isMissingNode()) {
			return "";
		}
		if (field.kind() == Field.Kind.NUMBER) {
			BigDecimal number = new BigDecimal(value.asString());
			return (number.signum() == 0) ? "0" : number.stripTrailingZeros().toPlainString();
		}
		if (field.kind() == Field.Kind.MOMENT) {
			return OffsetDateTime.parse(value.asString()).toInstant().toString();
		}
		return value.asString();
	}

	/** The fields of a row as text. */
	static Map<String, String> texts(Part part, JsonNode row) {
		Map<String, String> texts = new LinkedHashMap<>();
		part.fields().forEach((field) -> texts.put(field.name(), text(row, field)));
		return texts;
	}

	private <T> T guarded(Part part, Supplier<T> statement) {
		try {
			return statement.get();
		}
		catch (DataIntegrityViolationException refused) {
			String constraint = ConstraintName.in(refused).orElse("");
			DraftRule rule = switch (SqlState.in(refused).orElse("")) {
				case SqlState.UNIQUE_VIOLATION -> DraftRule.ALREADY_THERE;
				case SqlState.CHECK_VIOLATION, SqlState.OUT_OF_RANGE -> DraftRule.OUT_OF_RANGE;
				case SqlState.FOREIGN_KEY_VIOLATION -> DraftRule.NOT_OF_THIS_DESIGN;
				default -> throw refused;
			};
			throw new RuleViolation(rule, Figures.of("designPart", part.name(), "constraint", constraint));
		}
	}

	private Map<String, Column> columns(Part part) {
		return this.columns.computeIfAbsent(part.table(), (table) -> {
			Map<String, Column> found = new LinkedHashMap<>();
			this.jdbc.sql("""
					select column_name, is_nullable = 'YES' nullable, column_default from information_schema.columns
					where table_schema = current_schema() and table_name = ? and is_generated = 'NEVER'""")
				.param(table)
				.query((row, number) -> found.put(row.getString("column_name"),
						new Column(row.getBoolean("nullable"), row.getString("column_default"))))
				.list();
			return found;
		});
	}

	/** Numbers with all their digits: a double would round the longest. */
	private ObjectNode read(String row) {
		return (ObjectNode) this.exact.readTree(row);
	}

	/**
	 * The rows that fall with a row, itself first, and the fields elsewhere that name any
	 * of them.
	 */
	Branch branch(Part part, ObjectNode row) {
		Branch branch = new Branch(new ArrayList<>(), new ArrayList<>());
		collect(part, row, branch);
		branch.rows().sort(Comparator.comparing(Row::part));
		return branch;
	}

	private void collect(Part part, ObjectNode row, Branch branch) {
		long id = row.path("id").asLong();
		if (branch.rows().stream().anyMatch((known) -> known.part() == part && known.id() == id)) {
			return;
		}
		branch.rows().add(new Row(part, row));
		for (Part below : part.below()) {
			where(below, below.parentColumn(), id).forEach((each) -> collect(below, each, branch));
		}
		part.references()
			.forEach((reference) -> where(reference.part(), reference.field().name(), id).forEach((each) -> {
				if (reference.field().holds()) {
					collect(reference.part(), each, branch);
				}
				else {
					branch.links()
						.add(new Link(reference.part(), each.path("id").asLong(), reference.field().name(), id));
				}
			}));
	}

	/**
	 * A row with what falls with it.
	 *
	 * @param rows the rows, in the order in which they can be written again
	 * @param links fields of rows that stay and lose what they name
	 */
	record Branch(List<Row> rows, List<Link> links) {
	}

	/**
	 * A column of a table.
	 *
	 * @param nullable whether it may be empty
	 * @param preset the SQL of what it holds where nothing is said
	 */
	record Column(boolean nullable, @Nullable String preset) {

		/** The SQL of what it takes of a row that may not tell it. */
		String from(String told) {
			return (!this.nullable && this.preset != null) ? "coalesce(" + told + ", " + this.preset + ")" : told;
		}

	}

	record Row(Part part, ObjectNode row) {

		long id() {
			return this.row.path("id").asLong();
		}

	}

	record Link(Part part, long id, String field, long named) {
	}

}
