package pe.siaf.costing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.programming.FileKey;
import pe.siaf.rules.NotFound;

/** Reads needs tables within a profile's scope. */
@Component
class NeedsTables {

	private static final String HEAD = """
			select f.fiscal_year, f.process, f.sec_ejec, u.name unit_name, f.state file_state, coalesce(t.phase, 'REQUIRED') phase,
			  t.obligations_at, t.obligations_by, t.costed_at, t.costed_by, coalesce(t.lock_version, 0) lock_version, n.rows, n.problems,
			  n.required, n.programmed
			from programming_file f
			join implementing_unit u on u.fiscal_year = f.fiscal_year and u.sec_ejec = f.sec_ejec
			left join needs_table t on t.fiscal_year = f.fiscal_year and t.process = f.process and t.sec_ejec = f.sec_ejec
			left join lateral (
			  select count(*) as rows, count(*) filter (where n.economic_item is null or n.unit_price is null) problems,
			    coalesce(sum(n.required_amount), 0) required, coalesce(sum(n.amount), 0) programmed
			  from need n where n.fiscal_year = f.fiscal_year and n.process = f.process and n.sec_ejec = f.sec_ejec) n on true
			""";

	private static final String ROWS = """
			select n.id, n.year, n.sec_func, t.name target_name, n.cost_centre, c.name centre_name, c.category, n.source, n.reference, n.kind,
			  n.operating_activity, n.rubro, n.resource_type, n.supply_item, coalesce(i.name, nullif(n.note, ''), n.price_source, '') as name,
			  i.purchase_unit, i.use_unit, n.economic_item, n.kit, k.name kit_name, n.priority, n.critical, n.cost_direct, n.cost_behaviour,
			  n.cases, n.quantity_per_case, n.percent_of_use, n.quantity_used, n.waste_factor, n.quantity_gross, n.conversion,
			  n.quantity_purchased, n.quantity_covered, n.required_quantity, n.kept, n.quantity, n.unit_price, n.price_place,
			  n.price_source, n.priced_on, n.required_amount, n.amount, n.status, n.note, n.lock_version
			from need n
			join programming_target t using (fiscal_year, process, sec_ejec, sec_func)
			left join cost_centre c on c.fiscal_year = n.fiscal_year and c.sec_ejec = n.sec_ejec and c.code = n.cost_centre
			left join supply_item i on i.fiscal_year = n.fiscal_year and i.code = n.supply_item
			left join kit k on k.fiscal_year = n.fiscal_year and k.number = n.kit
			where n.fiscal_year = :year and n.process = :process and n.sec_ejec = :unit and (:centre = '' or n.cost_centre = :centre)
			""";

	private static final String ASKED = """
			 and (:meta = '' or n.sec_func = :meta) and (cast(:of as smallint) is null or n.year = :of) and (:source = '' or n.source = :source)
			 and (:item = '' or n.economic_item = :item) and (:purse = '' or n.rubro || '-' || n.resource_type = :purse)
			 and case :problem when 'CST-001' then n.economic_item is null when 'CST-002' then n.unit_price is null
			   when 'EXCLUDED' then n.status = 'EXCLUDED' when 'CUT' then n.kept < 1 else true end
			 and (:words = '' or n.reference = :words or not exists (select from regexp_split_to_table(plain_text(:words), '\\s+') word
			   where strpos(plain_text(coalesce(i.name, '') || ' ' || n.note || ' ' || n.reference), word) = 0))
			""";

	private final JdbcClient jdbc;

	NeedsTables(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A file's needs table, there or yet to be computed.
	 * @param key the file
	 * @param profile who looks
	 * @return its head
	 * @throws NotFound if there is no such file, or it lies outside the scope
	 */
	NeedsTable get(FileKey key, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(HEAD + "where f.fiscal_year = :year and f.process = :process and f.sec_ejec = :unit and "
					+ scope.sql())
			.params(scope.params())
			.params(key.params())
			.query(NeedsTable.class)
			.optional()
			.orElseThrow(() -> new NotFound("needs " + key.id()));
	}

	long count(Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("select count(*) from programming_file f join implementing_unit u using (fiscal_year, sec_ejec) where "
					+ scope.sql())
			.params(scope.params())
			.query(Long.class)
			.single();
	}

	List<NeedsTable> list(Profile profile, long offset, int size) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql(HEAD + "where " + scope.sql()
					+ " order by f.fiscal_year desc, f.process desc, f.sec_ejec limit :size offset :offset")
			.params(scope.params())
			.param("size", size)
			.param("offset", offset)
			.query(NeedsTable.class)
			.list();
	}

	long count(FileKey key, NeedFilter filter, Profile profile) {
		return asked("select count(*) from (" + ROWS + ASKED + ") rows", key, filter, profile).query(Long.class)
			.single();
	}

	/** Soles of the rows that are asked for. */
	Amount sum(FileKey key, NeedFilter filter, Profile profile) {
		return asked("select coalesce(sum(rows.amount), 0) from (" + ROWS + ASKED + ") rows", key, filter, profile)
			.query((row, number) -> new Amount(row.getBigDecimal(1)))
			.single();
	}

