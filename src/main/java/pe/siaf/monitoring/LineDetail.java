package pe.siaf.monitoring;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

import pe.siaf.budget.LineKey;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.money.Percentage;
import pe.siaf.rules.NotFound;

/** One line or one target with its whole chain up to the program. */
@Repository
class LineDetail {

	private static final String CHAIN = """
			t.fiscal_year, t.sec_ejec unit, u.name unit_name, t.sec_func, t.name target_name, t.meta,
			  t.category, (select c.name from budget_category c where c.fiscal_year = t.fiscal_year and c.code = t.category) category_name,
			  t.product_project product, (select c.name from product_project c where c.fiscal_year = t.fiscal_year and c.code = t.product_project) product_name,
			  t.activity, (select c.name from activity c where c.fiscal_year = t.fiscal_year and c.code = t.activity) activity_name,
			  t.function_code function, (select c.name from function_code c where c.fiscal_year = t.fiscal_year and c.code = t.function_code) function_name,
			  t.division, (select c.name from functional_division c where c.fiscal_year = t.fiscal_year and c.code = t.division) division_name,
			  t.functional_group, (select c.name from functional_group c where c.fiscal_year = t.fiscal_year and c.code = t.functional_group) group_name,
			  (select string_agg(c.name, ' · ' order by c.code) from ubigeo c where c.fiscal_year = t.fiscal_year
			    and c.code in (t.department || '0000', t.department || t.province || '00', t.department || t.province || t.district)
			    ) place,
			  f.unit_name physical_unit, f.year_target, f.semester_target, f.initial_target, f.executed, f.last_month""";

	private static final String FROM_TARGET = """
			budget_target t
			join implementing_unit u on u.fiscal_year = t.fiscal_year and u.sec_ejec = t.sec_ejec
			left join physical_current f on f.fiscal_year = t.fiscal_year and f.sec_ejec = t.sec_ejec and f.sec_func = t.sec_func""";

	private static final RowMapper<Chain> CHAINS = DataClassRowMapper.newInstance(Chain.class);

	private final JdbcClient jdbc;

