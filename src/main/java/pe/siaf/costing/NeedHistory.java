package pe.siaf.costing;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.money.Amount;
import pe.siaf.programming.FileKey;

/** What was included, excluded and cut of a needs table, and why (domain 7.4, 7.5). */
@Component
class NeedHistory {

	private static final String SHOWN = """
			select h.need, h.sec_func, h.year, h.mark, h.tool, h.phase, h.quantity_before, h.quantity_after, h.amount_before,
			  h.amount_after, h.unmet, h.reason, h.changed_by, h.changed_at
			from need_change h where h.fiscal_year = :year and h.process = :process and h.sec_ejec = :unit
			""";

	private final JdbcClient jdbc;

	NeedHistory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What happened to a row, the latest first. */
	List<Change> of(FileKey key, long need) {
		return this.jdbc.sql(SHOWN + "and h.need = :need order by h.id desc")
			.params(key.params())
			.param("need", need)
			.query(Change.class)
			.list();
	}

	/** The latest changes of a whole table. */
	List<Change> latest(FileKey key, int size) {
		return this.jdbc.sql(SHOWN + "order by h.id desc limit :size")
			.params(key.params())
			.param("size", size)
			.query(Change.class)
			.list();
	}

	/**
	 * A change.
	 *
	 * @param need the row; null for a change of a target as a whole
	 * @param secFunc the target
	 * @param year of which year
	 * @param mark I included, E excluded, C changed
	 * @param tool TYPED, PRIORITY, PROPORTION, COVERAGE or PRICE
	 * @param phase in which phase of the table
	 * @param quantityBefore before it
	 * @param quantityAfter after it
	 * @param amountBefore soles before it
	 * @param amountAfter soles after it
	 * @param unmet people not served by it
	 * @param reason why
	 * @param changedBy by whom
	 * @param changedAt when
	 */
	record Change(@Nullable Long need, String secFunc, @Nullable Integer year, String mark, String tool, String phase,
			@Nullable BigDecimal quantityBefore, @Nullable BigDecimal quantityAfter, @Nullable Amount amountBefore,
			@Nullable Amount amountAfter, BigDecimal unmet, String reason, String changedBy, OffsetDateTime changedAt) {
	}

}
