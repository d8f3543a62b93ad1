package pe.siaf.indicator;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.exchange.StagedFile;
import pe.siaf.logframe.Level;

/**
 * Writes values. One that says something else takes the place of the earlier, which stays
 * (R4.3).
 */
@Component
class ValueWriter {

	private static final String CHANGED = """
			with given as (
			  select * from jsonb_to_recordset(cast(:values as jsonb)) g(indicator text, year smallint, period text, ubigeo text,
			    area text, "group" text, numerator numeric, denominator numeric, factor numeric, value numeric, reason text,
			    error numeric, low numeric, high numeric, n bigint, status text, source text, published date)),
			changed as (
			  select g.*, v.id as before from given g left join indicator_value v
			    on v.indicator = g.indicator and v.fiscal_year = g.year and v.period = g.period and v.ubigeo = g.ubigeo
			    and v.area = g.area and v.grouping = g."group" and v.replaced_by is null
			  where v.id is null or v.value is distinct from g.value)
			""";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	ValueWriter(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * What each known indicator measures: by its sheets, else by the matrices it is in; a
	 * result where neither says, so that nobody registers their own success.
	 * @return level by indicator
	 */
	Map<String, Level> levels() {
		Map<String, Level> levels = new HashMap<>();
		this.jdbc
			.sql("""
					select i.code, coalesce((select s.level from indicator_sheet s where s.indicator = i.code and s.level is not null
					    order by (s.state = 'IN_FORCE') desc, s.fiscal_year desc, s.version desc limit 1),
					  (select n.level from node_indicator l join logframe_node n on n.id = l.node_id
					    where l.indicator = i.code order by n.id desc limit 1), 'SR') as level
					from indicator i""")
			.query((row, number) -> levels.put(row.getString("code"), Level.valueOf(row.getString("level"))))
			.list();
		return levels;
	}

	/**
	 * Indicators measured in percent, by the unit of their latest sheet.
	 * @return their codes
	 */
	Set<String> percentages() {
		return new HashSet<>(this.jdbc
			.sql("""
					select indicator from (
					  select distinct on (indicator) indicator, unit from indicator_sheet
					  where state <> 'RETIRED' and unit is not null order by indicator, (state = 'IN_FORCE') desc, fiscal_year desc, version desc) s
					where unit ilike 'porcentaje%' or unit = '%'""")
			.query(String.class)
			.list());
	}

	/**
	 * The values that count.
	 * @return value by key, see {@link Value#key()}; null where a reason stands for it
	 */
	Map<String, @Nullable BigDecimal> counting() {
		Map<String, @Nullable BigDecimal> values = new HashMap<>();
		this.jdbc.sql("""
				select rtrim(concat_ws(' ', indicator, fiscal_year, period, ubigeo, area, grouping)) as key, value
				from indicator_value where replaced_by is null""").query((row) -> {
			values.put(row.getString("key"), row.getBigDecimal("value"));
		});
		return values;
	}

	void write(List<Value> values, StagedFile file) {
		String given = this.json.writeValueAsString(values.stream().map(ValueWriter::asJson).toList());
		// A row that points to itself has left the place that its successor takes in the
		// same transaction.
		List<Long> replaced = this.jdbc.sql(CHANGED
				+ "update indicator_value v set replaced_by = v.id from changed c where v.id = c.before returning v.id")
			.param("values", given)
			.query(Long.class)
			.list();
		this.jdbc
			.sql(CHANGED
					+ """
							insert into indicator_value (indicator, fiscal_year, period, ubigeo, area, grouping, numerator, denominator, factor,
							  value, missing_reason, standard_error, ci_low, ci_high, n, status, registrar, source, published_on, import_id)
							select c.indicator, c.year, c.period, c.ubigeo, c.area, c."group", c.numerator, c.denominator, c.factor, c.value,
							  c.reason, c.error, c.low, c.high, c.n,
							  case when exists (select from indicator_value o where o.id = any (:replaced) and o.indicator = c.indicator
							    and o.fiscal_year = c.year and o.period = c.period and o.ubigeo = c.ubigeo and o.area = c.area
							    and o.grouping = c."group") then 'REVISED' else c.status end,
							  :username, c.source, c.published, :import
							from changed c""")
			.param("values", given)
			.param("replaced", replaced.toArray(Long[]::new))
			.param("username", file.username())
			.param("import", file.id())
			.update();
		this.jdbc.sql("""
				update indicator_value o set replaced_by = v.id
				from indicator_value v
				where o.id = any (:replaced) and v.replaced_by is null and v.indicator = o.indicator
				  and v.fiscal_year = o.fiscal_year and v.period = o.period and v.ubigeo = o.ubigeo and v.area = o.area
				  and v.grouping = o.grouping""").param("replaced", replaced.toArray(Long[]::new)).update();
	}

	private static Map<String, @Nullable Object> asJson(Value value) {
		Measurement measured = value.measured();
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("indicator", value.indicator());
		json.put("year", value.year());
		json.put("period", value.period());
		json.put("ubigeo", value.ubigeo());
		json.put("area", value.area());
		json.put("group", value.group());
		json.put("numerator", value.numerator());
		json.put("denominator", value.denominator());
		json.put("factor", value.factor());
		json.put("value", measured.value());
		json.put("reason", measured.missingReason());
		json.put("error", value.standardError());
		json.put("low", value.ciLow());
		json.put("high", value.ciHigh());
		json.put("n", value.n());
		json.put("status", value.status());
		json.put("source", value.source());
		json.put("published", value.publishedOn());
		return json;
	}

}
