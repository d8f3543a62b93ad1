package pe.siaf.interchange;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Only who holds the last claim of a message says what became of it. */
@SiafTest
class MessageClaimTests {

	private static final String UNIT = "001650";

	@Autowired
	private MessageClaims claims;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void who_was_taken_over_writes_nothing_any_more() {
		long id = received("CLAIM-1");
		UUID slow = claim(id, "CLAIM-1");
		assertThat(this.claims.claim(UNIT, id, MessageClaims.fileName(OtherSystem.SIGA, "CLAIM-1"))).isEmpty();
		minutesPass(id, 14);
		assertThat(this.claims.claim(UNIT, id, MessageClaims.fileName(OtherSystem.SIGA, "CLAIM-1"))).isEmpty();
		minutesPass(id, 16);
		UUID second = claim(id, "CLAIM-1");
		assertThat(this.claims.rejected(UNIT, id, slow, "ORD-003")).isFalse();
		assertThat(this.claims.taken(UNIT, id, slow, 1)).isFalse();
		this.claims.released(UNIT, id, slow);
		assertThat(state(id)).isEqualTo("RECEIVED");
		assertThat(this.claims.unprocessable(UNIT, OtherSystem.SIGA, "CLAIM-1")).as("another has it").isEmpty();
		assertThat(this.claims.rejected(UNIT, id, second, "ORD-003")).isTrue();
		assertThat(state(id)).isEqualTo("REJECTED");
		assertThat(this.claims.taken(UNIT, id, second, 1)).isFalse();
		UUID third = this.claims.again(UNIT, id).orElseThrow();
		assertThat(this.claims.again(UNIT, id)).isEmpty();
		assertThat(this.claims.rejected(UNIT, id, second, "ORD-003")).isFalse();
		assertThat(this.claims.rejected(UNIT, id, third, "ORD-003")).isTrue();
	}

	@Test
	void a_message_is_not_taken_over_while_its_import_runs() {
		long id = received("CLAIM-2");
		UUID slow = claim(id, "CLAIM-2");
		long running = this.jdbc
			.sql("""
					insert into data_import (kind, fiscal_year, sec_ejec, file_name, file_size, sha256, stated_on, dry_run, state,
					  username, profile, runner) values ('orders', 2026, ?, 'SIGA-CLAIM-2.csv', 1, 'x', '2026-04-01', false,
					  'APPLYING', 'sistema', 'sistema', 'otra') returning id""")
			.param(UNIT)
			.query(Long.class)
			.single();
		minutesPass(id, 60);
		assertThat(this.claims.claim(UNIT, id, MessageClaims.fileName(OtherSystem.SIGA, "CLAIM-2"))).isEmpty();
		assertThat(this.claims.rejected(UNIT, id, slow, "INT-001")).as("its own claim still holds").isTrue();
		this.jdbc.sql("update data_import set state = 'REJECTED', finished_at = now() where id = ?")
			.param(running)
			.update();
	}

	@Test
	void what_nobody_could_process_is_rejected_once_it_was_let_go() {
		long id = received("CLAIM-3");
		UUID mine = claim(id, "CLAIM-3");
		assertThat(this.claims.unprocessable(UNIT, OtherSystem.SIGA, "CLAIM-3")).isEmpty();
		this.claims.released(UNIT, id, mine);
		assertThat(this.claims.unprocessable(UNIT, OtherSystem.SIGA, "CLAIM-3")).contains("INT-004");
		assertThat(state(id)).isEqualTo("REJECTED");
	}

	private long received(String message) {
		return this.jdbc
			.sql("""
					insert into interface_message (sec_ejec, sender, message_id, fiscal_year, kind, key, hash, content, received_by)
					values (?, 'SIGA', ?, 2026, 'orders', 'O/C 7', 'x', 'number', 'sistema') returning id""")
			.params(UNIT, message)
			.query(Long.class)
			.single();
	}

	private UUID claim(long id, String message) {
		return this.claims.claim(UNIT, id, MessageClaims.fileName(OtherSystem.SIGA, message)).orElseThrow();
	}

	private void minutesPass(long id, int minutes) {
		this.jdbc.sql(
				"update interface_message set claimed_at = now() - make_interval(mins => ?) where sec_ejec = ? and id = ?")
			.params(minutes, UNIT, id)
			.update();
	}

	private String state(long id) {
		return this.jdbc.sql("select state from interface_message where sec_ejec = ? and id = ?")
			.params(UNIT, id)
			.query(String.class)
			.single();
	}

}
