package pe.siaf.logframe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.logframe.LogframeNode.Assumption;
import pe.siaf.logframe.LogframeNode.Indicator;
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
		Map<Long, List<String>> causes = columns("""
				select l.node_id, c.name from node_cause l join causal_node c on c.id = l.cause_id
				where c.version_id = ? and exists (select from critical_path_node p where p.node_id = c.id)
				order by c.code""", version, (row, number) -> row.getString("name"));
		Map<Long, List<Assumption>> assumptions = columns("""
				select a.node_id, a.text, a.demonstration from assumption a join logframe_node n on n.id = a.node_id
				where n.version_id = ? order by a.position""", version,
				(row, number) -> new Assumption(row.getString("text"), row.getBoolean("demonstration")));
		Map<Long, List<Verification>> verifications = columns(
				"""
						select m.node_id, m.text, m.demonstration from means_of_verification m join logframe_node n on n.id = m.node_id
						where n.version_id = ? order by m.position""",
				version, (row, number) -> new Verification(row.getString("text"), row.getBoolean("demonstration")));
		Map<Long, List<Indicator>> indicators = indicators(version, fiscalYear);
		return new Logframe(this.jdbc
			.sql("""
					select id, level, code, parent_id, text, unit_of_measure, unit_name, without_assumptions, demonstration
					from logframe_node where version_id = ? order by array_position(array['FR', 'SR', 'P', 'A'], level), position""")
			.param(version)
			.query((row, number) -> node(row, causes, indicators, verifications, assumptions))
			.list());
	}

	private Map<Long, List<Indicator>> indicators(long version, int fiscalYear) {
		Map<String, List<String>> lacks = this.sheets.lacks(version, fiscalYear);
		return columns("""
				select l.node_id, i.code, i.name from node_indicator l
				join indicator i on i.code = l.indicator join logframe_node n on n.id = l.node_id
				where n.version_id = ? order by l.position""", version,
				(row, number) -> new Indicator(row.getString("code"), row.getString("name"),
						lacks.getOrDefault(row.getString("code"), List.of())));
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

	private static LogframeNode node(ResultSet row, Map<Long, List<String>> causes,
			Map<Long, List<Indicator>> indicators, Map<Long, List<Verification>> verifications,
			Map<Long, List<Assumption>> assumptions) throws SQLException {
		long id = row.getLong("id");
		return new LogframeNode(id, Level.valueOf(row.getString("level")), row.getString("code"),
				row.getObject("parent_id", Long.class), row.getString("text"), row.getString("unit_of_measure"),
				row.getString("unit_name"), row.getBoolean("without_assumptions"), row.getBoolean("demonstration"),
				causes.getOrDefault(id, List.of()), indicators.getOrDefault(id, List.of()),
				verifications.getOrDefault(id, List.of()), assumptions.getOrDefault(id, List.of()));
	}

}
