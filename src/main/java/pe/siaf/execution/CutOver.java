package pe.siaf.execution;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;

/**
 * A unit's year changes its keeper with the first act registered here: from then on cuts
 * of the legacy system are only compared.
 */
@Component
class CutOver {

	private final JdbcClient jdbc;

	CutOver(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	boolean isDone(int fiscalYear, String secEjec) {
		return this.jdbc
			.sql("select count(*) from unit_year where fiscal_year = ? and sec_ejec = ? and cut_over_at is not null")
			.params(fiscalYear, secEjec)
			.query(Integer.class)
			.single() > 0;
	}

	/**
	 * To be called in the transaction of each first act of a record: only the first of
	 * the year changes anything.
	 */
	void mark(int fiscalYear, String secEjec, Profile actor) {
		if (isDone(fiscalYear, secEjec)) {
			return;
		}
		this.jdbc
			.sql("""
					insert into unit_year (fiscal_year, sec_ejec, cut_over_at, cut_over_by) values (:year, :unit, now(), :by)
					on conflict (fiscal_year, sec_ejec) do update set cut_over_at = now(), cut_over_by = :by
					where unit_year.cut_over_at is null""")
			.param("year", fiscalYear)
			.param("unit", secEjec)
			.param("by", actor.username())
			.update();
	}

}
