package pe.siaf.bank;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.accounting.MonthGuard;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/**
 * Keeps a unit's books open for payments in transit: the bank's answer to what went out
 * counts in the month of its day or the first open one after it, and in the year's last
 * one where none is open any more. So the accounting month of that one waits for it.
 */
@Component
class AnswersOfMonth implements MonthGuard {

	private final JdbcClient jdbc;

	AnswersOfMonth(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<RuleViolation> against(int fiscalYear, String unit, int month) {
		List<String> waiting = this.jdbc.sql("""
				select b.number from payment_batch b
				where b.fiscal_year = :year and b.sec_ejec = :unit and b.state = 'A' and b.sent_at is not null
				  and :month >= (select max(m.month) from execution_month m where m.fiscal_year = :year)
				order by 1""")
			.param("year", fiscalYear)
			.param("unit", unit)
			.param("month", month)
			.query(String.class)
			.list();
		return waiting.isEmpty() ? List.of() : List.of(new RuleViolation(BankRule.MONTH_WAITS_FOR_ANSWERS,
				Figures.of("month", "%02d/%d".formatted(month, fiscalYear), "batches", String.join(", ", waiting))));
	}

}
