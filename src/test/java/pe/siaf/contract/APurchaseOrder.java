package pe.siaf.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.contract.Contract.YearPart;
import pe.siaf.contract.PurchaseOrder.Draft;
import pe.siaf.contract.PurchaseOrder.Ordered;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.money.Amount;

/** The trade's words for tests of contracts and orders, in the year 2026. */
@Component
public class APurchaseOrder {

	static final int YEAR = 2026;

	static final String RUC = "20131370645";

	private static final AtomicInteger FRESH = new AtomicInteger(100);

	private final JdbcClient jdbc;

	private final Contracts contracts;

	private final Addenda addenda;

	private final Orders orders;

	private final Receptions receptions;

	private final Forecasts forecasts;

	private final ForecastMoves moves;

	private final GuaranteeLetters letters;

	APurchaseOrder(JdbcClient jdbc, Contracts contracts, Addenda addenda, Orders orders, Receptions receptions,
			Forecasts forecasts, ForecastMoves moves, GuaranteeLetters letters) {
		this.jdbc = jdbc;
		this.contracts = contracts;
		this.addenda = addenda;
		this.orders = orders;
		this.receptions = receptions;
		this.forecasts = forecasts;
		this.moves = moves;
		this.letters = letters;
	}

	static Profile officer(Role role, String unit) {
		return officer(role, unit, role.name().toLowerCase(Locale.ROOT));
	}

	static Profile officer(Role role, String unit, String username) {
		return new Profile(0, username, "Persona " + role, role, new Scope(Scope.Kind.UE, unit), true);
	}

	void supplier(String ruc) {
		this.jdbc.sql(
				"insert into supplier (ruc, name, registered_by) values (?, 'PROVEEDOR DE PRUEBA', 'test') on conflict do nothing")
			.param(ruc)
			.update();
	}

	Contract aContract(String unit, String amount) {
		supplier(RUC);
		return this.contracts.register(new Contract.Draft(unit, "CTR-" + FRESH.getAndIncrement(), "", "GOODS", RUC,
				"Útiles del año", LocalDate.of(YEAR, 1, 10), LocalDate.of(YEAR, 1, 15), LocalDate.of(YEAR, 6, 30),
				List.of(new YearPart(YEAR, Amount.of(amount)))), officer(Role.UE_LOGISTICS, unit));
	}

	/** A contract that goes on in later years, each paying the same. */
	Contract aContractUntil(String unit, int lastYear, String amount) {
		supplier(RUC);
		return this.contracts.register(
				new Contract.Draft(unit, "CTR-" + FRESH.getAndIncrement(), "", "SERVICES", RUC, "Mantenimiento",
						LocalDate.of(YEAR, 1, 10), LocalDate.of(YEAR, 1, 15), LocalDate.of(lastYear, 6, 30),
						List.of(new YearPart(YEAR, Amount.of(amount)), new YearPart(lastYear, Amount.of(amount)))),
				officer(Role.UE_LOGISTICS, unit));
	}

	Forecast aForecast(String unit, String contract, Forecast.Line... lines) {
		return this.forecasts.register(new Forecast.Draft(YEAR, unit, contract, contract.isEmpty() ? "LP-1" : "",
				"Mantenimiento", "MEMO 7", LocalDate.of(YEAR, 4, 2), List.of(lines)), officer(Role.UE_LOGISTICS, unit));
	}

	/** One that is made in another year. */
	Forecast aForecastOf(int year, String unit, Forecast.Line... lines) {
		return this.forecasts.register(new Forecast.Draft(year, unit, "", "LP-1", "Mantenimiento", "MEMO 7",
				LocalDate.of(year, 4, 2), List.of(lines)), officer(Role.UE_LOGISTICS, unit));
	}

	Forecast move(Forecast forecast, String action, Role role) {
		return this.moves.move(forecast, action, "Motivo", officer(role, forecast.secEjec()));
	}

	Forecast fresh(Forecast forecast) {
		return this.forecasts.get(forecast.fiscalYear(), forecast.secEjec(), forecast.number(),
				officer(Role.UE_LOGISTICS, forecast.secEjec()));
	}

