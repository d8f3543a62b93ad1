package pe.siaf.contract;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.contract.PurchaseOrder.Draft;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * COM-006: several small orders of one family in a year that together reach what needs a
 * selection procedure may be one purchase in parts (domain 12.6). It may go on with its
 * legal cause in writing.
 */
@Component
class Splitting {

	private final JdbcClient jdbc;

	Splitting(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Asks for the cause where an order carries its family's sum to the limit.
	 * @param draft the order, without a contract
	 * @throws RuleViolation COM-006 with the sum and the limit
	 */
	void check(Draft draft) {
		// of two orders of a family at once the second sees the first
		this.jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 0))) waited")
			.param("family/" + draft.fiscalYear() + "/" + draft.secEjec() + "/" + draft.family())
			.query(Integer.class)
			.single();
		this.jdbc.sql("""
				select t.amount * t.minor_purchases as "limit", coalesce((
				    select sum(o.total) from order_family_sums o
				    where o.sec_ejec = :unit and o.fiscal_year = :year and o.family = :family), 0) before
				from tax_unit_of(:year) t""")
			.param("year", draft.fiscalYear())
			.param("unit", draft.secEjec())
			.param("family", draft.family())
			.query(Sums.class)
			.optional()
			.filter((sums) -> !draft.total().exceeds(sums.limit()) && sums.before().isPositive()
					&& !sums.limit().exceeds(sums.before().plus(draft.total())))
			.ifPresent((sums) -> {
				throw new RuleViolation(ContractRule.MAYBE_SPLIT, Figures.of("family", draft.family(), "before",
						sums.before(), "sum", sums.before().plus(draft.total()), "limit", sums.limit()),
						"splittingReason");
			});
	}

	record Sums(Amount limit, Amount before) {
	}

}
