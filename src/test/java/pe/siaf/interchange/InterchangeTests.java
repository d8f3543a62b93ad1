package pe.siaf.interchange;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.execution.APurchase;
import pe.siaf.identity.Signed;
import pe.siaf.interchange.Counterpart.Delivery;
import pe.siaf.interchange.Counterpart.Measure;
import pe.siaf.interchange.Reconciliations.Compared;
import pe.siaf.interchange.TaxRegister.Taxpayer;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Messages of other systems: each once, whole or not at all, and both sides compared. */
@SiafTest
class InterchangeTests {

	private static final String UNIT = "000475";

	@Autowired
	private AMessage given;

	@Autowired
	private APurchase purchase;

	@Autowired
	private MessageClaims claims;

	@Autowired
	private Messages messages;

	@Autowired
	private Exchanges exchanges;

	@Autowired
	private Reconciliations reconciliations;

	@Autowired
	private Taxpayers taxpayers;

	@Autowired
	@Qualifier("simulatedSiga")
	private SimulatedCounterpart siga;

	@Autowired
	private SimulatedTaxRegister tax;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@BeforeEach
	void aUnitThatKeepsItsYearHere() {
		if (!there(UNIT)) {
			this.purchase.draft(UNIT);
		}
		this.jdbc.sql(
				"insert into supplier (ruc, name, registered_by) values ('20131370645', 'MINISTERIO DE ECONOMIA Y FINANZAS', 'test') on conflict do nothing")
			.update();
	}

	private boolean there(String unit) {
		return this.jdbc.sql("select exists (select from execution_record where sec_ejec = ?)")
			.param(unit)
			.query(Boolean.class)
			.single();
	}

	@Test
	void a_message_counts_once_and_its_number_is_one_message_for_good_INT_002() {
		Delivery order = AMessage.order("M-1", "501", "72000001", "100");
		Message first = this.given.receive(OtherSystem.SIGA, UNIT, order);
		assertThat(first.state()).isEqualTo("APPLIED");
		assertThat(first.records()).isEqualTo(1);
		assertThat(this.given.receive(OtherSystem.SIGA, UNIT, order).id()).isEqualTo(first.id());
		assertThat(orders("72000001")).isEqualTo(1);
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(
					() -> this.given.receive(OtherSystem.SIGA, UNIT, AMessage.order("M-1", "501", "72000001", "101")))
			.satisfies((refusal) -> assertThat(refusal.rule().code()).isEqualTo("INT-002"));
		assertThat(orders("72000001")).isEqualTo(1);
	}

	@Test
	void a_rejected_message_leaves_nothing_says_why_and_can_be_tried_again() {
		LineKey line = this.purchase.aLine(UNIT, "0011", "100");
		Delivery request = request("M-2", "PED-2", line, "60.00", "40.01");
		Message rejected = this.given.receive(OtherSystem.SIGA, UNIT, request);
		assertThat(rejected.state()).isEqualTo("REJECTED");
		assertThat(rejected.code()).isEqualTo("INT-003");
		assertThat(rejected.rule()).isEqualTo("CRT-001");
		assertThat(held(line)).isEqualTo("0.00");
		this.messages.retry(rejected, AMessage.officer(UNIT));
		Message again = this.messages.get(UNIT, rejected.id(), AMessage.officer(UNIT));
		assertThat(again.attempt()).isEqualTo(2);
		assertThat(again.state()).isEqualTo("REJECTED");
		Message applied = this.given.receive(OtherSystem.SIGA, UNIT, request("M-3", "PED-2", line, "60.00", "40.00"));
		assertThat(applied.state()).isEqualTo("APPLIED");
		assertThat(held(line)).isEqualTo("100.00");
		this.messages.retry(applied, AMessage.officer(UNIT));
		assertThat(held(line)).isEqualTo("100.00");
		assertThat(this.messages.answers(OtherSystem.SIGA, UNIT, 2026, AMessage.officer(UNIT)))
			.filteredOn((answer) -> answer.key().equals("PED-2"))
			.extracting((answer) -> answer.messageId() + " " + answer.state() + " " + answer.code())
			.containsExactly("M-2 3 INT-003", "M-3 0 null");
	}

