package pe.siaf.contract;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.execution.RetainedPenalty;
import pe.siaf.money.Amount;

/** Tells whoever orders payments what the delays of an order cost its supplier. */
@Component
class PenaltyOfOrder implements RetainedPenalty {

	private final JdbcClient jdbc;

	PenaltyOfOrder(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Amount due(String secEjec, long accrualId) {
		return this.jdbc.sql("select accrual_penalty(?, ?)")
			.params(secEjec, accrualId)
			.query((row, number) -> new Amount(row.getBigDecimal(1)))
			.single();
	}

}
