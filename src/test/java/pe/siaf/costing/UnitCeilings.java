package pe.siaf.costing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ceilings of the tests' own units, each on the unit as a whole for 2027: they stand in a
 * table beside the real ones, so that a test needs no cascade from the ministry down.
 */
@Component
public class UnitCeilings {

	private final JdbcClient jdbc;

	UnitCeilings(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void ofUnit(String unit, int soles) {
		this.jdbc.sql("create table if not exists test_ceiling (sec_ejec text primary key, amount numeric)").update();
		this.jdbc
			.sql("""
					create or replace function costing_ceilings(p_year int, p_process text, p_sec_ejec text)
					returns table (id bigint, year smallint, cost_centre text, category text, product text, function_code text,
					  geography text, rubro text, generic text, expenditure_category text, amount numeric, blocked boolean)
					language sql stable as $$
					  select c.sec_ejec::bigint, 2027::smallint, '', '', '', '', '', '', '', '', c.amount, false
					  from test_ceiling c where c.sec_ejec = p_sec_ejec and p_year = 2027 and p_process = 'MULTI_YEAR'
					$$""")
			.update();
		this.jdbc.sql("insert into test_ceiling values (?, ?)").params(unit, soles).update();
	}

	long idOf(String unit) {
		return Long.parseLong(unit);
	}

}
