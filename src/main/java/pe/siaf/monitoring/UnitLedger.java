package pe.siaf.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;

/**
 * A unit's year line by line and movement by movement, as far as the asker may see it. A
 * unit out of the asker's reach looks like one that doesn't exist.
 */
@Repository
class UnitLedger {

	private static final String LINES = """
			select l.sec_func, l.rubro, l.resource_type, l.item, l.expenditure_category, t.category, t.product_project,
			  t.activity, {balances}
			from budget_line l
			join budget_target t on t.fiscal_year = l.fiscal_year and t.sec_ejec = l.sec_ejec and t.sec_func = l.sec_func
			join implementing_unit u on u.fiscal_year = l.fiscal_year and u.sec_ejec = l.sec_ejec
			{known}
			where l.fiscal_year = :year and l.sec_ejec = :unit and %s
			order by l.sec_func, l.rubro, l.resource_type, cast(string_to_array(l.item, '.') as integer[])""";

	private static final String TODAY = """
			l.certified_reserved, l.pia, l.pim, l.certified, l.annual_committed, l.monthly_committed, l.accrued,
			  l.ordered, l.paid""";

	private static final String KNOWN = "0 certified_reserved, " + Arrays.stream(Measure.values())
		.map((measure) -> "k." + measure.column())
		.collect(Collectors.joining(", "));

	private static final String MOVED = """
			cross join lateral (
			  select %s from movement m
			  where m.fiscal_year = l.fiscal_year and m.sec_ejec = l.sec_ejec and m.sec_func = l.sec_func and m.rubro = l.rubro
			    and m.resource_type = l.resource_type and m.item = l.item and m.known_on <= :asOf) k"""
		.formatted(Arrays.stream(Measure.values())
			.map((measure) -> "coalesce(" + measure.sumOfMovements() + ", 0) " + measure.column())
			.collect(Collectors.joining(", ")));

	private final JdbcClient jdbc;

	UnitLedger(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Whether the asker may see anything of this unit.
	 * @param year the year
	 * @param unit the unit's sec_ejec
	 * @param profile who asks
	 * @return false for unknown units and for those out of reach
	 */
	boolean visible(int year, String unit, Profile profile) {
		ScopeCondition scope = ScopeCondition.onTargets(profile);
		return scoped("""
				select exists (
				  select from implementing_unit u
				  left join budget_target t on t.fiscal_year = u.fiscal_year and t.sec_ejec = u.sec_ejec
				  where u.fiscal_year = :year and u.sec_ejec = :unit and %s)""", scope, year, unit).query(Boolean.class)
			.single();
	}

	/**
	 * A unit's lines.
	 * @param year the year
	 * @param unit the unit's sec_ejec
	 * @param asOf only what was known on that day, or {@code null} for today
	 * @param profile who asks
	 * @return every line; on a past day with the sums of what was known, and nothing
	 * reserved
	 */
	List<LineBalances> lines(int year, String unit, @Nullable LocalDate asOf, Profile profile) {
		return scoped(
				(asOf != null) ? LINES.replace("{balances}", KNOWN).replace("{known}", MOVED)
						: LINES.replace("{balances}", TODAY).replace("{known}", ""),
				ScopeCondition.onTargets(profile), year, unit)
			.param("asOf", asOf)
			.query((row, number) -> LineBalances.of(row))
			.list();
	}

	/**
	 * Movements in the order they were written.
	 * @param year the year
	 * @param unit the unit's sec_ejec
	 * @param after the last movement already seen
	 * @param limit how many at most
	 * @param asOf only those known on that day, or {@code null}
	 * @param profile who asks
	 * @return the next movements
	 */
	List<MovementRow> movements(int year, String unit, long after, int limit, @Nullable LocalDate asOf,
			Profile profile) {
		return scoped(
				"""
						select m.id, m.sec_func, m.rubro, m.resource_type, m.item, m.stage, m.kind, m.amount, m.month, m.posting_key,
						  m.record_id, m.act_id, m.import_id, m.reverses_id, m.document_type, m.document_number, m.document_date,
						  m.known_on, m.recorded_at, m.username, m.profile
						from movement m
						join budget_target t on t.fiscal_year = m.fiscal_year and t.sec_ejec = m.sec_ejec and t.sec_func = m.sec_func
						join implementing_unit u on u.fiscal_year = m.fiscal_year and u.sec_ejec = m.sec_ejec
						where m.sec_ejec = :unit and m.id > :after and m.fiscal_year = :year
						  and m.known_on <= coalesce(cast(:asOf as date), m.known_on) and %s
						order by m.id limit :limit""",
				ScopeCondition.onTargets(profile), year, unit)
			.param("after", after)
			.param("limit", limit)
			.param("asOf", asOf)
			.query(MovementRow.class)
			.list();
	}

	private StatementSpec scoped(String sql, ScopeCondition scope, int year, String unit) {
		return this.jdbc.sql(sql.formatted(scope.sql()))
			.params(scope.params())
			.params(Map.of("year", year, "unit", unit));
	}

	/**
	 * A line with its balances.
	 *
	 * @param secFunc the target
	 * @param rubro the rubro
	 * @param resourceType the resource type
	 * @param item the economic item
	 * @param expenditureCategory current, capital or debt
	 * @param category the budget category of its target
	 * @param product the product or project of its target
	 * @param activity the activity of its target
	 * @param reserved credit held by certifications that are not approved yet
	 * @param figures its balances
	 */
	record LineBalances(String secFunc, String rubro, String resourceType, String item, String expenditureCategory,
			String category, String product, String activity, Amount reserved, ExecutionFigures figures) {

		static LineBalances of(ResultSet row) throws SQLException {
			return new LineBalances(row.getString("sec_func"), row.getString("rubro"), row.getString("resource_type"),
					row.getString("item"), row.getString("expenditure_category"), row.getString("category"),
					row.getString("product_project"), row.getString("activity"),
					new Amount(row.getBigDecimal("certified_reserved")), ExecutionFigures.of(row));
		}

		/**
		 * What a new certification may take: PIM less certified and held.
		 * @return the credit available
		 */
		Amount available() {
			return this.figures.balance().minus(this.reserved);
		}

	}

	/**
	 * One movement, as written.
	 *
	 * @param id its number within the unit, ascending
	 * @param secFunc the target of its line
	 * @param rubro the rubro of its line
	 * @param resourceType the resource type of its line
	 * @param item the item of its line
	 * @param stage the stage it moves
	 * @param kind initial, increase, reduction, annulment, refund, returned payment, cut
	 * @param amount signed
	 * @param month month of execution, 0 for the budget frame
	 * @param postingKey the act or import it stems from
	 * @param recordId the certificate or file phase
	 * @param actId the act
	 * @param importId the import
	 * @param reversesId the movement it takes back
	 * @param documentType the document's code
	 * @param documentNumber the document's number
	 * @param documentDate the document's date
	 * @param knownOn the day from which reports know it
	 * @param recordedAt when it was written
	 * @param username who wrote it
	 * @param profile under which profile
	 */
	record MovementRow(long id, String secFunc, String rubro, String resourceType, String item, String stage,
			String kind, Amount amount, int month, String postingKey, @Nullable Long recordId, @Nullable Long actId,
			@Nullable Long importId, @Nullable Long reversesId, @Nullable String documentType,
			@Nullable String documentNumber, @Nullable LocalDate documentDate, LocalDate knownOn,
			OffsetDateTime recordedAt, String username, String profile) {
	}

}
