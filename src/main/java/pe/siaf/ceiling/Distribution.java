package pe.siaf.ceiling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Gives ceilings out (domain 3.4). The sums are the schema's to judge, whoever writes at
 * the same time; here a refusal is told with its figures, read afresh.
 */
@Component
class Distribution {

	private final DistributionWriter writer;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	Distribution(DistributionWriter writer, JdbcClient jdbc, JsonMapper json) {
		this.writer = writer;
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Sets what a ceiling gives out: all of it or nothing. What isn't named stays.
	 * @param version the version
	 * @param parent a row of the ceiling above; null for what hangs on none
	 * @param order what to set
	 * @param actor who gives out
	 * @return how many amounts changed
	 * @throws RuleViolation CEI-001, CEI-002, CEI-005 to CEI-007, CEI-009 to CEI-011,
	 * WFL-002
	 */
	int give(long version, @Nullable Long parent, Order order, Profile actor) {
		int[] changed = { 0 };
		CeilingRefusals.of(() -> changed[0] = this.writer.write(version, parent, order, actor),
				(rule) -> figures(rule, version, parent, order));
		return changed[0];
	}

	Map<String, Object> figures(CeilingRule rule, long version, @Nullable Long parent, Order order) {
		return switch (rule) {
			case WITHIN_FRAME -> frame(version, order);
			case WITHIN_PARENT -> distribution(version, parent, order);
			case REFINES_PARENT, TOLD_APART ->
				Figures.of("ceiling", order.entries().isEmpty() ? "" : order.entries().get(0).keys().label());
			default -> Map.of();
		};
	}

	private Map<String, Object> frame(long version, Order order) {
		return this.jdbc
			.sql("""
					with asked as (select * from %s)
					select t.year, t.limit_amount, t.total + coalesce(sum(a.amount - coalesce(c.amount, 0)), 0) total
					from ceiling_total t
					left join asked a on a.year = t.year and ceiling_counts(a.year, a.rubro)
					left join ceiling c on c.version_id = t.version_id and c.year = a.year %s
					where t.version_id = :version group by t.version_id, t.year
					order by t.total + coalesce(sum(a.amount - coalesce(c.amount, 0)), 0) - t.limit_amount desc limit 1"""
				.formatted(DistributionWriter.ROWS, CeilingQueries.sameKeys("c", "a")))
			.param("rows", rows(order))
			.param("version", version)
			.query((row, number) -> Figures.of("year", row.getString("year"), "total",
					new Amount(row.getBigDecimal("total")), "limit", new Amount(row.getBigDecimal("limit_amount")),
					"difference", new Amount(row.getBigDecimal("total").subtract(row.getBigDecimal("limit_amount")))))
			.single();
	}

	/** Either the ceiling above has too little, or one below was lowered too far. */
	private Map<String, Object> distribution(long version, @Nullable Long parent, Order order) {
		return this.jdbc
			.sql("""
					with asked as (select * from %s),
					met as (select a.year, a.amount, c.id, c.amount before, c.distributed from asked a
					  left join ceiling c on c.version_id = :version and c.year = a.year %s),
					short as (
					  select ceiling_label(p) label, p.year, p.distributed + s.more distributed, p.amount
					  from (select m.year, sum(m.amount - coalesce(m.before, 0)) more from met m group by 1) s
					  join ceiling p on p.version_id = :version and p.year = s.year
					  join ceiling named on named.id = :parent %s
					  union all
					  select ceiling_label(c), c.year, c.distributed, m.amount from met m join ceiling c on c.id = m.id where true %s)
					select label, year, distributed, amount from short order by distributed - amount desc limit 1"""
				.formatted(DistributionWriter.ROWS, CeilingQueries.sameKeys("c", "a"),
						CeilingQueries.sameKeys("p", "named"), DistributionWriter.ITS_OWN))
			.param("rows", rows(order))
			.param("version", version)
			.param("parent", parent)
			.query((row, number) -> {
				Map<String, Object> figures = new LinkedHashMap<>();
				Amount distributed = new Amount(row.getBigDecimal("distributed"));
				Amount amount = new Amount(row.getBigDecimal("amount"));
				figures.put("ceiling", row.getString("label"));
				figures.put("year", row.getString("year"));
				figures.put("distributed", distributed);
				figures.put("amount", amount);
				figures.put("difference", distributed.minus(amount));
				return figures;
			})
			.optional()
			.orElseGet(() -> new LinkedHashMap<>());
	}

	private String rows(Order order) {
		return rows(this.json, order);
	}

	static String rows(JsonMapper json, Order order) {
		List<Map<String, Object>> rows = new ArrayList<>();
		for (Entry entry : order.entries()) {
			Map<String, Object> row = new LinkedHashMap<>(entry.keys().columns());
			row.put("year", entry.year());
			row.put("amount", entry.amount().value());
			row.put("reason", Objects.requireNonNullElse(entry.reason(), "").strip());
			rows.add(row);
		}
		return json.writeValueAsString(rows);
	}

	/**
	 * What to set.
	 *
	 * @param entries the amounts
	 * @param criterion what they were reckoned by, or empty
	 * @param norm the act they stand on, or empty
	 * @param proposed whether one may be lowered below what hangs on it (R3.3)
	 */
	record Order(List<Entry> entries, String criterion, String norm, boolean proposed) {
	}

	/**
	 * A ceiling to set.
	 *
	 * @param keys its keys, all of them
	 * @param year the year
	 * @param amount whole soles
	 * @param reason why, or empty
	 */
	record Entry(CeilingKeys keys, int year, Amount amount, @Nullable String reason) {
	}

}
