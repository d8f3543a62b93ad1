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
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;

/**
 * A contract with its forecast and guarantee and two orders of the demonstration's unit,
 * with a supplier that says that it is a demonstration. Once, and none committed: the
 * year's figures stay those of its cuts.
 */
@Component
@Profile("demo")
@Order(56)
class DemonstratedPurchases implements ApplicationRunner {

	private static final String UNIT = "001650";

	private static final int YEAR = 2025;

	private static final String RUC = "20999999990";

	/** Maintenance of office equipment. */
	private static final String ITEM = "2.3.2.4.1.5";

	private static final pe.siaf.identity.Profile BUYER = officer("logistica.ue", "Lucía Ramos Díaz",
			Role.UE_LOGISTICS);

	private static final pe.siaf.identity.Profile HEAD = officer("administracion.ue", "Adela Castro Núñez",
			Role.UE_ADMIN_HEAD);

	private static final pe.siaf.identity.Profile TREASURER = officer("tesoreria.ue", "Teodoro Vargas Peña",
			Role.UE_TREASURY);

	/** Soon enough for the desk to show what it tells. */
	private static final int DAYS_LEFT = 12;

	private final JdbcClient jdbc;

	private final Contracts contracts;

	private final Orders orders;

	private final Receptions receptions;

	private final Forecasts forecasts;

	private final ForecastMoves moves;

	private final GuaranteeLetters letters;

	DemonstratedPurchases(JdbcClient jdbc, Contracts contracts, Orders orders, Receptions receptions,
			Forecasts forecasts, ForecastMoves moves, GuaranteeLetters letters) {
		this.jdbc = jdbc;
		this.contracts = contracts;
		this.orders = orders;
		this.receptions = receptions;
		this.forecasts = forecasts;
		this.moves = moves;
		this.letters = letters;
	}

	private static pe.siaf.identity.Profile officer(String username, String name, Role role) {
		return new pe.siaf.identity.Profile(0, username, name, role, new Scope(Scope.Kind.UE, UNIT), true);
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		boolean due = this.jdbc.sql("""
				select exists (select from implementing_unit where fiscal_year = ? and sec_ejec = ?)
				  and not exists (select from contract where sec_ejec = ?)""")
			.params(YEAR, UNIT, UNIT)
			.query(Boolean.class)
			.single();
		if (!due) {
			return;
		}
		this.jdbc.sql("""
				insert into supplier (ruc, name, registered_by) values (?, 'PROVEEDOR DE DEMOSTRACION S.A.C.', 'demo')
				on conflict do nothing""").param(RUC).update();
		this.contracts.register(
				new Contract.Draft(UNIT, "CTR-DEMO-001", "AS-DEMO-1", "SERVICES", RUC,
						"Demostración: mantenimiento de equipos, dos años", LocalDate.of(YEAR, 2, 3),
						LocalDate.of(YEAR, 2, 10), LocalDate.of(YEAR + 1, 12, 31),
						List.of(new YearPart(YEAR, Amount.of(48000)), new YearPart(YEAR + 1, Amount.of(52000)))),
				BUYER);
		promiseAndGuarantee();
		PurchaseOrder paper = this.orders.issue(order("C", "", "Demostración: papel y útiles", "71720005",
				List.of(new Ordered("PAPEL BOND A4 75 G", "MILLAR", new BigDecimal("120"), new BigDecimal("24.50")),
						new Ordered("ARCHIVADOR DE CARTON", "UNIDAD", new BigDecimal("200"), new BigDecimal("6.80")))),
				BUYER);
		this.receptions.receive(paper, "G001-4521", LocalDate.of(YEAR, 10, 13),
				Map.of(1, new BigDecimal("120"), 2, new BigDecimal("150")), HEAD);
		this.orders.issue(
				order("S", "CTR-DEMO-001", "Demostración: mantenimiento de octubre", "60010003", List
					.of(new Ordered("MANTENIMIENTO MENSUAL", "SERVICIO", BigDecimal.ONE, new BigDecimal("4000")))),
				BUYER);
	}

	/** The second year's forecast, sent to budget, and a letter that expires soon. */
	private void promiseAndGuarantee() {
		this.moves.move(
				this.forecasts.register(new Forecast.Draft(YEAR, UNIT, "CTR-DEMO-001", "",
						"Demostración: mantenimiento de equipos, segundo año", "MEMO-DEMO-31", LocalDate.of(YEAR, 2, 4),
						List.of(new Forecast.Line(YEAR + 1, "00", ITEM, Amount.of(52000)))), BUYER),
				"verify", null, BUYER);
		LocalDate today = LocalDate.now(FiscalTime.LIMA);
		this.letters.register(new GuaranteeLetter.Form("CTR-DEMO-001", "PERFORMANCE", "CF-DEMO-77",
				"Banco de demostración", Amount.of(10000), today.minusYears(1), today.plusDays(DAYS_LEFT)), TREASURER);
	}

	private static Draft order(String kind, String contract, String object, String family, List<Ordered> lines) {
		return new Draft(YEAR, UNIT, kind, RUC, contract, object, family, LocalDate.of(YEAR, 10, 1), 15, "", lines);
	}

}
