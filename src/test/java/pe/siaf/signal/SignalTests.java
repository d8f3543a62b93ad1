package pe.siaf.signal;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.contract.APurchaseOrder;
import pe.siaf.execution.APurchase;
import pe.siaf.execution.DocumentStage;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;

import static org.assertj.core.api.Assertions.assertThat;

/** What an auditor is shown, provoked case by case in a unit of its own. */
@SiafTest
class SignalTests {

	private static final String UNIT = "000146";

	private static final Profile AUDITOR = new Profile(0, "auditor", "Auditora", Role.AUDITOR, Scope.national(), true);

	@Autowired
	private Signals signals;

	@Autowired
	private APurchaseOrder orders;

	@Autowired
	private APurchase purchase;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void each_signal_names_its_cases() {
		this.purchase.aLine(UNIT, "0001", "10");
		List.of("15000", "15000", "14500").forEach((total) -> this.orders.split(UNIT, "61000001", total));
		assertThat(subjects(Signal.SPLIT)).hasSize(1);
		assertThat(subjects(Signal.SAME_SUPPLIER)).hasSize(3);
		APurchase.FileOn near = this.purchase.aFile(UNIT, "0002", "43000", "39600.00", DocumentStage.ACCRUAL);
		assertThat(subjects(Signal.NEAR_LIMIT)).hasSize(1);
		assertThat(subjects(Signal.SAME_DAY)).isEmpty();
		this.purchase.aFile(UNIT, "0003", "100", "100.00", DocumentStage.ANNUAL_COMMITMENT);
		assertThat(subjects(Signal.SAME_DAY)).hasSize(2);
		assertThat(subjects(Signal.GHOST_TARGET)).hasSize(3);
		assertThat(subjects(Signal.IDLE)).isEmpty();
		assertThat(subjects(Signal.UNPAID)).isEmpty();
		assertThat(near.number()).isNotBlank();
	}

	@Test
	void a_voucher_written_in_another_way_is_found() {
		String unit = "000147";
		this.purchase.aFile(unit, "0001", "100", "100.00", DocumentStage.ACCRUAL);
		this.purchase.aFile(unit, "0002", "100", "100.00", DocumentStage.ACCRUAL);
		this.jdbc
			.sql("""
					update payment_voucher v set series = case when r.sequence = '0001' and v.id = (
					    select min(id) from payment_voucher where sec_ejec = :unit) then 'F001' else 'F-001' end,
					  number = case when v.id = (select min(id) from payment_voucher where sec_ejec = :unit) then '77001' else '0077001' end
					from execution_record r where r.sec_ejec = v.sec_ejec and r.id = v.record_id and v.sec_ejec = :unit""")
			.param("unit", unit)
			.update();
		assertThat(this.signals.rows(Signal.VOUCHER_TWICE, 2026, unit, AUDITOR, 0, 10)).hasSize(2);
	}

	@Test
	void a_supplier_who_works_for_the_unit_is_shown() {
		String unit = "000478";
		this.purchase.aFile(unit, "0001", "100", "100.00", DocumentStage.ANNUAL_COMMITMENT);
		supplied(unit, DocumentStage.ANNUAL_COMMITMENT, "10400000072");
		assertThat(this.signals.rows(Signal.OWN_WORKER, 2026, unit, AUDITOR, 0, 10)).isEmpty();
		this.jdbc.sql(
				"insert into worker (sec_ejec, dni, name, registered_by) values (?, '40000007', 'TRABAJADOR QUE VENDE', 'test')")
			.param(unit)
			.update();
		assertThat(this.signals.rows(Signal.OWN_WORKER, 2026, unit, AUDITOR, 0, 10)).singleElement()
			.satisfies((row) -> assertThat(row.detail()).isEqualTo("TRABAJADOR QUE VENDE"));
	}

	@Test
	void an_account_that_two_suppliers_share_is_shown() {
		String unit = "000479";
		this.purchase.aFile(unit, "0001", "100", "100.00", DocumentStage.PAYMENT_ORDER);
		supplied(unit, DocumentStage.PAYMENT_ORDER, "20555555556");
		account("20555555556");
		assertThat(this.signals.rows(Signal.SHARED_ACCOUNT, 2026, unit, AUDITOR, 0, 10)).isEmpty();
		account("20666666667");
		assertThat(this.signals.rows(Signal.SHARED_ACCOUNT, 2026, unit, AUDITOR, 0, 10)).singleElement()
			.satisfies((row) -> assertThat(row.detail()).isEqualTo("20666666667"));
	}

	private void supplied(String unit, DocumentStage stage, String ruc) {
		supplier(ruc);
		this.jdbc.sql("update execution_record set supplier_ruc = ? where sec_ejec = ? and stage = ?")
			.params(ruc, unit, stage.name())
			.update();
	}

	private void supplier(String ruc) {
		this.jdbc.sql(
				"insert into supplier (ruc, name, registered_by) values (?, 'PROVEEDOR', 'test') on conflict do nothing")
			.param(ruc)
			.update();
	}

	private void account(String ruc) {
		supplier(ruc);
		this.jdbc
			.sql("""
					insert into payee_account (ruc, cci, bank, reason, state, prepared_by, prepared_name, decided_by, decided_name, decided_at,
					  usable_from)
					values (?, '01811800000000077701', 'BN', 'Prueba', 'A', 'una', 'Una', 'otra', 'Otra', now(), now())""")
			.param(ruc)
			.update();
	}

	@Test
	void first_digits_tell_from_a_hundred_amounts_on() {
		assertThat(Signals.Digits.of(new long[] { 30, 18, 12, 10, 8, 7, 6, 5, 4 }).apart()).isFalse();
		Signals.Digits all = Signals.Digits.of(new long[] { 0, 0, 0, 0, 0, 0, 0, 0, 120 });
		assertThat(all.apart()).isTrue();
		assertThat(all.rows().get(8).share()).isEqualByComparingTo(new BigDecimal("100"));
		assertThat(Signals.Digits.of(new long[] { 0, 0, 0, 0, 0, 0, 0, 0, 99 }).telling()).isFalse();
	}

	private List<Signals.Row> subjects(Signal kind) {
		return this.signals.rows(kind, 2026, UNIT, AUDITOR, 0, 100);
	}

}
