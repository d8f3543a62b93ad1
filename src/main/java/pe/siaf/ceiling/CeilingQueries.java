package pe.siaf.ceiling;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.ceiling.CeilingLine.Cell;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;

/** Ceilings as pages show them: one line through the years, by parent or from the top. */
@Repository
class CeilingQueries {

	/** Each row of a version with the codes and names that it adds to the one above. */
	private static final String NAMED = """
			select c.id, c.year, c.parent_id, c.tier, c.amount, c.distributed, c.criterion, c.norm, c.reason, %1$s, %2$s,
			  ceiling_blocked(c.parent_id) blocked, c.child_shape <> '' has_children,
			  concat_ws(' · ', case when p.id is null then pl.name end, case when p.sec_ejec is distinct from c.sec_ejec then un.name end,
			    case when p.cost_centre is distinct from c.cost_centre then cc.name end,
			    case when p.category is distinct from c.category then ca.name end,
			    case when p.product is distinct from c.product then pp.name end,
			    case when p.function_code is distinct from c.function_code then fu.name end,
			    case when p.geography is distinct from c.geography then ub.name end,
			    case when p.rubro is distinct from c.rubro then ru.name end,
			    case when p.generic is distinct from c.generic then it.name end,
			    case when p.expenditure_category is distinct from c.expenditure_category then ec.name end) as name
			from ceiling c
			left join ceiling p on p.id = c.parent_id
			left join lateral (select min(x.name) as name from pliego x where x.fiscal_year = :catalogue and x.sector || '/' || x.code = c.pliego) pl on true
			left join implementing_unit un on un.fiscal_year = :catalogue and un.sec_ejec = c.sec_ejec
			left join cost_centre cc on cc.fiscal_year = :catalogue and cc.sec_ejec = c.sec_ejec and cc.code = c.cost_centre
			left join budget_category ca on ca.fiscal_year = :catalogue and ca.code = c.category
			left join product_project pp on pp.fiscal_year = :catalogue and pp.code = c.product
			left join function_code fu on fu.fiscal_year = :catalogue and fu.code = c.function_code
			left join ubigeo ub on ub.fiscal_year = :catalogue and c.geography <> '' and ub.code = rpad(c.geography, 6, '0')
			left join rubro ru on ru.fiscal_year = :catalogue and ru.code = c.rubro
			left join economic_item it on it.fiscal_year = :catalogue and it.code = c.generic
			left join expenditure_category ec on ec.fiscal_year = :catalogue and ec.code = c.expenditure_category
			"""
		.formatted("c." + CeilingKeys.COLUMNS.replace(", ", ", c."),
				String.join(", ",
						java.util.Arrays.stream(CeilingKey.values())
							.map((key) -> "p.%1$s p_%1$s".formatted(key.column()))
							.toList()));

	private final JdbcClient jdbc;

	CeilingQueries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * How many lines stand at the top of what a profile sees.
	 * @param version the version
	 * @param words words of a code or name, or empty
	 * @param reader who looks
	 * @return the number of lines
	 */
	long countTop(CeilingVersion version, String words, Profile reader) {
		CeilingScope scope = CeilingScope.of(reader, version);
		return this.jdbc.sql("select count(*) from (" + tops(scope, reader) + ") tops")
			.params(scope.params())
			.param("version", version.id())
			.param("words", words.strip())
			.param("catalogue", catalogueYear(version.fiscalYear()))
			.query(Long.class)
			.single();
	}

	/**
	 * The lines at the top of what a profile sees: for a unit its own ceilings, for
	 * others those of the pliegos.
	 * @param version the version
	 * @param words words of a code or name, or empty
	 * @param reader who looks
	 * @param offset how many to leave out
	 * @param size how many at most
	 * @return the lines
	 */
	List<CeilingLine> top(CeilingVersion version, String words, Profile reader, long offset, int size) {
		CeilingScope scope = CeilingScope.of(reader, version);
		return lines(version,
				this.jdbc
					.sql(NAMED + " where c.version_id = :version and ("
							+ CeilingKeys.COLUMNS.replaceAll("(\\w+)", "c.$1") + ") in (" + tops(scope, reader)
							+ " order by " + CeilingKeys.COLUMNS + " offset :offset limit :size) order by "
							+ CeilingKeys.COLUMNS.replaceAll("(\\w+)", "c.$1") + ", c.year")
					.params(scope.params())
					.param("version", version.id())
					.param("words", words.strip())
					.param("offset", offset)
					.param("size", size)
					.param("catalogue", catalogueYear(version.fiscalYear())));
	}