	/** Signed by both heads. */
	Forecast inForce(Forecast forecast) {
		return move(move(move(forecast, "verify", Role.UE_LOGISTICS), "sign", Role.UE_BUDGET), "approve",
				Role.UE_ADMIN_HEAD);
	}

	/** A letter that a contract is guaranteed by, until so many days from today. */
	GuaranteeLetter aLetter(Contract contract, String number, int days) {
		LocalDate today = LocalDate.now(FiscalTime.LIMA);
		return this.letters
			.register(
					new GuaranteeLetter.Form(contract.number(), "PERFORMANCE", number, "BANCO DE PRUEBA",
							Amount.of(100), today.minusDays(100), today.plusDays(days)),
					officer(Role.UE_TREASURY, contract.secEjec()));
	}

	static Draft asked(String unit, String family, String total) {
		return new Draft(YEAR, unit, "C", RUC, "", "Compra de prueba", family, LocalDate.of(YEAR, 4, 1), 10, "",
				List.of(new Ordered("PAPEL", "MILLAR", BigDecimal.TEN, new BigDecimal(total).divide(BigDecimal.TEN))));
	}

	PurchaseOrder anOrder(String unit, String family, String total) {
		supplier(RUC);
		return this.orders.issue(asked(unit, family, total), officer(Role.UE_LOGISTICS, unit));
	}

	/**
	 * An order whose splitting is answered for.
	 * @param unit whose it is
	 * @param family group, class and family
	 * @param total its amount
	 */
	public void split(String unit, String family, String total) {
		supplier(RUC);
		Draft usual = asked(unit, family, total);
		this.orders.issue(new Draft(usual.fiscalYear(), unit, "C", RUC, "", usual.object(), family, usual.issuedOn(),
				10, "Causa de prueba", usual.lines()), officer(Role.UE_LOGISTICS, unit));
	}

	/** So much of the order's ten came on a day, and conforms. */
	PurchaseOrder accepted(PurchaseOrder order, String quantity, LocalDate day) {
		receive(order, quantity, day);
		long reception = this.orders.receptions(order).get(this.orders.receptions(order).size() - 1).id();
		this.receptions.conform(order, reception, day, "OFICINA USUARIA", officer(Role.UE_ADMIN_HEAD, order.secEjec()));
		return fresh(order);
	}

	Receptions.Penalty receive(PurchaseOrder order, String quantity, LocalDate day) {
		return this.receptions.receive(fresh(order), "G-1", day, Map.of(1, new BigDecimal(quantity)),
				officer(Role.SERVICE_POINT, order.secEjec()));
	}

	PurchaseOrder fresh(PurchaseOrder order) {
		return this.orders.get(order.fiscalYear(), order.secEjec(), order.id(),
				officer(Role.UE_LOGISTICS, order.secEjec()));
	}

	/** An addendum that adds to a year of a contract, or takes from it. */
	Contract addendum(Contract contract, int year, String amount) {
		this.addenda.add(contract,
				new Contract.Addendum(0, LocalDate.of(YEAR, 4, 1), year, Amount.of(amount), null, "Adenda", ""),
				officer(Role.UE_LOGISTICS, contract.secEjec()));
		return contract;
	}

	/**
	 * A contract, an order with a reception that waits, a forecast that waits, and a
	 * letter that is about to expire.
	 * @return their pages in this order
	 */
	public List<String> pages() {
		Contract contract = aContractUntil("001650", 2083, "1000");
		this.addenda.add(contract, new Contract.Addendum(0, LocalDate.of(YEAR, 2, 1), YEAR, Amount.of(100), null,
				"Prestaciones adicionales", ""), officer(Role.UE_LOGISTICS, "001650"));
		PurchaseOrder order = anOrder("001650", "77000001", "1000");
		accepted(order, "4", LocalDate.of(YEAR, 4, 5));
		receive(order, "2", LocalDate.of(YEAR, 4, 20));
		Forecast forecast = move(
				aForecast("001650", contract.number(), new Forecast.Line(2083, "00", "2.3.1.5.1.2", Amount.of(400))),
				"verify", Role.UE_LOGISTICS);
		return List.of(contract.page(), order.page(), forecast.page(),
				aLetter(contract, "CF-" + FRESH.getAndIncrement(), 4).page());
	}

}