	@Test
	void what_waits_there_is_fetched_once_confirmed_and_both_sides_are_compared() {
		String unit = "000477";
		if (!there(unit)) {
			this.purchase.draft(unit);
		}
		this.siga.put(unit, AMessage.order("F-1", "601", "72000002", "300"), Measure.ORDERS, Amount.of(300));
		this.siga.put(unit, AMessage.order("F-2", "602", "72000002", "50"), Measure.ORDERS, Amount.of(50));
		assertThat(this.exchanges.fetch(OtherSystem.SIGA, AMessage.officer(unit))).isEqualTo(2);
		assertThat(this.siga.deliveries(unit)).isEmpty();
		assertThat(compared(unit)).satisfies((one) -> {
			assertThat(one.agrees()).isTrue();
			assertThat(one.ourAmount()).isEqualTo(Amount.of(350));
		});
		// SIGA says that it has an order more, which never came
		this.siga.put(unit, AMessage.order("F-3", "603", "72000002", "7"), Measure.ORDERS, Amount.of(7));
		this.reconciliations.reconcile(this.siga, unit);
		assertThat(compared(unit).agrees()).isFalse();
		assertThat(compared(unit).difference()).isEqualTo(Amount.of(7));
		// refused there counts nowhere
		this.siga.put(unit, new Delivery("F-3", "orders", 2026, "O/C 603", "number\n603\n"), Measure.ORDERS,
				Amount.of(7));
		assertThat(this.exchanges.fetch(OtherSystem.SIGA, AMessage.officer(unit))).isEqualTo(1);
		assertThat(compared(unit).agrees()).isTrue();
		assertThat(this.mvc.get().uri("/interfaces?sistema=SIGA&estado=REJECTED").with(Signed.as("auditor"))).bodyText()
			.contains("SIGA F-3", "INT-004");
	}

	@Test
	void whoever_had_a_message_fetched_or_tried_again_is_kept_with_its_import() {
		String unit = "987114";
		if (!there(unit)) {
			this.purchase.aUnit(unit);
			this.purchase.draft(unit);
		}
		this.siga.put(unit, came("K-1", "987114", "1", "", "0.5"), Measure.RECEPTIONS, Amount.of(50));
		this.exchanges.fetch(OtherSystem.SIGA, AMessage.officer(unit));
		Message rejected = one(unit, "K-1");
		assertThat(rejected.receivedBy()).isEqualTo("sistema");
		assertThat(rejected.fetchedBy()).isEqualTo(AMessage.officer(unit).username());
		this.given.receive(OtherSystem.SIGA, unit, AMessage.order("K-2", "987114", "98711401", "100"));
		assertThat(one(unit, "K-2").fetchedBy()).isNull();
		this.messages.retry(rejected, AMessage.officer(unit, "otra.persona"));
		assertThat(one(unit, "K-1").state()).isEqualTo("APPLIED");
		assertThat(this.jdbc.sql("select username from delivery_bringer where sec_ejec = ? and kind = 'RECEPTION'")
			.param(unit)
			.query(String.class)
			.list()).containsExactlyInAnyOrder("sistema", "otra.persona", AMessage.officer(unit).username());
		assertThat(this.mvc.get().uri(one(unit, "K-1").page()).with(Signed.as("auditor"))).bodyText()
			.contains("el sistema", "a pedido de otra.persona");
	}

