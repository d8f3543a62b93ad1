package pe.siaf.execution;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.execution.Retention.Said;
import pe.siaf.identity.Signed;
import pe.siaf.indicator.ImportAnswer;
import pe.siaf.money.Amount;
import pe.siaf.money.ExchangeRate;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static pe.siaf.execution.DocumentStage.ACCRUAL;
import static pe.siaf.execution.DocumentStage.ANNUAL_COMMITMENT;
import static pe.siaf.execution.DocumentStage.CERTIFICATION;
import static pe.siaf.execution.DocumentStage.MONTHLY_COMMITMENT;
import static pe.siaf.execution.DocumentStage.PAYMENT;
import static pe.siaf.execution.DocumentStage.PAYMENT_ORDER;
import static pe.siaf.execution.ExecutionFixture.asked;
import static pe.siaf.execution.ExecutionFixture.on;
import static pe.siaf.execution.Refusal.refused;

/** Documents in another currency, and differences of exchange (domain R0.5, 9.9, B12). */
@SiafTest
class ForeignCurrencyTests {

	private static final String UNIT = "991180";

	private static final AtomicInteger FRESH = new AtomicInteger(1);

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private PaymentOrders orders;

	@Autowired
	private ForeignAmounts foreign;

	@Autowired
	private ActDecision decision;

	@Autowired
	private YearEndLapse lapse;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@AfterEach
	void nothing_drifts() {
		assertThat(this.given.drift()).isZero();
		assertThat(proof()).isEmpty();
	}

	@Test
	void an_accrual_at_a_higher_rate_raises_what_it_draws_on_and_one_at_a_lower_rate_lowers_it() {
		LineKey line = aLine("5000");
		ExecutionRecord monthly = committed(line, "1000.00", "3.75");
		assertThat(balances(line)).isEqualTo("3750.00 | 3750.00 | 3750.00 | 0.00 | 0.00 | 0.00");
		ActOutcome dearer = register(ACCRUAL, monthly, line, "400.00", "3.80");
		assertThat(dearer.act().total()).isEqualTo(Amount.of("1520.00"));
		assertThat(held(line)).isEqualTo("20.00");
		this.given.approve(dearer);
		assertThat(balances(line)).isEqualTo("3770.00 | 3770.00 | 3770.00 | 1520.00 | 0.00 | 0.00");
		assertThat(held(line)).isEqualTo("0.00");
		this.given.approve(register(ACCRUAL, monthly, line, "600.00", "3.70"));
		assertThat(balances(line)).isEqualTo("3740.00 | 3740.00 | 3740.00 | 3740.00 | 0.00 | 0.00");
		assertThat(kinds(monthly)).containsExactly("INI 3750.00 1000.00", "INC 20.00 0.00", "RED -30.00 0.00");
		assertThat(this.foreign.of(monthly)).satisfies((seen) -> {
			assertThat(seen.available()).isEqualTo(Amount.ZERO);
			assertThat(seen.approved()).isEqualTo(Amount.of(1000));
		});
	}

	@Test
	void an_order_at_another_rate_raises_the_accrual_too_and_is_paid_in_soles() {
		LineKey line = aLine("5000");
		ExecutionRecord accrual = accrued(line, "1000.00", "3.75", "3.80");
		ExecutionRecord order = approved(PAYMENT_ORDER, accrual, line, "400.00", "3.90");
		assertThat(balances(line)).isEqualTo("3840.00 | 3840.00 | 3840.00 | 3840.00 | 1560.00 | 0.00");
		refused("PAY-010", () -> this.given.register(asked(PAYMENT, order, on(line, "1560.01"), UNIT)));
		ExecutionRecord payment = this.given
			.approve(this.given.register(asked(PAYMENT, order, on(line, "1560.00"), UNIT)))
			.record();
		assertThat(this.foreign.of(payment).approved()).isEqualTo(Amount.of(400));
		this.given.approve(this.given.amend(payment, ActKind.REF, "390.00"));
		assertThat(this.foreign.of(payment).approved()).isEqualTo(Amount.of(300));
		assertThat(this.foreign.of(accrual).approved()).isEqualTo(Amount.of("898.44"));
		assertThat(entries("INC")).contains("ACCRUAL 5301 2103 40.00", "MONTHLY_COMMITMENT 8301 8401 40.00");
	}

