package pe.siaf.logframe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.logframe.IndicatorSheets.Facts;
import pe.siaf.logframe.LogframeNode.Assumption;
import pe.siaf.logframe.LogframeNode.Indicator;
import pe.siaf.logframe.LogframeNode.OperationalModel;
import pe.siaf.logframe.LogframeNode.Verification;

/** Reads a version's matrix whole, in a fixed number of statements however big it is. */
@Component
public class Logframes {

	private final JdbcClient jdbc;

	private final IndicatorSheets sheets;

	Logframes(JdbcClient jdbc, IndicatorSheets sheets) {
		this.jdbc = jdbc;
		this.sheets = sheets;
	}

	/**
	 * The matrix of a version.
	 * @param version the version's key
	 * @param fiscalYear the year whose indicator sheets count
	 * @return the matrix, empty where there is none
	 */
	public Logframe of(long version, int fiscalYear) {
		Columns columns = new Columns(causes(version), indicators(version, fiscalYear), verifications(version),
				assumptions(version));
		return new Logframe(fiscalYear, this.jdbc
			.sql("""
					select n.id, n.level, n.code, n.parent_id, n.text, n.unit_of_measure, n.unit_name, u.dimension, n.levels,
					  n.without_assumptions, n.demonstration, m.node_id model, nullif(m.definition, '') definition, p.name population,
					  m.coverage_goal, m.concentration, nullif(m.criterion_text, '') criterion_text, m.unit_cost, nullif(m.kit, '') kit
					from logframe_node n
					left join unit_of_measure u on u.fiscal_year = :year and u.code = n.unit_of_measure
					left join operational_model m on m.node_id = n.id
					left join target_population p on p.id = m.population_id
					where n.version_id = :version order by array_position(array['FR', 'SR', 'P', 'A'], n.level), n.position""")
			.param("version", version)
			.param("year", fiscalYear)
			.query((row, number) -> node(row, columns))
			.list());
	}

	private Map<Long, List<String>> causes(long version) {
		return columns("""
				select l.node_id, c.name from node_cause l join causal_node c on c.id = l.cause_id
				where c.version_id = ? and exists (select from critical_path_node p where p.node_id = c.id)
				order by c.code""", version, (row, number) -> row.getString("name"));
	}

	private Map<Long, List<Assumption>> assumptions(long version) {
		return columns(
				"""
						select a.node_id, a.text, a.probability, a.impact, a.monitored_by, a.source, a.status, a.demonstration
						from assumption a join logframe_node n on n.id = a.node_id where n.version_id = ? order by a.position""",
				version,
				(row, number) -> new Assumption(row.getString("text"), row.getString("probability"),
						row.getString("impact"), row.getString("monitored_by"), row.getString("source"),
						row.getString("status"), row.getBoolean("demonstration")));
	}

	private Map<Long, List<Verification>> verifications(long version) {
		return columns("""
				select m.node_id, m.text, m.indicator, m.executor_own, m.demonstration
				from means_of_verification m join logframe_node n on n.id = m.node_id
				where n.version_id = ? order by m.position""", version,
				(row, number) -> new Verification(row.getString("text"), row.getString("indicator"),
						row.getObject("executor_own", Boolean.class), row.getBoolean("demonstration")));
	}

	private Map<Long, List<Indicator>> indicators(long version, int fiscalYear) {
		Map<String, Facts> facts = this.sheets.facts(version, fiscalYear);
		return columns("""
				select l.node_id, i.code, i.name from node_indicator l
				join indicator i on i.code = l.indicator join logframe_node n on n.id = l.node_id
				where n.version_id = ? order by l.position""", version, (row, number) -> {
			Facts known = facts.getOrDefault(row.getString("code"), Facts.NONE);
			return new Indicator(row.getString("code"), row.getString("name"), known.lacks(), known.sheet(),
					known.targets());
		});
	}

	private <T> Map<Long, List<T>> columns(String sql, long version, RowMapper<T> mapper) {
		Map<Long, List<T>> byNode = new HashMap<>();
		this.jdbc.sql(sql)
			.param(version)
			.query((row, number) -> byNode.computeIfAbsent(row.getLong("node_id"), (node) -> new ArrayList<>())
				.add(mapper.mapRow(row, number)))
			.list();
		return byNode;
	}

	private static LogframeNode node(ResultSet row, Columns columns) throws SQLException {
		long id = row.getLong("id");
		return new LogframeNode(id, Level.valueOf(row.getString("level")), row.getString("code"),
				row.getObject("parent_id", Long.class), row.getString("text"), row.getString("unit_of_measure"),
				row.getString("unit_name"), row.getString("dimension"), row.getString("levels"),
				row.getBoolean("without_assumptions"), row.getBoolean("demonstration"),
				columns.causes().getOrDefault(id, List.of()), columns.indicators().getOrDefault(id, List.of()),
				columns.verifications().getOrDefault(id, List.of()), columns.assumptions().getOrDefault(id, List.of()),
				model(row));
	}

	private static @Nullable OperationalModel model(ResultSet row) throws SQLException {
		if (row.getObject("model") == null) {
			return null;
		}
		return new OperationalModel(row.getString("definition"), row.getString("population"),
				row.getBigDecimal("coverage_goal"), row.getBigDecimal("concentration"), row.getString("criterion_text"),
				row.getBigDecimal("unit_cost"), row.getString("kit"));
	}

	/** What hangs on nodes, by the node's key. */
	private record Columns(Map<Long, List<String>> causes, Map<Long, List<Indicator>> indicators,
			Map<Long, List<Verification>> verifications, Map<Long, List<Assumption>> assumptions) {
	}

}
