package pe.siaf.contract;

import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.contract.Forecast.Line;
import pe.siaf.execution.APurchase;
import pe.siaf.identity.Role;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;
import pe.siaf.programming.FileFinding;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.PlanningProcess;
import pe.siaf.programming.SubmissionCheck;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Forecasts of later years, made in 2026: who signs them, and what they bind. */
@SiafTest
class ForecastTests {

	private static final String UNIT = "000474";

	private static final String ITEM = "2.3.1.5.1.2";

	@Autowired
	private APurchaseOrder given;

	@Autowired
	private APurchase purchase;

	@Autowired
	private Contracts contracts;

	@Autowired
	private List<SubmissionCheck> checks;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@BeforeEach
	void aUnit() {
		boolean there = this.jdbc.sql("select exists (select from budget_line where sec_ejec = ?)")
			.param(UNIT)
			.query(Boolean.class)
			.single();
		if (!there) {
			this.purchase.aLine(UNIT, "0001", "10");
		}
	}

	@Test
	void in_force_it_is_missing_in_the_programming_of_its_year_until_it_is_annulled_PRG_020() {
		Forecast sent = this.given.move(this.given.aForecast(UNIT, "", promised(2081, "700"), promised(2082, "300")),
				"verify", Role.UE_LOGISTICS);
		Forecast signed = this.given.move(sent, "sign", Role.UE_BUDGET);
		assertThat(missing(2081)).isEmpty();
		Forecast inForce = this.given.move(signed, "approve", Role.UE_ADMIN_HEAD);
		assertThat(missing(2081)).containsExactly(Amount.of(700));
		assertThat(missing(2082)).containsExactly(Amount.of(300));

		this.given.move(inForce, "annul", Role.UE_BUDGET);
		assertThat(missing(2081)).isEmpty();
		assertThat(missing(2082)).isEmpty();
	}

	@Test
	void three_people_make_a_forecast_CTL_001() {
		Forecast asked = this.given.aForecast(UNIT, "", promised(2081, "1"));
		refused("WFL-001", () -> this.given.move(asked, "sign", Role.UE_BUDGET));
		Forecast sent = this.given.move(asked, "verify", Role.UE_LOGISTICS);
		refused("WFL-002", () -> this.given.move(sent, "sign", Role.UE_ADMIN_HEAD));
		refused("WFL-003", () -> this.given.move(asked, "verify", Role.UE_LOGISTICS));
		Forecast back = this.given.move(this.given.move(sent, "sign", Role.UE_BUDGET), "reject", Role.UE_ADMIN_HEAD);
		assertThat(back.budgetName()).isNull();
		this.jdbc.sql("update budget_forecast set prepared_by = 'ue_budget' where sec_ejec = ? and id = ?")
			.params(UNIT, back.id())
			.update();
		Forecast again = this.given.move(this.given.fresh(back), "verify", Role.UE_LOGISTICS);
		refused("CTL-001", () -> this.given.move(again, "sign", Role.UE_BUDGET));
	}

	@Test
	void no_more_is_forecast_of_a_contract_than_its_year_pays_FOR_004() {
		Contract contract = this.given.aContractUntil(UNIT, 2083, "500");
		Forecast first = this.given.aForecast(UNIT, contract.number(), promised(2083, "400"));
		Forecast second = this.given.aForecast(UNIT, contract.number(), promised(2083, "100.01"));
		this.given.inForce(first);
		assertThat(this.contracts.years(contract).get(1).unforeseen()).isEqualTo(Amount.of(100));
		refused("FOR-004", () -> this.given.move(second, "verify", Role.UE_LOGISTICS));
		Forecast third = this.given.aForecast(UNIT, contract.number(), promised(2083, "100"));
		this.given.inForce(third);
		assertThat(this.contracts.years(contract).get(1).unforeseen()).isEqualTo(Amount.ZERO);
		refused("FOR-004", () -> this.given.move(this.given.aForecast(UNIT, contract.number(), promised(2084, "1")),
				"verify", Role.UE_LOGISTICS));
	}