	@Test
	void CRT_001_a_difference_that_the_credit_does_not_reach_refuses_the_whole_document() {
		LineKey line = aLine("3760");
		ExecutionRecord monthly = committed(line, "1000.00", "3.75");
		RuleViolation short40 = refused("CRT-001", () -> register(ACCRUAL, monthly, line, "1000.00", "3.80"));
		assertThat(short40.figures()).containsEntry("available", Amount.of("10.00"))
			.containsEntry("requested", Amount.of("50.00"))
			.containsEntry("difference", Amount.of("40.00"));
		assertThat(balances(line)).isEqualTo("3750.00 | 3750.00 | 3750.00 | 0.00 | 0.00 | 0.00");
		assertThat(held(line)).isEqualTo("0.00");
		this.given.approve(register(ACCRUAL, monthly, line, "1000.00", "3.76"));
		assertThat(balances(line)).isEqualTo("3760.00 | 3760.00 | 3760.00 | 3760.00 | 0.00 | 0.00");
	}

	@Test
	void a_draft_that_is_discarded_or_corrected_holds_what_it_says_last() {
		LineKey line = aLine("4000");
		ExecutionRecord monthly = committed(line, "1000.00", "3.75");
		ActOutcome draft = register(ACCRUAL, monthly, line, "1000.00", "3.90");
		assertThat(held(line)).isEqualTo("150.00");
		Registration cheaper = asked(ACCRUAL, monthly, on(line, "1000.00"), UNIT).in(francs("3.80"),
				on(line, "1000.00"));
		ActOutcome corrected = this.decision.correct(draft.record(), draft.act().id(), null, cheaper,
				ExecutionFixture.preparer(ACCRUAL, UNIT));
		assertThat(held(line)).isEqualTo("50.00");
		assertThat(corrected.act().rate()).isEqualTo(ExchangeRate.of("3.80"));
		this.given.move(corrected, "discard", ExecutionFixture.preparer(ACCRUAL, UNIT));
		assertThat(held(line)).isEqualTo("0.00");
		this.given.approve(register(ACCRUAL, monthly, line, "1000.00", "3.75"));
	}

	@Test
	void EXE_012_the_currency_is_that_of_the_stage_before() {
		LineKey line = aLine("9000");
		ExecutionRecord monthly = committed(line, "1000.00", "3.75");
		for (String other : List.of("EUR", "PEN")) {
			Registration wrong = asked(ACCRUAL, monthly, on(line, "1.00"), UNIT)
				.in(Foreign.asked(other, ExchangeRate.of("3.80")), on(line, "1.00"));
			assertThat(refused("EXE-012", () -> this.given.register(wrong)).figures()).containsEntry("what",
					"currency");
		}
		LineKey soles = aLine("100");
		ExecutionRecord inSoles = this.given
			.approve(this.given.register(asked(CERTIFICATION, null, on(soles, "100.00"), UNIT)))
			.record();
		refused("EXE-012", () -> register(ANNUAL_COMMITMENT, inSoles, soles, "1.00", null));
		Registration unknown = asked(CERTIFICATION, null, on(line, "1.00"), UNIT)
			.in(Foreign.asked("XXX", ExchangeRate.of("3.80")), on(line, "1.00"));
		refused("CLS-001", () -> this.given.register(unknown));
	}

	@Test
	void what_is_told_in_soles_stands_at_the_rate_of_the_stage_before() {
		LineKey line = aLine("9000");
		ExecutionRecord monthly = committed(line, "1000.00", "3.75");
		ExecutionRecord accrual = this.given
			.approve(this.given.register(asked(ACCRUAL, monthly, on(line, "1500.00"), UNIT)))
			.record();
		assertThat(accrual.currency()).isEqualTo("CHF");
		assertThat(this.foreign.of(accrual).approved()).isEqualTo(Amount.of(400));
		assertThat(balances(line)).isEqualTo("3750.00 | 3750.00 | 3750.00 | 1500.00 | 0.00 | 0.00");
		this.given.approve(this.given.amend(accrual, ActKind.RED, "375.00"));
		assertThat(this.foreign.of(accrual).approved()).isEqualTo(Amount.of(300));
		this.given.approve(this.given.amend(accrual, ActKind.ANU, null));
		assertThat(this.foreign.of(accrual).approved()).isEqualTo(Amount.ZERO);
		assertThat(this.foreign.of(monthly).available()).isEqualTo(Amount.of(1000));
	}

