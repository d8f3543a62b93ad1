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
	public void hold(String secEjec, long accrualId) {
		this.jdbc
			.sql("""
					select 1 from purchase_order p where p.sec_ejec = :unit and p.id = (
					  select o.id from execution_record d
					  join execution_act f on f.sec_ejec = d.sec_ejec and f.record_id = d.predecessor_id and f.correlative = '0001'
					  cross join lateral order_of(d.fiscal_year, d.sec_ejec, f.document_type, f.document_number) o
					  where d.sec_ejec = :unit and d.id = :accrual) for no key update""")
			.param("unit", secEjec)
			.param("accrual", accrualId)
			.query(Integer.class)
			.optional();
	}

	@Override
	public Amount due(String secEjec, long accrualId) {
		return this.jdbc.sql("select accrual_penalty(?, ?)")
			.params(secEjec, accrualId)
			.query((row, number) -> new Amount(row.getBigDecimal(1)))
			.single();
	}

}
