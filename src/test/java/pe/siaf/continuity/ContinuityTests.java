package pe.siaf.continuity;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import org.springframework.dao.DataIntegrityViolationException;

import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What was registered offline is taken in order, once each, only from the browser that
 * signed it, and by the rules of the forms.
 */
class ContinuityTests extends APreparedBrowser {

	@Test
	void an_entry_becomes_a_draft_that_holds_its_credit() {
		String line = this.given.aLine(UNIT, "100");
		Entry taken = send(this.browser.registers(this.browser.certification(line, "60.00")));
		assertThat(taken.result()).isEqualTo("TAKEN");
		assertThat(taken.page()).contains("/ejecucion/certificaciones/2026/" + UNIT + "/" + taken.document());
		assertThat(this.given.held(UNIT, line)).isEqualTo("60.00");
		assertThat(this.jdbc.sql("select prepared_by from execution_act where sec_ejec = ? and record_id = ?")
			.params(UNIT, taken.recordId())
			.query(String.class)
			.single()).isEqualTo(this.ana.username());
		assertThat(trail(taken.deviceId() + "/1")).containsExactly("take");
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void the_same_entry_twice_has_one_effect() {
		String line = this.given.aLine(UNIT, "100");
		Sent sent = this.browser.registers(this.browser.certification(line, "30.00"));
		Entry first = send(sent);
		Entry again = send(sent);
		assertThat(again).isEqualTo(first);
		assertThat(this.given.held(UNIT, line)).isEqualTo("30.00");
	}

	@Test
	void the_same_entry_at_once_from_eight_tabs_has_one_effect() throws Exception {
		String line = this.given.aLine(UNIT, "100");
		Sent sent = this.browser.registers(this.browser.certification(line, "10.00"));
		List<Future<Entry>> answers = new ArrayList<>();
		try (Tabs tabs = new Tabs()) {
			for (int tab = 0; tab < 8; tab++) {
				answers.add(tabs.executor.submit(() -> send(sent)));
			}
			for (Future<Entry> answer : answers) {
				assertThat(answer.get().result()).isEqualTo("TAKEN");
			}
		}
		assertThat(this.given.held(UNIT, line)).isEqualTo("10.00");
	}

	@Test
	void what_was_interrupted_before_it_became_a_draft_does_when_it_is_sent_again() {
		String line = this.given.aLine(UNIT, "100");
		Sent sent = this.browser.registers(this.browser.certification(line, "10.00"));
		// as a crash leaves it: kept, and nothing became of it
		SignedEntry entry = this.replayReader().read(sent.content());
		this.store.keep(this.browsers.ofPerson(this.browser.id(), this.ana), sent, entry, this.ana);
		assertThat(send(sent).result()).isEqualTo("TAKEN");
	}

	@Test
	void con_004_what_was_altered_or_signed_by_another_is_not_believed() {
		String line = this.given.aLine(UNIT, "100");
		Sent sent = this.browser.registers(this.browser.certification(line, "10.00"));
		refused("CON-004", () -> send(new Sent(sent.content().replace("10.00", "90.00"), sent.signature(), null)));
		ABrowser another = ABrowser.on("secp256r1", UNIT);
		refused("CON-004", () -> send(new Sent(sent.content(), another.sign(sent.content()), null)));
		refused("CON-004", () -> send(new Sent(sent.content(), "none", null)));
		assertThat(this.store.ofBrowser(UNIT, this.browser.id())).isEmpty();
		assertThat(trail(this.browser.id().toString())).containsExactly("prepare", "refuse", "refuse", "refuse");
		assertThat(send(sent).result()).isEqualTo("TAKEN");
	}

	@Test
	void con_005_nothing_is_left_out_moved_or_written_twice() {
		String line = this.given.aLine(UNIT, "100");
		Sent first = this.browser.registers(this.browser.certification(line, "10.00"));
		Sent second = this.browser.registers(this.browser.certification(line, "20.00"));
		refused("CON-005", () -> send(second));
		send(first);
		ABrowser twin = this.browser;
		String rewritten = second.content()
			.replace("20.00", "25.00")
			.replaceFirst("\"previous\":\"[0-9a-f]+\"", "\"previous\":\"" + "0".repeat(64) + "\"");
		refused("CON-005", () -> send(new Sent(rewritten, twin.sign(rewritten), null)));
		send(second);
		// another entry in the place of one that was taken
		String other = first.content().replace("10.00", "15.00");
		refused("CON-005", () -> send(new Sent(other, twin.sign(other), null)));
		assertThat(this.given.held(UNIT, line)).isEqualTo("30.00");
	}

	@Test
	void con_005_a_key_is_used_once() {
		String line = this.given.aLine(UNIT, "100");
		Sent first = this.browser.registers(this.browser.certification(line, "10.00"));
		send(first);
		Sent second = this.browser.registers(this.browser.certification(line, "10.00"));
		String key = first.content().replaceFirst(".*\"key\":\"([^\"]+)\".*", "$1");
		String copied = second.content().replaceFirst("\"key\":\"[^\"]+\"", "\"key\":\"" + key + "\"");
		refused("CON-005", () -> send(new Sent(copied, this.browser.sign(copied), null)));
	}

	@Test
	void a_rule_of_the_forms_refuses_with_its_figures_and_the_entry_can_be_tried_again() {
		String line = this.given.aLine(UNIT, "100");
		Sent first = this.browser.registers(this.browser.certification(line, "60.00"));
		Sent second = this.browser.registers(this.browser.certification(line, "30.00"));
		this.given.anotherTakes(UNIT, line, "50.00");
		Entry short10 = becomes("CRT-001", send(first));
		assertThat(short10.message()).contains("50.00").contains("60.00");
		assertThat(send(second).result()).isEqualTo("TAKEN");
		becomes("CRT-001", this.replay.retry(short10.id(), this.ana));
		assertThat(attempts(short10)).isEqualTo(2);
		assertThat(this.given.held(UNIT, line)).isEqualTo("80.00");
		assertThat(this.given.drift()).isZero();
	}

	@Test
	void con_009_what_draws_on_an_entry_waits_until_that_is_approved() {
		String line = this.given.aLine(UNIT, "100");
		Sent certification = this.browser.registers(this.browser.certification(line, "60.00"));
		Sent commitment = this.browser.registers(this.browser.commitment(line, "60.00", 1, null));
		Entry certified = send(certification);
		Entry waiting = send(commitment);
		assertThat(waiting.result()).isEqualTo("WAITING");
		assertThat(waiting.code()).isEqualTo("CON-009");
		this.given.approve(UNIT, Long.valueOf(String.valueOf(certified.recordId())));
		assertThat(this.replay.retry(waiting.id(), this.ana).result()).isEqualTo("TAKEN");
	}

	@Test
	void con_010_what_draws_on_a_discarded_entry_is_refused() {
		String line = this.given.aLine(UNIT, "100");
		Sent certification = this.browser.registers(this.browser.certification(line, "160.00"));
		Sent commitment = this.browser.registers(this.browser.commitment(line, "60.00", 1, null));
		Entry refused = becomes("CRT-001", send(certification));
		Entry waiting = send(commitment);
		assertThat(waiting.result()).isEqualTo("WAITING");
		refused("CON-014", () -> this.replay.discard(refused.id(), " ", this.ana, false));
		Entry discarded = this.replay.discard(refused.id(), "Ya no se compra", this.ana, false);
		assertThat(discarded.result()).isEqualTo("DISCARDED");
		assertThat(discarded.reason()).isEqualTo("Ya no se compra");
		becomes("CON-010", this.replay.retry(waiting.id(), this.ana));
		assertThat(trail(refused.deviceId() + "/1")).containsExactly("refuse", "discard");
	}

	@Test
	void con_011_an_entry_is_settled_once() {
		Entry taken = send(this.browser.registers(this.browser.certification(this.given.aLine(UNIT, "100"), "10.00")));
		refused("CON-011", () -> this.replay.retry(taken.id(), this.ana));
		refused("CON-011", () -> this.replay.discard(taken.id(), "No", this.ana, false));
	}

	@Test
	void what_its_person_let_go_of_before_sending_is_kept_and_registers_nothing() {
		String line = this.given.aLine(UNIT, "100");
		Sent sent = this.browser.registers(this.browser.certification(line, "10.00"));
		Entry dropped = send(new Sent(sent.content(), sent.signature(), "Se escribió dos veces"));
		assertThat(dropped.result()).isEqualTo("DISCARDED");
		assertThat(this.given.held(UNIT, line)).isEqualTo("0.00");
		assertThat(send(this.browser.registers(this.browser.certification(line, "10.00"))).result()).isEqualTo("TAKEN");
	}

	@Test
	void what_was_kept_is_neither_changed_nor_deleted() {
		send(this.browser.registers(this.browser.certification(this.given.aLine(UNIT, "100"), "10.00")));
		for (String table : List.of("continuity_entry", "continuity_result")) {
			for (String act : List.of("update " + table + " set person_name = 'x'", "delete from " + table)) {
				assertThatExceptionOfType(DataIntegrityViolationException.class)
					.isThrownBy(() -> this.jdbc.sql(act + " where sec_ejec = ?").param(UNIT).update());
			}
		}
	}

	@Test
	void the_head_of_the_unit_sees_it_and_another_unit_does_not() {
		send(this.browser.registers(this.browser.certification(this.given.aLine(UNIT, "100"), "10.00")));
		Profile head = this.given.aPerson(Role.UE_ADMIN_HEAD, UNIT,
				"jefe." + UUID.randomUUID().toString().substring(0, 8));
		Profile stranger = this.given.aPerson(Role.UE_ADMIN_HEAD, "000192",
				"ajeno." + UUID.randomUUID().toString().substring(0, 8));
		assertThat(this.store.list("", head, 0, 50)).extracting(Entry::deviceId).contains(this.browser.id());
		assertThat(this.store.list("", stranger, 0, 50)).extracting(Entry::deviceId).doesNotContain(this.browser.id());
		assertThatExceptionOfType(pe.siaf.rules.NotFound.class)
			.isThrownBy(() -> this.browsers.revoke(this.browser.id(), stranger));
		this.browsers.revoke(this.browser.id(), head);
		assertThat(this.browsers.of(this.ana.username())).isEmpty();
	}

	private SignedEntry.Reader replayReader() {
		return new SignedEntry.Reader(tools.jackson.databind.json.JsonMapper.builder().build());
	}

	private int attempts(Entry entry) {
		return this.jdbc.sql("select count(*) from continuity_result where sec_ejec = ? and entry_id = ?")
			.params(UNIT, entry.id())
			.query(Integer.class)
			.single();
	}

	private List<String> trail(String object) {
		return this.jdbc
			.sql("select action from audit_event where object_type like 'CONTINUITY%' and object_id = ? order by id")
			.param(object)
			.query(String.class)
			.list();
	}

	private static final class Tabs implements AutoCloseable {

		private final ExecutorService executor = Executors.newFixedThreadPool(8);

		@Override
		public void close() {
			this.executor.shutdown();
		}

	}

}
