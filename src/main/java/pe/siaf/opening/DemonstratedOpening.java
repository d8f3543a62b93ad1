package pe.siaf.opening;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.DemonstratedPeople;
import pe.siaf.programming.FileCopy;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.Files;
import pe.siaf.programming.PlanningProcess;

/**
 * Begins the demonstration's formulation: the unit's file with its real targets and
 * opening credit of 2025, as its officer would bring them. Once; nothing is approved.
 */
@Component
@Profile("demo")
@Order(45)
class DemonstratedOpening implements ApplicationRunner {

	private static final String UNIT = "001650";

	private static final int YEAR = 2027;

	/** The year whose targets and credit are known. */
	private static final int FROM = 2025;

	private final JdbcClient jdbc;

	private final Files files;

	private final FileCopy copy;

	DemonstratedOpening(JdbcClient jdbc, Files files, FileCopy copy) {
		this.jdbc = jdbc;
		this.files = files;
		this.copy = copy;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		boolean due = this.jdbc
			.sql("""
					select not exists (select from programming_file where process = 'FORMULATION')
					  and exists (select from implementing_unit where fiscal_year = ? and sec_ejec = ?)
					  and exists (select from budget_phase where fiscal_year = ? and phase = 'FORMULATION' and status = 'OPEN')
					  and exists (select from budget_line where fiscal_year = ? and sec_ejec = ?)""")
			.params(YEAR, UNIT, YEAR, FROM, UNIT)
			.query(Boolean.class)
			.single();
		if (due) {
			FileKey key = new FileKey(YEAR, PlanningProcess.FORMULATION, UNIT);
			pe.siaf.identity.Profile officer = DemonstratedPeople.of("presupuesto.ue");
			this.files.open(key, officer);
			this.copy.bring(key, FROM, "PIA", officer);
		}
	}

}