	List<Need> rows(FileKey key, NeedFilter filter, Profile profile, long offset, int size) {
		return asked(ROWS + ASKED
				+ " order by n.year, n.sec_func, n.cost_centre, n.economic_item, n.source, n.reference, n.id"
				+ " limit :size offset :offset", key, filter, profile)
			.param("size", size)
			.param("offset", offset)
			.query(Need.class)
			.list();
	}

	/** A row that the profile may see. */
	Optional<Need> find(FileKey key, long id, Profile profile) {
		return asked(ROWS + " and n.id = :id", key, NeedFilter.all(), profile).param("id", id)
			.query(Need.class)
			.optional();
	}

	/** Soles by source: what is required and what is programmed. */
	List<SourceSum> bySource(FileKey key) {
		return this.jdbc
			.sql("""
					select n.source, n.kind, count(*) as rows, coalesce(sum(n.required_amount), 0) required, coalesce(sum(n.amount), 0) programmed
					from need n where n.fiscal_year = :year and n.process = :process and n.sec_ejec = :unit group by 1, 2 order by 1, 2""")
			.params(key.params())
			.query(SourceSum.class)
			.list();
	}

	/**
	 * Each target and year with its physical quantity, its cost and what a case costs.
	 */
	List<TargetCost> targets(FileKey key) {
		return this.jdbc.sql("""
				select c.*, f.financed from costing_target_costs(:year, :process, :unit) c
				join costing_financed(:year, :process, :unit) f using (sec_func, year) order by sec_func, year""")
			.params(key.params())
			.query(TargetCost.class)
			.list();
	}

	/** The targets that a need may be of. */
	Map<String, String> targetChoices(FileKey key) {
		return choices("""
				select sec_func, sec_func || '. ' || name from programming_target
				where fiscal_year = :year and process = :process and sec_ejec = :unit order by 1""", key);
	}

	/** The unit's service points. */
	Map<String, String> centreChoices(FileKey key) {
		return choices("""
				select code, code || '. ' || name from cost_centre
				where fiscal_year = :year and sec_ejec = :unit and status = 'ACTIVE' and :process <> '' order by 1""",
				key);
	}

	private Map<String, String> choices(String sql, FileKey key) {
		Map<String, String> choices = new LinkedHashMap<>();
		this.jdbc.sql(sql).params(key.params()).query((row) -> {
			choices.put(row.getString(1), row.getString(2));
		});
		return choices;
	}

	/** Years to choose from. */
	static Map<String, String> choices(List<Integer> years) {
		Map<String, String> choices = new LinkedHashMap<>();
		years.forEach((year) -> choices.put(String.valueOf(year), String.valueOf(year)));
		return choices;
	}

	private StatementSpec asked(String sql, FileKey key, NeedFilter filter, Profile profile) {
		Map<String, Object> params = new HashMap<>(key.params());
		// a service point sees its own rows
		params.put("centre", (profile.scope().kind() == Scope.Kind.COST_CENTRE) ? profile.scope().tail() : "");
		params.put("meta", filter.target());
		params.put("of", filter.of());
		params.put("source", filter.from());
		params.put("item", filter.charge());
		params.put("purse", filter.paidFrom());
		params.put("problem", filter.wrong());
		params.put("words", filter.words());
		return this.jdbc.sql(sql).params(params);
	}

	/**
	 * What comes from a source.
	 *
	 * @param source KIT, TYPED, IMPORT, PERSONNEL, RUNNING or PROJECT
	 * @param kind CONTRACT, FORECAST or NEED
	 * @param rows how many rows
	 * @param required soles required
	 * @param programmed soles programmed
	 */
	record SourceSum(String source, String kind, int rows, Amount required, Amount programmed) {
	}

	/**
	 * What a target costs in a year.
	 *
	 * @param secFunc the target
	 * @param name its name
	 * @param program its program
	 * @param product its product
	 * @param activity its activity
	 * @param unitName what is counted; null where it has none
	 * @param year the year
	 * @param quantity what is programmed of it
	 * @param unmet what was asked for and isn't financed: people not served
	 * @param financed how many of the quantity its money pays for (R7.5)
	 * @param variable soles of variable direct inputs
	 * @param fixed soles of fixed and indirect ones
	 * @param total soles of all
	 * @param unitCost variable soles a case, four decimals; null without cases
	 * @param fixedUnitCost fixed soles a case; null without cases
	 */
	record TargetCost(String secFunc, String name, String program, String product, String activity,
			@Nullable String unitName, int year, BigDecimal quantity, BigDecimal unmet, BigDecimal financed,
			Amount variable, Amount fixed, Amount total, @Nullable BigDecimal unitCost,
			@Nullable BigDecimal fixedUnitCost) {

		/**
		 * People not served: what was given up, and what the money left doesn't pay for.
		 */
		public BigDecimal notServed() {
			return this.unmet.add(this.quantity).subtract(this.financed);
		}

	}

}
