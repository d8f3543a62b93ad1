package pe.siaf.parameter;

import java.math.BigDecimal;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.money.Thousands;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Between what the rows of a name and a value may lie: an hour is one of a day, a
 * percentage one of a hundred. The same bounds hold in the database for whatever else
 * writes.
 */
@Repository
class YearlyBounds {

	private final JdbcClient jdbc;

	YearlyBounds(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Refuses a value that its row can't have.
	 * @param table the table
	 * @param key the row
	 * @param value what it is to say
	 * @throws RuleViolation TAB-004
	 */
	void require(YearlyTable table, String key, BigDecimal value) {
		this.jdbc.sql("""
				select least, most from yearly_bound
				where table_name = :table and row_key = :key and :value not between least and most""")
			.param("table", table.table())
			.param("key", key)
			.param("value", value)
			.query(Bound.class)
			.optional()
			.ifPresent((crossed) -> {
				throw new RuleViolation(YearlyRule.OUT_OF_BOUNDS, Figures.of("record", key, "asked", shown(value),
						"least", shown(crossed.least()), "most", shown(crossed.most())), "value");
			});
	}

	/**
	 * Whether a change lets more money through: a shorter rest, a later night, a higher
	 * limit.
	 * @param table the table
	 * @param before the row as it is
	 * @param values what it is to say
	 * @return whether another rector has to approve it (TAB-005)
	 */
	boolean loosens(YearlyTable table, YearlyTables.Row before, List<BigDecimal> values) {
		for (int at = 0; at < values.size(); at++) {
			if (this.jdbc
				.sql("""
						select exists (select from yearly_brake where table_name = :table and row_key in ('*', :key)
						  and column_name = :column and case loosens when 'LOWER' then :after < :before else :after > :before end)""")
				.param("table", table.table())
				.param("key", before.key())
				.param("column", table.figures().get(at).column())
				.param("before", new BigDecimal(before.values().get(at)))
				.param("after", values.get(at))
				.query(Boolean.class)
				.single()) {
				return true;
			}
		}
		return false;
	}

	private static String shown(BigDecimal figure) {
		return Thousands.with(figure.toPlainString());
	}

	/**
	 * The bounds of a row.
	 *
	 * @param least the least it may be
	 * @param most the most
	 */
	record Bound(BigDecimal least, BigDecimal most) {
	}

}
