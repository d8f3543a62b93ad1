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
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;

/**
 * Two advances of the demonstration's unit to workers who say that they are a
 * demonstration. Once, and not committed: the year's figures stay those of its cuts.
 */
@Component
@Profile("demo")
@Order(57)
class DemonstratedAdvances implements ApplicationRunner {

	private static final String UNIT = "001650";

	private static final int YEAR = 2025;

	private static final pe.siaf.identity.Profile OFFICER = new pe.siaf.identity.Profile(0, "logistica.ue",
			"Lucía Ramos Díaz", Role.UE_LOGISTICS, new Scope(Scope.Kind.UE, UNIT), true);

	private final JdbcClient jdbc;

	private final Advances advances;

	DemonstratedAdvances(JdbcClient jdbc, Advances advances) {
		this.jdbc = jdbc;
		this.advances = advances;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		boolean due = this.jdbc.sql("""
				select exists (select from implementing_unit where fiscal_year = ? and sec_ejec = ?)
				  and not exists (select from advance where sec_ejec = ?)""")
			.params(YEAR, UNIT, UNIT)
			.query(Boolean.class)
			.single();
		if (due) {
			this.advances.grant(
					draft("AV", "09999991", "TRABAJADORA DE DEMOSTRACION",
							"Demostración: supervisión de catálogos electrónicos", "Cusco",
							LocalDateTime.of(YEAR, 10, 20, 7, 0), LocalDateTime.of(YEAR, 10, 22, 20, 0), null),
					OFFICER);
			this.advances.grant(draft("A", "09999992", "TRABAJADOR DE DEMOSTRACION",
					"Demostración: gastos de un taller fuera de la sede", "", LocalDateTime.of(YEAR, 10, 27, 8, 0),
					LocalDateTime.of(YEAR, 10, 28, 18, 0), Amount.of(3500)), OFFICER);
		}
	}

	private static Draft draft(String kind, String dni, String name, String purpose, String places,
			LocalDateTime departs, LocalDateTime returns, @org.jspecify.annotations.Nullable Amount amount) {
		return new Draft(YEAR, UNIT, kind, dni, name, "Demostración", purpose, places, departs, returns, false, false,
				amount);
	}

}
