package pe.siaf.interchange;

import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import tools.jackson.databind.json.JsonMapper;

import pe.siaf.SiafTest;
import pe.siaf.exchange.ASystemElsewhere;
import pe.siaf.exchange.ASystemElsewhere.Answer;
import pe.siaf.exchange.ASystemElsewhere.Asked;
import pe.siaf.exchange.RemoteAway;
import pe.siaf.exchange.RemoteSystems;
import pe.siaf.execution.APurchase;
import pe.siaf.identity.Signed;
import pe.siaf.interchange.Counterpart.Delivery;
import pe.siaf.interchange.Counterpart.Measure;
import pe.siaf.interchange.Reconciliations.Compared;
import pe.siaf.interchange.TaxRegister.Voucher;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** SIGA and SUNAT over HTTP: whatever the other side does, each message counts once. */
@SiafTest
class HttpCounterpartTests {

	private static final AtomicInteger FRESH = new AtomicInteger(987121);

	private final String unit = String.valueOf(FRESH.getAndIncrement());

	private final ASystemElsewhere there = new ASystemElsewhere("siga");

	private final ASystemElsewhere sunat = new ASystemElsewhere("sunat");

	@Autowired
	private MessageClaims claims;

	@Autowired
	private Messages messages;

	@Autowired
	private Reconciliations reconciliations;

	@Autowired
	private RemoteSystems calls;

	@Autowired
	private APurchase purchase;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private JsonMapper json;

	@Autowired
	private MockMvcTester mvc;

	@BeforeEach
	void aUnitAndTheOtherSide() {
		this.purchase.aUnit(this.unit);
		this.jdbc.sql(
				"insert into supplier (ruc, name, registered_by) values ('20131370645', 'MINISTERIO DE ECONOMIA Y FINANZAS', 'test') on conflict do nothing")
			.update();
		this.there.answers("/units", "[\"" + this.unit + "\"]");
		this.there.answers("/units/" + this.unit + "/confirmations", Answer.of(204, ""));
	}

	private Exchanges exchanges() {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("siga", new HttpCounterpart(OtherSystem.SIGA, this.there.called(this.calls)));
		return new Exchanges(beans.getBeanProvider(Counterpart.class), this.messages, this.claims, this.reconciliations,
				this.calls);
	}

	@AfterEach
	void close() {
		this.there.close();
		this.sunat.close();
		this.jdbc.sql("delete from remote_system").update();
	}

	@Test
	void what_waits_is_taken_in_told_and_compared() {
		waits(order("H-1", "987201"), order("H-2", "987202"));
		states(2, "20.00");
		assertThat(fetch()).isEqualTo(2);
		assertThat(told()).containsExactly("H-1 true", "H-2 true");
		assertThat(compared().agrees()).isTrue();
		assertThat(page()).contains("SIGA", "Responde");
	}

	@Test
	void a_message_that_comes_again_since_it_could_not_be_told_counts_once() {
		this.there.forgets();
		this.there.answers("/units", "[\"" + this.unit + "\"]");
		waits(order("I-1", "987211"), order("I-2", "987212"));
		this.there.answers("/units/" + this.unit + "/confirmations", Answer.of(503, ""));
		away("FAILED");
		assertThat(state("I-1")).isEqualTo("APPLIED");
		assertThat(page()).contains("Sin conexión", "HTTP 503");
		this.there.forgets();
		this.there.answers("/units", "[\"" + this.unit + "\"]");
		this.there.answers("/units/" + this.unit + "/confirmations", Answer.of(204, ""));
		waits(order("I-1", "987211"), order("I-2", "987212"));
		states(0, "0");
		exchanges().again();
		assertThat(orders("98720211") + orders("98720212")).isEqualTo(2);
		assertThat(told()).contains("I-1 true", "I-2 true");
		assertThat(page()).contains("Responde").doesNotContain("Sin conexión");
		// the key of what was told is the same each time
		assertThat(this.there.asked()
			.stream()
			.filter((one) -> one.method().equals("POST") && one.body().contains("I-1"))
			.map(Asked::key)
			.distinct()).hasSize(1);
	}

	@Test
	void nothing_is_lost_while_the_other_side_is_away() {
		String path = "/units/" + this.unit + "/deliveries";
		for (Answer bad : List.of(Answer.of(500, ""), Answer.of(401, ""), Answer.of(200, "[{]"),
				Answer.of(200, "[{\"kind\":\"orders\"}]"), Answer.of(200, "\"" + "x".repeat(30_000) + "\""),
				Answer.elsewhere("http://localhost:1/"), Answer.brokenOff())) {
			this.there.forgets();
			this.there.answers("/units", "[\"" + this.unit + "\"]");
			this.there.answers(path, bad);
			assertThatExceptionOfType(RuleViolation.class)
				.isThrownBy(() -> exchanges().fetch(OtherSystem.SIGA, AMessage.officer(this.unit)))
				.satisfies((refusal) -> assertThat(refusal.rule().code()).isEqualTo("INT-007"));
		}
		assertThat(this.calls.called().get(0).failing()).isTrue();
		this.there.forgets();
		aUnitAndTheOtherSide();
		waits(order("J-1", "987221"));
		states(0, "0");
		assertThat(fetch()).isEqualTo(1);
		assertThat(state("J-1")).isEqualTo("APPLIED");
	}

