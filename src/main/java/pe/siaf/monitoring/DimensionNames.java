package pe.siaf.monitoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;

/** What codes are called, and which codes occur. */
@Repository
class DimensionNames {

	private final JdbcClient jdbc;

	private final MessageSource messages;

	DimensionNames(JdbcClient jdbc, MessageSource messages) {
		this.jdbc = jdbc;
		this.messages = messages;
	}

	/**
	 * The names of the codes that a view is filtered by.
	 * @param year the year
	 * @param filters the codes
	 * @return names by dimension and code; a code without a name is absent
	 */
	Map<Dimension, Map<String, String>> of(int year, Map<Dimension, List<String>> filters) {
		List<String> parts = new ArrayList<>();
		Map<String, Object> params = new HashMap<>(Map.of("year", year));
		String unit = filters.getOrDefault(Dimension.UNIT, List.of("")).get(0);
		params.put("unit", unit);
		params.put("sector", filters.containsKey(Dimension.SECTOR) ? filters.get(Dimension.SECTOR).get(0) : null);
		filters.forEach((dimension, codes) -> codes.forEach((code) -> {
			String parameter = "code" + parts.size();
			params.put(parameter, code);
			parts.add("select '"
					+ dimension.key() + "' dimension, cast(:" + parameter + " as text) code, " + dimension
						.nameSql("cast(:" + parameter + " as text)", "cast(:unit as text)", "cast(:sector as text)")
					+ " name");
		}));
		return parts.isEmpty() ? Map.of() : read(String.join("\nunion all ", parts), params);
	}

	/**
	 * The codes that occur in a unit's year, to choose a filter from.
	 * @param year the year
	 * @param unit the unit's sec_ejec
	 * @param dimensions of which dimensions
	 * @param profile who asks
	 * @return codes with their names, in order
	 */
	Map<Dimension, Map<String, String>> occurring(int year, String unit, List<Dimension> dimensions, Profile profile) {
		ScopeCondition scope = ScopeCondition.onTargets(profile);
		Map<String, Object> params = new HashMap<>(scope.params());
		params.put("year", year);
		params.put("unit", unit);
		String codes = dimensions.stream()
			.map((dimension) -> dimension.codeSql() + " as " + dimension.name())
			.collect(Collectors.joining(", "));
		String options = dimensions.stream()
			.map((dimension) -> "select '" + dimension.key() + "' dimension, d.code, "
					+ dimension.nameSql("d.code", "cast(:unit as text)", "cast(null as text)")
					+ " name from (select distinct " + dimension.name() + " code from lines) d")
			.collect(Collectors.joining("\nunion all "));
		return read(
				"""
						with lines as materialized (
						  select %s
						  from budget_line l
						  join budget_target t on t.fiscal_year = l.fiscal_year and t.sec_ejec = l.sec_ejec and t.sec_func = l.sec_func
						  join implementing_unit u on u.fiscal_year = l.fiscal_year and u.sec_ejec = l.sec_ejec
						  join rubro r on r.fiscal_year = l.fiscal_year and r.code = l.rubro
						  where l.fiscal_year = :year and l.sec_ejec = :unit and %s)
						%s"""
					.formatted(codes, scope.sql(), options),
				params);
	}

	/**
	 * The name to show: ours for months and levels, in the reader's language; the
	 * catalogue's for everything else.
	 * @param dimension the dimension
	 * @param code the code
	 * @param name the catalogue's name
	 * @return the name, or empty
	 */
	String shown(Dimension dimension, String code, @Nullable String name) {
		String known = Objects.requireNonNullElse(name, "");
		return switch (dimension) {
			case MONTH, LEVEL -> String.valueOf(this.messages.getMessage("monitoring." + dimension.key() + "." + code,
					null, known, LocaleContextHolder.getLocale()));
			default -> known;
		};
	}

	private Map<Dimension, Map<String, String>> read(String sql, Map<String, Object> params) {
		Map<Dimension, Map<String, String>> names = new LinkedHashMap<>();
		this.jdbc.sql(sql).params(params).query(Named.class).list().forEach((named) -> {
			Dimension dimension = Dimension.of(named.dimension()).orElseThrow();
			names.computeIfAbsent(dimension, (key) -> new TreeMap<>())
				.put(named.code(), shown(dimension, named.code(), named.name()));
		});
		return names;
	}

	record Named(String dimension, String code, @Nullable String name) {
	}

}
