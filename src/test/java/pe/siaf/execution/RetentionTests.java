package pe.siaf.execution;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.execution.Retention.Said;
import pe.siaf.identity.Signed;
import pe.siaf.indicator.ImportAnswer;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static pe.siaf.execution.DocumentStage.PAYMENT;
import static pe.siaf.execution.DocumentStage.PAYMENT_ORDER;
import static pe.siaf.execution.ExecutionFixture.asked;
import static pe.siaf.execution.ExecutionFixture.on;
import static pe.siaf.execution.Refusal.refused;

/**
 * What is kept back of an accrual is ordered apart, and the payee gets the rest (domain
 * 9.14).
 */
@SiafTest
class RetentionTests {

	private static final String UNIT = "000164";

	private static final LocalDate DAY = LocalDate.of(2026, 4, 15);

	private static final AtomicInteger FRESH = new AtomicInteger(1);

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private PaymentOrders orders;

	@Autowired
	private Retentions retentions;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private LineChoices choices;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void a_service_of_11800_pays_1416_to_the_detractions_account_and_10384_to_the_supplier() {
		ExecutionRecord accrual = accrued("01", "11800.00");
		List<ActOutcome> made = order(accrual, "11800.00", detraction("OTHER_SERVICES"));
		assertThat(made).extracting((one) -> one.act().total().toString()).containsExactly("10384.00", "1416.00");
		assertThat(this.retentions.part(made.get(1).record())).isEqualTo(OrderPart.DETRACTION);
		refused("PAY-001", () -> order(accrual, "0.01", detraction("OTHER_SERVICES")));
	}

	@Test
	void PAY_030_the_payee_gets_no_cent_of_what_is_kept_back() {
		ExecutionRecord accrual = accrued("02", "2000.00");
		assertThat(refused("PAY-030", () -> net(accrual, "1840.01")).figures())
			.containsEntry("available", Amount.of("1840.00"))
			.containsEntry("difference", Amount.of("0.01"));
		ActOutcome first = net(accrual, "1800.00");
		refused("PAY-030", () -> net(accrual, "40.01"));
		this.given.approve(first);
		RuleViolation increased = refused("PAY-030", () -> this.given.amend(first.record(), ActKind.INC, "40.01"));
		assertThat(increased.figures()).containsEntry("requested", Amount.of("1840.01"));
		// what is ordered has to cover what is kept back
		refused("PAY-030", () -> order(accrual, "159.99", Said.NOTHING));
		assertThat(order(accrual, "200.00", Said.NOTHING)).extracting((one) -> one.act().total().toString())
			.containsExactly("40.00", "160.00");
	}

	@Test
	void PAY_030_an_accrual_is_not_lowered_to_what_the_payee_was_ordered() {
		ExecutionRecord accrual = accrued("01", "11800.00");
		List<ActOutcome> made = order(accrual, "11800.00", detraction("OTHER_SERVICES"));
		this.given.approve(made.get(0));
		// nobody orders the detraction, and the accrual would lose just that
		this.given.move(made.get(1), "discard", ExecutionFixture.preparer(PAYMENT_ORDER, UNIT));
		ActOutcome lower = this.given.amend(accrual, ActKind.RED, "1416.00");
		assertThat(refused("PAY-030", () -> this.given.approve(lower)).figures())
			.containsEntry("requested", Amount.of("10384.00"))
			.containsEntry("available", Amount.of("9138.00"));
	}

	@Test
	void PAY_031_of_a_part_no_more_is_ordered_than_is_due() {
		ExecutionRecord accrual = accrued("02", "2000.00");
		Registration more = asked(PAYMENT_ORDER, accrual, on(this.given.lineOf(accrual), "160.01"), UNIT)
			.part(OrderPart.FOURTH_CATEGORY, on(this.given.lineOf(accrual), "160.01"));
		refused("PAY-031", () -> this.given.register(more));
		refused("PAY-031",
				() -> this.given.register(more.part(OrderPart.DETRACTION, on(this.given.lineOf(accrual), "1.00"))));
	}

	@Test
	void PAY_032_what_is_said_of_a_retention_is_whole() {
		ExecutionRecord accrual = accrued("01", "2000.00");
		refused("PAY-032", () -> order(accrual, "2000.00", detraction("NOTHING_KNOWN")));
		refused("PAY-032", () -> order(accrual, "2000.00", new Said("", "1609-1", Amount.ZERO, "")));
		refused("PAY-032", () -> order(accrual, "2000.00", new Said("", "", Amount.of(100), "")));
		assertThat(order(accrual, "2000.00", new Said("NONE", "", Amount.of(100), "Exp. 00012-2026")))
			.extracting((one) -> one.act().total().toString())
			.containsExactly("1900.00", "100.00");
	}

