package pe.siaf.contract;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.execution.APurchase;
import pe.siaf.identity.Profile;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Contracts, orders and what commitments and accruals may do on them. */
@SiafTest
class ContractTests {

	private static final String UNIT = "001650";

	private static final AtomicInteger FRESH = new AtomicInteger(6600);

	private static final AtomicInteger VOUCHER = new AtomicInteger(880000);

	@Autowired
	private APurchaseOrder given;

	@Autowired
	private APurchase purchase;

	@Autowired
	private Contracts contracts;

	@Autowired
	private Addenda addenda;

	@Autowired
	private Orders orders;

	@Autowired
	private Receptions receptions;

	@Autowired
	private TakenBack takenBack;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void commitments_of_a_year_stay_within_the_contract_COM_005() {
		Contract contract = this.given.aContract(UNIT, "500");
		String certification = certification("1000");
		assertThat(commit(certification, "300.00", contract.number(), "2026-04-15")).contains("\"state\":\"N\"");
		assertThat(commit(certification, "200.01", contract.number(), "2026-04-15")).contains("COM-005",
				"\"available\":\"200.00\"");
		assertThat(commit(certification, "200.00", contract.number(), "2026-04-15")).contains("\"state\":\"N\"");
		assertThat(this.contracts.years(contract).get(0).available()).isEqualTo(Amount.ZERO);
		assertThat(commit(certification, "0.01", contract.number(), "2026-04-15")).contains("COM-005");
		this.addenda.add(contract,
				new Contract.Addendum(0, LocalDate.of(2026, 4, 1), 2026, Amount.of(10), null, "Más", ""),
				APurchaseOrder.officer(Role.UE_LOGISTICS, UNIT));
		assertThat(commit(certification, "10.00", contract.number(), "2026-04-15")).contains("\"state\":\"N\"");
		refused("COM-005", () -> {
			this.addenda.add(contract,
					new Contract.Addendum(0, LocalDate.of(2026, 4, 1), 2026, Amount.of(-1), null, "Menos", ""),
					APurchaseOrder.officer(Role.UE_LOGISTICS, UNIT));
			return null;
		});
	}

	@Test
	void a_contract_that_is_missing_or_has_ended_carries_no_commitment_COM_004() {
		Contract contract = this.given.aContract(UNIT, "500");
		String certification = certification("1000");
		assertThat(commit(certification, "1.00", "NO-HAY", "2026-04-15")).contains("COM-004");
		assertThat(commit(certification, "1.00", contract.number(), "2026-07-01")).contains("COM-004");
	}

	@Test
	void a_barred_supplier_gets_no_commitment_and_no_order_COM_003() {
		String barred = "20999999990";
		this.given.supplier(barred);
		this.jdbc
			.sql("""
					insert into supplier_sanction (ruc, valid_from, valid_to, resolution) values (?, '2026-09-01', '2026-09-30', 'RES-1')
					on conflict do nothing""")
			.param(barred)
			.update();
		String certification = certification("100");
		assertThat(post("annual-commitments", "logistica.ue",
				commitment(certification, "1.00", barred, null, "2026-09-15", "000", "1")))
			.contains("COM-003");
		assertThat(post("annual-commitments", "logistica.ue",
				commitment(certification, "1.00", barred, null, "2026-10-01", "000", "1")))
			.contains("\"state\":\"N\"");
		PurchaseOrder.Draft usual = APurchaseOrder.asked(UNIT, "70000009", "10");
		refused("COM-003",
				() -> this.orders.issue(
						new PurchaseOrder.Draft(2026, UNIT, "C", barred, "", usual.object(), usual.family(),
								LocalDate.of(2026, 9, 2), 5, "", usual.lines()),
						APurchaseOrder.officer(Role.UE_LOGISTICS, UNIT)));
	}