	@Test
	void what_is_refused_here_is_told_with_its_code_and_those_behind_go_on() {
		waits(new Delivery("K-1", "suppliers", 2026, "", "ruc\n1\n"),
				new Delivery("K-2", "orders", 2026, "", "number\n1\n"), order("K-3", "987231"));
		states(0, "0");
		fetch();
		assertThat(told()).containsExactly("K-1 false", "K-2 false", "K-3 true");
		assertThat(this.there.asked()).filteredOn((one) -> one.body().contains("K-1"))
			.allSatisfy((one) -> assertThat(one.body()).contains("\"code\":\"INT-004\""));
	}

	@Test
	void what_is_stated_of_another_systems_measures_is_not_believed() {
		waits();
		this.there.answers("/units/" + this.unit + "/stated",
				"[{\"measure\":\"CONTRACTS\",\"records\":1,\"amount\":\"1.00\"}]");
		away("UNREADABLE");
	}

	@Test
	void whom_sunat_does_not_know_it_says_so_and_an_address_that_is_gone_says_nothing() {
		HttpTaxRegister register = new HttpTaxRegister(this.sunat.called(this.calls));
		this.sunat.answers("/taxpayers/20100070970",
				"{\"known\":true,\"ruc\":\"20100070970\",\"name\":\"S.A.\",\"status\":\"ACTIVE\",\"condition\":\"FOUND\"}");
		this.sunat.answers("/taxpayers/20100070971", "{\"known\":false}");
		this.sunat.answers("/taxpayers/20100070972",
				"{\"known\":true,\"ruc\":\"20100070970\",\"name\":\"S.A.\",\"status\":\"ACTIVE\",\"condition\":\"FOUND\"}");
		assertThat(register.taxpayer("20100070970"))
			.hasValueSatisfying((one) -> assertThat(one.name()).isEqualTo("S.A."));
		assertThat(register.taxpayer("20100070971")).isEmpty();
		// of another one, or of an address that isn't there
		assertThatExceptionOfType(RemoteAway.class).isThrownBy(() -> register.taxpayer("20100070972"));
		assertThatExceptionOfType(RemoteAway.class).isThrownBy(() -> register.taxpayer("20100070973"));
	}

	@Test
	void sunat_answers_of_a_voucher() {
		HttpTaxRegister register = new HttpTaxRegister(this.sunat.called(this.calls));
		this.sunat.answers("/vouchers", Answer.of(500, "")).answers("/vouchers", "{\"answer\":\"ANNULLED\"}");
		Voucher voucher = new Voucher("20100070970", "01", "F001", "7", null, "USD", Amount.of("118.00"));
		assertThat(register.voucher(voucher)).isEqualTo(TaxRegister.Answer.ANNULLED);
		assertThat(this.sunat.asked().get(1).body()).contains("\"amount\":\"118.00\"", "\"currency\":\"USD\"",
				"\"series\":\"F001\"");
		assertThat(this.sunat.asked().get(0).key()).isEqualTo(this.sunat.asked().get(1).key());
		this.sunat.forgets();
		this.sunat.answers("/vouchers", "{\"answer\":\"MAYBE\"}");
		assertThatExceptionOfType(RemoteAway.class).isThrownBy(() -> register.voucher(voucher));
	}

	private int fetch() {
		return exchanges().fetch(OtherSystem.SIGA, AMessage.officer(this.unit));
	}

	private void away(String problem) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(this::fetch).satisfies((refusal) -> {
			assertThat(refusal.rule().code()).isEqualTo("INT-007");
			assertThat(refusal.figures()).containsEntry("problem", problem);
		});
	}

	private static Delivery order(String id, String number) {
		return AMessage.order(id, number, "98720" + number.substring(3), "10");
	}

	/** These, and then nothing more. */
	private void waits(Delivery... deliveries) {
		List<HttpCounterpart.Handed> handed = Arrays.stream(deliveries)
			.map((one) -> new HttpCounterpart.Handed(one.id(), one.kind(), one.fiscalYear(), one.key(), one.content()))
			.toList();
		String path = "/units/" + this.unit + "/deliveries";
		this.there.answers(path, this.json.writeValueAsString(handed)).answers(path, "[]");
	}

	private void states(int orders, String amount) {
		this.there.answers("/units/" + this.unit + "/stated",
				"[{\"measure\":\"ORDERS\",\"records\":%d,\"amount\":\"%s\"}]".formatted(orders, amount));
	}

	private List<String> told() {
		return this.there.asked()
			.stream()
			.filter((one) -> one.method().equals("POST"))
			.map((one) -> this.json.readTree(one.body()))
			.map((one) -> one.get("id").asString() + " " + one.get("accepted").asBoolean())
			.toList();
	}

	private String state(String message) {
		return this.jdbc.sql("select state from interface_message where sec_ejec = ? and message_id = ?")
			.params(this.unit, message)
			.query(String.class)
			.single();
	}

	private int orders(String family) {
		return this.jdbc.sql("select count(*) from purchase_order where sec_ejec = ? and family = ?")
			.params(this.unit, family)
			.query(Integer.class)
			.single();
	}

	private Compared compared() {
		return this.reconciliations.last(AMessage.officer(this.unit))
			.stream()
			.filter((one) -> one.fiscalYear() == 2026 && one.measure() == Measure.ORDERS)
			.findFirst()
			.orElseThrow();
	}

	private String page() {
		try {
			return this.mvc.get()
				.uri("/interfaces")
				.with(Signed.as("auditor"))
				.exchange()
				.getResponse()
				.getContentAsString();
		}
		catch (UnsupportedEncodingException never) {
			throw new IllegalStateException(never);
		}
	}

}