	@Test
	void PAY_033_of_an_invoice_above_the_limit_somebody_says_whether_it_is_under_detraction() {
		ExecutionRecord accrual = accrued("01", "1000.00");
		refused("PAY-033", () -> order(accrual, "1000.00", Said.NOTHING));
		assertThat(order(accrual, "600.00", detraction("NONE"))).singleElement()
			.satisfies((one) -> assertThat(one.act().total()).isEqualTo(Amount.of("600.00")));
		// who orders the rest takes on what was said
		assertThat(this.retentions.facts(UNIT, accrual.id()).detraction()).isEqualTo("NONE");
		assertThat(order(accrued("01", "400.00"), "400.00", Said.NOTHING)).hasSize(1);
		assertThat(order(accrued("03", "1000.00"), "1000.00", Said.NOTHING)).hasSize(1);
		refused("PAY-032", () -> order(accrued("03", "1000.00"), "1000.00", detraction("NONE")));
	}

	@Test
	void PAY_033_the_form_asks_for_it_and_an_order_that_came_in_without_it_is_warned_of() {
		ExecutionRecord accrual = accrued(ExecutionFixture.DEMO_UNIT, "01", "1000.00");
		assertThat(ordered(accrual, "")).hasStatusOk()
			.bodyText()
			.contains("PAY-033", "Transferencia por la factura", "Elija…");
		ExecutionRecord silent = net(accrual, "10.00").record();
		assertThat(this.mvc.get().uri(silent.page()).with(Signed.as("auditor"))).bodyText().contains("PAY-033");
		assertThat(this.mvc.get()
			.uri("/api/v1/payment-orders/2026/" + silent.secEjec() + "/" + silent.shown())
			.header("Authorization", "Bearer demo-auditor")).hasStatusOk().bodyText().contains("\"PAY-033\"");
		assertThat(ordered(accrual, "NONE")).hasStatus3xxRedirection();
		assertThat(this.mvc.get().uri(silent.page()).with(Signed.as("auditor"))).bodyText().doesNotContain("PAY-033");
	}

	private MvcTestResult ordered(ExecutionRecord accrual, String detraction) {
		return this.mvc.post()
			.uri(accrual.page() + "/siguiente")
			.with(Signed.as("tesoreria.ue"))
			.with(csrf())
			.param("documentType", "081")
			.param("documentNumber", "TR-3")
			.param("documentDate", "2026-04-15")
			.param("justification", "Transferencia por la factura")
			.param("detraction", detraction)
			.param("monto." + line(accrual), "990.00")
			.exchange();
	}

	@Test
	void a_certificate_suspends_the_tax_of_a_fee_receipt() {
		ExecutionRecord accrual = accrued("02", "2000.00");
		assertThat(order(accrual, "2000.00", new Said("", "1609-77", Amount.ZERO, ""))).singleElement()
			.satisfies((one) -> assertThat(one.act().total()).isEqualTo(Amount.of("2000.00")));
	}

	@Test
	void an_agent_keeps_back_three_percent_above_700_but_not_of_what_is_under_detraction() {
		String agent = "000165";
		this.given.aUnit(agent);
		assertThat(named(agent)).contains("\"APPLIED\"", "\"new\":1");
		assertThat(named("999998")).contains("\"REJECTED\"", "INT-001");
		ExecutionRecord goods = accrued(agent, "01", "1000.00");
		assertThat(order(goods, "1000.00", detraction("NONE"))).extracting((one) -> one.act().total().toString())
			.containsExactly("970.00", "30.00");
		assertThat(this.retentions.of(accrued(agent, "01", "700.00"))).isEmpty();
		ExecutionRecord service = accrued(agent, "01", "1000.00");
		assertThat(order(service, "1000.00", detraction("RENT"))).extracting((one) -> one.act().total().toString())
			.containsExactly("900.00", "100.00");
	}

	@Test
	void a_detraction_is_rounded_to_whole_soles_and_starts_above_its_limit() {
		ExecutionRecord accrual = accrued("01", "704.20");
		Retention.Facts facts = this.retentions.facts(UNIT, accrual.id());
		assertThat(this.retentions.choices(facts)).extracting((one) -> one.concept() + " " + one.due())
			.contains("CONSTRUCTION 28.00", "GOODS_TRANSPORT 28.00", "OTHER_SERVICES 85.00", "RENT 70.00",
					"TIMBER 28.00", "SAND_AND_STONE 70.00", "SCRAP 106.00");
		Retention.Facts small = facts.of(Amount.of("400.01"));
		assertThat(this.retentions.choices(small)).extracting((one) -> one.concept() + " " + one.due())
			.contains("CONSTRUCTION 0.00", "GOODS_TRANSPORT 16.00", "OTHER_SERVICES 0.00", "RENT 0.00", "TIMBER 0.00",
					"SCRAP 60.00");
	}

