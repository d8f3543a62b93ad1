package pe.siaf.budget;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.budget.TargetQuantitiesImported.Quantity;
import pe.siaf.exchange.StagedFile;
import pe.siaf.money.Amount;

/**
 * Applies a cut: targets and lines first, then only the differences as movements of kind
 * CUT. The ladder must admit history at every step, so what is legacy is first raised far
 * enough for both the old and the new balances, and settled after posting.
 */
@Component
class CutPosting {

	/** A line's movements stay together; so many lines make one call to the ledger. */
	private static final int LINES_A_CALL = 400;

	private final JdbcClient jdbc;

	private final BudgetLedger ledger;

	private final UnitYears unitYears;

	private final ApplicationEventPublisher events;

	CutPosting(JdbcClient jdbc, BudgetLedger ledger, UnitYears unitYears, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.ledger = ledger;
		this.unitYears = unitYears;
		this.events = events;
	}

	void apply(StagedFile file) {
		LocalDate knownOn = this.unitYears.lastCut(file.fiscalYear(), file.secEjec())
			.filter((last) -> last.isAfter(file.statedOn()))
			.orElse(file.statedOn());
		upsertTargets(file);
		upsertLines(file);
		raiseLegacy(file);
		post(file, knownOn);
		settleLegacy(file);
		publishQuantities(file);
		this.unitYears.cutApplied(file.fiscalYear(), file.secEjec(), file.statedOn(), file.id());
	}

	private void upsertTargets(StagedFile file) {
		update("""
				insert into budget_target as t (fiscal_year, sec_ejec, sec_func, function_code, division, functional_group, category,
				  product_project, activity, meta, purpose, name, unit_of_measure, department, province, district)
				select :year, :unit, c.sec_func, c.function_code, c.division, c.functional_group, c.category, c.product, c.activity,
				  c.meta, c.purpose, p.name, c.unit_of_measure, c.department, c.province, c.district
				from (select distinct on (sec_func) * from cut_line order by sec_func, row_number) c
				join purpose p on p.fiscal_year = :year and p.code = c.purpose
				order by c.sec_func
				on conflict (fiscal_year, sec_ejec, sec_func) do update set
				  function_code = excluded.function_code, division = excluded.division, functional_group = excluded.functional_group,
				  category = excluded.category, product_project = excluded.product_project, activity = excluded.activity,
				  meta = excluded.meta, purpose = excluded.purpose, name = excluded.name,
				  unit_of_measure = coalesce(excluded.unit_of_measure, t.unit_of_measure),
				  department = excluded.department, province = excluded.province, district = excluded.district
				where (t.function_code, t.division, t.functional_group, t.category, t.product_project, t.activity, t.meta, t.purpose,
				    t.name, t.unit_of_measure, t.department, t.province, t.district)
				  is distinct from (excluded.function_code, excluded.division, excluded.functional_group, excluded.category,
				    excluded.product_project, excluded.activity, excluded.meta, excluded.purpose, excluded.name,
				    coalesce(excluded.unit_of_measure, t.unit_of_measure), excluded.department, excluded.province, excluded.district)""",
				file);
	}

	private void upsertLines(StagedFile file) {
		update("""
				insert into budget_line as l (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item, expenditure_category, origin)
				select :year, :unit, sec_func, rubro, resource_type, item, expenditure_category, 'SIAF' from cut_line
				order by sec_func, rubro, resource_type, item
				on conflict (fiscal_year, sec_ejec, sec_func, rubro, resource_type, item) do update
				  set expenditure_category = excluded.expenditure_category
				  where l.expenditure_category <> excluded.expenditure_category""",
				file);
	}

