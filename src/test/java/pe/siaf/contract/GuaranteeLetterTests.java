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
	@CsvSource({ "31,''", "30,DUE_30", "16,DUE_30", "15,DUE_15", "6,DUE_15", "5,DUE_5", "0,DUE_5", "-1,DUE_PAST" })
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
	void what_is_about_to_expire_stands_on_the_treasurys_desk() {
		Contract contract = this.given.aContract("001650", "100");
		GuaranteeLetter near = this.given.aLetter(contract, "CF-N" + contract.id(), 10);
		GuaranteeLetter far = this.given.aLetter(contract, "CF-F" + contract.id(), 90);
		assertThat(this.mvc.get().uri("/documentos").with(Signed.as("tesoreria.ue"))).bodyText()
			.contains(near.page())
			.doesNotContain(far.page() + "\"");
		assertThat(this.mvc.get().uri(contract.page()).with(Signed.as("tesoreria.ue"))).bodyText()
			.contains(near.page(), far.page(), "Vence en 15 días o menos");
	}

	private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refusal) -> assertThat(refusal.rule().code()).isEqualTo(code));
	}

}
