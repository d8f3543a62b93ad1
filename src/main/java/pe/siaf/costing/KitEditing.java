package pe.siaf.costing;

import java.util.Map;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.audit.AuditTrail;
import pe.siaf.costing.Kits.Kit;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.rules.ConstraintName;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.WorkflowRule;

/** Opens and changes kits; each change stands in the audit trail. */
@Component
class KitEditing {

	private static final String OBJECT = "KIT";

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	KitEditing(JdbcClient jdbc, AuditTrail audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * Whether a profile keeps the kits of a program: its responsible, and the rector.
	 * @param profile who asks
	 * @param program the program
	 * @return true if it is theirs
	 */
	static boolean keeps(Profile profile, String program) {
		Scope scope = profile.scope();
		return switch (scope.kind()) {
			case NATIONAL -> true;
			case PROGRAM -> scope.code().equals(program);
			default -> false;
		};
	}

	/**
	 * Opens a kit.
	 * @param year the year
	 * @param form what was typed
	 * @param actor who opens it
	 * @return its number
	 * @throws RuleViolation CST-020, CST-021, CLS-011 with the form's field
	 */
	@Transactional
	public int open(int year, KitForm form, Profile actor) {
		requireKeeper(actor, form.category());
		boolean chain = this.jdbc.sql(
				"select exists (select from program_chain where fiscal_year = ? and category = ? and product_project = ? and activity = ? and status = 'ACTIVE')")
			.params(year, form.category(), form.product(), form.activity())
			.query(Boolean.class)
			.single();
		if (!chain) {
			throw new RuleViolation(CostingRule.NODE_KNOWN,
					Figures.of("product", form.product(), "activity", form.activity()), "activity");
		}
		int number = this.jdbc.sql("""
				insert into kit (fiscal_year, number, category, product_project, activity, purpose, sub_purpose, name)
				select ?, coalesce(max(k.number), 0) + 1, ?, ?, ?, ?, ?, ? from kit k where k.fiscal_year = ?
				on conflict do nothing returning number""")
			.params(year, form.category(), form.product(), form.activity(), form.purposeOrAll(), form.subPurposeOrAll(),
					form.name().strip(), year)
			.query(Integer.class)
			.optional()
			.orElseThrow(
					() -> new RuleViolation(CostingRule.KIT_ONCE, Figures.of("activity", form.activity()), "activity"));
		this.audit.record(AuditTrail.NATIONAL, "create", OBJECT, year + "/" + number, null, form);
		return number;
	}

	/**
	 * Adds an item or changes it.
	 * @param kit the kit
	 * @param form what was typed
	 * @param actor who changes it
	 * @throws RuleViolation CST-001, CST-005, CST-020, WFL-003, with the form's field
	 */
	@Transactional
	public void put(Kit kit, KitItemForm form, Profile actor) {
		requireKeeper(actor, kit.category());
		requireVersion(kit, form.seen());
		String item = usable(kit, form);
		this.jdbc
			.sql("""
					insert into kit_item (fiscal_year, kit, supply_item, economic_item, cost_direct, cost_behaviour, quantity_per_time,
					  number_of_times, percent_of_use, conversion_factor, waste_factor, calculation_type, item_group, relation, categories,
					  critical, rector_programmed)
					values (:year, :kit, :item, :charge, :direct, :behaviour, :perTime, :times, :percent, :conversion, :waste, :calculation,
					  :group, :relation, :categories, :critical, :rector)
					on conflict (fiscal_year, kit, supply_item) do update set economic_item = excluded.economic_item,
					  cost_direct = excluded.cost_direct, cost_behaviour = excluded.cost_behaviour,
					  quantity_per_time = excluded.quantity_per_time, number_of_times = excluded.number_of_times,
					  percent_of_use = excluded.percent_of_use, conversion_factor = excluded.conversion_factor,
					  waste_factor = excluded.waste_factor, calculation_type = excluded.calculation_type, item_group = excluded.item_group,
					  relation = excluded.relation, categories = excluded.categories, critical = excluded.critical,
					  rector_programmed = excluded.rector_programmed, status = 'ACTIVE'""")
			.param("year", kit.fiscalYear())
			.param("kit", kit.number())
			.param("item", item)
			.params(values(form))
			.update();
		judge(form.group());
		this.audit.record(AuditTrail.NATIONAL, "update", OBJECT, kit.fiscalYear() + "/" + kit.number(), null, form);
	}

	private static Map<String, Object> values(KitItemForm form) {
		Map<String, Object> values = new java.util.HashMap<>();
		values.put("charge", form.charge());
		values.put("direct", !"I".equals(form.costNature()));
		values.put("behaviour", form.costBehaviour());
		values.put("perTime", form.quantityPerTime());
		values.put("times", form.numberOfTimes());
		values.put("percent", form.percentOfUse());
		values.put("conversion", form.conversionFactor());
		values.put("waste", form.wasteFactor());
		values.put("calculation", form.calculationType());
		values.put("group", form.group());
		values.put("relation", form.relation());
		values.put("categories", form.categoryCodes());
		values.put("critical", Boolean.TRUE.equals(form.critical()));
		values.put("rector", Boolean.TRUE.equals(form.rectorProgrammed()));
		return values;
	}

	/**
	 * Puts an item of a kit out of use.
	 * @param kit the kit
	 * @param item the item's code
	 * @param version the kit's version that the page was drawn with
	 * @param actor who does it
	 * @throws RuleViolation CST-020, WFL-003
	 */
	@Transactional
	public void retire(Kit kit, String item, int version, Profile actor) {
		requireKeeper(actor, kit.category());
		requireVersion(kit, version);
		this.jdbc.sql("update kit_item set status = 'INACTIVE' where fiscal_year = ? and kit = ? and supply_item = ?")
			.params(kit.fiscalYear(), kit.number(), item)
			.update();
		this.audit.record(AuditTrail.NATIONAL, "retire", OBJECT, kit.fiscalYear() + "/" + kit.number(), null,
				Map.of("item", item));
	}

	private static void requireKeeper(Profile actor, String program) {
		if (!keeps(actor, program)) {
			throw new RuleViolation(CostingRule.OTHER_PROGRAM, Figures.of("program", program), "category");
		}
	}

	private void requireVersion(Kit kit, int version) {
		int changed = this.jdbc.sql(
				"update kit set lock_version = lock_version + 1 where fiscal_year = ? and number = ? and lock_version = ?")
			.params(kit.fiscalYear(), kit.number(), version)
			.update();
		if (changed == 0) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of());
		}
	}

	private String usable(Kit kit, KitItemForm form) {
		String item = this.jdbc.sql("select supply_item_code('', ?)").param(form.code()).query(String.class).single();
		boolean unusable = this.jdbc.sql("select coalesce(supply_item_violation(?, ?, ?, ''), '') = 'CST-001'")
			.param(kit.fiscalYear())
			.param(item)
			.param(form.charge())
			.query(Boolean.class)
			.single();
		if (unusable) {
			throw new RuleViolation(CostingRule.ITEM_USABLE, Figures.of("item", form.code()),
					(form.charge() != null) ? "economicItem" : "supplyItem");
		}
		return item;
	}

	/** CST-005, told now instead of when the transaction ends. */
	private void judge(String group) {
		try {
			this.jdbc.sql("set constraints alternatives_within_all immediate").update();
		}
		catch (DataAccessException refused) {
			if (ConstraintName.in(refused).filter("alternatives_within_all"::equals).isPresent()) {
				throw new RuleViolation(CostingRule.ALTERNATIVES, Figures.of("group", group, "sum", "> 100"),
						"percentOfUse");
			}
			throw refused;
		}
	}

}
