package pe.siaf.costing;

import java.math.BigDecimal;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.ProgrammingRule;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.WorkflowRule;

/**
 * Fits needs to ceilings (domain 7.5). Each tool computes everything anew, writes the
 * file's money and keeps what it means for people, in one transaction.
 */
@Component
class Fitting {

	private static final int PRICE_DECIMALS = 6;

	private static final int PRICE_DIGITS = 13;

	private final JdbcClient jdbc;

	private final Costing costing;

	Fitting(JdbcClient jdbc, Costing costing) {
		this.jdbc = jdbc;
		this.costing = costing;
	}

	/**
	 * Each ceiling of the unit beside what is programmed under it, the tightest first.
	 */
	List<Gap> gaps(FileKey key) {
		return this.jdbc.sql("""
				select g.id, g.year, g.label, g.cost_centre, g.ceiling, g.programmed, g.gap, g.blocked
				from costing_gaps(:year, :process, :unit) g order by g.gap < 0 desc, g.year, g.cost_centre, g.label""")
			.params(key.params())
			.query(Gap.class)
			.list();
	}

	/** The service points' ceilings that their needs exceed, or that wait (R3.3). */
	List<Gap> tightPoints(FileKey key) {
		return this.jdbc.sql("""
				select g.id, g.year, g.label, g.cost_centre, g.ceiling, g.programmed, g.gap, g.blocked
				from costing_gaps(:year, :process, :unit) g
				where g.cost_centre <> '' and (g.gap < 0 or g.blocked) order by g.year, g.cost_centre, g.label""")
			.params(key.params())
			.query(Gap.class)
			.list();
	}

	/**
	 * Cuts needs under a ceiling until it fits.
	 * @param key the file
	 * @param ceiling the ceiling
	 * @param tool PRIORITY or PROPORTION
	 * @param reason why
	 * @param actor who decides
	 * @return soles that are over still
	 * @throws RuleViolation CST-024, PRG-101, WFL-004
	 */
	@Transactional
	public Amount cut(FileKey key, long ceiling, Tool tool, String reason, Profile actor) {
		begin(key, reason, actor);
		return new Amount(this.jdbc.sql("select costing_cut(:year, :process, :unit, :ceiling, :tool, :reason, :by)")
			.params(key.params())
			.param("ceiling", ceiling)
			.param("tool", tool.name())
			.param("reason", reason.strip())
			.param("by", actor.username())
			.query(BigDecimal.class)
			.single());
	}

	/**
	 * Lowers a target until a ceiling fits; who isn't served is marked so.
	 * @param key the file
	 * @param ceiling the ceiling
	 * @param target the target
	 * @param reason why
	 * @param actor who decides
	 * @return soles that are over still
	 * @throws RuleViolation CST-024, PRG-101, WFL-004
	 */
	@Transactional
	public Amount coverLess(FileKey key, long ceiling, String target, String reason, Profile actor) {
		begin(key, reason, actor);
		return new Amount(
				this.jdbc.sql("select costing_cover_less(:year, :process, :unit, :ceiling, :target, :reason, :by)")
					.params(key.params())
					.param("ceiling", ceiling)
					.param("target", target)
					.param("reason", reason.strip())
					.param("by", actor.username())
					.query(BigDecimal.class)
					.single());
	}