	@Test
	void EXE_015_no_more_of_the_currency_is_drawn_than_is_left() {
		LineKey line = aLine("9000");
		ExecutionRecord monthly = committed(line, "1000.00", "3.75");
		register(ACCRUAL, monthly, line, "400.00", "3.60");
		assertThat(refused("EXE-015", () -> register(ACCRUAL, monthly, line, "600.01", "3.60")).figures())
			.containsEntry("available", Amount.of("600.00"))
			.containsEntry("difference", Amount.of("0.01"))
			.containsEntry("currency", "CHF");
		register(ACCRUAL, monthly, line, "600.00", "3.60");
	}

	@Test
	void EXE_014_without_a_rate_the_one_published_within_a_week_counts() {
		LineKey line = aLine("9000");
		assertThat(refused("EXE-014", () -> register(CERTIFICATION, null, line, "GBP", "10.00", null)).figures())
			.containsEntry("currency", "GBP")
			.containsEntry("day", LocalDate.of(2026, 4, 15));
		assertThat(imported("moneda,fecha,compra,venta,fuente\nGBP,07/04/2026,4.9,5.0,SBS\nGBP,06/04/2026,1,2,SBS\n"))
			.contains("\"APPLIED\"", "\"new\":2");
		refused("EXE-014", () -> register(CERTIFICATION, null, line, "GBP", "10.00", null));
		assertThat(imported("moneda,fecha,compra,venta,fuente\nGBP,08/04/2026,4.9,5.125,SBS\n")).contains("\"new\":1");
		assertThat(register(CERTIFICATION, null, line, "GBP", "10.00", null).act().total())
			.isEqualTo(Amount.of("51.25"));
		assertThat(imported("moneda,fecha,compra,venta,fuente\nGBP,08/04/2026,4.9,5.125,SBS\n"))
			.contains("\"equal\":1");
		assertThat(imported("moneda,fecha,compra,venta,fuente\nXXX,08/04/2026,6,5,SBS\nGBP,08/04/2026,6,5,SBS\n"))
			.contains("\"REJECTED\"", "CLS-001", "INT-001");
		assertThat(this.mvc.get().uri("/ejecucion/tipos-de-cambio?moneda=GBP").with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("08/04/2026", "5.125", "SBS");
	}

	@Test
	void a_detraction_is_reckoned_on_the_voucher_and_the_supplier_gets_the_currency_that_is_left() {
		LineKey line = aLine("9000");
		ExecutionRecord accrual = accrued(line, "1000.00", "3.80", "3.80");
		Registration whole = asked(PAYMENT_ORDER, accrual, on(line, "1000.00"), UNIT).in(francs("3.90"),
				on(line, "1000.00"));
		List<ActOutcome> made = this.orders.register(accrual, whole, new Said("OTHER_SERVICES", "", Amount.ZERO, ""),
				ExecutionFixture.preparer(PAYMENT_ORDER, UNIT), null);
		assertThat(made).extracting((one) -> one.act().total().toString()).containsExactly("3432.00", "456.00");
		made.forEach(this.given::approve);
		assertThat(this.foreign.of(made.get(0).record()).approved()).isEqualTo(Amount.of(880));
		assertThat(this.foreign.of(made.get(1).record()).approved()).isEqualTo(Amount.of(120));
		assertThat(balances(line)).isEqualTo("3888.00 | 3888.00 | 3888.00 | 3888.00 | 3888.00 | 0.00");
	}

	@Test
	void what_leaves_a_document_leaves_it_in_its_currency_too() {
		LineKey line = aLine("5000");
		ExecutionRecord accrual = accrued(line, "1000.00", "3.75", "3.80");
		assertThat(left(accrual, line, "380.00")).isEqualTo("100.00");
		assertThat(left(accrual, line, "3800.00")).isEqualTo("1000.00");
		assertThat(left(accrual, line, "-0.05")).isEqualTo("-0.01");
		LineKey soles = aLine("100");
		ExecutionRecord inSoles = this.given
			.approve(this.given.register(asked(CERTIFICATION, null, on(soles, "100.00"), UNIT)))
			.record();
		assertThat(left(inSoles, soles, "10.00")).isEqualTo("none");
	}

	@Test
	void EXE_016_a_typed_rate_lies_within_two_percent_of_the_published_one() {
		imported("moneda,fecha,compra,venta,fuente\nCAD,10/04/2026,3.70,3.80,SBS\n");
		LineKey line = aLine("400000");
		assertThat(refused("EXE-016", () -> register(CERTIFICATION, null, line, "CAD", "1000.00", "37.50")).figures())
			.containsEntry("rate", "37.5")
			.containsEntry("near", "3.8")
			.containsEntry("percent", "2")
			.containsEntry("what", "RATE_BAND");
		ExecutionRecord certified = this.given.approve(register(CERTIFICATION, null, line, "CAD", "1000.00", "3.85"))
			.record();
		ExecutionRecord annual = this.given
			.approve(register(ANNUAL_COMMITMENT, certified, line, "CAD", "1000.00", null))
			.record();
		ExecutionRecord committed = this.given
			.approve(register(MONTHLY_COMMITMENT, annual, line, "CAD", "1000.00", null))
			.record();
		for (String wrong : List.of("37.50", "0.375", "3.8761", "3.7239")) {
			refused("EXE-016", () -> register(ACCRUAL, committed, line, "CAD", "1000.00", wrong));
		}
		assertThat(balances(line)).isEqualTo("3850.00 | 3850.00 | 3850.00 | 0.00 | 0.00 | 0.00");
		assertThat(held(line)).isEqualTo("0.00");
		register(ACCRUAL, committed, line, "CAD", "100.00", "3.724");
		ExecutionRecord accrual = this.given.approve(register(ACCRUAL, committed, line, "CAD", "900.00", "3.876"))
			.record();
		refused("EXE-016", () -> register(PAYMENT_ORDER, accrual, line, "CAD", "900.00", "37.50"));
		ActOutcome order = register(PAYMENT_ORDER, accrual, line, "CAD", "900.00", "3.81");
		Registration dearer = asked(PAYMENT_ORDER, accrual, on(line, "900.00"), UNIT)
			.in(Foreign.asked("CAD", ExchangeRate.of("38.1")), on(line, "900.00"));
		refused("EXE-016", () -> this.decision.correct(order.record(), order.act().id(), null, dearer,
				ExecutionFixture.preparer(PAYMENT_ORDER, UNIT)));
	}

	@Test
	void EXE_016_where_none_is_published_it_lies_within_ten_percent_of_the_stage_before() {
		LineKey line = aLine("400000");
		ExecutionRecord monthly = committed(line, "1000.00", "3.75");
		assertThat(refused("EXE-016", () -> register(ACCRUAL, monthly, line, "1000.00", "4.1251")).figures())
			.containsEntry("near", "3.75")
			.containsEntry("percent", "10")
			.containsEntry("what", "RATE_BAND_UNPUBLISHED");
		refused("EXE-016", () -> register(ACCRUAL, monthly, line, "1000.00", "3.3749"));
		register(ACCRUAL, monthly, line, "100.00", "3.375");
		ExecutionRecord accrual = approved(ACCRUAL, monthly, line, "900.00", "4.125");
		refused("EXE-016", () -> register(PAYMENT_ORDER, accrual, line, "900.00", "4.5376"));
		register(PAYMENT_ORDER, accrual, line, "900.00", "4.5375");
	}

	@ParameterizedTest
	@CsvSource({ "1000.00, 3.761, 3.761", "1000.00, 3.755, 3.755", "1000.00, 3.513, 3.513", "777.77, 3.999, 3.999",
			"1000.00, 3.761, 3.80", "1000.00, 3.755, 3.70", "250.01, 3.517, 3.771" })
	void an_invoice_with_a_detraction_is_ordered_to_the_cent_at_any_rate(String amount, String rate, String later) {
		Amount owed = ExchangeRate.of(rate).national(Amount.of(amount));
		// at the invoice's own rate nothing more of the line's credit is asked for
		LineKey line = aLine((rate.equals(later) && owed.isWhole()) ? owed.toString() : "9000");
		ExecutionRecord accrual = accrued(line, amount, rate, rate);
		Registration whole = asked(PAYMENT_ORDER, accrual, on(line, amount), UNIT).in(francs(later), on(line, amount));
		List<ActOutcome> made = this.orders.register(accrual, whole, new Said("OTHER_SERVICES", "", Amount.ZERO, ""),
				ExecutionFixture.preparer(PAYMENT_ORDER, UNIT), null);
		assertThat(made).hasSize(2);
		Amount detraction = made.get(1).act().total();
		if (rate.equals(later)) {
			assertThat(made.get(0).act().total().plus(detraction)).isEqualTo(owed);
		}
		made.forEach(this.given::approve);
		assertThat(this.jdbc
			.sql("select sum(foreign_amount) || ' ' || sum(national_amount) from currency_left(?, ?, null)")
			.params(UNIT, accrual.id())
			.query(String.class)
			.single()).isEqualTo("0.00 0.00");
		assertThat(
				this.foreign.of(made.get(0).record()).approved().plus(this.foreign.of(made.get(1).record()).approved()))
			.isEqualTo(Amount.of(amount));
	}

	private String left(ExecutionRecord record, LineKey line, String soles) {
		return this.jdbc.sql("select coalesce(currency_of(?, ?, ?, ?, ?, ?, ?)::numeric(19,2)::text, 'none')")
			.params(UNIT, record.id(), line.secFunc(), line.rubro(), line.resourceType(), line.item(),
					Amount.of(soles).value())
			.query(String.class)
			.single();
	}

	@Test
	void what_lapses_at_the_end_of_a_year_lapses_in_its_currency() {
		String unit = "991181";
		this.given.aUnit(unit);
		LineKey line = this.given.aLineOf(unit, "0001", "9000");
		Registration certified = asked(CERTIFICATION, null, on(line, "1000.00"), unit).in(francs("3.75"),
				on(line, "1000.00"));
		ExecutionRecord record = this.given.approve(this.given.register(certified)).record();
		this.lapse.apply(2026, unit, ExecutionFixture.approver(CERTIFICATION, unit), "Cierre del año");
		assertThat(this.foreign.of(record).approved()).isEqualTo(Amount.ZERO);
	}

	@Test
	void the_api_tells_currency_rate_and_both_amounts() {
		String demo = ExecutionFixture.DEMO_UNIT;
		LineKey line = this.given.aLineOf(demo, "9981", "9000");
		String body = """
				{"unit":"%s","year":2026,"month":4,"operationType":"N","document":{"type":"086","number":"M-1","date":"2026-04-15"},
				 "justification":"Licencias","currency":"USD","exchangeRate":"3.7515","total":"1000.00",
				 "lines":[{"secFunc":"9981","rubro":"00","resourceType":"0","item":"%s","amount":"1000.00"}]}"""
			.formatted(demo, line.item());
		String location = String.valueOf(this.mvc.post()
			.uri("/api/v1/certifications")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.header("Authorization", "Bearer demo-logistica.ue")
			.exchange()
			.getResponse()
			.getHeader("Location"));
		assertThat(this.mvc.get().uri(location).header("Authorization", "Bearer demo-auditor")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.currency", (value) -> assertThat(value).isEqualTo("USD"))
			.hasPathSatisfying("$.foreign.rate", (value) -> assertThat(value).isEqualTo("3.7515"))
			.hasPathSatisfying("$.foreign.acts[0].amount", (value) -> assertThat(value).isEqualTo("1000.00"))
			.hasPathSatisfying("$.acts[0].total", (value) -> assertThat(value).isEqualTo("3751.50"));
	}

	@Test
	void the_form_takes_the_currency_and_the_page_shows_it() {
		String demo = ExecutionFixture.DEMO_UNIT;
		LineKey line = this.given.aLineOf(demo, "9982", "9000");
		assertThat(this.mvc.get()
			.uri("/ejecucion/certificaciones/nueva?year=2026&line=" + line)
			.with(Signed.as("logistica.ue"))).hasStatusOk().bodyText().contains("exchangeRate", "USD. Dólar");
		assertThat(certify(line, "3,75")).hasStatusOk().bodyText().contains("No es un tipo de cambio");
		String page = String.valueOf(certify(line, "3.75").getResponse().getHeader("Location"));
		assertThat(this.mvc.get().uri(page).with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("En USD", "3.75", "100.00", "375.00");
		assertThat(this.mvc.get().uri(page + "/corregir").with(Signed.as("logistica.ue"))).hasStatusOk()
			.bodyText()
			.contains("value=\"100.00\"", "value=\"3.75\"");
	}

	@Test
	@Transactional
	void a_figure_that_somebody_changed_is_found() {
		LineKey line = aLine("5000");
		ExecutionRecord monthly = committed(line, "1000.00", "3.75");
		this.jdbc.sql("alter table execution_act_line disable trigger user").update();
		this.jdbc.sql("update execution_act_line set currency_amount = 999 where sec_ejec = ? and record_id = ?")
			.params(UNIT, this.given.records().get(UNIT, certificationOf(monthly)).id())
			.update();
		assertThat(proof()).contains("rate", "left");
		this.jdbc.sql("update execution_act_line set currency_amount = 1000 where sec_ejec = ? and record_id = ?")
			.params(UNIT, certificationOf(monthly))
			.update();
		this.jdbc.sql("alter table execution_act_line enable trigger user").update();
	}

	private long certificationOf(ExecutionRecord record) {
		ExecutionRecord one = record;
		for (Long before = one.predecessorId(); before != null; before = one.predecessorId()) {
			one = this.given.records().get(record.secEjec(), before);
		}
		return one.id();
	}

	private org.springframework.test.web.servlet.assertj.MvcTestResult certify(LineKey line, String rate) {
		return this.mvc.post()
			.uri("/ejecucion/certificaciones/nueva")
			.with(Signed.as("logistica.ue"))
			.with(csrf())
			.param("year", "2026")
			.param("operationType", "N")
			.param("documentType", "086")
			.param("documentNumber", "M-2")
			.param("documentDate", "2026-04-15")
			.param("justification", "Licencias")
			.param("currency", "USD")
			.param("exchangeRate", rate)
			.param("confirmed", "true")
			.param("monto." + line, "100.00")
			.exchange();
	}

	private String imported(String csv) {
		String location = this.mvc.post()
			.uri("/api/v1/imports/exchange-rates")
			.multipart()
			.file(new MockMultipartFile("file", "tipos.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("year", "2026")
			.header("Authorization", "Bearer demo-rector.mef")
			.exchange()
			.getResponse()
			.getHeader("Location");
		return ImportAnswer.of(this.mvc, String.valueOf(location), "rector.mef");
	}

	private LineKey aLine(String credit) {
		this.given.aUnit(UNIT);
		return this.given.aLineOf(UNIT, "%04d".formatted(FRESH.getAndIncrement()), credit);
	}

	private ExecutionRecord committed(LineKey line, String amount, String rate) {
		ExecutionRecord certified = approved(CERTIFICATION, null, line, amount, rate);
		ExecutionRecord annual = approved(ANNUAL_COMMITMENT, certified, line, amount, null);
		return approved(MONTHLY_COMMITMENT, annual, line, amount, null);
	}

	private ExecutionRecord accrued(LineKey line, String amount, String rate, String later) {
		return approved(ACCRUAL, committed(line, amount, rate), line, amount, later);
	}

	private ExecutionRecord approved(DocumentStage stage, @Nullable ExecutionRecord before, LineKey line, String amount,
			@Nullable String rate) {
		return this.given.approve(register(stage, before, line, amount, rate)).record();
	}

	private ActOutcome register(DocumentStage stage, @Nullable ExecutionRecord before, LineKey line, String amount,
			@Nullable String rate) {
		return register(stage, before, line, "CHF", amount, rate);
	}

	private ActOutcome register(DocumentStage stage, @Nullable ExecutionRecord before, LineKey line, String currency,
			String amount, @Nullable String rate) {
		return this.given.register(asked(stage, before, on(line, amount), UNIT)
			.in(Foreign.asked(currency, (rate != null) ? ExchangeRate.of(rate) : null), on(line, amount)));
	}

	private static Foreign francs(String rate) {
		return Foreign.asked("CHF", ExchangeRate.of(rate));
	}

	private String balances(LineKey line) {
		return this.given.balancesOf(UNIT, line);
	}

	private String held(LineKey line) {
		return this.jdbc
			.sql("""
					select certified_reserved::text from budget_line where fiscal_year = 2026 and sec_ejec = ? and sec_func = ?""")
			.params(UNIT, line.secFunc())
			.query(String.class)
			.single();
	}

	private List<String> kinds(ExecutionRecord record) {
		return this.jdbc.sql("""
				select a.kind || ' ' || al.amount || ' ' || al.currency_amount from execution_act a
				join execution_act_line al on al.sec_ejec = a.sec_ejec and al.act_id = a.id
				where a.sec_ejec = ? and a.record_id = ? order by a.id""")
			.params(record.secEjec(), record.id())
			.query(String.class)
			.list();
	}

	private List<String> entries(String kind) {
		return this.jdbc.sql("""
				select distinct e.stage || ' ' || l.debit || ' ' || l.credit || ' ' || l.amount from journal_entry e
				join journal_line l on l.sec_ejec = e.sec_ejec and l.entry_id = e.id
				join execution_act a on a.sec_ejec = e.sec_ejec and a.id = e.act_id
				where e.sec_ejec = ? and a.kind = ?""").params(UNIT, kind).query(String.class).list();
	}

	private List<String> proof() {
		return this.jdbc
			.sql("""
					select measure from (
					  select * from proof_currency union all select * from proof_ladder union all select * from proof_records
					  union all select * from proof_postings) p where sec_ejec in ('991180', '991181')""")
			.query(String.class)
			.list();
	}

}
