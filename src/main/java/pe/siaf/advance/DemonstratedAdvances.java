package pe.siaf.advance;

import java.time.LocalDateTime;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.advance.Advance.Draft;
import pe.siaf.fiscal.DemonstratedYears;
import pe.siaf.identity.DemonstratedPeople;
import pe.siaf.money.Amount;

/**
 * Two advances of the demonstration's unit to workers who say that they are a
 * demonstration. Once a year, and not committed: the year's figures stay those of its
 * cuts.
 */
@Component
@Profile("demo")
@Order(57)
class DemonstratedAdvances implements ApplicationRunner {

	private static final String UNIT = "001650";

	private static final pe.siaf.identity.Profile OFFICER = DemonstratedPeople.of("logistica.ue");

	private final JdbcClient jdbc;

	private final Advances advances;

	private final DemonstratedYears years;

	DemonstratedAdvances(JdbcClient jdbc, Advances advances, DemonstratedYears years) {
		this.jdbc = jdbc;
		this.advances = advances;
		this.years = years;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		this.years.all().forEach(this::demonstrate);
	}

	private void demonstrate(int year) {
		boolean due = this.jdbc.sql("""
				select exists (select from implementing_unit where fiscal_year = ? and sec_ejec = ?)
				  and not exists (select from advance where fiscal_year = ? and sec_ejec = ?)""")
			.params(year, UNIT, year, UNIT)
			.query(Boolean.class)
			.single();
		if (due) {
			this.advances.grant(
					draft(year, "AV", "09999991", "TRABAJADORA DE DEMOSTRACION",
							"Demostración: supervisión de catálogos electrónicos", "Cusco",
							LocalDateTime.of(year, 10, 20, 7, 0), LocalDateTime.of(year, 10, 22, 20, 0), null),
					OFFICER);
			this.advances.grant(draft(year, "A", "09999992", "TRABAJADOR DE DEMOSTRACION",
					"Demostración: gastos de un taller fuera de la sede", "", LocalDateTime.of(year, 10, 27, 8, 0),
					LocalDateTime.of(year, 10, 28, 18, 0), Amount.of(3500)), OFFICER);
		}
	}

	private static Draft draft(int year, String kind, String dni, String name, String purpose, String places,
			LocalDateTime departs, LocalDateTime returns, @org.jspecify.annotations.Nullable Amount amount) {
		return new Draft(year, UNIT, kind, dni, name, "Demostración", purpose, places, departs, returns, false, false,
				amount);
	}

}