	/** Enough room on each rung for the balances before and after. */
	private void raiseLegacy(StagedFile file) {
		update("""
				update budget_line l set
				  legacy_certified = r.base,
				  legacy_annual_committed = r.base + r.annual,
				  legacy_monthly_committed = r.base + r.annual + r.monthly,
				  legacy_accrued = r.base + r.annual + r.monthly + r.accrued,
				  legacy_ordered = r.base + r.annual + r.monthly + r.accrued + r.ordered,
				  legacy_paid = r.base + r.annual + r.monthly + r.accrued + r.ordered + r.paid
				from (
				  select b.sec_func, b.rubro, b.resource_type, b.item,
				    greatest(b.certified + b.certified_reserved, coalesce(c.certified, 0) + b.certified_reserved, b.legacy_certified) base,
				    greatest(0, b.annual_committed - b.certified, c.annual_committed - c.certified) annual,
				    greatest(0, b.monthly_committed - b.annual_committed, c.monthly_committed - c.annual_committed) monthly,
				    greatest(0, b.accrued - b.monthly_committed, c.accrued - c.monthly_committed) accrued,
				    greatest(0, b.ordered - b.accrued, c.ordered - c.accrued) ordered,
				    greatest(0, b.paid - b.ordered, c.paid - c.ordered) paid
				  from cut_changed d
				  join budget_line b on b.fiscal_year = :year and b.sec_ejec = :unit and b.sec_func = d.sec_func and b.rubro = d.rubro
				    and b.resource_type = d.resource_type and b.item = d.item
				  left join cut_line c on c.sec_func = d.sec_func and c.rubro = d.rubro and c.resource_type = d.resource_type
				    and c.item = d.item) r
				where l.fiscal_year = :year and l.sec_ejec = :unit and l.sec_func = r.sec_func and l.rubro = r.rubro
				  and l.resource_type = r.resource_type and l.item = r.item""",
				file);
	}

	private void settleLegacy(StagedFile file) {
		update("""
				update budget_line l set legacy_certified = certified, legacy_annual_committed = annual_committed,
				  legacy_monthly_committed = monthly_committed, legacy_accrued = accrued, legacy_ordered = ordered, legacy_paid = paid
				from cut_changed d
				where l.fiscal_year = :year and l.sec_ejec = :unit and l.sec_func = d.sec_func and l.rubro = d.rubro
				  and l.resource_type = d.resource_type and l.item = d.item""",
				file);
	}

	private void post(StagedFile file, LocalDate knownOn) {
		List<Posting.Entry> batch = new ArrayList<>();
		int lines = 0;
		LineKey previous = null;
		for (Posting.Entry entry : differences()) {
			if (!entry.line().equals(previous) && ++lines > LINES_A_CALL) {
				post(file, knownOn, batch);
				batch = new ArrayList<>();
				lines = 1;
			}
			previous = entry.line();
			batch.add(entry);
		}
		post(file, knownOn, batch);
	}

	private void post(StagedFile file, LocalDate knownOn, List<Posting.Entry> entries) {
		if (!entries.isEmpty()) {
			this.ledger.post(new Posting(file.fiscalYear(), file.secEjec(), "import/" + file.id(), "CUT", knownOn,
					file.username(), file.profile(), Posting.Source.ofImport(file.id()), entries, false));
		}
	}

	private List<Posting.Entry> differences() {
		return this.jdbc.sql("""
				select sec_func, rubro, resource_type, item, stage, month, after - before amount
				from cut_difference order by sec_func, rubro, resource_type, item, stage, month""")
			.query((row, number) -> new Posting.Entry(
					new LineKey(row.getString("sec_func"), row.getString("rubro"), row.getString("resource_type"),
							row.getString("item")),
					Stage.valueOf(row.getString("stage")), row.getInt("month"),
					new Amount(row.getBigDecimal("amount"))))
			.list();
	}

	private void publishQuantities(StagedFile file) {
		List<Quantity> quantities = this.jdbc.sql("""
				select distinct on (c.sec_func) c.sec_func, u.code unit_of_measure, u.name unit_name, c.year_target,
				  c.semester_target semester_target
				from cut_line c join unit_of_measure u on u.fiscal_year = :year and u.code = c.unit_of_measure
				where c.year_target is not null
				order by c.sec_func, c.row_number""").param("year", file.fiscalYear()).query(Quantity.class).list();
		if (!quantities.isEmpty()) {
			this.events
				.publishEvent(new TargetQuantitiesImported(file.fiscalYear(), file.secEjec(), file.id(), quantities));
		}
	}

	private void update(String sql, StagedFile file) {
		this.jdbc.sql(sql).params(Map.of("year", file.fiscalYear(), "unit", file.secEjec())).update();
	}

}