	@Test
	void a_forecast_is_of_later_years_and_of_known_codes() {
		refused("FOR-002", () -> this.given.aForecast(UNIT, "", promised(2026, "1")));
		refused("FOR-003", () -> this.given.aForecast(UNIT, "", new Line(2081, "00", "2.3.9.9.9.9", Amount.of(1))));
		refused("FOR-001", () -> this.given.aForecast(UNIT, ""));
		refused("FOR-001", () -> this.given.aForecastOf(2081, UNIT, promised(2082, "1")));
		refused("FOR-001", () -> this.given.aForecast(UNIT, "", promised(2081, "1"), promised(2081, "2")));
		refused("COM-004", () -> this.given.aForecast(UNIT, "NO-HAY", promised(2081, "1")));
		assertThat(ForecastForm.read("2081\t00\t2.3. 1 5. 1 2\t1,234.50\n\n2082;00;" + ITEM + ";7"))
			.containsExactly(promised(2081, "1234.50"), promised(2082, "7"));
		refused("FOR-001", () -> ForecastForm.read("2081\t00\t" + ITEM));
	}

	@Test
	void what_a_forecast_promises_is_not_promised_by_file_again() {
		String unit = "001650";
		this.jdbc.sql("insert into fiscal_year values (2026, 'EXECUTION') on conflict do nothing").update();
		Contract contract = this.given.aContractUntil(unit, 2085, "900");
		this.jdbc.sql("""
				insert into precommitment (fiscal_year, sec_ejec, rubro, item, amount, document)
				values (2085, ?, '00', ?, 900, ?)""").params(unit, ITEM, contract.number()).update();
		assertThat(missing(unit, 2085)).containsExactly(Amount.of(900));
		Forecast forecast = this.given.inForce(this.given.aForecast(unit, contract.number(), promised(2085, "800")));
		assertThat(missing(unit, 2085)).containsExactly(Amount.of(800));
		// a contract isn't lowered below what is promised of it
		refused("COM-005", () -> this.given.addendum(contract, 2085, "-100.01"));
		this.given.addendum(contract, 2085, "-100");
		// annulled it promises nothing, and the file's word counts again
		this.given.move(forecast, "annul", Role.UE_BUDGET);
		assertThat(missing(unit, 2085)).containsExactly(Amount.of(900));
	}

	@Test
	void the_api_makes_and_moves_a_forecast_and_its_page_shows_what_waits() {
		String body = """
				{"year": 2026, "process": "LP-77", "object": "Limpieza", "document": "MEMO 1", "documentDate": "2026-04-02",
				 "lines": [{"year": 2084, "rubro": "00", "item": "%s", "amount": "55.10"}]}"""
			.formatted(ITEM);
		String location = String.valueOf(this.mvc.post()
			.uri("/api/v1/forecasts")
			.header("Authorization", "Bearer demo-logistica.ue")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange()
			.getResponse()
			.getHeader("Location"));
		for (String step : List.of("logistica.ue verify V", "presupuesto.ue sign S")) {
			String[] parts = step.split(" ");
			assertThat(this.mvc.post()
				.uri(location + "/" + parts[1])
				.header("Authorization", "Bearer demo-" + parts[0])
				.contentType(MediaType.APPLICATION_JSON)
				.content("{}")).hasStatusOk().bodyText().contains("\"state\":\"" + parts[2] + "\"");
		}
		String page = location.replace("/api/v1/forecasts", "/previsiones");
		assertThat(this.mvc.get().uri(page).with(Signed.as("administracion.ue"))).hasStatusOk()
			.bodyText()
			.contains("Suscribir por administración", "55.10");
		assertThat(this.mvc.get().uri(page).with(Signed.as("presupuesto.ue"))).bodyText()
			.doesNotContain("Suscribir por administración");
		assertThat(this.mvc.get().uri("/documentos").with(Signed.as("administracion.ue"))).bodyText().contains(page);
	}

	private static Line promised(int year, String amount) {
		return new Line(year, "00", ITEM, Amount.of(amount));
	}

	private List<Amount> missing(int year) {
		return missing(UNIT, year);
	}

	private List<Amount> missing(String unit, int year) {
		FileKey file = new FileKey(year, PlanningProcess.MULTI_YEAR, unit);
		return this.checks.stream()
			.flatMap((check) -> check.check(file).stream())
			.filter((finding) -> finding.rule().code().equals("PRG-020"))
			.map(FileFinding::figures)
			.map((figures) -> (Amount) figures.get("missing"))
			.toList();
	}

	private static void refused(String code, Callable<?> act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act::call)
			.satisfies((refusal) -> assertThat(refusal.rule().code()).isEqualTo(code));
	}

}
