package pe.siaf.judgment;

import java.time.LocalDate;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.identity.DemonstratedPeople;
import pe.siaf.judgment.Judgment.Form;
import pe.siaf.money.Amount;

/**
 * Three judgments of the demonstration's unit that say that they are a demonstration,
 * once.
 */
@Component
@Profile("demo")
@Order(58)
class DemonstratedJudgments implements ApplicationRunner {

	private static final String UNIT = "001650";

	private static final pe.siaf.identity.Profile OFFICER = DemonstratedPeople.of("contabilidad.ue");

	private final JdbcClient jdbc;

	private final Judgments judgments;

	DemonstratedJudgments(JdbcClient jdbc, Judgments judgments) {
		this.jdbc = jdbc;
		this.judgments = judgments;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		boolean due = this.jdbc.sql("""
				select exists (select from implementing_unit where fiscal_year = 2025 and sec_ejec = ?)
				  and not exists (select from court_judgment where sec_ejec = ?)""")
			.params(UNIT, UNIT)
			.query(Boolean.class)
			.single();
		if (due) {
			register("DEMO-00101-2018-LA", LocalDate.of(2021, 5, 12), "LABOUR", "TRABAJADORA DE DEMOSTRACION", 18500);
			register("DEMO-00077-2019-LA", LocalDate.of(2022, 3, 8), "LABOUR", "TRABAJADOR DE DEMOSTRACION", 9200);
			register("DEMO-00450-2016-CI", LocalDate.of(2019, 11, 20), "OTHER", "EMPRESA DE DEMOSTRACION", 64000);
		}
	}

	private void register(String number, LocalDate day, String priority, String creditor, int soles) {
		this.judgments.register(new Form(number, "Demostración: juzgado de Lima", day, priority, "09999991", creditor,
				Amount.of(soles)), OFFICER);
	}

}