	@Test
	void parts_and_net_of_several_lines_add_up_to_each_of_them() {
		LineKey first = new LineKey("0001", "00", "0", "2.3.1");
		LineKey second = new LineKey("0002", "00", "0", "2.3.1");
		LineKey third = new LineKey("0003", "00", "0", "2.3.1");
		OrderSplit split = new OrderSplit(Lines.of(List.of(new LineAmount(first, Amount.of("33.33")),
				new LineAmount(second, Amount.of("33.33")), new LineAmount(third, Amount.of("0.01")))));
		Lines tax = split.take(Amount.of("10.00"));
		assertThat(tax.total()).isEqualTo(Amount.of("10.00"));
		assertThat(split.takeRest().total()).isEqualTo(Amount.of("56.67"));
		assertThat(split.take(split.rest()).total()).isEqualTo(Amount.of("56.67"));
		assertThat(split.rest().isZero()).isTrue();
	}

	@Test
	void of_two_who_order_the_whole_at_once_one_wins() throws Exception {
		ExecutionRecord accrual = accrued("02", "2000.00");
		List<Callable<Boolean>> officers = new ArrayList<>();
		for (int officer = 0; officer < 4; officer++) {
			officers.add(() -> {
				try {
					net(accrual, "1000.00");
					return true;
				}
				catch (RuleViolation refused) {
					return false;
				}
			});
		}
		ExecutorService together = Executors.newFixedThreadPool(4);
		try {
			int passed = 0;
			for (Future<Boolean> one : together.invokeAll(officers)) {
				passed += one.get() ? 1 : 0;
			}
			assertThat(passed).isEqualTo(1);
		}
		finally {
			together.shutdown();
		}
	}

