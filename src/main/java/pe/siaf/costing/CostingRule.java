package pe.siaf.costing;

import pe.siaf.rules.Rule;

/** The rules of costing. */
public enum CostingRule implements Rule {

	/**
	 * R7.1, an item is active and has a classifier in the year:
	 * {@code supply_item_violation} in {@code R__costing_catalogue.sql}.
	 */
	ITEM_USABLE("CST-001"),

	/** R7.3, an item has a price where it is needed: {@code supply_item_violation}. */
	ITEM_PRICED("CST-002"),

	/**
	 * R7.2, a price isn't older than the year's limit; it only warns:
	 * {@code supply_price_old_before}.
	 */
	PRICE_AGED("CST-003"),

	/**
	 * Of items that stand for each other no more than all cases are attended with: the
	 * constraint {@code alternatives_within_all}.
	 */
	ALTERNATIVES("CST-005"),

	/** A kit is kept by its program's responsible: {@link KitEditing}, ours. */
	OTHER_PROGRAM("CST-020"),

	/** A node has one kit in use: the index {@code kit_once_a_node}, ours. */
	KIT_ONCE("CST-021"),

	/** A kit belongs to a node of the year's chains: {@link KitEditing}, ours. */
	NODE_KNOWN("CST-022"),

	/**
	 * 7.6, a person's time is spent whole and once: the constraint
	 * {@code time_shares_whole}, ours.
	 */
	TIME_WHOLE("CST-006"),

	/**
	 * 7.8, no more is programmed of a project than is left of its cost: the constraint
	 * {@code project_within_cost}, ours.
	 */
	PROJECT_COST("CST-007"),

	/**
	 * 3.5 d, personnel asks no more than the register of positions costs:
	 * {@link PersonnelChecks}, ours.
	 */
	WITHIN_REGISTER("CST-008"),

	/**
	 * R7.5, less is financed than what was asked for; it only warns: {@link NeedChecks}.
	 */
	NOT_FINANCED("CST-010"),

	/**
	 * 7.4, contracts and forecasts are entered before new needs: {@link NeedEditing},
	 * ours.
	 */
	OBLIGATIONS_FIRST("CST-023"),

	/** 7.4, what is approved is only included or excluded: {@link Costing}, ours. */
	APPROVED("CST-024"),

	/** A service point writes its own rows only: {@link NeedEditing}, ours. */
	OWN_CENTRE("CST-025"),

	/** A needs table moves on once it can be costed: {@link NeedPhases}, ours. */
	NOT_COSTED("CST-027"),

	/**
	 * 7.4, a needs table is approved with the opening budget: before, its file may come
	 * back, and could be costed no more. {@link NeedPhases}, ours.
	 */
	FILE_CLOSED_FIRST("CST-028"),

	/**
	 * 3.5 c, goods and services are those of the needs table, once there is one; of the
	 * referential years it only warns: {@link NeedChecks}, ours.
	 */
	NEEDS_EXPLAIN("CST-029"),

	/**
	 * 3.5 c, costed money is what the needs add up to, rounded up to soles:
	 * {@link NeedChecks}, ours.
	 */
	COSTED_AS_NEEDED("CST-030");

	private final String code;

	CostingRule(String code) {
		this.code = code;
	}

	@Override
	public String code() {
		return this.code;
	}

}