	@Test
	void C16_of_three_orders_of_one_family_the_third_looks_split_COM_006() {
		String unit = "000145";
		this.purchase.aLine(unit, "0001", "10");
		this.given.anOrder(unit, "58010001", "20000");
		this.given.anOrder(unit, "58010001", "15000");
		this.given.anOrder(unit, "58010002", "15000");
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> this.given.anOrder(unit, "58010001", "10000"))
			.satisfies((refusal) -> {
				assertThat(refusal.rule().code()).isEqualTo("COM-006");
				assertThat(refusal.figures()).containsEntry("sum", Amount.of(45000))
					.containsEntry("limit", Amount.of(44000));
			});
		this.given.anOrder(unit, "58010001", "8999");
		PurchaseOrder.Draft third = APurchaseOrder.asked(unit, "58010001", "10000");
		PurchaseOrder answered = this.orders.issue(
				new PurchaseOrder.Draft(2026, unit, "C", third.ruc(), "", third.object(), third.family(),
						third.issuedOn(), 10, "Necesidad imprevista declarada por resolución", third.lines()),
				APurchaseOrder.officer(Role.UE_LOGISTICS, unit));
		assertThat(answered.splittingReason()).contains("imprevista");
	}

	@Test
	void an_accrual_is_what_came_and_conforms_ACR_002() {
		PurchaseOrder order = this.given.anOrder(UNIT, "70000001", "1000");
		String file = file(order, "1000.00");
		assertThat(accrue(file, "100.00")).contains("ACR-002", "\"accepted\":\"0.00\"");
		this.given.accepted(order, "4", LocalDate.of(2026, 4, 5));
		assertThat(accrue(file, "400.01")).contains("ACR-002");
		assertThat(accrue(file, "399.99")).contains("ACR-002");
		assertThat(accrue(file, "400.00")).contains("\"state\":\"N\"");
		assertThat(accrue(file, "400.00")).contains("ACR-002", "\"accepted\":\"0.00\"");
		assertThat(this.given.fresh(order).toAccrue()).isEqualTo(Amount.ZERO);
		this.given.accepted(order, "6", LocalDate.of(2026, 4, 6));
		assertThat(accrue(file, "600.00")).contains("\"state\":\"N\"");
	}

	@Test
	void of_two_who_accrue_what_came_at_once_one_is_authorised_ACR_002() throws Exception {
		PurchaseOrder order = this.given.anOrder(UNIT, "98700018", "1000");
		String file = file(order, "1000.00");
		this.given.accepted(order, "4", LocalDate.of(2026, 4, 5));
		List<String> drafts = new ArrayList<>();
		for (String answer : atOnce(() -> accrue(file, "400.00"), () -> accrue(file, "400.00"))) {
			if (answer.contains("\"state\":\"N\"")) {
				drafts.add(answer.replaceAll(".*\"location\":\"([^\"]+)\".*", "$1"));
			}
			else {
				assertThat(answer).contains("ACR-002");
			}
		}
		for (String draft : drafts) {
			move(draft, "contabilidad.ue", "verify");
		}
		if (drafts.size() == 2) {
			assertThat(atOnce(() -> move(drafts.get(0), "administracion.ue", "approve"),
					() -> move(drafts.get(1), "administracion.ue", "approve")))
				.allSatisfy((answer) -> assertThat(answer).contains("ACR-002"));
			assertThat(move(drafts.get(1), "administracion.ue", "reject")).contains("\"state\":\"R\"");
		}
		assertThat(move(drafts.get(0), "administracion.ue", "approve")).contains("\"state\":\"A\"");
		assertThat(this.given.fresh(order).toAccrue()).isEqualTo(Amount.ZERO);
	}

	private static List<String> atOnce(Callable<String> one, Callable<String> other) throws Exception {
		ExecutorService together = Executors.newFixedThreadPool(2);
		try {
			List<String> answers = new ArrayList<>();
			for (Future<String> answer : together.invokeAll(List.of(one, other))) {
				answers.add(answer.get());
			}
			return answers;
		}
		finally {
			together.shutdown();
		}
	}

	private String move(String document, String officer, String action) throws UnsupportedEncodingException {
		return this.mvc.post()
			.uri(document + "/" + action)
			.header("Authorization", "Bearer demo-" + officer)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"comment\": \"Repetido\"}")
			.exchange()
			.getResponse()
			.getContentAsString();
	}

	@Test
	void what_came_is_taken_back_on_the_orders_page_and_over_the_api() {
		PurchaseOrder order = this.given.anOrder(UNIT, "98700019", "1000");
		this.given.accepted(order, "4", LocalDate.of(2026, 4, 5));
		long reception = this.orders.receptions(order).get(0).id();
		String api = "/api/v1/orders/2026/" + UNIT + "/" + order.id() + "/receptions/" + reception + "/return";
		assertThat(this.mvc.post()
			.uri(api)
			.header("Authorization", "Bearer demo-administracion.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"guide\": \"Acta 8\", \"receivedOn\": \"2026-04-20\", \"quantities\": {\"1\": \"4.0001\"}}"))
			.hasStatus(422)
			.bodyText()
			.contains("ORD-006");
		assertThat(this.mvc.post()
			.uri(api)
			.header("Authorization", "Bearer demo-administracion.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"guide\": \"Acta 8\", \"receivedOn\": \"2026-04-20\", \"quantities\": {\"1\": \"1\"}}"))
			.hasStatusOk();
		assertThat(this.given.fresh(order).accepted()).isEqualTo(Amount.of(300));
		assertThat(this.mvc.post()
			.uri(order.page() + "/recepciones/" + reception + "/devolucion")
			.with(Signed.as("administracion.ue"))
			.with(csrf())
			.param("why", "Acta 9")
			.param("day", "2026-04-21")).hasStatus3xxRedirection()
			.flash()
			.containsEntry("notice", "contract.takenBack");
		assertThat(this.given.fresh(order).accepted()).isEqualTo(Amount.ZERO);
		assertThat(this.mvc.get().uri(order.page()).with(Signed.as("auditor"))).bodyText()
			.contains("Acta 8", "Acta 9", "(100.00)", "(300.00)");
	}

	@Test
	void what_is_accrued_does_not_go_back_and_a_penalty_goes_with_what_does_ORD_007() {
		PurchaseOrder order = this.given.anOrder(UNIT, "98700008", "1000");
		String file = file(order, "1000.00");
		this.given.accepted(order, "4", LocalDate.of(2026, 4, 15));
		long reception = this.orders.receptions(order).get(0).id();
		assertThat(this.orders.receptions(order).get(0).penalty()).isEqualTo(Amount.of(40));
		assertThat(accrue(file, "400.00")).contains("\"state\":\"N\"");
		refused("ORD-007", () -> back(order, reception, "0.01"));
		this.given.accepted(order, "1", LocalDate.of(2026, 4, 15));
		back(order, reception, "1");
		assertThat(this.given.fresh(order).toAccrue()).isEqualTo(Amount.ZERO);
		assertThat(this.orders.receptions(order).get(2)).satisfies((one) -> {
			assertThat(one.amount()).isEqualTo(Amount.of(-100));
			assertThat(one.penalty()).isEqualTo(Amount.of(-10));
			assertThat(one.reverses()).isEqualTo(1);
		});
		refused("ORD-007", () -> back(order, reception, "0.01"));
	}

	private long back(PurchaseOrder order, long reception, String quantity) {
		return this.takenBack.takeBack(order, reception, "Acta 7", LocalDate.of(2026, 4, 20),
				Map.of(1, new java.math.BigDecimal(quantity)), APurchaseOrder.officer(Role.SERVICE_POINT, UNIT));
	}

	@Test
	void in_another_currency_what_came_is_compared_at_the_rate_of_the_commitment_ACR_002_COM_005() {
		Contract contract = this.given.aContract(UNIT, "1000");
		PurchaseOrder order = this.given.anOrder(UNIT, "70000088", "1000");
		String certification = located("certifications",
				"""
						{"unit": "%s", "year": 2026, "justification": "Licencias", "currency": "CHF", "exchangeRate": "4.00", "operationType": "N",
						 "document": {"type": "086", "number": "M-9", "date": "2026-04-15"},
						 "lines": [{"secFunc": "%s", "rubro": "00", "item": "%s", "amount": "250.00"}]}"""
					.formatted(UNIT, aLine("1100").secFunc(), "2.3.1.5.1.2"));
		approve(certification);
		String annual = located("annual-commitments", francs(commitment(certification, "250.00", APurchaseOrder.RUC,
				contract.number(), "2026-04-15", "031", order.number()), null));
		approve(annual);
		String monthly = located("monthly-commitments", francs(
				commitment(annual, "250.00", APurchaseOrder.RUC, null, "2026-04-15", "031", order.number()), null));
		approve(monthly);
		this.given.accepted(order, "10", LocalDate.of(2026, 4, 5));
		assertThat(accrueInFrancs(monthly, "251.00")).contains("EXE-015");
		assertThat(accrueInFrancs(monthly, "249.00")).contains("ACR-002", "\"accepted\":\"1000.00\"");
		// 250 at 4.10 are 1,025 soles: what was ordered for 1,000 at 4.00
		String accrual = accrueInFrancs(monthly, "250.00");
		assertThat(accrual).contains("\"total\":\"1025.00\"");
		for (String step : new String[] { "contabilidad.ue verify", "administracion.ue approve" }) {
			String[] parts = step.split(" ");
			assertThat(this.mvc.post()
				.uri(accrual.replaceAll(".*\"location\":\"([^\"]+)\".*", "$1") + "/" + parts[1])
				.header("Authorization", "Bearer demo-" + parts[0])
				.contentType(MediaType.APPLICATION_JSON)
				.content("{}")).hasStatusOk();
		}
		assertThat(this.given.fresh(order).toAccrue()).isEqualTo(Amount.ZERO);
		assertThat(this.contracts.years(contract).get(0).available()).isEqualTo(Amount.ZERO);
		assertThat(this.jdbc
			.sql("""
					select s.committed = y.committed from contract_year_sums s join contract_year y using (sec_ejec, contract_id, fiscal_year)
					where s.contract_id = ? and s.sec_ejec = ?""")
			.params(contract.id(), UNIT)
			.query(Boolean.class)
			.single()).isTrue();
	}

	private pe.siaf.budget.LineKey aLine(String credit) {
		return this.purchase.aLine(UNIT, "%04d".formatted(FRESH.getAndIncrement()), credit);
	}

	private static String francs(String body, String rate) {
		return body.replaceFirst("\\{",
				"{\"currency\": \"CHF\"," + ((rate != null) ? "\"exchangeRate\": \"" + rate + "\"," : ""));
	}

	private String accrueInFrancs(String file, String amount) {
		return post("accruals", "contabilidad.ue", francs("""
				{"unit": "%s", "year": 2026, "month": 4, "predecessor": "%s", "justification": "Prueba",
				 "document": {"type": "001", "number": "F001-%d", "date": "2026-04-16"}, "lines": [%s]}"""
			.formatted(UNIT, file, VOUCHER.getAndIncrement(), line(file, amount)), "4.10"));
	}

	@Test
	void no_more_comes_than_was_ordered_and_each_duty_has_its_person() {
		PurchaseOrder order = this.given.anOrder(UNIT, "70000002", "1000");
		refused("ORD-002", () -> this.given.receive(order, "10.0001", LocalDate.of(2026, 4, 5)));
		this.given.receive(order, "10", LocalDate.of(2026, 4, 5));
		refused("ORD-002", () -> this.given.receive(order, "0.0001", LocalDate.of(2026, 4, 5)));
		refused("ORD-004", () -> {
			this.orders.annul(order, "Error", APurchaseOrder.officer(Role.UE_LOGISTICS, UNIT));
			return null;
		});
		long reception = this.orders.receptions(order).get(0).id();
		assertThat(this.mvc.post()
			.uri(order.location() + "/receptions/" + reception + "/conformity")
			.header("Authorization", "Bearer demo-administracion.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"date\": \"2026-04-06\", \"unit\": \"ALMACEN\"}")).hasStatusOk()
			.bodyText()
			.contains("\"accepted\":\"1000.00\"");
		refused("CTL-001", () -> this.receptions.receive(order, "G-2", LocalDate.of(2026, 4, 5), Map.of(),
				APurchaseOrder.officer(Role.UE_LOGISTICS, UNIT)));
	}

	@Test
	void delay_costs_by_its_days_and_never_more_than_the_cap_ACR_008() {
		PurchaseOrder order = this.given.anOrder(UNIT, "70000003", "1000");
		// due on 11/04: 4 days late; 10 % of 500 × 4 ÷ (0.40 × 10) = 50
		Receptions.Penalty late = this.given.receive(order, "5", LocalDate.of(2026, 4, 15));
		assertThat(late).isEqualTo(new Receptions.Penalty(4, Amount.of(50), false));
		// 20 days: 250, of which the cap of 100 leaves 50
		Receptions.Penalty later = this.given.receive(order, "5", LocalDate.of(2026, 5, 1));
		assertThat(later).isEqualTo(new Receptions.Penalty(20, Amount.of(50), true));
	}

	@Test
	void what_a_delay_costs_is_kept_back_from_what_the_order_is_paid() {
		PurchaseOrder order = this.given.anOrder(UNIT, "70000005", "1000");
		String file = file(order, "1000.00");
		// 4 days late: 50
		this.given.accepted(order, "5", LocalDate.of(2026, 4, 15));
		String accrual = accrue(file, "500.00").replaceAll(".*\"location\":\"([^\"]+)\".*", "$1");
		for (String step : new String[] { "contabilidad.ue verify", "administracion.ue approve" }) {
			String[] parts = step.split(" ");
			assertThat(this.mvc.post()
				.uri(accrual + "/" + parts[1])
				.header("Authorization", "Bearer demo-" + parts[0])
				.contentType(MediaType.APPLICATION_JSON)
				.content("{}")).hasStatusOk();
		}
		assertThat(pay(accrual, file, "NET", "450.01")).contains("PAY-030", "\"available\":\"450.00\"");
		assertThat(pay(accrual, file, "PENALTY", "50.01")).contains("PAY-031", "\"available\":\"50.00\"");
		assertThat(pay(accrual, file, "PENALTY", "50.00")).contains("\"state\":\"N\"");
		assertThat(pay(accrual, file, "NET", "450.00")).contains("\"state\":\"N\"");
	}

	private String pay(String accrual, String file, String part, String amount) {
		return post("payment-orders", "tesoreria.ue", """
				{"unit": "%s", "year": 2026, "month": 4, "predecessor": "%s", "justification": "Prueba", "part": "%s",
				 "document": {"type": "081", "number": "TR-1", "date": "2026-04-17"}, "lines": [%s]}""".formatted(UNIT,
				accrual, part, line(file, amount)));
	}

	@Test
	void a_document_of_an_order_of_another_supplier_is_refused() {
		PurchaseOrder order = this.given.anOrder(UNIT, "70000004", "1000");
		String other = "20999999990";
		this.given.supplier(other);
		String certification = certification("100");
		assertThat(post("annual-commitments", "logistica.ue",
				commitment(certification, "1.00", other, null, "2026-04-15", "031", order.number())))
			.contains("ORD-003");
	}

	@Test
	void a_contract_is_not_lowered_below_what_was_ordered_COM_005() {
		Contract contract = this.given.aContract(UNIT, "500");
		PurchaseOrder.Draft usual = APurchaseOrder.asked(UNIT, "70000066", "300");
		this.orders.issue(
				new PurchaseOrder.Draft(2026, UNIT, "C", APurchaseOrder.RUC, contract.number(), usual.object(),
						usual.family(), usual.issuedOn(), 10, "", usual.lines()),
				APurchaseOrder.officer(Role.UE_LOGISTICS, UNIT));
		refused("COM-005", () -> this.given.addendum(contract, 2026, "-200.01"));
		this.given.addendum(contract, 2026, "-200");
	}

	@Test
	void orders_of_a_contract_stay_within_it_COM_005() {
		Contract contract = this.given.aContract(UNIT, "500");
		PurchaseOrder.Draft usual = APurchaseOrder.asked(UNIT, "70000006", "300");
		PurchaseOrder.Draft ofContract = new PurchaseOrder.Draft(2026, UNIT, "C", APurchaseOrder.RUC, contract.number(),
				usual.object(), usual.family(), usual.issuedOn(), 10, "", usual.lines());
		this.orders.issue(ofContract, APurchaseOrder.officer(Role.UE_LOGISTICS, UNIT));

		refused("COM-005", () -> this.orders.issue(ofContract, APurchaseOrder.officer(Role.UE_LOGISTICS, UNIT)));
	}

	@Test
	void who_took_something_in_for_an_order_does_not_commit_it_CTL_001() {
		PurchaseOrder order = this.given.anOrder(UNIT, "70000077", "1000");
		this.receptions.receive(order, "G-8", LocalDate.of(2026, 4, 5), Map.of(1, java.math.BigDecimal.ONE),
				new Profile(0, "logistica.ue", "Lucía Ramos Díaz", Role.UE_LOGISTICS, new Scope(Scope.Kind.UE, UNIT),
						true));

		assertThat(post("annual-commitments", "logistica.ue", commitment(certification("1000"), "1000.00",
				APurchaseOrder.RUC, null, "2026-04-15", "031", order.number())))
			.contains("CTL-001");
	}

	@Test
	void who_commits_an_order_takes_nothing_in_for_it_CTL_001() {
		PurchaseOrder order = this.given.anOrder(UNIT, "70000007", "1000");
		file(order, "1000.00");
		Profile committed = new Profile(0, "logistica.ue", "Lucía Ramos Díaz", Role.UE_LOGISTICS,
				new Scope(Scope.Kind.UE, UNIT), true);

		refused("CTL-001", () -> this.receptions.receive(order, "G-9", LocalDate.of(2026, 4, 5),
				Map.of(1, java.math.BigDecimal.ONE), committed));
	}

	@Test
	void until_a_year_has_its_tax_unit_the_last_one_known_counts() {
		assertThat(this.jdbc.sql("select fiscal_year from tax_unit_of(2091)").query(Integer.class).single())
			.isEqualTo(this.jdbc.sql("select max(fiscal_year) from tax_unit").query(Integer.class).single());
	}

	@Test
	void a_document_is_not_rewritten_onto_an_order_of_another_supplier_ORD_003() {
		PurchaseOrder order = this.given.anOrder(UNIT, "70000005", "1000");
		String other = "20999999990";
		this.given.supplier(other);
		String annual = located("annual-commitments",
				commitment(certification("100"), "1.00", other, null, "2026-04-15", "000", "1"));

		assertThat(post(annual.substring("/api/v1/".length()) + "/correct", "logistica.ue", """
				{"document": {"type": "031", "number": "%s", "date": "2026-04-15"}}""".formatted(order.number())))
			.contains("ORD-003");
	}

	private String certification(String credit) {
		return this.purchase
			.aFile(UNIT, "%04d".formatted(FRESH.getAndIncrement()), credit, credit + ".00",
					pe.siaf.execution.DocumentStage.CERTIFICATION)
			.last();
	}

	private String commit(String certification, String amount, String contract, String date) {
		return post("annual-commitments", "logistica.ue",
				commitment(certification, amount, APurchaseOrder.RUC, contract, date, "000", "1"));
	}

	private String commitment(String predecessor, String amount, String ruc, String contract, String date, String type,
			String number) {
		return """
				{"unit": "%s", "year": 2026, "month": 4, "predecessor": "%s", "justification": "Prueba", "supplier": {"ruc": "%s"},
				 %s "document": {"type": "%s", "number": "%s", "date": "%s"}, "lines": [%s]}"""
			.formatted(UNIT, predecessor, ruc, (contract != null) ? "\"contract\": \"%s\",".formatted(contract) : "",
					type, number, date, line(predecessor, amount));
	}

	/** A file whose documents name an order. */
	private String file(PurchaseOrder order, String amount) {
		String certification = certification("1000");
		String annual = located("annual-commitments",
				commitment(certification, amount, APurchaseOrder.RUC, null, "2026-04-15", "031", order.number()));
		approve(annual);
		String monthly = located("monthly-commitments",
				commitment(annual, amount, APurchaseOrder.RUC, null, "2026-04-15", "031", order.number()));
		approve(monthly);
		return monthly;
	}

	private String accrue(String file, String amount) {
		return post("accruals", "contabilidad.ue", """
				{"unit": "%s", "year": 2026, "month": 4, "predecessor": "%s", "justification": "Prueba",
				 "document": {"type": "001", "number": "F001-%d", "date": "2026-04-16"}, "lines": [%s]}"""
			.formatted(UNIT, file, VOUCHER.getAndIncrement(), line(file, amount)));
	}

	private String line(String location, String amount) {
		return this.jdbc
			.sql("""
					select '{"secFunc":"' || l.sec_func || '","rubro":"00","item":"' || l.item || '","amount":"' || ? || '"}'
					from execution_record r join execution_record_line l on l.sec_ejec = r.sec_ejec and l.record_id = r.id
					where r.sec_ejec = ? and r.stage in ('CERTIFICATION', 'ANNUAL_COMMITMENT', 'MONTHLY_COMMITMENT') and '/api/v1/' || case r.stage when 'CERTIFICATION' then 'certifications'
					    when 'ANNUAL_COMMITMENT' then 'annual-commitments' else 'monthly-commitments' end
					  || '/' || r.fiscal_year || '/' || r.sec_ejec || '/' || r.number || '-' || r.sequence = ?""")
			.params(amount, UNIT, location)
			.query(String.class)
			.single();
	}

	private void approve(String location) {
		for (String step : new String[] { "logistica.ue verify", "presupuesto.ue approve" }) {
			String[] parts = step.split(" ");
			assertThat(this.mvc.post()
				.uri(location + "/" + parts[1])
				.header("Authorization", "Bearer demo-" + parts[0])
				.contentType(MediaType.APPLICATION_JSON)
				.content("{}")).hasStatusOk();
		}
	}

	private String located(String resource, String body) {
		return String.valueOf(this.mvc.post()
			.uri("/api/v1/" + resource)
			.header("Authorization", "Bearer demo-logistica.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange()
			.getResponse()
			.getHeader("Location"));
	}

	private String post(String resource, String user, String body) {
		try {
			return this.mvc.post()
				.uri("/api/v1/" + resource)
				.header("Authorization", "Bearer demo-" + user)
				.contentType(MediaType.APPLICATION_JSON)
				.content(body)
				.exchange()
				.getResponse()
				.getContentAsString();
		}
		catch (java.io.UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	@Test
	void what_is_to_come_did_not_come_and_a_contract_keeps_an_amount_ORD_001() {
		PurchaseOrder order = this.given.anOrder(UNIT, "77000078", "100");
		LocalDate tomorrow = LocalDate.now(FiscalTime.LIMA).plusDays(1);
		refused("ORD-001", () -> this.given.receive(order, "1", tomorrow));
		refused("ORD-001", () -> this.given.receive(order, "1", LocalDate.of(9999, 1, 1)));
		Contract contract = this.given.aContract(UNIT, "100");
		for (Contract.Addendum beyond : List.of(addendum(2026, -100), addendum(40000, 1), addendum(2025, 1))) {
			refused("ORD-001", () -> {
				this.addenda.add(contract, beyond, APurchaseOrder.officer(Role.UE_LOGISTICS, UNIT));
				return null;
			});
		}
	}

	private static Contract.Addendum addendum(int year, int amount) {
		return new Contract.Addendum(0, LocalDate.of(2026, 4, 1), year, Amount.of(amount), null, "Motivo", "");
	}

	private static void refused(String code, Callable<?> act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act::call)
			.satisfies((refusal) -> assertThat(refusal.rule().code()).isEqualTo(code));
	}

}
