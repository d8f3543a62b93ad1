package pe.siaf.continuity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may send what from which browser: each rule refuses, and only what it is about. */
class ContinuityRuleTests extends APreparedBrowser {

	@Test
	void con_001_a_browser_sends_for_who_prepared_it_only() {
		Sent sent = this.browser.registers(this.browser.certification(this.given.aLine(UNIT, "100"), "10.00"));
		Profile berta = this.given.aPerson(Role.UE_LOGISTICS, UNIT,
				"berta." + UUID.randomUUID().toString().substring(0, 8));
		refused("CON-001", () -> this.replay.receive(sent, berta));
		ABrowser unknown = ABrowser.on("secp256r1", UNIT);
		refused("CON-001", () -> send(unknown.registers(unknown.certification("0001-00-0-2.3.1.5.1.2", "1.00"))));
	}

	@Test
	void con_013_it_sends_under_the_profile_that_prepared_it() {
		Sent sent = this.browser.registers(this.browser.certification(this.given.aLine(UNIT, "100"), "10.00"));
		Profile other = this.given.aPerson(Role.UE_HR, UNIT, this.ana.username());
		refused("CON-013", () -> this.replay.receive(sent, other));
		assertThat(send(sent).result()).isEqualTo("TAKEN");
	}

	@Test
	void con_002_a_revoked_browser_signs_no_longer() {
		Sent sent = this.browser.registers(this.browser.certification(this.given.aLine(UNIT, "100"), "10.00"));
		this.browsers.revoke(this.ana.username(), this.browser.id());
		becomes("CON-002", send(sent));
		refused("CON-012", () -> this.browsers.enrol(this.browser.publicKey(), "Chrome", this.ana));
		assertThat(this.browsers.of(this.ana.username())).isEmpty();
	}

	@Test
	void con_003_an_expired_browser_is_prepared_anew() {
		Sent sent = this.browser.registers(this.browser.certification(this.given.aLine(UNIT, "100"), "10.00"));
		this.jdbc.sql("update continuity_device set expires_at = now() - interval '1 second' where id = ?")
			.param(this.browser.id())
			.update();
		Entry refused = becomes("CON-003", send(sent));
		this.browsers.enrol(this.browser.publicKey(), "Chrome", this.ana);
		assertThat(this.replay.retry(refused.id(), this.ana).result()).isEqualTo("TAKEN");
	}

	@Test
	void con_006_what_waited_too_long_is_judged_by_a_person() {
		Map<String, Object> draft = this.browser.certification(this.given.aLine(UNIT, "100"), "10.00");
		draft.put("at", Instant.now().minus(16, ChronoUnit.DAYS).toString());
		becomes("CON-006", send(this.browser.registers(draft)));
		draft = this.browser.certification(this.given.aLine(UNIT, "100"), "10.00");
		draft.put("at", Instant.now().minus(14, ChronoUnit.DAYS).toString());
		assertThat(send(this.browser.registers(draft)).result()).isEqualTo("TAKEN");
	}

	@Test
	void con_007_who_left_the_role_registers_no_more() {
		Sent sent = this.browser.registers(this.browser.certification(this.given.aLine(UNIT, "100"), "10.00"));
		Profile other = this.given.aPerson(Role.UE_HR, "000192", this.ana.username());
		this.jdbc.sql("update user_profile set taken_at = now(), principal = false where id = ?")
			.param(this.ana.id())
			.update();
		becomes("CON-007", this.replay.receive(sent, other));
	}

	@Test
	void con_008_no_payment_and_nothing_of_another_unit_or_role_is_registered_offline() {
		String line = this.given.aLine(UNIT, "100");
		becomes("CON-008", send(this.browser.registers(this.browser.draft("PAYMENT_ORDER", line, "1.00", Map.of()))));
		becomes("CON-008", send(this.browser.registers(this.browser.draft("ACCRUAL", line, "1.00", Map.of()))));
		Map<String, Object> elsewhere = this.browser.certification(line, "1.00");
		elsewhere.put("unit", "000143");
		becomes("CON-008", send(this.browser.registers(elsewhere)));
	}

	@Test
	void con_015_the_first_document_of_a_units_year_is_registered_online() {
		String line = this.given.aLine("000193", "100");
		Profile eva = this.given.aPerson(Role.UE_LOGISTICS, "000193",
				"eva." + UUID.randomUUID().toString().substring(0, 8));
		ABrowser hers = ABrowser.of(eva, this.browsers);
		becomes("CON-015", this.replay.receive(hers.registers(hers.certification(line, "1.00")), eva));
	}

	@Test
	void con_016_what_is_no_entry_is_refused() {
		Sent sent = this.browser.registers(this.browser.certification(this.given.aLine(UNIT, "100"), "10.00"));
		for (String content : List.of("", "null", "[]", "{}", sent.content() + "x",
				sent.content().replace("\"lines\":[", "\"more\":[],\"lines\":["),
				sent.content().replace("\"unit\":", "\"unit\":\"000143\",\"unit\":"),
				sent.content().replace("10.00", "99999999999999999999.00"), sent.content().replace("10.00", "1.005"))) {
			refused("CON-016", () -> send(new Sent(content, this.browser.sign(content), null)));
		}
	}

	@Test
	void con_012_a_key_is_one_on_p_256() {
		refused("CON-012", () -> this.browsers.enrol(ABrowser.on("secp384r1", UNIT).publicKey(), "Chrome", this.ana));
		refused("CON-012", () -> this.browsers.enrol(new byte[] { 1, 2, 3 }, "Chrome", this.ana));
	}

}
