package pe.siaf.costing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.identity.Profile;
import pe.siaf.institution.ScopeCondition;
import pe.siaf.money.Amount;
import pe.siaf.programming.FileKey;
import pe.siaf.rules.NotFound;

/**
 * What one of an activity costs in each unit, beside the others' (domain 4.7): a cost
 * that stands out needs an explanation, which is kept with the figures it explains.
 */
@Component
class UnitCosts {

	private static final String SHOWN = """
			select b.program, b.product, b.activity, a.name activity_name, b.sec_ejec, b.unit_name, b.quantity, b.variable, b.unit_cost,
			  b.peers, b.median, b.deviation, b.stands_out,
			  -- what was explained about another cost doesn't explain this one
			  case when x.unit_cost = b.unit_cost then x.explanation end explanation
			from costing_benchmark(:year, :process) b
			join activity a on a.fiscal_year = :year and a.code = b.activity
			join implementing_unit u on u.fiscal_year = :year and u.sec_ejec = b.sec_ejec
			left join unit_cost_explanation x on x.fiscal_year = :year and x.process = :process and x.sec_ejec = b.sec_ejec
			  and x.product = b.product and x.activity = b.activity
			""";

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	UnitCosts(JdbcClient jdbc, AuditTrail audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * The unit costs of the units that a profile reaches, those that stand out first.
	 * @param year the year of the budget law
	 * @param process the process
	 * @param activity an activity; empty for all
	 * @param profile who looks
	 * @return at most five hundred
	 */
	List<UnitCost> list(int year, String process, String activity, Profile profile) {
		ScopeCondition scope = profile.may(pe.siaf.identity.Permission.KIT_EDIT) ? new ScopeCondition("true", Map.of())
				: ScopeCondition.onUnits(profile);
		Map<String, Object> params = new HashMap<>(scope.params());
		params.put("year", year);
		params.put("process", process);
		params.put("activity", activity);
		return this.jdbc
			.sql(SHOWN + "where (:activity = '' or b.activity = :activity) and " + scope.sql()
					+ " order by b.stands_out desc, b.activity, abs(b.deviation) desc, b.sec_ejec limit 500")
			.params(params)
			.query(UnitCost.class)
			.list();
	}

	/**
	 * Explains a cost that stands out.
	 * @param key the file
	 * @param product the product
	 * @param activity the activity
	 * @param text why it costs that much
	 * @param actor who explains
	 * @throws NotFound if no such cost stands out in the actor's scope
	 */
	@Transactional
	public void explain(FileKey key, String product, String activity, String text, Profile actor) {
		UnitCost cost = list(key.fiscalYear(), key.process().name(), activity, actor).stream()
			.filter((one) -> one.secEjec().equals(key.secEjec()) && one.product().equals(product) && one.standsOut())
			.findFirst()
			.orElseThrow(() -> new NotFound("unit cost of " + activity));
		this.jdbc
			.sql("""
					insert into unit_cost_explanation (fiscal_year, process, sec_ejec, product, activity, unit_cost, median, explanation,
					  explained_by)
					values (:year, :process, :unit, :product, :activity, :cost, :median, :text, :by)
					on conflict (fiscal_year, process, sec_ejec, product, activity) do update set unit_cost = excluded.unit_cost,
					  median = excluded.median, explanation = excluded.explanation, explained_by = excluded.explained_by, explained_at = now()""")
			.params(key.params())
			.param("product", product)
			.param("activity", activity)
			.param("cost", cost.unitCost())
			.param("median", cost.median())
			.param("text", text.strip())
			.param("by", actor.username())
			.update();
		this.audit.record(actor, key.secEjec(), "explain", "UNIT_COST", key.id() + "/" + product + "/" + activity, null,
				Map.of("unitCost", cost.unitCost(), "median", cost.median(), "explanation", text.strip()));
	}

	/**
	 * What one of an activity costs in a unit.
	 *
	 * @param program its program
	 * @param product its product
	 * @param activity the activity
	 * @param activityName its name
	 * @param secEjec the unit
	 * @param unitName its name
	 * @param quantity how many are programmed
	 * @param variable soles of variable direct inputs
	 * @param unitCost soles each, four decimals
	 * @param peers how many units program it
	 * @param median soles each, of all of them
	 * @param deviation how far it is from the median, in scaled median deviations
	 * @param standsOut whether that is farther than the year's limit
	 * @param explanation why, where it was explained as it stands
	 */
	record UnitCost(String program, String product, String activity, String activityName, String secEjec,
			String unitName, BigDecimal quantity, Amount variable, BigDecimal unitCost, int peers, BigDecimal median,
			BigDecimal deviation, boolean standsOut, @Nullable String explanation) {
	}

}