	/**
	 * Reviews the price of an item for the unit's own needs.
	 * @param key the file
	 * @param item its code, with or without dots
	 * @param price soles a purchase unit
	 * @param reason where the price comes from
	 * @param actor who decides
	 * @throws RuleViolation CST-001 if the unit needs no such item; CST-024, PRG-101,
	 * PRG-104, WFL-004
	 */
	@Transactional
	public void reviewPrice(FileKey key, String item, BigDecimal price, String reason, Profile actor) {
		// kept with six decimals and thirteen digits before the point
		boolean fits = price.signum() >= 0 && price.stripTrailingZeros().scale() <= PRICE_DECIMALS
				&& (long) price.precision() - price.scale() <= PRICE_DIGITS;
		if (!fits) {
			throw new RuleViolation(ProgrammingRule.BAD_FIGURE, Figures.of("typed", String.valueOf(price)), "price");
		}
		String phase = begin(key, reason, actor);
		int needs = this.jdbc
			.sql("""
					insert into need_change (fiscal_year, sec_ejec, process, need, sec_func, year, mark, tool, phase, quantity_before,
					  quantity_after, amount_before, amount_after, reason, changed_by)
					select n.fiscal_year, n.sec_ejec, n.process, n.id, n.sec_func, n.year, 'C', 'PRICE', :phase, n.quantity, n.quantity,
					  n.amount, round(n.quantity * :price, 2), :reason, :by
					from need n where n.fiscal_year = :year and n.process = :process and n.sec_ejec = :unit and n.source = 'KIT'
					  and n.supply_item = supply_item_code('', :item)""")
			.params(key.params())
			.param("phase", phase)
			.param("price", price)
			.param("item", item)
			.param("reason", reason.strip())
			.param("by", actor.username())
			.update();
		if (needs == 0) {
			throw new RuleViolation(CostingRule.ITEM_USABLE, Figures.of("item", item), "item");
		}
		this.jdbc
			.sql("""
					insert into supply_price_review (fiscal_year, process, sec_ejec, supply_item, price, reason, reviewed_by)
					values (:year, :process, :unit, supply_item_code('', :item), :price, :reason, :by)
					on conflict (fiscal_year, process, sec_ejec, supply_item) do update set price = excluded.price, reason = excluded.reason,
					  reviewed_by = excluded.reviewed_by, reviewed_at = now()""")
			.params(key.params())
			.param("item", item)
			.param("price", price)
			.param("reason", reason.strip())
			.param("by", actor.username())
			.update();
		this.costing.compute(key, actor);
	}

	/**
	 * Takes cuts of a target's needs back, so that all of them count again.
	 * @param key the file
	 * @param target the target
	 * @param actor who decides
	 * @throws RuleViolation CST-024, PRG-101
	 */
	@Transactional
	public void takeBack(FileKey key, String target, Profile actor) {
		String phase = this.costing.open(key, actor);
		this.jdbc
			.sql("""
					with back as (
					  update need n set kept = 1, status = 'INCLUDED', lock_version = n.lock_version + 1
					  from need o where o.fiscal_year = n.fiscal_year and o.sec_ejec = n.sec_ejec and o.id = n.id
					    and n.fiscal_year = :year and n.process = :process and n.sec_ejec = :unit and n.sec_func = :target
					    and (n.kept < 1 or n.status = 'EXCLUDED')
					  returning n.id, n.year, o.quantity before, n.quantity, o.amount amount_before, n.amount)
					insert into need_change (fiscal_year, sec_ejec, process, need, sec_func, year, mark, tool, phase, quantity_before,
					  quantity_after, amount_before, amount_after, changed_by)
					select :year, :unit, :process, b.id, :target, b.year, 'I', 'TYPED', :phase, b.before, b.quantity, b.amount_before,
					  b.amount, :by from back b""")
			.params(key.params())
			.param("target", target)
			.param("phase", phase)
			.param("by", actor.username())
			.update();
		this.costing.writeAmounts(key);
	}

	private String begin(FileKey key, String reason, Profile actor) {
		if (reason.isBlank()) {
			throw new RuleViolation(WorkflowRule.COMMENT_REQUIRED, Figures.of("action", "reduce"), "reason");
		}
		return this.costing.open(key, actor);
	}

	/** How needs are cut. */
	enum Tool {

		/** Whole needs, the lowest priority first. */
		PRIORITY,

		/** The same share of each that isn't critical. */
		PROPORTION,

		/** Fewer cases of a target. */
		COVERAGE

	}

	/**
	 * A ceiling beside what is programmed under it.
	 *
	 * @param id the ceiling
	 * @param year for which year
	 * @param label its keys; empty for the unit as a whole
	 * @param costCentre of which service point; empty for the unit's
	 * @param ceiling soles
	 * @param programmed soles
	 * @param gap ceiling less programmed
	 * @param blocked whether a ceiling above it is below what it has given
	 */
	record Gap(long id, int year, String label, String costCentre, Amount ceiling, Amount programmed, Amount gap,
			boolean blocked) {

		/** FITS or OVER (domain 7.5). */
		public String state() {
			return this.gap.isNegative() ? "OVER" : "FITS";
		}

	}

}
