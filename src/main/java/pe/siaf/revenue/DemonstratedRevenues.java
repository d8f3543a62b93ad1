package pe.siaf.revenue;

import java.time.LocalDate;
import java.util.List;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.fiscal.DemonstratedYears;
import pe.siaf.identity.DemonstratedPeople;
import pe.siaf.money.Amount;

/**
 * Revenue of the demonstration's unit in October, which says that it is a demonstration:
 * one record collected in part, one sent, one still to be verified. Once a year.
 */
@Component
@Profile("demo")
@Order(56)
class DemonstratedRevenues implements ApplicationRunner {

	private static final String UNIT = "001650";

	private static final pe.siaf.identity.Profile TREASURER = DemonstratedPeople.of("tesoreria.ue");

	private static final pe.siaf.identity.Profile HEAD = DemonstratedPeople.of("administracion.ue");

	private final JdbcClient jdbc;

	private final RevenueActs acts;

	private final DemonstratedYears years;

	DemonstratedRevenues(JdbcClient jdbc, RevenueActs acts, DemonstratedYears years) {
		this.jdbc = jdbc;
		this.acts = acts;
		this.years = years;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		this.years.all().forEach(this::demonstrate);
	}

	private void demonstrate(int year) {
		boolean due = this.jdbc.sql("""
				select exists (select from implementing_unit where fiscal_year = :year and sec_ejec = :unit)
				  and not exists (select from revenue_record where fiscal_year = :year and sec_ejec = :unit)""")
			.param("year", year)
			.param("unit", UNIT)
			.query(Boolean.class)
			.single();
		List<String> items = this.jdbc.sql("""
				select code from economic_item where fiscal_year = ? and imputable and status = 'ACTIVE'
				  and (code like '1.3.2.%' or code like '1.5.%') order by code limit 2""")
			.param(year)
			.query(String.class)
			.list();
		if (due && items.size() == 2) {
			owed(year, items.get(0));
			RevenueRecord sent = this.acts.open(year, UNIT, direct(year, "DEMO-0412", items.get(0), "380.50"), null,
					TREASURER);
			this.acts.move(sent.key(), "verify", null, null, TREASURER);
			this.acts.open(year, UNIT, direct(year, "DEMO-0413", items.get(1), "95.00"), null, TREASURER);
		}
	}

	private void owed(int year, String item) {
		RevenueRecord record = this.acts.open(year, UNIT,
				new RevenueDraft(RevenueStep.DETERMINE, 10, "CONTRACT", "DEMO-CONVENIO-7", LocalDate.of(year, 10, 6),
						"Demostración: convenio de capacitación",
						new RevenueDraft.Payer("20131370645", "MINISTERIO DE ECONOMIA Y FINANZAS",
								"Demostración: capacitación de compradores públicos", "TUPA (demostración)",
								LocalDate.of(year, 11, 28)),
						lines(item, "12500.00")),
				null, TREASURER);
		approve(record);
		approve(this.acts
			.add(record.key(),
					new RevenueDraft(RevenueStep.COLLECT, 10, "DEPOSIT_SLIP", "DEMO-0398", LocalDate.of(year, 10, 20),
							"Demostración: primera armada", RevenueDraft.Payer.NONE, lines(item, "5000.00")),
					TREASURER));
	}

	private void approve(RevenueRecord record) {
		this.acts.move(record.key(), "verify", null, null, TREASURER);
		this.acts.move(record.key(), "approve", null, null, HEAD);
	}

	private static RevenueDraft direct(int year, String slip, String item, String amount) {
		return new RevenueDraft(RevenueStep.RECEIVE, 10, "DEPOSIT_SLIP", slip, LocalDate.of(year, 10, 27),
				"Demostración: ventas del día",
				new RevenueDraft.Payer("", "VARIOS USUARIOS", "Demostración: derechos administrativos", "", null),
				lines(item, amount));
	}

	private static List<RevenueLine> lines(String item, String amount) {
		return List.of(new RevenueLine("09", "0", item, Amount.of(amount)));
	}

}
