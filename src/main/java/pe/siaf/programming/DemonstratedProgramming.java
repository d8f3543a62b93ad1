package pe.siaf.programming;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.DemonstratedPeople;

/**
 * Begins the demonstration's programming: the unit's multi-year file with its real
 * targets and opening credit of 2025, as its officer would bring them. Once, while nobody
 * has a file.
 */
@Component
@Profile("demo")
@Order(40)
class DemonstratedProgramming implements ApplicationRunner {

	private static final String UNIT = "001650";

	private static final int YEAR = 2027;

	/** The year whose targets and credit are known. */
	private static final int FROM = 2025;

	private final JdbcClient jdbc;

	private final Files files;

	private final FileCopy copy;

	DemonstratedProgramming(JdbcClient jdbc, Files files, FileCopy copy) {
		this.jdbc = jdbc;
		this.files = files;
		this.copy = copy;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		boolean due = this.jdbc
			.sql("""
					select not exists (select from programming_file)
					  and exists (select from implementing_unit where fiscal_year = ? and sec_ejec = ?)
					  and exists (select from budget_phase where fiscal_year = ? and phase = 'PROGRAMMING' and status = 'OPEN')
					  and exists (select from budget_line where fiscal_year = ? and sec_ejec = ?)""")
			.params(YEAR, UNIT, YEAR, FROM, UNIT)
			.query(Boolean.class)
			.single();
		if (due) {
			FileKey key = new FileKey(YEAR, PlanningProcess.MULTI_YEAR, UNIT);
			pe.siaf.identity.Profile officer = DemonstratedPeople.of("presupuesto.ue");
			this.files.open(key, officer);
			this.copy.bring(key, FROM, "PIA", officer);
		}
	}

}
