package pe.siaf.closing;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.accounting.AccountingMonths;
import pe.siaf.accounting.BooksKey;
import pe.siaf.execution.DocumentStage;
import pe.siaf.execution.YearEndLapse;
import pe.siaf.execution.YearEndLapse.Lapsing;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Ends a unit's year in two steps. First what wasn't accrued lapses, dated into December:
 * annual commitments that lose something are proposed for the next year. Then, with
 * months 1 to 12 closed and nothing in the way of the thirteenth, the books are closed
 * and the next year's opened ({@code books_close}).
 */
@Component
class YearClosing {

	private static final int DECEMBER = 12;

	private final JdbcClient jdbc;

	private final YearEndLapse lapse;

	private final AccountingMonths months;

	YearClosing(JdbcClient jdbc, YearEndLapse lapse, AccountingMonths months) {
		this.jdbc = jdbc;
		this.lapse = lapse;
		this.months = months;
	}

	/** What keeps credit from lapsing. */
	List<RuleViolation> againstLapse(BooksKey key) {
		List<RuleViolation> found = new ArrayList<>(againstYear(key));
		if (this.months.isClosed(key, DECEMBER)) {
			found.add(new RuleViolation(ClosingRule.MONTHS_NOT_READY,
					Figures.of("year", String.valueOf(key.year()), "what", "closing.decemberClosed")));
		}
		return found;
	}

	private List<RuleViolation> againstYear(BooksKey key) {
		String state = this.jdbc.sql("select state from fiscal_year where fiscal_year = ?")
			.param(key.year())
			.query(String.class)
			.optional()
			.orElse("");
		return (state.equals("CLOSING") || state.equals("CLOSED")) ? List.of()
				: List.of(new RuleViolation(ClosingRule.YEAR_NOT_CLOSING, Map.of("year", String.valueOf(key.year()))));
	}

	/** What keeps the books from closing. */
	List<RuleViolation> againstClosing(BooksKey key) {
		List<RuleViolation> found = new ArrayList<>(againstYear(key));
		List<Lapsing> left = lapsing(key);
		if (!left.isEmpty()) {
			found.add(new RuleViolation(ClosingRule.CREDIT_LEFT,
					Figures.of("unit", key.unit(), "lines", String.valueOf(left.size()))));
		}
		if (this.months.isClosed(key, AccountingMonths.ADJUSTMENTS)) {
			found.add(new RuleViolation(ClosingRule.MONTHS_NOT_READY,
					Figures.of("year", String.valueOf(key.year()), "what", "closing.closed")));
		}
		else {
			found.addAll(this.months.against(key, AccountingMonths.ADJUSTMENTS));
		}
		boolean books = this.jdbc.sql("""
				select exists (select from journal_entry where sec_ejec = ? and fiscal_year = ?)""")
			.params(key.unit(), key.year())
			.query(Boolean.class)
			.single();
		if (!books) {
			found.add(new RuleViolation(ClosingRule.NO_BOOKS,
					Figures.of("unit", key.unit(), "year", String.valueOf(key.year()))));
		}
		return found;
	}

	List<Lapsing> lapsing(BooksKey key) {
		return this.lapse.of(key.year(), key.unit());
	}

	/**
	 * Lets lapse what wasn't accrued, and proposes what was committed of it.
	 * @param key whose year
	 * @param actor who closes it
	 * @param why what the acts say they are for
	 * @return how many lines lapsed; none the second time
	 * @throws RuleViolation LED-120, LED-121, EXE-040
	 */
	@Transactional
	public int lapse(BooksKey key, Profile actor, String why) {
		hold(key);
		refuse(againstLapse(key));
		List<Lapsing> lapsed = this.lapse.apply(key.year(), key.unit(), automatic(actor), why);
		lapsed.stream()
			.filter((line) -> line.stage() == DocumentStage.ANNUAL_COMMITMENT)
			.forEach((line) -> this.jdbc
				.sql("""
						insert into year_carry_over (fiscal_year, sec_ejec, commitment, supplier_ruc, sec_func, rubro, resource_type, item, amount)
						values (:year, :unit, :commitment, :ruc, :secFunc, :rubro, :resourceType, :item, :amount)""")
				.param("year", key.year())
				.param("unit", key.unit())
				.param("commitment", line.shown())
				.param("ruc", line.supplierRuc())
				.param("secFunc", line.secFunc())
				.param("rubro", line.rubro())
				.param("resourceType", line.resourceType())
				.param("item", line.item())
				.param("amount", line.lapses().value())
				.update());
		if (!lapsed.isEmpty()) {
			keep(key, "LAPSE", actor);
		}
		return lapsed.size();
	}