	private static String tops(CeilingScope scope, Profile reader) {
		String top = (reader.scope().kind() == Scope.Kind.UE)
				? "c.tier = 'UE' and exists (select from ceiling a where a.id = c.parent_id and a.tier = 'PLIEGO')"
				: "c.parent_id is null";
		return """
				select distinct %s from ceiling c where c.version_id = :version and %s and %s
				  and (:words = '' or ceiling_label(c) ilike '%%' || :words || '%%' or exists (
				    select from pliego x where x.fiscal_year = :catalogue and x.sector || '/' || x.code = c.pliego
				      and x.name ilike '%%' || :words || '%%'))""".formatted(CeilingKeys.COLUMNS, top, scope.sql());
	}

	/**
	 * A ceiling with all its years.
	 * @param version its version
	 * @param id the key of any of its rows
	 * @param reader who looks
	 * @return the line, or empty where there is none that the reader sees
	 */
	Optional<CeilingLine> find(CeilingVersion version, long id, Profile reader) {
		CeilingScope scope = CeilingScope.of(reader, version);
		return lines(version, this.jdbc.sql(NAMED + """
				join ceiling asked on asked.id = :id and asked.version_id = c.version_id
				where c.version_id = :version and\s""" + scope.sql() + sameKeys("c", "asked") + " order by c.year")
			.params(scope.params())
			.param("version", version.id())
			.param("id", id)
			.param("catalogue", catalogueYear(version.fiscalYear()))).stream().findFirst();
	}

	/**
	 * What a ceiling gives out.
	 * @param version its version
	 * @param parent the ceiling
	 * @param reader who looks
	 * @return the lines
	 */
	List<CeilingLine> children(CeilingVersion version, CeilingLine parent, Profile reader) {
		List<Long> ids = ids(parent);
		CeilingScope scope = CeilingScope.of(reader, version);
		return ids.isEmpty() ? List.of()
				: lines(version, this.jdbc
					.sql(NAMED + " where c.version_id = :version and c.parent_id in (:parents) and " + scope.sql()
							+ " order by " + CeilingKeys.COLUMNS.replaceAll("(\\w+)", "c.$1") + ", c.year")
					.params(scope.params())
					.param("version", version.id())
					.param("parents", ids)
					.param("catalogue", catalogueYear(version.fiscalYear())));
	}

	/**
	 * The ceilings above one, from the top.
	 * @param version the version
	 * @param line the ceiling
	 * @param reader who looks
	 * @return the lines
	 */
	List<CeilingLine> above(CeilingVersion version, CeilingLine line, Profile reader) {
		List<CeilingLine> above = new ArrayList<>();
		Optional<Long> next = parent(line.id());
		while (next.isPresent()) {
			Optional<CeilingLine> parent = find(version, next.get(), reader);
			parent.ifPresent((one) -> above.add(0, one));
			next = parent.flatMap((one) -> parent(one.id()));
		}
		return above;
	}

	private Optional<Long> parent(long id) {
		return this.jdbc.sql("select parent_id from ceiling where id = ? and parent_id is not null")
			.param(id)
			.query(Long.class)
			.optional();
	}

	/** The changes of a ceiling's amounts, newest first. */
	List<Change> changes(CeilingLine line) {
		List<Long> ids = ids(line);
		return ids.isEmpty() ? List.of()
				: this.jdbc.sql("""
						select h.year, h.old_amount, h.amount, h.proposed, h.criterion, h.reason,
						  coalesce(u.person_name, h.changed_by) person, h.changed_at
						from ceiling_change h left join app_user u on u.username = h.changed_by
						where h.ceiling_id in (:ids) order by h.id desc limit 100""")
					.param("ids", ids)
					.query(Change.class)
					.list();
	}