	private Message one(String unit, String messageId) {
		return this.messages.list(new Messages.Filter("SIGA", ""), AMessage.officer(unit), 0, 50)
			.stream()
			.filter((message) -> message.messageId().equals(messageId))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void what_came_and_conforms_there_is_fetched_in_its_order_and_compared() {
		String unit = "987113";
		if (!there(unit)) {
			this.purchase.aUnit(unit);
			this.purchase.draft(unit);
		}
		this.siga.put(unit, AMessage.order("R-1", "987101", "98710001", "100"), Measure.ORDERS, Amount.of(100));
		this.siga.put(unit, came("R-2", "987101", "1", "", "0.75"), Measure.RECEPTIONS, Amount.of(75));
		this.siga.put(unit, came("R-3", "987101", "2", "1", "-0.25"), Measure.RECEPTIONS, Amount.of(-25));
		this.siga.put(unit, new Delivery("R-4", "conformities", 2026, "NEA 1", """
				number,kind,reception,conformity_on,area,conformity_by,amount
				987101,B,1,2026-04-08,ALMACEN,40404040,50.00
				"""), Measure.CONFORMITIES, Amount.of(50));
		this.siga.put(unit, came("R-5", "987102", "1", "", "1"), Measure.RECEPTIONS, Amount.of(9));
		this.exchanges.fetch(OtherSystem.SIGA, AMessage.officer(unit));
		assertThat(this.siga.deliveries(unit)).isEmpty();
		assertThat(compared(unit, Measure.RECEPTIONS)).satisfies((one) -> {
			assertThat(one.agrees()).isTrue();
			assertThat(one.ourRecords()).isEqualTo(2);
			assertThat(one.ourAmount()).isEqualTo(Amount.of(50));
		});
		assertThat(compared(unit, Measure.CONFORMITIES)).satisfies((one) -> {
			assertThat(one.agrees()).isTrue();
			assertThat(one.ourAmount()).isEqualTo(Amount.of(50));
		});
		assertThat(this.messages.answers(OtherSystem.SIGA, unit, 2026, AMessage.officer(unit)))
			.extracting(
					(answer) -> answer.messageId() + " " + answer.state() + " " + answer.code() + " " + answer.number())
			.containsExactly("R-1 2 null C-0000000001", "R-2 2 null C-0000000001/1", "R-3 2 null C-0000000001/2",
					"R-4 2 null C-0000000001/1", "R-5 3 INT-001 null");
		// SIGA says that more came than it handed over
		this.siga.put(unit, came("R-6", "987101", "9", "", "0.1"), Measure.RECEPTIONS, Amount.of(10));
		this.reconciliations.reconcile(this.siga, unit);
		assertThat(compared(unit, Measure.RECEPTIONS).difference()).isEqualTo(Amount.of(10));
	}

	private static Delivery came(String id, String order, String reception, String back, String quantity) {
		return new Delivery(id, "receptions", 2026, "NEA " + reception, """
				number,kind,reception,takes_from,guide,received_on,received_by,line,quantity
				%s,B,%s,%s,G-1,2026-04-07,41414141,1,%s
				""".formatted(order, reception, back, quantity));
	}

	@Test
	void a_code_of_a_systems_own_needs_its_equivalence_INT_006() {
		this.jdbc
			.sql("""
					insert into interface_equivalence values (2026, 'SEACE', 'family', 'MOB-1', '72000007') on conflict do nothing""")
			.update();
		Message unknown = this.given.receive(OtherSystem.SEACE, UNIT, AMessage.order("Q-1", "701", "MOB-2", "10"));
		assertThat(unknown.code()).isEqualTo("INT-006");
		assertThat(unknown.content()).contains("MOB-2");
		assertThat(this.given.receive(OtherSystem.SEACE, UNIT, AMessage.order("Q-2", "702", "MOB-1", "10")).state())
			.isEqualTo("APPLIED");
		assertThat(orders("72000007")).isEqualTo(1);
		// a system without codes of its own speaks in ours
		assertThat(this.given.receive(OtherSystem.SIGA, UNIT, AMessage.order("Q-3", "703", "72000008", "10")).state())
			.isEqualTo("APPLIED");
	}

	@Test
	void a_systems_own_code_is_translated_however_its_heading_is_spelt() {
		this.jdbc
			.sql("""
					insert into interface_equivalence values (2026, 'SEACE', 'family', 'MOB-9', '72000017') on conflict do nothing""")
			.update();
		Delivery plain = AMessage.order("H-1", "711", "MOB-9", "10");
		Delivery spelt = new Delivery("H-1", "orders", 2026, "O/C 711",
				"\uFEFF" + plain.content().replace(",family,", ",Grupo Clase Familia,").replace(',', ';'));
		assertThat(this.given.receive(OtherSystem.SEACE, UNIT, spelt).state()).isEqualTo("APPLIED");
		assertThat(orders("72000017")).isEqualTo(1);
	}

	@Test
	void a_system_hands_over_what_is_its_own_and_one_bad_message_stops_nobody() {
		String unit = "000478";
		if (!there(unit)) {
			this.purchase.draft(unit);
		}
		for (String kind : List.of("suppliers", "ordenes", "commitment-allotments")) {
			assertThatExceptionOfType(RuleViolation.class)
				.isThrownBy(() -> this.given.receive(OtherSystem.SIGA, unit,
						new Delivery("K-" + kind, kind, 2026, "", "a\n1\n")))
				.satisfies((refusal) -> assertThat(refusal.rule().code()).isEqualTo("INT-004"));
		}
		this.siga.put(unit, AMessage.order("B-1", "721", "72000018", "10"), Measure.ORDERS, Amount.of(10));
		this.siga.put(unit, new Delivery("B-2", "ordenes", 2026, "", "a\n1\n"), Measure.ORDERS, Amount.of(1));
		this.siga.put(unit, new Delivery("B-3", "orders", 99999, "", "a\n1\n"), Measure.ORDERS, Amount.of(1));
		this.siga.put(unit, AMessage.order("B-4", "722", "72000018", "20"), Measure.ORDERS, Amount.of(20));
		this.exchanges.fetch(OtherSystem.SIGA, AMessage.officer(unit));
		assertThat(orders("72000018")).isEqualTo(2);
		assertThat(this.siga.deliveries(unit)).isEmpty();
		assertThat(compared(unit).agrees()).isTrue();
	}

	@Test
	void of_two_who_process_a_message_one_does() throws Exception {
		String unit = "000479";
		if (!there(unit)) {
			this.purchase.draft(unit);
		}
		Delivery order = AMessage.order("T-1", "731", "72000019", "10");
		ExecutorService two = Executors.newFixedThreadPool(2);
		try {
			List<Future<Message>> both = two.invokeAll(List.of(() -> this.given.receive(OtherSystem.SIGA, unit, order),
					() -> this.given.receive(OtherSystem.SIGA, unit, order)));
			both.get(0).get();
			both.get(1).get();
		}
		finally {
			two.shutdownNow();
		}
		assertThat(this.given.receive(OtherSystem.SIGA, unit, order).state()).isEqualTo("APPLIED");
		assertThat(orders("72000019")).isEqualTo(1);
		assertThat(this.jdbc.sql("select count(*) from data_import where sec_ejec = ? and file_name = 'SIGA-T-1.csv'")
			.param(unit)
			.query(Integer.class)
			.single()).isEqualTo(1);
		// nothing there of what stands here is a difference, too
		this.reconciliations.reconcile(this.siga, unit);
		assertThat(compared(unit).agrees()).isFalse();
	}

	@Test
	void one_supplier_whom_nobody_knows_or_can_ask_about_keeps_no_other_from_news() {
		String gone = "20100070970";
		this.jdbc.sql(
				"insert into supplier (ruc, name, registered_by) values (?, 'SE VA S.A.', 'test') on conflict (ruc) do update set name = excluded.name, condition = 'FOUND'")
			.param(gone)
			.update();
		this.tax.put(new Taxpayer("20131370645", "", "NO SE SABE", "FOUND"));
		this.tax.forget(gone);
		try {
			this.taxpayers.refresh();
			assertThat(this.jdbc.sql("select condition from supplier where ruc = ?")
				.param(gone)
				.query(String.class)
				.single()).isEqualTo("NOT_FOUND");
		}
		finally {
			this.tax.put(new Taxpayer("20131370645", "MINISTERIO DE ECONOMIA Y FINANZAS", "ACTIVE", "FOUND"));
			this.tax.put(new Taxpayer(gone, "COMERCIAL DEL IMPORTE", "ACTIVE", "FOUND"));
			this.taxpayers.refresh();
		}
	}

	@Test
	void a_message_that_an_import_took_in_is_never_told_to_be_rejected() {
		Message applied = this.given.receive(OtherSystem.SIGA, UNIT, AMessage.order("U-1", "741", "72000021", "1"));
		assertThat(this.claims.unprocessable(UNIT, OtherSystem.SIGA, "U-1")).isEmpty();
		assertThat(this.messages.get(UNIT, applied.id(), AMessage.officer(UNIT)).state()).isEqualTo("APPLIED");
		// what was never kept is told
		assertThat(this.claims.unprocessable(UNIT, OtherSystem.SIGA, "U-NONE")).contains("INT-004");
	}

	@Test
	void an_applied_message_stays_as_it_is() {
		Message applied = this.given.receive(OtherSystem.SIGA, UNIT, AMessage.order("M-9", "509", "72000009", "1"));
		assertThatExceptionOfType(org.springframework.dao.DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc.sql("update interface_message set content = '' where sec_ejec = ? and id = ?")
				.params(UNIT, applied.id())
				.update());
	}

	@Test
	void the_tax_authority_says_who_is_no_supplier_any_more_COM_002() {
		String ruc = "20100070970";
		this.jdbc.sql(
				"insert into supplier (ruc, name, registered_by) values (?, 'SE CIERRA S.A.', 'test') on conflict (ruc) do update set name = excluded.name")
			.param(ruc)
			.update();
		this.tax.put(new Taxpayer(ruc, "SE CIERRA \"DOS\", S.A.", "CLOSED", "FOUND"));
		assertThat(this.taxpayers.refresh()).isPositive();
		assertThat(this.jdbc.sql("select name || ' ' || status from supplier where ruc = ?")
			.param(ruc)
			.query(String.class)
			.single()).isEqualTo("SE CIERRA \"DOS\", S.A. CLOSED");
		this.tax.put(new Taxpayer(ruc, "COMERCIAL DEL IMPORTE", "ACTIVE", "FOUND"));
		this.taxpayers.refresh();
		assertThat(this.taxpayers.refresh()).isZero();
	}

	@Test
	void messages_come_over_the_api_of_the_tokens_unit() {
		String body = """
				{"sender": "SIGA", "id": "API-1", "kind": "orders", "year": 2026, "key": "O/C 1",
				 "content": "number,kind,ruc,object,family,issued_on,term_days,description,unit,quantity,unit_price\\n1,B,20131370645,Compra,72000003,2026-04-01,10,PAPEL,MILLAR,1,80\\n"}""";
		assertThat(this.mvc.post()
			.uri("/api/v1/messages")
			.header("Authorization", "Bearer demo-logistica.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)).hasStatus(201).bodyText().contains("\"sender\":\"SIGA\"", "\"id\":\"API-1\"");
		assertThat(this.mvc.post()
			.uri("/api/v1/messages")
			.header("Authorization", "Bearer demo-personal.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body.replace("API-1", "API-2"))).hasStatus(403);
		assertThat(this.mvc.post()
			.uri("/api/v1/messages")
			.header("Authorization", "Bearer demo-logistica.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body.replace("API-1", ""))).hasStatus(422).bodyText().contains("INT-004");
	}

	private static Delivery request(String id, String key, LineKey line, String... amounts) {
		StringBuilder content = new StringBuilder(
				"request,document_type,document_number,document_date,justification,sec_func,rubro,item,amount\n");
		for (String amount : amounts) {
			content.append(
					"%s,086,PED,2026-04-15,Pedido,%s,00,%s,%s%n".formatted(key, line.secFunc(), line.item(), amount));
		}
		return new Delivery(id, "certifications", 2026, key, content.toString());
	}

	private Compared compared(String unit) {
		return compared(unit, Measure.ORDERS);
	}

	private Compared compared(String unit, Measure measure) {
		return this.reconciliations.last(AMessage.officer(unit))
			.stream()
			.filter((one) -> one.fiscalYear() == 2026 && one.measure() == measure)
			.findFirst()
			.orElseThrow();
	}

	private int orders(String family) {
		return this.jdbc.sql("select count(*) from purchase_order where family = ?")
			.param(family)
			.query(Integer.class)
			.single();
	}

	private String held(LineKey line) {
		return this.jdbc
			.sql("""
					select certified_reserved::text from budget_line where fiscal_year = 2026 and sec_ejec = ? and sec_func = ?""")
			.params(UNIT, line.secFunc())
			.query(String.class)
			.single();
	}

}
