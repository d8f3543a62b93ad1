package pe.siaf.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import com.jayway.jsonpath.JsonPath;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
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

	@Autowired
	private MessageSource messages;

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
		Sealing.wholly(this.seals, this.chain);
		refused("audit_seal_append_only", () -> this.jdbc.sql("update audit_seal set hash = 'x'").update());
	}

	@Test
	void sealed_events_are_proved() {
		acts("submit");
		Sealing.wholly(this.seals, this.chain);
		acts("approve");
		Sealing.wholly(this.seals, this.chain);
		assertThat(this.seals.verify(this.chain))
			.extracting(Verification::sound, Verification::seals, Verification::events, Verification::waiting)
			.containsExactly(true, 2L, 2L, 0L);
	}

	@Test
	void tampering_behind_the_triggers_back_breaks_the_seal_it_touches() {
		acts("submit");
		Sealing.wholly(this.seals, this.chain);
		acts("approve");
		Sealing.wholly(this.seals, this.chain);
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
		Sealing.wholly(this.seals, this.chain);
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
		Sealing.wholly(this.seals, this.chain);
		assertThat(this.mvc.get().uri("/auditoria/sellos").with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains(this.chain, "Íntegra");
	}

	@Test
	void the_auditor_takes_it_as_a_workbook() throws IOException {
		acts("approve");
		byte[] file = this.mvc.get()
			.uri("/auditoria/exportacion.xlsx")
			.param("cadena", this.chain)
			.with(Signed.as("auditor"))
			.exchange()
			.getResponse()
			.getContentAsByteArray();
		try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
			assertThat(workbook.getFirstSheet().read()).hasSize(2)
				.last()
				.satisfies((row) -> assertThat(row.getCellText(6)).isEqualTo("TEST_DOCUMENT"));
		}
	}

	@Test
	void a_program_follows_the_trail_in_its_order() throws Exception {
		acts("submit");
		acts("approve");
		String first = api("/api/v1/audit?limit=1&chain=" + this.chain);
		assertThat(JsonPath.<List<String>>read(first, "$.events[*].action")).containsExactly("submit");
		assertThat(JsonPath.<String>read(first, "$.events[0].after.state")).isEqualTo("A");
		int next = JsonPath.read(first, "$.next");
		String second = api("/api/v1/audit?chain=" + this.chain + "&after=" + next);
		assertThat(JsonPath.<List<String>>read(second, "$.events[*].action")).containsExactly("approve");
		assertThat(second).doesNotContain("\"next\"");
		assertThat(api("/api/v1/audit?action=approve&user=system&object=7&chain=" + this.chain)).contains("approve")
			.doesNotContain("submit");
		assertThat(api("/api/v1/audit?until=2020-01-01&chain=" + this.chain)).contains("\"events\":[]");
	}

	@Test
	void a_program_proves_the_seals_and_takes_their_heads() throws Exception {
		acts("approve");
		Sealing.wholly(this.seals, this.chain);
		String proof = api("/api/v1/audit/seals");
		assertThat(JsonPath.<List<Boolean>>read(proof, "$[?(@.chain == '" + this.chain + "')].sound"))
			.containsExactly(true);
		assertThat(JsonPath.<List<String>>read(proof, "$[?(@.chain == '" + this.chain + "')].head")).singleElement()
			.asString()
			.hasSize(64);
	}

	@Test
	void an_import_that_was_applied_leaves_which_file_changed_what_and_a_trial_leaves_nothing() throws Exception {
		String trial = imported(true);
		assertThat(api("/api/v1/audit?object=IMPORT&action=import")).doesNotContain("\"objectId\":\"" + trial + "\"");
		String applied = imported(false);
		String events = api("/api/v1/audit?limit=5000&user=rector.mef&object=" + applied);
		assertThat(JsonPath.<List<String>>read(events, "$.events[?(@.objectType == 'IMPORT')].after.file"))
			.containsExactly("proveedores.csv");
		assertThat(JsonPath.<List<Integer>>read(events, "$.events[?(@.objectType == 'IMPORT')].after.new"))
			.containsExactly(1);
	}

	private String imported(boolean dryRun) {
		String ruc = freshRuc();
		String location = String.valueOf(this.mvc.post()
			.uri("/api/v1/imports/suppliers")
			.multipart()
			.file(new MockMultipartFile("file", "proveedores.csv", "text/csv",
					("ruc,name\r\n" + ruc + ",Proveedor de prueba\r\n").getBytes(StandardCharsets.UTF_8)))
			.param("year", "2025")
			.param("dryRun", Boolean.toString(dryRun))
			.header("Authorization", "Bearer demo-rector.mef")
			.exchange()
			.getResponse()
			.getHeader("Location"));
		return location.substring(location.lastIndexOf('/') + 1);
	}

	/** Eleven digits with their check digit (domain 9.15). */
	private static String freshRuc() {
		String digits = "20" + "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
		int sum = 0;
		for (int at = 0; at < 10; at++) {
			sum += Character.digit(digits.charAt(at), 10) * Character.digit("5432765432".charAt(at), 10);
		}
		return digits + (11 - sum % 11) % 10;
	}

	private String api(String address) throws UnsupportedEncodingException {
		MvcTestResult answer = this.mvc.get().uri(address).header("Authorization", "Bearer demo-auditor").exchange();
		assertThat(answer).hasStatusOk();
		return answer.getResponse().getContentAsString();
	}

	@Test
	void every_kind_of_document_that_people_move_has_a_name() {
		List<String> kinds = this.jdbc
			.sql("select distinct object_type from workflow_transition where object_type not like 'TEST%'")
			.query(String.class)
			.list();
		assertThat(kinds).isNotEmpty()
			.allSatisfy((kind) -> assertThat(named("audit.object." + kind) || named("execution.stage." + kind)).as(kind)
				.isTrue());
	}

	@Test
	void everything_that_people_do_with_a_document_has_a_name() {
		List<String> acts = this.jdbc
			.sql("select distinct action from workflow_transition where object_type not like 'TEST%'")
			.query(String.class)
			.list();
		assertThat(acts).isNotEmpty().allSatisfy((act) -> assertThat(named("action." + act)).as(act).isTrue());
	}

	private boolean named(String key) {
		return this.messages.getMessage(key, null, null, Locale.ROOT) != null;
	}

	@Test
	void nobody_but_the_auditor_reads_it() {
		assertThat(this.mvc.get().uri("/api/v1/audit").header("Authorization", "Bearer demo-admin")).hasStatus(403);
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