	/** The criteria of a year, in the order in which money is given out. */
	List<Criterion> criteria(int fiscalYear) {
		return this.jdbc.sql("""
				select code, name, name_en, allocation_order from ceiling_criterion
				where fiscal_year = (select max(fiscal_year) from ceiling_criterion where fiscal_year <= ?)
				order by allocation_order, code""").param(fiscalYear).query(Criterion.class).list();
	}

	int catalogueYear(int fiscalYear) {
		return this.jdbc.sql("select coalesce(ceiling_catalogue_year(?), ?)")
			.params(fiscalYear, fiscalYear)
			.query(Integer.class)
			.single();
	}

	static List<Long> ids(CeilingLine line) {
		List<Long> ids = new ArrayList<>();
		for (Cell cell : line.years()) {
			Long id = cell.id();
			if (id != null) {
				ids.add(id);
			}
		}
		return ids;
	}

	static String sameKeys(String one, String other) {
		StringBuilder sql = new StringBuilder();
		for (CeilingKey key : CeilingKey.values()) {
			sql.append(" and %1$s.%3$s = %2$s.%3$s".formatted(one, other, key.column()));
		}
		return sql.toString();
	}

	private static List<CeilingLine> lines(CeilingVersion version, JdbcClient.StatementSpec statement) {
		Map<String, CeilingLine> lines = new LinkedHashMap<>();
		statement.query((row) -> {
			Map<CeilingKey, String> codes = new EnumMap<>(CeilingKey.class);
			Map<CeilingKey, String> above = new EnumMap<>(CeilingKey.class);
			for (CeilingKey key : CeilingKey.values()) {
				codes.put(key, row.getString(key.column()));
				above.put(key, java.util.Objects.requireNonNullElse(row.getString("p_" + key.column()), ""));
			}
			CeilingKeys keys = new CeilingKeys(codes);
			Cell cell = new Cell(row.getInt("year"), row.getLong("id"), new Amount(row.getBigDecimal("amount")),
					new Amount(row.getBigDecimal("distributed")), row.getString("criterion"), row.getString("norm"),
					row.getString("reason"));
			CeilingLine line = new CeilingLine(row.getLong("id"), keys.text(),
					keys.without(new CeilingKeys(above)).label(), row.getString("name"), row.getString("tier"),
					row.getBoolean("has_children"), row.getBoolean("blocked"), List.of(cell));
			lines.merge(keys.text(), line, CeilingQueries::joined);
		});
		return lines.values().stream().map((line) -> filled(version, line)).toList();
	}

	private static CeilingLine joined(CeilingLine one, CeilingLine other) {
		List<Cell> years = new ArrayList<>(one.years());
		years.addAll(other.years());
		return new CeilingLine(one.id(), one.keys(), one.code(), one.name(), one.tier(),
				one.hasChildren() || other.hasChildren(), one.blocked() || other.blocked(), years);
	}

	private static CeilingLine filled(CeilingVersion version, CeilingLine line) {
		List<Cell> years = version.years()
			.stream()
			.map((year) -> line.years()
				.stream()
				.filter((cell) -> cell.year() == year)
				.findFirst()
				.orElseGet(() -> Cell.none(year)))
			.toList();
		return new CeilingLine(line.id(), line.keys(), line.code(), line.name(), line.tier(), line.hasChildren(),
				line.blocked(), years);
	}

	/**
	 * A change of an amount.
	 *
	 * @param year of which year
	 * @param oldAmount the amount before, or null where there was none
	 * @param amount the amount since
	 * @param proposed whether it was lowered below what hangs on it
	 * @param criterion what it was reckoned by, or empty
	 * @param reason why, or empty
	 * @param person who changed it
	 * @param changedAt when
	 */
	record Change(int year, @Nullable Amount oldAmount, Amount amount, boolean proposed, String criterion,
			String reason, String person, java.time.OffsetDateTime changedAt) {
	}

	/**
	 * What an amount can be reckoned by.
	 *
	 * @param code its code
	 * @param name what it is called in Spanish
	 * @param nameEn what it is called in English
	 * @param allocationOrder its place when money is given out
	 */
	record Criterion(String code, String name, String nameEn, int allocationOrder) {

		/** Its name in the reader's language. */
		public String in(String language) {
			return language.equals("en") ? this.nameEn : this.name;
		}

	}

}
