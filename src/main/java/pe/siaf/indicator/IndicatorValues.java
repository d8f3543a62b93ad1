package pe.siaf.indicator;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measured values, to be read: those that count, the replaced ones on request. */
@Component
public class IndicatorValues {

	private final JdbcClient jdbc;

	IndicatorValues(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A yearly series.
	 * @param indicator the indicator's code
	 * @param ubigeo the place, 000000 for the country
	 * @param area the area
	 * @return the values that count, oldest first
	 */
	public List<IndicatorValue> series(String indicator, String ubigeo, String area) {
		return this.jdbc
			.sql("""
					select v.fiscal_year, v.value, v.missing_reason, v.standard_error, v.ci_low, v.ci_high, v.n, v.status, v.registrar,
					  v.source, v.published_on, (select count(*) from indicator_value o where o.replaced_by = v.id) revisions
					from indicator_value v
					where v.indicator = ? and v.ubigeo = ? and v.area = ? and v.period = 'YEAR' and v.grouping = '' and v.replaced_by is null
					order by v.fiscal_year""")
			.params(indicator, ubigeo, area)
			.query(IndicatorValue.class)
			.list();
	}

	/**
	 * Places with values, the country first.
	 * @param indicator the indicator's code
	 * @return code and name
	 */
	public List<Place> places(String indicator) {
		return this.jdbc.sql("""
				select v.ubigeo code, coalesce(max(g.name), v.ubigeo) as name
				from indicator_value v left join ubigeo g on g.code = v.ubigeo
				where v.indicator = ? group by v.ubigeo order by v.ubigeo""")
			.param(indicator)
			.query(Place.class)
			.list();
	}

	/**
	 * Areas with values.
	 * @param indicator the indicator's code
	 * @return the areas' codes, the total first
	 */
	public List<String> areas(String indicator) {
		return this.jdbc.sql("""
				select area from indicator_value where indicator = ? group by area
				order by array_position(array['TOTAL', 'URBAN', 'RURAL'], area)""")
			.param(indicator)
			.query(String.class)
			.list();
	}

	/**
	 * Where a version's indicators stand: baseline, target of the year, last national
	 * value up to it.
	 * @param version the version's key
	 * @param fiscalYear the year
	 * @return standing by indicator
	 */
	public Map<String, Standing> standings(long version, int fiscalYear) {
		Map<String, Standing> standings = new HashMap<>();
		this.jdbc
			.sql("""
					select distinct on (i.code) i.code, i.name, s.unit, s.sense, s.baseline, s.baseline_year, t.target,
					  t.fiscal_year target_year, v.value, v.fiscal_year value_year, v.ci_low, v.ci_high,
					  coalesce(s.demonstration, false) or coalesce(t.demonstration, false) demonstration
					from node_indicator l
					join logframe_node n on n.id = l.node_id
					join indicator i on i.code = l.indicator
					left join lateral (select * from indicator_sheet s where s.indicator = i.code and s.state <> 'RETIRED'
					  order by (s.state = 'IN_FORCE') desc, (s.fiscal_year <= :year) desc, abs(s.fiscal_year - :year), s.version desc limit 1) s on true
					left join lateral (select * from indicator_target t where t.indicator = i.code and t.ubigeo = '000000'
					  and t.area = 'TOTAL' and t.grouping = '' order by (t.fiscal_year >= :year) desc, abs(t.fiscal_year - :year) limit 1) t on true
					left join lateral (select * from indicator_value v where v.indicator = i.code and v.ubigeo = '000000'
					  and v.area = 'TOTAL' and v.grouping = '' and v.replaced_by is null and v.value is not null and v.fiscal_year <= :year
					  order by v.fiscal_year desc, v.period desc limit 1) v on true
					where n.version_id = :version""")
			.param("version", version)
			.param("year", fiscalYear)
			.query(Standing.class)
			.list()
			.forEach((standing) -> standings.put(standing.code(), standing));
		return standings;
	}

	/**
	 * A place.
	 *
	 * @param code its ubigeo
	 * @param name its name
	 */
	public record Place(String code, String name) {
	}

	/**
	 * An indicator between its baseline and its target.
	 *
	 * @param code the indicator's code
	 * @param name its name
	 * @param unit its unit
	 * @param sense UP or DOWN
	 * @param baseline where it started
	 * @param baselineYear when
	 * @param target where it is to be
	 * @param targetYear when
	 * @param value where it is
	 * @param valueYear since when
	 * @param ciLow lower end of the value's interval
	 * @param ciHigh upper end of the value's interval
	 * @param demonstration whether baseline or target were invented to show the system
	 */
	public record Standing(String code, String name, @Nullable String unit, @Nullable String sense,
			@Nullable BigDecimal baseline, @Nullable Integer baselineYear, @Nullable BigDecimal target,
			@Nullable Integer targetYear, @Nullable BigDecimal value, @Nullable Integer valueYear,
			@Nullable BigDecimal ciLow, @Nullable BigDecimal ciHigh, boolean demonstration) {

		public @Nullable IndicatorProgress progress() {
			return IndicatorProgress.of(this.baseline, this.target, this.value, !"DOWN".equals(this.sense));
		}

		public boolean isEmpty() {
			return this.baseline == null && this.target == null && this.value == null;
		}

	}

}
