package pe.siaf.contract;

import java.time.LocalDate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.execution.APurchase;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Guarantee letters: who is told how long before they expire, and what becomes of them.
 */
@SiafTest
class GuaranteeLetterTests {

	private static final String UNIT = "000478";

	private static final Profile TREASURER = APurchaseOrder.officer(Role.UE_TREASURY, UNIT);

	@Autowired
	private APurchaseOrder given;

	@Autowired
	private APurchase purchase;

	@Autowired
	private GuaranteeLetters letters;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@BeforeEach
	void aUnit() {
		boolean there = this.jdbc
			.sql("select exists (select from implementing_unit where fiscal_year = 2026 and sec_ejec = ?)")
			.param(UNIT)
			.query(Boolean.class)
			.single();
		if (!there) {
			this.purchase.aLine(UNIT, "0041", "10");
		}
	}

	@ParameterizedTest
	@CsvSource({ "31,''", "30,DUE_FIRST", "16,DUE_FIRST", "15,DUE_SECOND", "6,DUE_SECOND", "5,DUE_LAST", "0,DUE_LAST",
			"-1,DUE_PAST" })
	void a_letter_tells_how_near_its_end_is(int days, String alert) {
		GuaranteeLetter letter = this.given.aLetter(this.given.aContract(UNIT, "100"), "CF-D" + days, days);
		assertThat(letter.alert()).isEqualTo(alert);
		assertThat(letter.daysLeft()).isEqualTo(days);
	}

	@Test
	void a_letter_is_renewed_until_a_later_day_and_stays_settled_GAR_002() {
		GuaranteeLetter letter = this.given.aLetter(this.given.aContract(UNIT, "100"), "CF-R", 3);
		refused("GAR-002", () -> this.letters.move(letter, "renew", letter.expiresOn(), null, TREASURER));
		this.letters.move(letter, "renew", letter.expiresOn().plusDays(90), null, TREASURER);
		GuaranteeLetter renewed = this.letters.get(UNIT, letter.id(), TREASURER);
		assertThat(renewed.alert()).isEmpty();
		refused("WFL-003", () -> this.letters.move(letter, "renew", LocalDate.of(2099, 1, 1), null, TREASURER));
		refused("WFL-004", () -> this.letters.move(renewed, "return", null, null, TREASURER));
		refused("WFL-002", () -> this.letters.move(renewed, "call", null, "Incumplimiento",
				APurchaseOrder.officer(Role.UE_LOGISTICS, UNIT)));
		this.letters.move(renewed, "call", null, "Incumplimiento", TREASURER);
		GuaranteeLetter called = this.letters.get(UNIT, letter.id(), TREASURER);
		refused("WFL-001", () -> this.letters.move(called, "return", null, "Motivo", TREASURER));
	}

	@Test
	void a_banks_number_is_one_letter_and_it_says_what_it_has_to_GAR_001_GAR_003() {
		Contract contract = this.given.aContract(UNIT, "100");
		this.given.aLetter(contract, "CF-U", 100);
		refused("GAR-003", () -> this.given.aLetter(contract, "CF-U", 200));
		LocalDate today = LocalDate.now(FiscalTime.LIMA);
		refused("GAR-001", () -> this.letters.register(
				new GuaranteeLetter.Form(contract.number(), "OTHER", "CF-V", "BANCO", Amount.of(1), today, today),
				TREASURER));
		refused("GAR-001", () -> this.letters.register(new GuaranteeLetter.Form(contract.number(), "OTHER", "CF-V",
				"BANCO", Amount.ZERO, today, today.plusDays(1)), TREASURER));
		refused("COM-004", () -> this.letters.register(
				new GuaranteeLetter.Form("NO-HAY", "OTHER", "CF-V", "BANCO", Amount.of(1), today, today.plusDays(1)),
				TREASURER));
	}

	@Test
	void those_that_end_within_some_days_are_listed_for_the_unit_and_for_the_country() {
		Contract contract = this.given.aContract("001650", "100");
		GuaranteeLetter near = this.given.aLetter(contract, "CF-7N" + contract.id(), 10);
		GuaranteeLetter past = this.given.aLetter(contract, "CF-7P" + contract.id(), -3);
		GuaranteeLetter far = this.given.aLetter(contract, "CF-7F" + contract.id(), 20);
		GuaranteeLetter other = this.given.aLetter(this.given.aContract(UNIT, "100"), "CF-7O", 10);
		assertThat(this.mvc.get().uri("/garantias?dias=15&unidad=001650&size=500").with(Signed.as("tesoro.mef")))
			.bodyText()
			.contains(near.page() + "\"", past.page() + "\"", "faltan 10 días", "venció hace 3 días")
			.doesNotContain(far.page() + "\"", other.page() + "\"");
		assertThat(this.letters.list(new GuaranteeLetters.Chosen("", 15, UNIT), TREASURER, 0, 500))
			.extracting(GuaranteeLetter::number)
			.contains("CF-7O");
		assertThat(this.letters.list(new GuaranteeLetters.Chosen("", 15, "001650"), TREASURER, 0, 500)).isEmpty();
	}

	@Test
	void the_notices_are_those_of_the_year() {
		this.jdbc.sql("insert into guarantee_alert (since, name, days, basis) values (2098, 'FIRST', 60, 'prueba')")
			.update();
		try {
			assertThat(this.letters.alerts(2098)).containsExactly(60, 15, 5);
			assertThat(this.letters.alerts(2097)).containsExactly(30, 15, 5);
		}
		finally {
			this.jdbc.sql("delete from guarantee_alert where since = 2098").update();
		}
	}

	@Test
	void what_is_about_to_expire_stands_on_the_treasurys_desk() {
		Contract contract = this.given.aContract("001650", "100");
		GuaranteeLetter near = this.given.aLetter(contract, "CF-N" + contract.id(), 10);
		GuaranteeLetter far = this.given.aLetter(contract, "CF-F" + contract.id(), 90);
		assertThat(this.mvc.get().uri("/documentos").with(Signed.as("tesoreria.ue"))).bodyText()
			.contains(near.page())
			.doesNotContain(far.page() + "\"");
		assertThat(this.mvc.get().uri(contract.page()).with(Signed.as("tesoreria.ue"))).bodyText()
			.contains(near.page(), far.page(), "Por vencer: segundo aviso");
	}

	private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refusal) -> assertThat(refusal.rule().code()).isEqualTo(code));
	}

}
