package pe.siaf.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.contract.Contract.YearPart;
import pe.siaf.contract.PurchaseOrder.Draft;
import pe.siaf.contract.PurchaseOrder.Ordered;
import pe.siaf.fiscal.DemonstratedYears;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.DemonstratedPeople;
import pe.siaf.money.Amount;

/**
 * A contract with its forecast and guarantee and two orders of the demonstration's unit,
 * with a supplier that says that it is a demonstration. Once a year, and none committed
 * here; in a year that is lived here what came conforms.
 */
@Component
@Profile("demo")
@Order(56)
class DemonstratedPurchases implements ApplicationRunner {

	private static final String UNIT = "001650";

	private static final String RUC = "20999999990";

	/** Maintenance of office equipment. */
	private static final String ITEM = "2.3.2.4.1.5";

	private static final pe.siaf.identity.Profile BUYER = DemonstratedPeople.of("logistica.ue");

	private static final pe.siaf.identity.Profile HEAD = DemonstratedPeople.of("administracion.ue");

	private static final pe.siaf.identity.Profile TREASURER = DemonstratedPeople.of("tesoreria.ue");

	private static final pe.siaf.identity.Profile USER = DemonstratedPeople.of("servicio.salud");

	/** Soon enough for the desk to show what it tells. */
	private static final int DAYS_LEFT = 12;

	private final JdbcClient jdbc;

	private final Contracts contracts;

	private final Orders orders;

	private final Receptions receptions;

	private final Forecasts forecasts;

	private final ForecastMoves moves;

	private final GuaranteeLetters letters;

	private final DemonstratedYears years;

	DemonstratedPurchases(JdbcClient jdbc, Contracts contracts, Orders orders, Receptions receptions,
			Forecasts forecasts, ForecastMoves moves, GuaranteeLetters letters, DemonstratedYears years) {
		this.jdbc = jdbc;
		this.contracts = contracts;
		this.orders = orders;
		this.receptions = receptions;
		this.forecasts = forecasts;
		this.moves = moves;
		this.letters = letters;
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
				  and not exists (select from purchase_order where fiscal_year = ? and sec_ejec = ?)""")
			.params(year, UNIT, year, UNIT)
			.query(Boolean.class)
			.single();
		if (!due) {
			return;
		}
		if (this.jdbc.sql("select not exists (select from contract where sec_ejec = ?)")
			.param(UNIT)
			.query(Boolean.class)
			.single()) {
			contract(year);
		}
		PurchaseOrder paper = this.orders.issue(order(year, "C", "", "Demostración: papel y útiles", "71720005",
				List.of(new Ordered("PAPEL BOND A4 75 G", "MILLAR", new BigDecimal("120"), new BigDecimal("24.50")),
						new Ordered("ARCHIVADOR DE CARTON", "UNIDAD", new BigDecimal("200"), new BigDecimal("6.80")))),
				BUYER);
		this.receptions.receive(paper, "G001-4521", LocalDate.of(year, 10, 13),
				Map.of(1, new BigDecimal("120"), 2, new BigDecimal("150")), HEAD);
		if (this.years.livedHere().contains(year)) {
			this.receptions.conform(paper, this.orders.receptions(paper).get(0).id(), LocalDate.of(year, 10, 15),
					"Oficina de Administración", USER);
		}
		this.orders.issue(
				order(year, "S", "CTR-DEMO-001", "Demostración: mantenimiento de octubre", "60010003", List
					.of(new Ordered("MANTENIMIENTO MENSUAL", "SERVICIO", BigDecimal.ONE, new BigDecimal("4000")))),
				BUYER);
	}

	private void contract(int year) {
		this.jdbc.sql("""
				insert into supplier (ruc, name, registered_by) values (?, 'PROVEEDOR DE DEMOSTRACION S.A.C.', 'demo')
				on conflict do nothing""").param(RUC).update();
		this.contracts.register(
				new Contract.Draft(UNIT, "CTR-DEMO-001", "AS-DEMO-1", "SERVICES", RUC,
						"Demostración: mantenimiento de equipos, dos años", LocalDate.of(year, 2, 3),
						LocalDate.of(year, 2, 10), LocalDate.of(year + 1, 12, 31),
						List.of(new YearPart(year, Amount.of(48000)), new YearPart(year + 1, Amount.of(52000)))),
				BUYER);
		promiseAndGuarantee(year);
	}

	/** The second year's forecast, sent to budget, and a letter that expires soon. */
	private void promiseAndGuarantee(int year) {
		this.moves.move(
				this.forecasts.register(new Forecast.Draft(year, UNIT, "CTR-DEMO-001", "",
						"Demostración: mantenimiento de equipos, segundo año", "MEMO-DEMO-31", LocalDate.of(year, 2, 4),
						List.of(new Forecast.Line(year + 1, "00", ITEM, Amount.of(52000)))), BUYER),
				"verify", null, BUYER);
		LocalDate today = LocalDate.now(FiscalTime.LIMA);
		this.letters.register(new GuaranteeLetter.Form("CTR-DEMO-001", "PERFORMANCE", "CF-DEMO-77",
				"Banco de demostración", Amount.of(10000), today.minusYears(1), today.plusDays(DAYS_LEFT)), TREASURER);
	}

	private static Draft order(int year, String kind, String contract, String object, String family,
			List<Ordered> lines) {
		return new Draft(year, UNIT, kind, RUC, contract, object, family, LocalDate.of(year, 10, 1), 15, "", lines);
	}

}
