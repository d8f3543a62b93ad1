package pe.siaf.audit;

import java.util.Map;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

import pe.siaf.SiafTest;
import pe.siaf.audit.AuditSeals.Verification;
import pe.siaf.identity.Signed;
import pe.siaf.rules.ConstraintName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SiafTest
class AuditTrailTests {

	@Autowired
	private AuditTrail trail;

	@Autowired
	private AuditSeals seals;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private MockMvcTester mvc;

	private final String chain = "t" + UUID.randomUUID().toString().substring(0, 8);

	@Test
	void an_act_is_kept_only_with_the_transaction_that_does_it() {
		this.transaction.executeWithoutResult((status) -> {
			act("approve");
			status.setRollbackOnly();
		});
		assertThat(events()).isZero();
		assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> act("approve"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "update audit_event set username = 'x'", "delete from audit_event", "truncate audit_event" })
	void what_was_kept_cannot_be_changed(String tampering) {
		acts("approve");
		refused("audit_event_append_only", () -> this.jdbc.sql(tampering).update());
	}

	@Test
	void a_seal_cannot_be_changed() {
		acts("approve");
		this.seals.seal();
		refused("audit_seal_append_only", () -> this.jdbc.sql("update audit_seal set hash = 'x'").update());
	}

	@Test
	void sealed_events_are_proved() {
		acts("submit");
		this.seals.seal();
		acts("approve");
		this.seals.seal();
		assertThat(this.seals.verify(this.chain))
			.extracting(Verification::sound, Verification::seals, Verification::events, Verification::waiting)
			.containsExactly(true, 2L, 2L, 0L);
	}

	@Test
	void tampering_behind_the_triggers_back_breaks_the_seal_it_touches() {
		acts("submit");
		this.seals.seal();
		acts("approve");
		this.seals.seal();
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("set local session_replication_role = replica").update();
			this.jdbc.sql("update audit_event set username = 'other' where chain = ? and action = 'approve'")
				.param(this.chain)
				.update();
			assertThat(this.seals.verify(this.chain).broken()).isEqualTo(2);
			status.setRollbackOnly();
		});
		assertThat(this.seals.verify(this.chain).sound()).isTrue();
	}

	@Test
	void an_event_slipped_in_among_sealed_ones_breaks_the_seal() {
		acts("submit");
		this.seals.seal();
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("""
					insert into audit_event (chain, at, username, profile, action, object_type, object_id)
					select chain, at, 'other', '', 'approve', 'X', '1' from audit_event where chain = ?""")
				.param(this.chain)
				.update();
			assertThat(this.seals.verify(this.chain).sound()).isFalse();
			status.setRollbackOnly();
		});
	}

	@Test
	void the_auditor_reads_filters_exports_and_proves_the_trail() {
		acts("approve");
		assertThat(this.mvc.get().uri("/auditoria").param("cadena", this.chain).with(Signed.as("auditor")))
			.hasStatusOk()
			.bodyText()
			.contains("TEST_DOCUMENT 7", "1–1 de 1");
		assertThat(
				this.mvc.get().uri("/auditoria/exportacion.csv").param("cadena", this.chain).with(Signed.as("auditor")))
			.hasStatusOk()
			.bodyText()
			.contains("TEST_DOCUMENT,7");
		this.seals.seal();
		assertThat(this.mvc.get().uri("/auditoria/sellos").with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains(this.chain, "Íntegra");
	}

	@Test
	void nobody_but_the_auditor_reads_it() {
		assertThat(this.mvc.get().uri("/auditoria").with(Signed.as("presupuesto.ue"))).hasStatus(403);
		assertThat(this.mvc.get().uri("/auditoria/exportacion.csv").with(Signed.as("admin"))).hasStatus(403);
	}

	private void acts(String action) {
		this.transaction.executeWithoutResult((status) -> act(action));
	}

	private void act(String action) {
		this.trail.record(this.chain, action, "TEST_DOCUMENT", "7", Map.of("state", "T"), Map.of("state", "A"));
	}

	private long events() {
		return this.jdbc.sql("select count(*) from audit_event where chain = ?")
			.param(this.chain)
			.query(Long.class)
			.single();
	}

	private static void refused(String constraint, ThrowingCallable tampering) {
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(tampering)
			.satisfies((refusal) -> assertThat(ConstraintName.in(refusal)).contains(constraint));
	}

}
