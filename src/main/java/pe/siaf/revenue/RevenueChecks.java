package pe.siaf.revenue;

import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/** What an act of revenue must satisfy beyond its record's balances. */
@Component
class RevenueChecks {

	private final JdbcClient jdbc;

	RevenueChecks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Lines can be used (REV-004), the document is of the year, its month open. */
	void require(int fiscalYear, RevenueDraft draft) {
		draft.require();
		if (draft.day().getYear() != fiscalYear) {
			throw new RuleViolation(RevenueRule.INCOMPLETE, Figures.of("revenue.missing", "documentDate"),
					"documentDate");
		}
		requireOpen(fiscalYear, draft.monthOfAct());
		for (RevenueLine line : draft.lines()) {
			boolean usable = this.jdbc
				.sql("""
						select exists (select from rubro where fiscal_year = :year and code = :rubro and status = 'ACTIVE')
						  and exists (select from resource_type where fiscal_year = :year and code = :type and status = 'ACTIVE')
						  and exists (select from economic_item where fiscal_year = :year and code = :item and imputable
						    and status = 'ACTIVE' and code like '1.%' and code not like '1.9.%')""")
				.param("year", fiscalYear)
				.param("rubro", line.rubro())
				.param("type", line.resourceType())
				.param("item", line.item())
				.query(Boolean.class)
				.single();
			if (!usable) {
				throw new RuleViolation(RevenueRule.LINE_NOT_USABLE,
						Figures.of("line", line.shown(), "year", String.valueOf(fiscalYear)), "lines");
			}
		}
	}

	/** REV-008; asked again when an act is approved. */
	void requireOpen(int fiscalYear, int month) {
		boolean open = this.jdbc.sql("""
				select exists (select from execution_month p join fiscal_year y using (fiscal_year)
				  where p.fiscal_year = ? and p.month = ? and p.state = 'OPEN' and y.state = 'EXECUTION')""")
			.params(fiscalYear, month)
			.query(Boolean.class)
			.single();
		if (!open) {
			throw new RuleViolation(RevenueRule.MONTH_CLOSED,
					Figures.of("month", "%02d".formatted(month), "year", String.valueOf(fiscalYear)), "month");
		}
	}

	/** A record of spontaneous revenue owes nothing that could be collected later. */
	static void requireFits(RevenueRecord record, RevenueStep step) {
		if (step.opens() || !step.fits(record.spontaneous())) {
			throw new RuleViolation(RevenueRule.ACT_NOT_POSSIBLE,
					Figures.of("revenue.step", step.name(), "record", record.number()));
		}
		if (record.isUnderWay()) {
			throw new RuleViolation(RevenueRule.ONE_ACT_UNDER_WAY, Map.of("record", record.number()));
		}
	}

}
