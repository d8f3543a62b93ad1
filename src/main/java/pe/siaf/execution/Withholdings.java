package pe.siaf.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.money.Amount;

/**
 * What is kept back from a payee (domain 9.14). Rates and limits are rows of
 * {@code withholding_rate}, found by the voucher's type and day.
 */
@Component
class Withholdings {

	private final JdbcClient jdbc;

	Withholdings(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What a voucher has kept back.
	 * @param voucherType its type
	 * @param gross its whole amount
	 * @param day its day
	 * @return the withholding, or empty where the amount is within the limit or no rate
	 * applies
	 */
	Optional<Withholding> of(String voucherType, Amount gross, LocalDate day) {
		return this.jdbc
			.sql("""
					select percent, above from withholding_rate
					where kind = 'FEE_RECEIPT_INCOME_TAX' and voucher_type = ? and valid_from <= ? order by valid_from desc limit 1""")
			.params(voucherType, day)
			.query(Rate.class)
			.optional()
			.filter((rate) -> gross.exceeds(rate.above()))
			.map((rate) -> rate.on(gross));
	}

	/**
	 * The value added tax that a unit keeps back of an invoice, if it is an agent.
	 * @param gross its whole amount
	 * @param day its day
	 * @return the withholding, or empty where the amount is within the limit
	 */
	Optional<Withholding> ofVat(Amount gross, LocalDate day) {
		return this.jdbc.sql(
				"select percent, above from withholding_rate where kind = 'VAT' and valid_from <= ? order by valid_from desc limit 1")
			.param(day)
			.query(Rate.class)
			.optional()
			.filter((rate) -> gross.exceeds(rate.above()))
			.map((rate) -> rate.on(gross));
	}

	record Rate(BigDecimal percent, Amount above) {

		private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

		/** Rounded once, half up, at the end (R0.3). */
		Withholding on(Amount gross) {
			Amount kept = new Amount(gross.value().multiply(this.percent).divide(HUNDRED, 2, RoundingMode.HALF_UP));
			return new Withholding(this.percent, kept, gross.minus(kept));
		}

	}

	/**
	 * A withholding.
	 *
	 * @param percent its rate
	 * @param amount what is kept back
	 * @param net what the payee gets
	 */
	record Withholding(BigDecimal percent, Amount amount, Amount net) {

	}

}
