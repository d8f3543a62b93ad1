package pe.siaf.costing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.ProgrammingRule;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.WorkflowRule;

/**
 * Types needs, includes and excludes them. The file's money follows in the same
 * transaction; what was before stays in the history (7.4).
 */
@Component
class NeedEditing {

	private final JdbcClient jdbc;

	private final Costing costing;

	NeedEditing(JdbcClient jdbc, Costing costing) {
		this.jdbc = jdbc;
		this.costing = costing;
	}

	/**
	 * Says that contracts in force and forecasts are in the table.
	 * @param key the file
	 * @param actor who says so
	 */
	@Transactional
	public void confirmObligations(FileKey key, Profile actor) {
		this.costing.open(key, actor);
		this.jdbc.sql("""
				update needs_table set obligations_at = now(), obligations_by = :by, lock_version = lock_version + 1
				where fiscal_year = :year and process = :process and sec_ejec = :unit and obligations_at is null""")
			.params(key.params())
			.param("by", actor.username())
			.update();
		this.costing.record(key, actor, "confirm", Map.of("obligations", true));
	}

	/**
	 * Adds a need.
	 * @param key the file
	 * @param form what was typed
	 * @param actor who types it
	 * @return its key
	 * @throws RuleViolation CST-001, CST-002, CST-023 to CST-025, PRG-101, PRG-104, with
	 * the form's field
	 */
	@Transactional
	public long add(FileKey key, NeedForm form, Profile actor) {
		String phase = this.costing.open(key, actor);
		requireCentre(actor, form.centre());
		if ("NEED".equals(form.kind()) && !obligationsAreIn(key)) {
			throw new RuleViolation(CostingRule.OBLIGATIONS_FIRST, Map.of(), "kind");
		}
		requireUsable(key, form);
		requireQuantity(key, form);
		long id = insert(key, form, actor);
		history(key, id, "I", phase, "", actor);
		this.costing.writeAmounts(key);
		return id;
	}

	private long insert(FileKey key, NeedForm form, Profile actor) {
		// a service is one, whatever its amount (7.4)
		return this.jdbc
			.sql("""
					insert into need (fiscal_year, process, sec_ejec, year, sec_func, cost_centre, source, kind, operating_activity, rubro,
					  resource_type, supply_item, economic_item, priority, critical, cost_behaviour, required_quantity, divisible, unit_price,
					  price_place, price_source, priced_on, note, recorded_by)
					select t.fiscal_year, t.process, t.sec_ejec, cast(:of as smallint), t.sec_func, :centre, 'TYPED', :kind, :activity,
					  coalesce(u.rubro, '00'), coalesce(u.resource_type, '0'), i.code,
					  supply_item_charged_to(t.fiscal_year, i.code, cast(:charge as text)), :priority, :critical, :behaviour,
					  case i.kind when 'S' then 1 else cast(:quantity as numeric) end, i.decimals_allowed or i.kind = 'S',
					  case i.kind when 'S' then round(cast(:quantity as numeric) * coalesce(cast(:price as numeric), p.price), 6)
					    else coalesce(cast(:price as numeric), p.price) end,
					  case when cast(:price as numeric) is null then p.place end, case when cast(:price as numeric) is null then p.source end,
					  case when cast(:price as numeric) is null then p.priced_on end, :note, :by
					from programming_target t
					join supply_item i on i.fiscal_year = t.fiscal_year and i.code = supply_item_code('', :item)
					left join target_purse u on u.fiscal_year = t.fiscal_year and u.process = t.process and u.sec_ejec = t.sec_ejec
					  and u.sec_func = t.sec_func
					left join cost_centre c on c.fiscal_year = t.fiscal_year and c.sec_ejec = t.sec_ejec and c.code = :centre
					left join lateral supply_price_at(t.fiscal_year, i.code, coalesce(c.ubigeo, t.department || t.province || t.district)) p on true
					where t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit and t.sec_func = :target
					  and (:centre = '' or c.code is not null)
					returning id""")
			.params(values(key, form, actor))
			.query(Long.class)
			.optional()
			.orElseThrow(() -> new NotFound("target"));
	}

	private static Map<String, Object> values(FileKey key, NeedForm form, Profile actor) {
		Map<String, Object> params = new HashMap<>(key.params());
		params.put("target", form.secFunc());
		params.put("of", form.of());
		params.put("centre", form.centre());
		params.put("kind", form.kind());
		params.put("item", form.item());
		params.put("charge", form.charge());
		params.put("quantity", form.quantity());
		params.put("price", form.unitPrice());
		params.put("priority", form.priority());
		params.put("critical", Boolean.TRUE.equals(form.critical()));
		params.put("behaviour", form.costBehaviour());
		params.put("activity", form.activity());
		params.put("note", form.remark());
		params.put("by", actor.username());
		return params;
	}

