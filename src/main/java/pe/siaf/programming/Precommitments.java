package pe.siaf.programming;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import pe.siaf.money.Amount;

/**
 * What forecasts promise of later years' budgets, which those years' programming has to
 * hold (PRG-020). To be called in the transaction that puts the forecast in force or ends
 * it.
 */
@Repository
public class Precommitments {

	private final JdbcClient jdbc;

	Precommitments(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Promises what a forecast says. What a file promised by the same document and line
	 * is the same promise: it doesn't count while the forecast does.
	 * @param secEjec the unit
	 * @param forecast the forecast, as people quote it
	 * @param document the contract or procedure that it is for
	 * @param promises by year and line
	 */
	public void promise(String secEjec, String forecast, String document, List<Promise> promises) {
		for (Promise promise : promises) {
			this.jdbc.sql("""
					insert into precommitment (fiscal_year, sec_ejec, rubro, item, amount, document, forecast)
					values (?, ?, ?, ?, ?, ?, ?)""")
				.params(promise.fiscalYear(), secEjec, promise.rubro(), promise.item(), promise.amount().value(),
						document, forecast)
				.update();
		}
	}

	/**
	 * Promises no more what a forecast said; what a file said of it counts again.
	 * @param secEjec the unit
	 * @param forecast the forecast
	 */
	public void withdraw(String secEjec, String forecast) {
		this.jdbc.sql("delete from precommitment where sec_ejec = ? and forecast = ?")
			.params(secEjec, forecast)
			.update();
	}

	/**
	 * What is promised of a year on a line.
	 *
	 * @param fiscalYear the year
	 * @param rubro the rubro
	 * @param item the economic item
	 * @param amount how much
	 */
	public record Promise(int fiscalYear, String rubro, String item, Amount amount) {
	}

}
