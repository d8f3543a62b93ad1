package pe.siaf.control;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import pe.siaf.SiafTest;
import pe.siaf.audit.AuditSeals;
import pe.siaf.audit.AuditTrail;
import pe.siaf.audit.Sealing;
import pe.siaf.execution.APurchase;
import pe.siaf.identity.Signed;
import pe.siaf.rules.ConstraintName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The proof of the ledger (domain 12.8): it passes on what the application wrote and
 * finds what somebody changed in the database behind it.
 */
@SiafTest
class LedgerProofTests {

	@Autowired
	private LedgerProof proof;

	@Autowired
	private Proofs proofs;

	@Autowired
	private APurchase purchase;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private AuditSeals seals;

	@Autowired
	private AuditTrail trail;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private MockMvcTester mvc;

	@Test
	@Transactional
	void what_the_application_wrote_is_proven() {
		this.purchase.paid("120.00");
		assertThat(failing()).isEmpty();
	}

	@ParameterizedTest
	@Transactional
	@CsvSource(delimiter = '|',
			textBlock = """
					BALANCES | movement            | update movement set amount = amount + 0.01 where stage = 'PAYMENT' and act_id is not null and sec_ejec = :unit
					POSTINGS | movement            | update movement set month = 5 where stage = 'PAYMENT' and act_id is not null and sec_ejec = :unit
					B7       | movement            | update movement set amount = amount + 1000 where stage = 'PAYMENT' and act_id is not null and sec_ejec = :unit
					B6       | movement            | update movement set amount = amount + 1000 where stage = 'PAYMENT_ORDER' and act_id is not null and sec_ejec = :unit
					B5       | movement            | update movement set amount = amount + 1000 where stage = 'ACCRUAL' and act_id is not null and sec_ejec = :unit
					B4       | movement            | update movement set amount = amount + 1000 where stage = 'MONTHLY_COMMITMENT' and act_id is not null and sec_ejec = :unit
					B3       | movement            | update movement set amount = amount + 1000 where stage = 'ANNUAL_COMMITMENT' and act_id is not null and sec_ejec = :unit
					B1       | movement            | update movement set amount = amount + 1000 where stage = 'CERTIFICATION' and act_id is not null and sec_ejec = :unit
					PIM      | movement            | update movement set amount = amount + 1 where stage = 'PIA' and sec_ejec = :unit
					BALANCES | budget_line         | update budget_line set accrued = accrued - 0.01, ordered = ordered - 0.01, paid = paid - 0.01 where paid > 0 and sec_ejec = :unit and fiscal_year = 2026
					RESERVED | budget_line         | update budget_line set pim = pim + 10, certified_reserved = certified_reserved + 1 where sec_ejec = :unit and fiscal_year = 2026
					RECORDS  | execution_record_line | update execution_record_line set approved = approved + 1 where sec_ejec = :unit
					B8       | execution_act_line  | update execution_act_line set amount = amount + 5000 where sec_ejec = :unit and record_id in (select id from execution_record where stage = 'PAYMENT' and sec_ejec = :unit)
					POSTINGS | execution_act       | update execution_act set state = 'V', approved_by = null where sec_ejec = :unit and id = (select max(id) from execution_act where sec_ejec = :unit and approved_by is not null)
					HISTORY  | execution_act       | update execution_act set state = 'V', approved_by = null where sec_ejec = :unit and id = (select max(id) from execution_act where sec_ejec = :unit and approved_by is not null)
					NUMBERS  | document_counter    | update document_counter set last = last + 1 where series = 'file' and sec_ejec = :unit
					IMPORTS  | movement            | update movement set amount = amount + 1 where kind = 'CUT' and stage = 'PAYMENT' and sec_ejec = '001650'
					T1       | journal_line        | update journal_line set amount = amount + 0.01 where credit = '8601' and sec_ejec = :unit
					T2       | journal_line        | update journal_line set amount = amount + 1 where credit = '8301' and sec_ejec = :unit
					T3       | journal_line        | update journal_line set amount = amount + 0.01 where debit like '21%' and sec_ejec = :unit
					T5       | journal_line        | update journal_line set amount = amount + 0.01 where credit = '8401' and sec_ejec = :unit
					T6       | journal_line        | update journal_line set credit = '9102' where credit like '21%' and sec_ejec = :unit
					AUDIT    | audit_event         | update audit_event set username = 'nadie' where (chain, id) in (select chain, id from audit_event order by at limit 1)
					""")
	void what_somebody_changed_in_the_database_is_found(ProofCheck check, String table, String change) {
		this.purchase.paid("120.00");
		String unit = APurchase.UNIT;
		this.jdbc.sql("alter table " + table + " disable trigger user").update();
		int changed = change.contains(":unit") ? this.jdbc.sql(change).param("unit", unit).update()
				: this.jdbc.sql(change).update();
		assertThat(changed).isPositive();
		assertThat(failing()).contains(check.name());
	}

