package pe.siaf.bank;

import java.math.BigDecimal;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.accounting.MonthWarning;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;

/** Lines of the bank's statement that nothing in the unit's own book explains. */
@Component
class StatementsOfMonth implements MonthWarning {

	private final JdbcClient jdbc;

	StatementsOfMonth(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Optional<Told> before(int fiscalYear, String unit, int month) {
		return this.jdbc
			.sql("""
					select count(*) lines, sum(abs(s.amount)) amount from bank_statement_line s
					where s.fiscal_year = :year and s.sec_ejec = :unit and s.withdrawn = 0 and s.booked_on < make_date(:year, least(:month, 12), 1) + interval '1 month'
					  and not exists (select from bank_match m where m.sec_ejec = s.sec_ejec and m.statement_id = s.id)
					having count(*) > 0""")
			.param("year", fiscalYear)
			.param("unit", unit)
			.param("month", month)
			.query(Unexplained.class)
			.optional()
			.map((open) -> new Told("bank.month.unexplained", open.lines(),
					AmountFormatter.print(new Amount(open.amount())), "/tesoreria/bancos?year=" + fiscalYear));
	}

	record Unexplained(long lines, BigDecimal amount) {
	}

}
