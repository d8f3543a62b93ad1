package pe.siaf.opening;

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
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * The bill that went to Congress and the law that came back (domain 3.7), and what the
 * opening budget owes to them.
 */
@Component
class BudgetLaw {

	/** The lines of a pliego's units. */
	private static final String OF_PLIEGO = """
			from compared_law x
			join implementing_unit u on u.fiscal_year = x.fiscal_year and u.sec_ejec = x.sec_ejec
			join rubro r on r.fiscal_year = x.fiscal_year and r.code = x.rubro
			where x.fiscal_year = :year and u.sector = :sector and u.pliego = :pliego\s""";

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	BudgetLaw(JdbcClient jdbc, AuditTrail audit) {
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/**
	 * Freezes what was sent to the ministry as the bill of a year.
	 * @param fiscalYear the year
	 * @param norm the document by which it goes to Congress
	 * @param actor the rector
	 * @return how many lines
	 * @throws RuleViolation OPN-010 if nothing was sent, OPN-011 if there is one
	 */
	@Transactional
	public int freeze(int fiscalYear, String norm, Profile actor) {
		boolean sent = this.jdbc.sql("""
				select exists (select from programming_file
				  where fiscal_year = ? and process = 'FORMULATION' and state in ('SENT', 'ACCEPTED', 'CLOSED'))""")
			.param(fiscalYear)
			.query(Boolean.class)
			.single();
		if (!sent) {
			throw new RuleViolation(OpeningRule.NOTHING_WAITS, Map.of());
		}
		int kept = this.jdbc
			.sql("""
					insert into budget_law (fiscal_year, version, norm, username) values (?, 'BILL', ?, ?) on conflict do nothing""")
			.params(fiscalYear, norm.strip(), actor.username())
			.update();
		if (kept == 0) {
			throw new RuleViolation(OpeningRule.BILL_ONCE, Figures.of("year", String.valueOf(fiscalYear)));
		}
		int lines = this.jdbc
			.sql("""
					insert into budget_law_line (fiscal_year, version, sec_ejec, sec_func, rubro, resource_type, item, amount)
					select l.fiscal_year, 'BILL', l.sec_ejec, l.sec_func, l.rubro, l.resource_type, l.item, l.amount
					from formulated_line l
					join programming_file f on f.fiscal_year = l.fiscal_year and f.process = 'FORMULATION' and f.sec_ejec = l.sec_ejec
					  and f.state in ('SENT', 'ACCEPTED', 'CLOSED')
					where l.fiscal_year = ?""")
			.param(fiscalYear)
			.update();
		if (lines == 0) {
			throw new RuleViolation(OpeningRule.NOTHING_WAITS, Map.of());
		}
		this.audit.record(actor, AuditTrail.NATIONAL, "freeze", "BUDGET_LAW", fiscalYear + "/BILL", null,
				Map.of("norm", norm, "lines", lines));
		return lines;
	}

	/** Whether a year has a bill and a law. */
	Versions versions(int fiscalYear) {
		return this.jdbc.sql("""
				select max(norm) filter (where version = 'BILL') bill, max(norm) filter (where version = 'LAW') law
				from budget_law where fiscal_year = ?""").param(fiscalYear).query(Versions.class).single();
	}

	/**
	 * Refuses an opening budget that isn't what Congress approved, or, where it approved
	 * nothing for the pliego, the bill by a decree. A pliego that is in neither opens
	 * with what was accepted.
	 * @param key the pliego
	 * @param decree the decree, or empty
	 * @throws RuleViolation OPN-012 or OPN-013
	 */
	void require(PliegoKey key, String decree) {
		Differences law = this.jdbc
			.sql("select coalesce(bool_or(x.law > 0), false) with_law, coalesce(bool_or(x.bill > 0), false) with_bill, "
					+ "count(*) filter (where x.law <> x.formulated) from_law, "
					+ "count(*) filter (where x.bill <> x.formulated) from_bill " + OF_PLIEGO)
			.params(key.params())
			.query(Differences.class)
			.single();
		if (!law.withLaw() && law.withBill() && decree.isEmpty()) {
			throw new RuleViolation(OpeningRule.DECREE_MISSING, Map.of(), "decree");
		}
		int apart = law.withLaw() ? law.fromLaw() : (law.withBill() ? law.fromBill() : 0);
		if (apart > 0) {
			throw new RuleViolation(OpeningRule.NOT_AS_APPROVED, Figures.of("lines", apart));
		}
	}

	/**
	 * Bill, law and files of a pliego by an axis.
	 * @param key the pliego
	 * @param axis the axis
	 * @param profile who looks
	 * @return rows by code; what has no chain comes last, without a code
	 */
	List<Compared> compare(PliegoKey key, Axis axis, Profile profile) {
		ScopeCondition scope = ScopeCondition.onUnits(profile);
		return this.jdbc
			.sql("select " + axis.codeSql() + " as code, max(" + axis.nameSql()
					+ ") as name, sum(x.bill) bill, sum(x.law) law, sum(x.formulated) formulated " + OF_PLIEGO + "and "
					+ scope.sql() + " group by 1 order by 1 limit 2000")
			.params(key.params())
			.params(scope.params())
			.query(Compared.class)
			.list();
	}

	/**
	 * The documents of a year's bill and law.
	 *
	 * @param bill of the bill, or null
	 * @param law of the law, or null
	 */
	record Versions(@Nullable String bill, @Nullable String law) {
	}

	record Differences(boolean withLaw, boolean withBill, int fromLaw, int fromBill) {
	}

	/**
	 * A code in bill, law and files.
	 *
	 * @param code the code, or null where the files have no such target
	 * @param name its name
	 * @param bill money in the bill
	 * @param law money in the law
	 * @param formulated money in the files
	 */
	record Compared(@Nullable String code, @Nullable String name, Amount bill, Amount law, Amount formulated) {

		/** What Congress added to the bill, or took from it. */
		public Amount difference() {
			return this.law.minus(this.bill);
		}

		/** What the files have more than the law, or less. */
		public Amount left() {
			return this.formulated.minus(this.law);
		}

	}

}