	@Test
	void a_sealed_event_that_somebody_changed_is_found() {
		this.transaction
			.executeWithoutResult((status) -> this.trail.record(APurchase.UNIT, "approve", "PRUEBA", "1", null, null));
		Sealing.wholly(this.seals, APurchase.UNIT);
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("alter table audit_event disable trigger user").update();
			this.jdbc.sql("update audit_event set username = 'nadie' where object_type = 'PRUEBA'").update();
			assertThat(failing()).contains("AUDIT");
			status.setRollbackOnly();
		});
	}

	@Test
	@Transactional
	void a_difference_names_its_line_its_figures_and_its_page() {
		String line = this.purchase.paid("120.00");
		this.jdbc.sql("alter table movement disable trigger user").update();
		this.jdbc.sql("""
				update movement set amount = 119.99
				where stage = 'PAYMENT' and sec_func = ? and sec_ejec = ?""")
			.params(line.substring(0, 4), APurchase.UNIT)
			.update();
		long id = this.proof.onDemand("auditor", "AUDITOR");
		Difference difference = this.jdbc.sql("""
				select code, fiscal_year, sec_ejec, subject_type, subject, measure, expected, found
				from ledger_proof_difference where proof_id = ? and code = 'BALANCES' and subject = ?""")
			.params(id, line)
			.query(Difference.class)
			.single();
		assertThat(difference.measure()).isEqualTo("paid");
		assertThat(difference.expectedShown()).isEqualTo("119.99");
		assertThat(difference.foundShown()).isEqualTo("120.00");
		assertThat(this.mvc.get().uri(String.valueOf(difference.href())).with(Signed.as("auditor"))).hasStatusOk();
		assertThat(this.mvc.get().uri("/control/prueba/" + id).with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("Con diferencias", "119.99", line, difference.href());
		assertThat(this.mvc.get().uri("/").with(Signed.as("auditor"))).bodyText().contains("/control/prueba/" + id);
	}

	@Test
	@Transactional
	void a_month_does_not_close_on_a_failed_proof() {
		this.purchase.paid("120.00");
		this.jdbc.sql("alter table movement disable trigger user").update();
		this.jdbc.sql("update movement set amount = 119.99 where stage = 'PAYMENT' and sec_ejec = ?")
			.param(APurchase.UNIT)
			.update();
		this.proof.onDemand("auditor", "AUDITOR");
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc
				.sql("update execution_period set state = 'CLOSED' where fiscal_year = 2026 and month = 1")
				.update())
			.satisfies((refused) -> assertThat(ConstraintName.in(refused)).contains("month_closes_on_proof"));
	}

	@Test
	void the_night_proves_once_however_many_instances_ask() {
		this.proof.nightly();
		assertThat(this.proof.nightly()).isFalse();
		assertThat(this.proofs.ranTonight()).isTrue();
	}

	@Test
	void the_api_proves_and_tells_the_last_proof() {
		assertThat(this.mvc.post().uri("/api/v1/checks/ledger").header("Authorization", "Bearer demo-auditor"))
			.hasStatusOk()
			.bodyText()
			.contains("\"result\":", "\"id\":\"B1\"", "\"rows\":[");
		assertThat(this.mvc.get().uri("/api/v1/checks/ledger").header("Authorization", "Bearer demo-analista.mef"))
			.hasStatusOk()
			.bodyText()
			.contains("\"seenAt\":", "\"lastMovement\":");
	}

	@ParameterizedTest
	@CsvSource({ "logistica.ue, 403, 403", "admin, 200, 403", "analista.mef, 200, 403", "auditor, 200, 302",
			"rector.mef, 200, 302" })
	void who_may_see_and_who_may_prove(String username, int sees, int proves) {
		assertThat(this.mvc.get().uri("/control/prueba").with(Signed.as(username))).hasStatus(sees);
		assertThat(this.mvc.post().uri("/control/prueba").with(Signed.as(username))).hasStatus(proves);
	}

	private List<String> failing() {
		long id = this.proof.onDemand("auditor", "AUDITOR");
		return this.jdbc
			.sql("select code from ledger_proof_check where proof_id = ? and differences > 0 order by place")
			.param(id)
			.query(String.class)
			.list();
	}

}
