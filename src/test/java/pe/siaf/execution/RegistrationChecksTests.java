package pe.siaf.execution;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static pe.siaf.execution.DocumentStage.ACCRUAL;
import static pe.siaf.execution.DocumentStage.ANNUAL_COMMITMENT;
import static pe.siaf.execution.DocumentStage.CERTIFICATION;
import static pe.siaf.execution.DocumentStage.MONTHLY_COMMITMENT;
import static pe.siaf.execution.DocumentStage.PAYMENT_ORDER;
import static pe.siaf.execution.ExecutionFixture.asked;
import static pe.siaf.execution.ExecutionFixture.on;
import static pe.siaf.execution.Refusal.refused;

/** The rules with context: documents, dates, months, suppliers, vouchers, conformity. */
@SiafTest
class RegistrationChecksTests {

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private DocumentRegistration registration;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void a_document_without_number_is_refused_CRT_005() {
		Registration usual = asked(CERTIFICATION, null, on(this.given.aLineOf("100"), "10.00"));
		refused("CRT-005", () -> this.given
			.register(with(usual, new SourceDocument("086", " ", LocalDate.of(2026, 4, 15)), null, null, null)));
	}

	@Test
	void nothing_is_registered_for_a_unit_that_is_not_the_actors_to_see() {
		Registration usual = asked(CERTIFICATION, null, on(this.given.aLineOf("100"), "10.00"));
		Profile stranger = ExecutionFixture.officer(Role.UE_LOGISTICS, "000144");
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> this.registration.register(usual, stranger));
	}

	@Test
	void an_act_without_justification_is_refused_whatever_it_does_EXE_002() {
		ExecutionRecord certification = this.given.aChainUpTo(CERTIFICATION, "100.00");
		Amendment silent = new Amendment(ActKind.RED, 4, ExecutionFixture.paper("086"), " ",
				on(this.given.lineOf(certification), "1.00"), null);
		refused("EXE-002", () -> this.given.amend(certification, silent));
	}

	@Test
	void a_document_type_out_of_the_catalogue_is_refused_CLS_001() {
		Registration usual = asked(CERTIFICATION, null, on(this.given.aLineOf("100"), "10.00"));
		refused("CLS-001", () -> this.given
			.register(with(usual, new SourceDocument("777", "1", LocalDate.of(2026, 4, 15)), null, null, null)));
	}

	@Test
	void a_type_of_operation_takes_only_what_its_table_allows_EXE_003() {
		this.jdbc.sql("""
				insert into operation_type (fiscal_year, code, name, supplier_required)
				values (2026, 'AV', 'VIATICOS', false), (2026, 'ON', 'PLANILLAS', false) on conflict do nothing""")
			.update();
		LineKey goods = this.given.aLineOf("100");
		Registration usual = asked(CERTIFICATION, null, on(goods, "10.00"));
		refused("EXE-003", () -> this.given.register(of(usual, "AV")));
		ExecutionRecord payroll = this.given.approve(this.given.register(of(usual, "ON"))).record();
		refused("EXE-003", () -> this.given.register(asked(ANNUAL_COMMITMENT, payroll, on(goods, "10.00"))));
	}

	private static Registration of(Registration usual, String operationType) {
		return new Registration(usual.stage(), usual.fiscalYear(), usual.secEjec(), usual.predecessorId(),
				operationType, usual.month(), usual.document(), usual.payee(), usual.justification(), usual.voucher(),
				usual.conformity(), usual.lines(), usual.declaredTotal());
	}

	@ParameterizedTest
	@CsvSource({ "2025-12-31", "2027-01-01", "2026-04-14" })
	void a_date_outside_the_year_or_before_the_stage_before_is_refused_EXE_011(LocalDate date) {
		ExecutionRecord certification = this.given.aChainUpTo(CERTIFICATION, "100.00");
		Registration usual = asked(ANNUAL_COMMITMENT, certification, on(this.given.lineOf(certification), "10.00"));
		refused("EXE-011", () -> this.given
			.register(with(usual, new SourceDocument("031", "1", date), usual.payee(), null, null)));
	}

	@Test
	void lines_that_do_not_add_up_to_the_total_are_refused_EXE_001() {
		Registration usual = asked(CERTIFICATION, null, on(this.given.aLineOf("100"), "10.00"));
		refused("EXE-001", () -> this.given.register(total(usual, "10.01")));
		assertThat(this.given.register(total(usual, "10.00")).act().total()).isEqualTo(Amount.of("10.00"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-5.00", "0.00" })
	void an_amount_that_is_not_positive_is_refused_EXE_001(String amount) {
		LineKey line = this.given.aLineOf("100");
		refused("EXE-001", () -> this.given.draft(CERTIFICATION, null, on(line, amount)));
	}

	@Test
	void a_document_without_lines_is_refused_EXE_001() {
		refused("EXE-001", () -> this.given.draft(CERTIFICATION, null, Lines.of(List.of())));
	}

	@Test
	void a_line_that_the_stage_before_does_not_have_is_refused_EXE_012() {
		ExecutionRecord certification = this.given.aChainUpTo(CERTIFICATION, "100.00");
		LineKey other = this.given.aLineOf("100");
		refused("EXE-012", () -> this.given.draft(ANNUAL_COMMITMENT, certification, on(other, "10.00")));
	}

	@Test
	void another_supplier_than_the_commitments_is_refused_EXE_012() {
		ExecutionRecord annual = this.given.aChainUpTo(ANNUAL_COMMITMENT, "100.00");
		Registration usual = asked(MONTHLY_COMMITMENT, annual, on(this.given.lineOf(annual), "10.00"));
		refused("EXE-012",
				() -> this.given.register(with(usual, usual.document(), new Payee("20100047218", "OTRO"), null, null)));
	}

	@Test
	void a_supplier_that_is_not_active_is_refused_COM_002() {
		this.jdbc
			.sql("""
					insert into supplier (ruc, name, status, registered_by) values ('20100017491', 'DE BAJA', 'CLOSED', 'test')
					on conflict do nothing""")
			.update();
		ExecutionRecord certification = this.given.aChainUpTo(CERTIFICATION, "100.00");
		Registration usual = asked(ANNUAL_COMMITMENT, certification, on(this.given.lineOf(certification), "10.00"));
		refused("COM-002",
				() -> this.given.register(with(usual, usual.document(), new Payee("20100017491", null), null, null)));
	}

	@Test
	void a_commitment_without_supplier_is_refused_SUP_001() {
		ExecutionRecord certification = this.given.aChainUpTo(CERTIFICATION, "100.00");
		Registration usual = asked(ANNUAL_COMMITMENT, certification, on(this.given.lineOf(certification), "10.00"));
		refused("SUP-001", () -> this.given.register(with(usual, usual.document(), null, null, null)));
	}

	@Test
	void a_closed_month_takes_no_commitment_ACR_007() {
		ExecutionRecord annual = this.given.aChainUpTo(ANNUAL_COMMITMENT, "100.00");
		Registration usual = asked(MONTHLY_COMMITMENT, annual, on(this.given.lineOf(annual), "10.00"));
		this.jdbc.sql("update execution_period set state = 'CLOSED' where fiscal_year = 2026 and month = 2").update();
		refused("ACR-007", () -> this.given.register(month(usual, 2)));
		this.jdbc.sql("update execution_period set state = 'OPEN' where fiscal_year = 2026 and month = 2").update();
	}

	@Test
	void a_voucher_supports_one_accrual_in_the_country_ACR_003() {
		ExecutionRecord monthly = this.given.aChainUpTo(MONTHLY_COMMITMENT, "100.00");
		Registration first = voucher(asked(ACCRUAL, monthly, on(this.given.lineOf(monthly), "10.00")), "F777-00042");
		ActOutcome accrual = this.given.register(first);
		ExecutionRecord other = this.given.aChainUpTo(MONTHLY_COMMITMENT, "100.00");
		Registration again = voucher(asked(ACCRUAL, other, on(this.given.lineOf(other), "10.00")), "f777-42");
		assertThat(refused("ACR-003", () -> this.given.register(again)).figures()).containsEntry("file",
				accrual.record().number());
		this.given.move(accrual, "discard", ExecutionFixture.preparer(ACCRUAL));
		assertThat(this.given.register(again).act().state()).isEqualTo("N");
	}

	@Test
	void an_accrual_needs_voucher_and_whole_conformity_ACR_009_ACR_005() {
		ExecutionRecord monthly = this.given.aChainUpTo(MONTHLY_COMMITMENT, "100.00");
		Registration usual = asked(ACCRUAL, monthly, on(this.given.lineOf(monthly), "10.00"));
		refused("ACR-009", () -> this.given.register(with(usual, usual.document(), null, null, usual.conformity())));
		refused("ACR-005", () -> this.given
			.register(with(usual, usual.document(), null, usual.voucher(), new Conformity(null, "AREA"))));
	}

	@Test
	void a_voucher_older_than_the_order_is_refused_ACR_004() {
		ExecutionRecord monthly = this.given.aChainUpTo(MONTHLY_COMMITMENT, "100.00");
		Registration usual = asked(ACCRUAL, monthly, on(this.given.lineOf(monthly), "10.00"));
		refused("ACR-004", () -> this.given.register(with(usual, usual.document(), null,
				new Voucher("01", "F001", "900", LocalDate.of(2026, 4, 14)), usual.conformity())));
	}

	@Test
	void an_order_on_an_accrual_that_nobody_authorised_is_refused_ACR_006() {
		ExecutionRecord monthly = this.given.aChainUpTo(MONTHLY_COMMITMENT, "100.00");
		ActOutcome accrual = this.given.draft(ACCRUAL, monthly, on(this.given.lineOf(monthly), "10.00"));
		refused("ACR-006",
				() -> this.given.draft(PAYMENT_ORDER, accrual.record(), on(this.given.lineOf(monthly), "10.00")));
	}

	private static Registration with(Registration usual, SourceDocument document, @Nullable Payee payee,
			@Nullable Voucher voucher, @Nullable Conformity conformity) {
		return new Registration(usual.stage(), usual.fiscalYear(), usual.secEjec(), usual.predecessorId(), null,
				usual.month(), document, payee, usual.justification(), voucher, conformity, usual.lines(), null);
	}

	private static Registration voucher(Registration usual, String number) {
		return with(usual, usual.document(), null, Voucher.parse("01", number, null), usual.conformity());
	}

	private static Registration month(Registration usual, int month) {
		return new Registration(usual.stage(), usual.fiscalYear(), usual.secEjec(), usual.predecessorId(), null, month,
				usual.document(), null, usual.justification(), null, null, usual.lines(), null);
	}

	private static Registration total(Registration usual, String total) {
		return new Registration(usual.stage(), usual.fiscalYear(), usual.secEjec(), usual.predecessorId(), null,
				usual.month(), usual.document(), null, usual.justification(), null, null, usual.lines(),
				Amount.of(total));
	}

}
