package pe.siaf.costing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.programming.FileKey;
import pe.siaf.programming.TakenOver;

/**
 * Brings the needs of multi-year programming into formulation, with the purses, reviewed
 * prices and cuts that they had; the money that follows is computed anew.
 */
@Component
class NeedsTakenOver implements TakenOver {

	private final JdbcClient jdbc;

	NeedsTakenOver(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public void takeOver(FileKey formulation) {
		this.jdbc.sql("select costing_take_over(:year, :unit)")
			.param("year", formulation.fiscalYear())
			.param("unit", formulation.secEjec())
			.query()
			.singleRow();
	}

}