	/** Nobody's duty in a chain: the closing does it, whoever asks for it. */
	private static Profile automatic(Profile actor) {
		return new Profile(0, "system", "Cierre del año", actor.role(), actor.scope(), true);
	}

	/**
	 * Closes the books of the year and opens those of the next.
	 * @param key whose year
	 * @param actor who closes it
	 * @throws RuleViolation LED-120 to LED-123, and what keeps month 13 from closing
	 */
	@Transactional
	public void close(BooksKey key, Profile actor) {
		hold(key);
		refuse(againstClosing(key));
		enter(key, actor);
		this.months.closedWithYear(key, actor);
	}

	/** Enters what the closing and the opening still miss, and keeps who asked for it. */
	void enter(BooksKey key, Profile actor) {
		this.jdbc.sql("select 1 from (select books_close(?, cast(? as smallint), ?, ?)) done")
			.params(key.unit(), key.year(), actor.username(), actor.label())
			.query(Integer.class)
			.single();
		keep(key, "CLOSE", actor);
	}

	/**
	 * Whoever closes the same unit's year waits, and then looks at what the first left.
	 */
	private void hold(BooksKey key) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
			.param("closing/" + key.unit() + "/" + key.year())
			.query()
			.singleRow();
	}

	private static void refuse(List<RuleViolation> found) {
		found.stream().findFirst().ifPresent((refusal) -> {
			throw refusal;
		});
	}

	private void keep(BooksKey key, String step, Profile actor) {
		this.jdbc
			.sql("""
					insert into year_closing (fiscal_year, sec_ejec, step, username, person_name, profile) values (?, ?, ?, ?, ?, ?)""")
			.params(key.year(), key.unit(), step, actor.username(), actor.personName(), actor.label())
			.update();
	}

	/** The steps that were taken, newest first. */
	List<Step> steps(BooksKey key) {
		return this.jdbc
			.sql("""
					select step, person_name, at from year_closing where sec_ejec = ? and fiscal_year = ? order by id desc""")
			.params(key.unit(), key.year())
			.query(Step.class)
			.list();
	}

	/** What was accrued and isn't paid. */
	List<Payable> payables(BooksKey key) {
		return this.jdbc
			.sql("""
					select accrual, supplier_ruc, accrued, paid, payable from year_payable where sec_ejec = ? and fiscal_year = ? order by 1""")
			.params(key.unit(), key.year())
			.query(Payable.class)
			.list();
	}

	/**
	 * Balances of sources other than ordinary resources: revenue 1.9 of the next year.
	 */
	List<SourceBalance> balances(BooksKey key) {
		return this.jdbc
			.sql("""
					select b.source || coalesce('. ' || s.name, '') source, b.brought, b.collected, b.accrued, b.balance, b.cut
					from year_source_balance b
					left join financing_source s on s.fiscal_year = b.fiscal_year and s.code = b.source
					where b.sec_ejec = ? and b.fiscal_year = ? order by 1""")
			.params(key.unit(), key.year())
			.query(SourceBalance.class)
			.list();
	}

	/**
	 * A step of a closing.
	 *
	 * @param step LAPSE or CLOSE
	 * @param personName who took it
	 * @param at when
	 */
	record Step(String step, String personName, OffsetDateTime at) {
	}

	/**
	 * An accrual that isn't paid.
	 *
	 * @param accrual its number
	 * @param supplierRuc its supplier
	 * @param accrued what was accrued
	 * @param paid what was paid
	 * @param payable what is left
	 */
	record Payable(String accrual, @Nullable String supplierRuc, Amount accrued, Amount paid, Amount payable) {
	}

	/**
	 * The balance of a source.
	 *
	 * @param source the source
	 * @param brought what the year before left
	 * @param collected what came in
	 * @param accrued what was accrued
	 * @param balance what is left
	 * @param cut whether the year has movements of the legacy system, so that nobody
	 * knows here what came in
	 */
	record SourceBalance(String source, Amount brought, Amount collected, Amount accrued, Amount balance, boolean cut) {
	}

}
