package pe.siaf.bank;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what the bank says of a unit's accounts; a line told again is known. */
@Service
class BankStatements {

	private final JdbcClient jdbc;

	BankStatements(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	boolean knows(String secEjec, StatementLine line) {
		return this.jdbc.sql("""
				select exists (select from bank_statement_line
				  where sec_ejec = ? and account = ? and booked_on = ? and operation = ? and amount = ?)""")
			.params(secEjec, line.account(), line.bookedOn(), line.operation(), line.amount().value())
			.query(Boolean.class)
			.single();
	}

	/**
	 * Takes lines in.
	 * @param fiscalYear the year whose book they belong to
	 * @param secEjec the unit
	 * @param lines what the bank says
	 * @param importId the import, where a file brought them
	 * @return how many were new
	 */
	@Transactional
	public int take(int fiscalYear, String secEjec, List<StatementLine> lines, @Nullable Long importId) {
		int added = 0;
		for (StatementLine line : lines) {
			added += this.jdbc
				.sql("""
						insert into bank_statement_line (sec_ejec, fiscal_year, account, booked_on, operation, concept, amount, import_id)
						values (:unit, :year, :account, :day, :operation, :concept, :amount, :import) on conflict do nothing""")
				.param("unit", secEjec)
				.param("year", fiscalYear)
				.param("account", line.account())
				.param("day", line.bookedOn())
				.param("operation", line.operation())
				.param("concept", line.concept())
				.param("amount", line.amount().value())
				.param("import", importId)
				.update();
		}
		return added;
	}

}