	LineDetail(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A target.
	 * @param year the year
	 * @param unit the unit's sec_ejec
	 * @param secFunc the target's sequence
	 * @param profile who asks
	 * @return its chain
	 * @throws NotFound if it doesn't exist or is out of reach
	 */
	Chain target(int year, String unit, String secFunc, Profile profile) {
		return scoped("""
				select {chain} from {target}
				where t.fiscal_year = :year and t.sec_ejec = :unit and t.sec_func = :secFunc and {scope}""", profile,
				year, unit)
			.param("secFunc", secFunc)
			.query(Chain.class)
			.optional()
			.orElseThrow(() -> new NotFound("target " + unit + " " + secFunc));
	}

	/**
	 * A line.
	 * @param year the year
	 * @param unit the unit's sec_ejec
	 * @param key the line within the unit's year
	 * @param profile who asks
	 * @return the line with its balances and chain
	 * @throws NotFound if it doesn't exist or is out of reach
	 */
	Line line(int year, String unit, LineKey key, Profile profile) {
		return scoped(
				"""
						select l.*, {chain}, i.name item_name, r.name rubro_name, r.source, s.name source_name,
						  e.name expenditure_name, k.name resource_name
						from {target}
						join budget_line l on l.fiscal_year = t.fiscal_year and l.sec_ejec = t.sec_ejec and l.sec_func = t.sec_func
						join economic_item i on i.fiscal_year = l.fiscal_year and i.code = l.item
						join rubro r on r.fiscal_year = l.fiscal_year and r.code = l.rubro
						join financing_source s on s.fiscal_year = r.fiscal_year and s.code = r.source
						join expenditure_category e on e.fiscal_year = l.fiscal_year and e.code = l.expenditure_category
						join resource_type k on k.fiscal_year = l.fiscal_year and k.code = l.resource_type
						where l.fiscal_year = :year and l.sec_ejec = :unit and l.sec_func = :secFunc and l.rubro = :rubro
						  and l.resource_type = :resourceType and l.item = :item and {scope}""",
				profile, year, unit)
			.params(of(key))
			.query((row, number) -> Line.of(row, key))
			.optional()
			.orElseThrow(() -> new NotFound("line " + unit + " " + key));
	}

	/**
	 * A line's movements, the latest first, each with what it stems from.
	 * @param year the year
	 * @param unit the unit's sec_ejec
	 * @param key the line
	 * @param asOf only what was known on that day
	 * @param offset how many to skip
	 * @param size how many to read
	 * @return the movements
	 */
	List<Movement> movements(int year, String unit, LineKey key, @Nullable LocalDate asOf, long offset, int size) {
		return this.jdbc
			.sql("""
					select m.id, m.stage, m.kind, m.amount, m.month, m.known_on, m.recorded_at, m.username, m.import_id,
					  m.document_number, m.document_date, d.name document_name,
					  case when m.posting_key like 'note/%' then 'NOTE' else r.stage end record_stage,
					  coalesce(r.number || '-' || r.sequence, substring(m.posting_key from '^note/(.*)$')) record_number, m.fiscal_year, m.sec_ejec unit
					from movement m
					left join execution_record r on r.sec_ejec = m.sec_ejec and r.id = m.record_id
					left join document_type d on d.fiscal_year = m.fiscal_year and d.code = m.document_type
					where m.fiscal_year = :year and m.sec_ejec = :unit and m.sec_func = :secFunc and m.rubro = :rubro
					  and m.resource_type = :resourceType and m.item = :item
					  and m.known_on <= coalesce(cast(:asOf as date), m.known_on)
					order by m.id desc limit :size offset :offset""")
			.param("asOf", asOf)
			.params(Map.of("year", year, "unit", unit, "size", size, "offset", offset))
			.params(of(key))
			.query(Movement.class)
			.list();
	}

	long movementCount(int year, String unit, LineKey key, @Nullable LocalDate asOf) {
		return this.jdbc.sql("""
				select count(*) from movement m
				where m.fiscal_year = :year and m.sec_ejec = :unit and m.sec_func = :secFunc and m.rubro = :rubro
				  and m.resource_type = :resourceType and m.item = :item
				  and m.known_on <= coalesce(cast(:asOf as date), m.known_on)""")
			.param("asOf", asOf)
			.params(Map.of("year", year, "unit", unit))
			.params(of(key))
			.query(Long.class)
			.single();
	}

	private StatementSpec scoped(String sql, Profile profile, int year, String unit) {
		ScopeCondition scope = ScopeCondition.onTargets(profile);
		return this.jdbc
			.sql(sql.replace("{chain}", CHAIN).replace("{target}", FROM_TARGET).replace("{scope}", scope.sql()))
			.params(scope.params())
			.params(Map.of("year", year, "unit", unit));
	}

	private static Map<String, String> of(LineKey key) {
		return Map.of("secFunc", key.secFunc(), "rubro", key.rubro(), "resourceType", key.resourceType(), "item",
				key.item());
	}

	/**
	 * From the unit up to the program, and what the target produces.
	 *
	 * @param fiscalYear the year
	 * @param unit the unit
	 * @param unitName its name
	 * @param secFunc the target
	 * @param targetName its name
	 * @param meta its number within the chain
	 * @param category the budget category
	 * @param categoryName its name
	 * @param product the product or project
	 * @param productName its name
	 * @param activity the activity, investment action or work
	 * @param activityName its name
	 * @param function the function
	 * @param functionName its name
	 * @param division the functional division
	 * @param divisionName its name
	 * @param functionalGroup the functional group
	 * @param groupName its name
	 * @param place where the target is
	 * @param physicalUnit its physical unit
	 * @param yearTarget the quantity of the year
	 * @param semesterTarget the quantity of the first semester
	 * @param initialTarget the quantity that was set with the PIA
	 * @param executed what was reported so far
	 * @param lastMonth the last month reported
	 */
	record Chain(int fiscalYear, String unit, String unitName, String secFunc, String targetName, String meta,
			String category, String categoryName, String product, String productName, String activity,
			String activityName, String function, String functionName, String division, String divisionName,
			String functionalGroup, String groupName, @Nullable String place, @Nullable String physicalUnit,
			@Nullable BigDecimal yearTarget, @Nullable BigDecimal semesterTarget, @Nullable BigDecimal initialTarget,
			@Nullable BigDecimal executed, @Nullable Integer lastMonth) {

		/**
		 * Executed over the year's target (domain 6.6).
		 * @return the advance, or {@code null} where there is no target or no report
		 */
		public @Nullable Percentage advance() {
			return (this.executed == null || this.yearTarget == null) ? null
					: Percentage.of(this.executed, this.yearTarget);
		}

		public String shown(BigDecimal quantity) {
			return AmountFormatter.printQuantity(quantity);
		}

		public String href() {
			return TargetController.PATH + "/" + this.fiscalYear + "/" + this.unit + "/" + this.secFunc;
		}

	}

	/**
	 * A line.
	 *
	 * @param key its key
	 * @param chain what it is for
	 * @param itemName the item's name
	 * @param rubroName the rubro's name
	 * @param source the source of funds
	 * @param sourceName its name
	 * @param resourceName the resource type's name
	 * @param expenditureCategory current, capital or debt
	 * @param expenditureName its name
	 * @param legacy whether it came from the legacy system
	 * @param reserved credit that drafts hold
	 * @param figures its balances
	 */
	record Line(LineKey key, Chain chain, String itemName, String rubroName, String source, String sourceName,
			String resourceName, String expenditureCategory, String expenditureName, boolean legacy, Amount reserved,
			ExecutionFigures figures) {

		static Line of(ResultSet row, LineKey key) throws SQLException {
			return new Line(key, Objects.requireNonNull(CHAINS.mapRow(row, 0)), row.getString("item_name"),
					row.getString("rubro_name"), row.getString("source"), row.getString("source_name"),
					row.getString("resource_name"), row.getString("expenditure_category"),
					row.getString("expenditure_name"), "SIAF".equals(row.getString("origin")),
					new Amount(row.getBigDecimal("certified_reserved")), ExecutionFigures.of(row));
		}

		/**
		 * The line as it was known on a past day. What drafts held then is not kept, so
		 * nothing is reserved.
		 * @param then its sums on that day
		 * @return the line with them
		 */
		Line knownAs(ExecutionFigures then) {
			return new Line(this.key, this.chain, this.itemName, this.rubroName, this.source, this.sourceName,
					this.resourceName, this.expenditureCategory, this.expenditureName, this.legacy, Amount.ZERO, then);
		}

		public Amount available() {
			return this.figures.balance().minus(this.reserved);
		}

		/**
		 * The control ladder from the credit down to the payment, each rung with what is
		 * left above the next (domain 9.2).
		 * @return the rungs in order
		 */
		public List<Rung> rungs() {
			ExecutionFigures f = this.figures;
			return List.of(rung("pia", f.pia(), null, null), rung("pim", f.pim(), "unexecuted", f.unexecuted()),
					rung("certified", f.certified(), "available", available()),
					rung("annualCommitment", f.annualCommitment(), "toCommit", f.toCommit()),
					rung("monthlyCommitment", f.monthlyCommitment(), null, null),
					rung("accrued", f.accrued(), "toAccrue", f.toAccrue()),
					rung("ordered", f.ordered(), "payable", f.payable()),
					rung("paid", f.paid(), "inTransit", f.inTransit()));
		}

		private Rung rung(String stage, Amount amount, @Nullable String left, @Nullable Amount rest) {
			return new Rung(stage, amount, Percentage.of(amount, this.figures.pim()), left, rest);
		}

	}

	/**
	 * A stage of a line on the ladder.
	 *
	 * @param stage the stage's key
	 * @param amount what reached it
	 * @param share its part of the PIM
	 * @param left the key of what is left above it, or {@code null}
	 * @param rest how much is left
	 */
	record Rung(String stage, Amount amount, @Nullable Percentage share, @Nullable String left, @Nullable Amount rest) {
	}

	/**
	 * A movement of a line.
	 *
	 * @param id its number
	 * @param stage the stage it moves
	 * @param kind initial, increase, reduction, …
	 * @param amount signed
	 * @param month the month of execution, 0 for the frame
	 * @param knownOn from when reports know it
	 * @param recordedAt when it was written
	 * @param username who wrote it
	 * @param importId the import it stems from
	 * @param documentNumber the document's number
	 * @param documentDate the document's date
	 * @param documentName the document's kind
	 * @param recordStage the stage of the record it stems from; NOTE for a budget note
	 * @param recordNumber the record's number; a note's with the unit that keeps it
	 * @param fiscalYear the year
	 * @param unit the unit
	 */
	record Movement(long id, String stage, String kind, Amount amount, int month, LocalDate knownOn,
			OffsetDateTime recordedAt, String username, @Nullable Long importId, @Nullable String documentNumber,
			@Nullable LocalDate documentDate, @Nullable String documentName, @Nullable String recordStage,
			@Nullable String recordNumber, int fiscalYear, String unit) {

		/**
		 * The page of the document it stems from.
		 * @return the path, or {@code null} for what an import brought
		 */
		public @Nullable String recordHref() {
			if (this.recordStage == null) {
				return null;
			}
			if (this.recordStage.equals("NOTE")) {
				return "/modificaciones/" + this.fiscalYear + "/" + this.recordNumber;
			}
			String slug = switch (this.recordStage) {
				case "CERTIFICATION" -> "certificaciones";
				case "ANNUAL_COMMITMENT" -> "compromisos-anuales";
				case "MONTHLY_COMMITMENT" -> "compromisos-mensuales";
				case "ACCRUAL" -> "devengados";
				case "PAYMENT_ORDER" -> "girados";
				default -> "pagados";
			};
			return "/ejecucion/" + slug + "/" + this.fiscalYear + "/" + this.unit + "/" + this.recordNumber;
		}

	}

}
