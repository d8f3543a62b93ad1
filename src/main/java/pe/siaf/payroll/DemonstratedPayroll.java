package pe.siaf.payroll;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.budget.LineKey;
import pe.siaf.fiscal.DemonstratedYears;
import pe.siaf.identity.DemonstratedPeople;
import pe.siaf.money.Amount;
import pe.siaf.payroll.Payroll.Line;

/**
 * A payroll of the demonstration's unit on two positions that say that they are a
 * demonstration. Once a year, and in process: the year's figures stay those of its cuts.
 */
@Component
@Profile("demo")
@Order(58)
class DemonstratedPayroll implements ApplicationRunner {

	private static final String UNIT = "001650";

	private static final pe.siaf.identity.Profile OFFICER = DemonstratedPeople.of("personal.ue");

	private final JdbcClient jdbc;

	private final Payrolls payrolls;

	private final DemonstratedYears years;

	DemonstratedPayroll(JdbcClient jdbc, Payrolls payrolls, DemonstratedYears years) {
		this.jdbc = jdbc;
		this.payrolls = payrolls;
		this.years = years;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		this.years.all().forEach(this::demonstrate);
	}

	private void demonstrate(int year) {
		boolean due = this.jdbc.sql("select not exists (select from payroll where fiscal_year = ? and sec_ejec = ?)")
			.params(year, UNIT)
			.query(Boolean.class)
			.single();
		Optional<LineKey> line = line(year);
		if (due && line.isPresent()) {
			for (String position : List.of("DEMO-001", "DEMO-002")) {
				this.jdbc.sql("""
						insert into personnel_position (fiscal_year, sec_ejec, code, regime, name, monthly_cost, rubro)
						values (?, ?, ?, 'CAS', 'PLAZA DE DEMOSTRACION', 2500, ?) on conflict do nothing""")
					.params(year, UNIT, position, line.get().rubro())
					.update();
			}
			this.payrolls.register(new Payrolls.Draft(year, UNIT, 10, "Demostración: planilla de octubre",
					LocalDate.of(year, 10, 24),
					List.of(of("DEMO-001", "09999991", line.get()), of("DEMO-002", "09999992", line.get())), null),
					OFFICER);
		}
	}

	/** A line of contracts of workers with credit left. */
	private Optional<LineKey> line(int year) {
		return this.jdbc.sql("""
				select sec_func, rubro, resource_type, item from budget_line
				where fiscal_year = ? and sec_ejec = ? and (item like '2.3.2.8.1.%' or item like '2.1.1.%')
				  and pim - certified - certified_reserved >= 5000 order by item, sec_func, rubro limit 1""")
			.params(year, UNIT)
			.query(LineKey.class)
			.optional();
	}

	private static Line of(String position, String dni, LineKey line) {
		return new Line(position, dni, "E", line.secFunc(), line.rubro(), line.resourceType(), line.item(),
				Amount.of(2500), Amount.of(325));
	}

}