	/**
	 * Includes a need or excludes it.
	 * @param key the file
	 * @param need the row as it was seen
	 * @param version its version then
	 * @param included whether it counts from now on
	 * @param reason why
	 * @param actor who decides
	 * @throws RuleViolation WFL-003, WFL-004, CST-025, PRG-101
	 */
	@Transactional
	public void mark(FileKey key, Need need, int version, boolean included, String reason, Profile actor) {
		String phase = this.costing.hold(key);
		// what is approved changes line by line and leaves the file's money as it was
		// sent
		boolean writes = !phase.equals("APPROVED");
		if (writes) {
			this.costing.open(key, actor);
		}
		requireCentre(actor, need.costCentre());
		if (!included && reason.isBlank()) {
			throw new RuleViolation(WorkflowRule.COMMENT_REQUIRED, Figures.of("action", "exclude"), "reason");
		}
		int changed = this.jdbc.sql("""
				update need set status = :status, lock_version = lock_version + 1
				where fiscal_year = :year and sec_ejec = :unit and id = :id and lock_version = :version""")
			.params(key.params())
			.param("status", included ? "INCLUDED" : "EXCLUDED")
			.param("id", need.id())
			.param("version", version)
			.update();
		if (changed == 0) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of());
		}
		history(key, need.id(), included ? "I" : "E", phase, reason.strip(), actor);
		if (writes) {
			this.costing.writeAmounts(key);
		}
	}

	private void history(FileKey key, long id, String mark, String phase, String reason, Profile actor) {
		this.jdbc
			.sql("""
					insert into need_change (fiscal_year, sec_ejec, process, need, sec_func, year, mark, tool, phase, quantity_before,
					  quantity_after, amount_before, amount_after, reason, changed_by)
					select n.fiscal_year, n.sec_ejec, n.process, n.id, n.sec_func, n.year, :mark, 'TYPED', :phase,
					  case :mark when 'E' then floor(n.required_quantity * n.kept) else 0 end, n.quantity,
					  case :mark when 'E' then round(n.required_amount * n.kept, 2) else 0 end, n.amount, :reason, :by
					from need n where n.fiscal_year = :year and n.sec_ejec = :unit and n.id = :id""")
			.params(key.params())
			.param("id", id)
			.param("mark", mark)
			.param("phase", phase)
			.param("reason", reason)
			.param("by", actor.username())
			.update();
	}

	private boolean obligationsAreIn(FileKey key) {
		return this.jdbc.sql("""
				select obligations_at is not null from needs_table
				where fiscal_year = :year and process = :process and sec_ejec = :unit""")
			.params(key.params())
			.query(Boolean.class)
			.single();
	}

	private void requireUsable(FileKey key, NeedForm form) {
		@Nullable String violation = this.jdbc
			.sql("""
					select supply_item_violation(:year, supply_item_code('', :item), cast(:charge as text), coalesce(
					  (select c.ubigeo from cost_centre c where c.fiscal_year = :year and c.sec_ejec = :unit and c.code = :centre),
					  (select t.department || t.province || t.district from programming_target t
					    where t.fiscal_year = :year and t.process = :process and t.sec_ejec = :unit and t.sec_func = :target), ''))""")
			.params(key.params())
			.param("item", form.item())
			.param("charge", form.charge())
			.param("centre", form.centre())
			.param("target", form.secFunc())
			.query((row, number) -> row.getString(1))
			.list()
			.get(0);
		if ("CST-001".equals(violation)) {
			throw new RuleViolation(CostingRule.ITEM_USABLE, Figures.of("item", form.item()), "supplyItem");
		}
		if ("CST-002".equals(violation) && form.unitPrice() == null) {
			throw new RuleViolation(CostingRule.ITEM_PRICED,
					Figures.of("item", form.item(), "place", String.valueOf(form.secFunc())), "unitPrice");
		}
	}

	/**
	 * An item that is bought whole isn't needed in parts, which would be left out without
	 * a word; and an amount is kept to thirteen digits before the point.
	 */
	private void requireQuantity(FileKey key, NeedForm form) {
		int of = Objects.requireNonNull(form.of());
		if (!key.years().contains(of)) {
			throw new NotFound("year " + of + " of " + key.id());
		}
		BigDecimal quantity = Objects.requireNonNull(form.quantity());
		boolean kept = this.jdbc
			.sql("""
					select (i.decimals_allowed or i.kind = 'S' or :quantity = trunc(:quantity)) and :quantity * coalesce(cast(:price as numeric),
					  (select max(p.price) from supply_price p where p.fiscal_year = i.fiscal_year and p.supply_item = i.code), 0) < 1e13
					from supply_item i where i.fiscal_year = :year and i.code = supply_item_code('', :item)""")
			.param("quantity", quantity)
			.param("price", form.unitPrice())
			.param("year", key.fiscalYear())
			.param("item", form.item())
			.query(Boolean.class)
			.single();
		if (!kept) {
			throw new RuleViolation(ProgrammingRule.BAD_FIGURE, Figures.of("typed", quantity.toPlainString()),
					"quantity");
		}
	}

	static void requireCentre(Profile actor, String centre) {
		Scope scope = actor.scope();
		if (scope.kind() == Scope.Kind.COST_CENTRE && !scope.tail().equals(centre)) {
			throw new RuleViolation(CostingRule.OWN_CENTRE, Figures.of("centre", scope.tail()), "costCentre");
		}
	}

}