	@Test
	void a_tax_is_owed_to_its_collector_when_it_is_ordered_and_settled_when_it_is_paid() {
		ExecutionRecord accrual = accrued("02", "2000.00");
		List<ActOutcome> made = order(accrual, "2000.00", Said.NOTHING);
		for (ActOutcome one : made) {
			this.given.approve(one);
		}
		ExecutionRecord tax = made.get(1).record();
		assertThat(pairs(tax)).containsExactly("RETENTION_ORDER 2103 2101 160.00");
		assertThat(pairs(made.get(0).record())).containsExactly("PAYMENT_ORDER 2103 1101 1840.00");
		ExecutionRecord paid = this.given
			.approve(this.given.register(asked(PAYMENT, tax, on(this.given.lineOf(accrual), "160.00"), UNIT)))
			.record();
		assertThat(pairs(paid)).containsExactly("RETENTION_PAYMENT 2101 1101 160.00");
		// SUNAT gives nothing back while the payee has all that is left of the receipt
		ActOutcome refund = this.given.amend(paid, ActKind.REF, "60.00");
		refused("PAY-030", () -> this.given.approve(refund));
		ExecutionRecord net = this.given
			.approve(this.given
				.register(asked(PAYMENT, made.get(0).record(), on(this.given.lineOf(accrual), "1840.00"), UNIT)))
			.record();
		this.given.approve(this.given.amend(net, ActKind.REF, "690.00"));
		this.given.move(refund, "approve", ExecutionFixture.approver(PAYMENT, UNIT));
		assertThat(pairs(paid)).contains("RETENTION_PAYMENT 2101 1101 -60.00", "RETENTION_ORDER 2103 2101 -60.00");
		assertThat(this.jdbc
			.sql("select count(*) from proof_books where fiscal_year = 2026 and sec_ejec = ? and code = 'T3'")
			.param(UNIT)
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void the_form_proposes_what_is_kept_back_and_makes_an_order_of_each() {
		ExecutionRecord accrual = accrued(ExecutionFixture.DEMO_UNIT, "02", "2000.00");
		assertThat(this.mvc.get().uri(accrual.page() + "/siguiente").with(Signed.as("tesoreria.ue"))).hasStatusOk()
			.bodyText()
			.contains("8 %", "160.00", "1,840.00", "suspension");
		assertThat(this.mvc.post()
			.uri(accrual.page() + "/siguiente")
			.with(Signed.as("tesoreria.ue"))
			.with(csrf())
			.param("documentType", "081")
			.param("documentNumber", "TR-1")
			.param("documentDate", "2026-04-15")
			.param("justification", "Honorarios")
			.param("monto." + line(accrual), "2000.00")).hasStatus3xxRedirection()
			.flash()
			.containsEntry("notice", "execution.registered.parts");
		assertThat(this.mvc.get().uri(accrual.page()).with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("Retención de cuarta categoría", "160.00", "1,840.00");
	}

	@Test
	void the_orders_of_a_form_are_sent_together_where_they_are_to_be() {
		ExecutionRecord accrual = accrued(ExecutionFixture.DEMO_UNIT, "02", "2000.00");
		assertThat(this.mvc.post()
			.uri(accrual.page() + "/siguiente")
			.with(Signed.as("tesoreria.ue"))
			.with(csrf())
			.param("send", "true")
			.param("documentType", "081")
			.param("documentNumber", "TR-2")
			.param("documentDate", "2026-04-15")
			.param("justification", "Honorarios")
			.param("monto." + line(accrual), "2000.00")).hasStatus3xxRedirection()
			.flash()
			.containsEntry("notice", "execution.registered.sent.parts");
		assertThat(this.given.records().successors(accrual))
			.extracting((order) -> this.given.records().acts(order).get(0).state())
			.containsExactly("V", "V");
	}

	@Test
	void what_the_papers_say_later_still_binds_what_the_payee_gets() {
		ExecutionRecord accrual = accrued("01", "1000.00");
		ActOutcome net = net(accrual, "900.01");
		refused("PAY-030",
				() -> this.orders.say(accrual, detraction("RENT"), ExecutionFixture.preparer(PAYMENT_ORDER, UNIT)));
		this.given.move(net, "discard", ExecutionFixture.preparer(PAYMENT_ORDER, UNIT));
		assertThat(this.orders.say(accrual, detraction("RENT"), ExecutionFixture.preparer(PAYMENT_ORDER, UNIT)))
			.singleElement()
			.satisfies((one) -> assertThat(one.left()).isEqualTo(Amount.of(100)));
		refused("PAY-030", () -> net(accrual, "900.01"));
		net(accrual, "900.00");
	}

	private String named(String unit) {
		String csv = "ejecutora,desde,hasta,resolucion\n" + unit + ",01/01/2026,,R.S. 37-2002\n";
		String location = this.mvc.post()
			.uri("/api/v1/imports/withholding-agents")
			.multipart()
			.file(new MockMultipartFile("file", "agentes.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("year", "2026")
			.header("Authorization", "Bearer demo-rector.mef")
			.exchange()
			.getResponse()
			.getHeader("Location");
		return ImportAnswer.of(this.mvc, String.valueOf(location), "rector.mef");
	}

	private String line(ExecutionRecord accrual) {
		return this.choices.ofRecord(accrual).get(0).key();
	}

	private List<String> pairs(ExecutionRecord record) {
		return this.jdbc.sql("""
				select e.stage || ' ' || l.debit || ' ' || l.credit || ' ' || l.amount from journal_entry e
				join journal_line l on l.sec_ejec = e.sec_ejec and l.entry_id = e.id
				where e.sec_ejec = ? and e.record_id = ? order by e.id, l.line""")
			.params(record.secEjec(), record.id())
			.query(String.class)
			.list();
	}

	private static Said detraction(String concept) {
		return new Said(concept, "", Amount.ZERO, "");
	}

	private List<ActOutcome> order(ExecutionRecord accrual, String amount, Said said) {
		return this.orders.register(accrual,
				asked(PAYMENT_ORDER, accrual, on(this.given.lineOf(accrual), amount), accrual.secEjec()), said,
				ExecutionFixture.preparer(PAYMENT_ORDER, accrual.secEjec()), null);
	}

	private ActOutcome net(ExecutionRecord accrual, String amount) {
		return this.given
			.register(asked(PAYMENT_ORDER, accrual, on(this.given.lineOf(accrual), amount), accrual.secEjec()));
	}

	private ExecutionRecord accrued(String voucherType, String amount) {
		return accrued(UNIT, voucherType, amount);
	}

	private ExecutionRecord accrued(String unit, String voucherType, String amount) {
		int fresh = FRESH.getAndIncrement();
		this.given.aUnit(unit);
		LineKey line = this.given.aLineOf(unit, "%04d".formatted(7700 + fresh), "20000");
		ExecutionRecord record = null;
		for (DocumentStage stage : DocumentStage.values()) {
			if (stage == PAYMENT_ORDER) {
				break;
			}
			Registration usual = asked(stage, record, on(line, amount), unit);
			Registration request = (stage != DocumentStage.ACCRUAL) ? usual
					: new Registration(stage, usual.fiscalYear(), unit, usual.predecessorId(), null, 4,
							usual.document(), null, usual.justification(),
							new Voucher(voucherType, "E077", String.valueOf(fresh), DAY), usual.conformity(),
							usual.lines(), null);
			record = this.given.approve(this.given.register(request)).record();
		}
		return record;
	}

}
