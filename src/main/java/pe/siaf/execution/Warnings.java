package pe.siaf.execution;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a document may do, but somebody should know. */
@Component
class Warnings {

	private final JdbcClient jdbc;

	Warnings(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * CRT-004: certified targets without a physical target.
	 * @param record a certification
	 * @return their codes
	 */
	List<String> targetsWithoutPhysicalTarget(ExecutionRecord record) {
		return this.jdbc.sql("""
				select distinct l.sec_func from execution_record_line l
				where l.sec_ejec = ? and l.record_id = ? and not exists (select from physical_target p
				  where p.fiscal_year = l.fiscal_year and p.sec_ejec = l.sec_ejec and p.sec_func = l.sec_func)
				order by 1""").params(record.secEjec(), record.id()).query(String.class).list();
	}

}
