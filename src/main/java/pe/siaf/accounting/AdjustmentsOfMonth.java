package pe.siaf.accounting;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/** No month closes on adjustments of it that nobody decided (LED-105). */
@Component
class AdjustmentsOfMonth implements MonthGuard {

	private final JdbcClient jdbc;

	AdjustmentsOfMonth(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<RuleViolation> against(int fiscalYear, String unit, int month) {
		long waiting = this.jdbc.sql("""
				select count(*) from journal_adjustment where sec_ejec = ? and fiscal_year = ? and month <= ?
				  and state in ('PREPARED', 'VERIFIED', 'OBSERVED')""")
			.params(unit, fiscalYear, month)
			.query(Long.class)
			.single();
		return (waiting == 0) ? List.of() : List.of(new RuleViolation(BooksRule.ADJUSTMENTS_UNDER_WAY,
				Figures.of("month", "%02d/%d".formatted(month, fiscalYear), "waiting", String.valueOf(waiting))));
	}

}
