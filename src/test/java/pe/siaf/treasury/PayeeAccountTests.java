package pe.siaf.treasury;

import java.util.concurrent.atomic.AtomicInteger;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.execution.AnOrder;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.identity.Signed;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * A payee's account is confirmed by a second person with a second factor and rests before
 * anything is paid to it (anchors: stolen credentials).
 */
@SiafTest
@Transactional
class PayeeAccountTests {

	private static final String CCI = "01806800006820001234";

	private static final AtomicInteger UNIT = new AtomicInteger(997480);

	private final String unit = String.valueOf(UNIT.getAndIncrement());

	private final Profile supply = officer("abasto.prueba", Role.UE_LOGISTICS, this.unit);

	private final Profile head = officer("jefe.prueba", Role.UE_ADMIN_HEAD, this.unit);

	@Autowired
	private PayeeAccounts accounts;

	@Autowired
	private AnOrder orders;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	private static Profile officer(String username, Role role, String unit) {
		return new Profile(0, username, username, role, new Scope(Scope.Kind.UE, unit), true);
	}

	@Test
	void PAY_004_nothing_is_ordered_while_an_account_is_proposed_or_rests() {
		AnOrder.Accrual accrual = this.orders.accrued(this.unit, "0001", "100.00");
		this.orders.order(accrual, "10.00");
		this.accounts.propose(AnOrder.RUC, "018-068-000068200012-34", "BANCO DE LA NACION", "Carta 12", this.supply);
		refused(TreasuryRule.ACCOUNT_NOT_VALIDATED, () -> this.orders.order(accrual, "10.00"));
		this.accounts.decide(waiting(), "approve", null, this.head);
		refused(TreasuryRule.ACCOUNT_NOT_VALIDATED, () -> this.orders.order(accrual, "10.00"));
		rested();
		this.orders.order(accrual, "10.00");
	}

	@Test
	void a_proposal_that_is_rejected_stops_nothing_any_more_and_the_next_takes_the_first_ones_place() {
		AnOrder.Accrual accrual = this.orders.accrued(this.unit, "0001", "100.00");
		this.accounts.propose(AnOrder.RUC, CCI, "BN", "Carta", this.supply);
		this.accounts.decide(waiting(), "reject", "El proveedor no la reconoce", this.head);
		this.orders.order(accrual, "10.00");
		this.accounts.propose(AnOrder.RUC, CCI, "BN", "Carta", this.supply);
		this.accounts.decide(waiting(), "approve", null, this.head);
		rested();
		this.accounts.propose(AnOrder.RUC, "00219300000000009999", "BCP", "Carta", this.supply);
		this.accounts.decide(waiting(), "approve", null, this.head);
		assertThat(this.accounts.of(AnOrder.RUC)).extracting((account) -> account.state())
			.containsExactly("A", "X", "R");
	}

	@Test
	void CTL_001_who_proposes_an_account_neither_confirms_it_nor_orders_to_it() {
		AnOrder.Accrual accrual = this.orders.accrued(this.unit, "0001", "100.00");
		this.accounts.propose(AnOrder.RUC, CCI, "BN", "Carta", officer("ue_admin_head", Role.UE_LOGISTICS, this.unit));
		refused(TreasuryRule.DUTIES_APART, () -> this.accounts.decide(waiting(), "approve", null,
				officer("ue_admin_head", Role.UE_ADMIN_HEAD, this.unit)));
		this.accounts.decide(waiting(), "approve", null, this.head);
		rested();
		refused(TreasuryRule.DUTIES_APART, () -> this.orders.order(accrual, "10.00"));
	}

	@Test
	void CTL_001_who_proposed_an_account_does_not_prepare_an_order_to_it_either() {
		AnOrder.Accrual accrual = this.orders.accrued(this.unit, "0001", "100.00");
		this.accounts.propose(AnOrder.RUC, CCI, "BN", "Carta", this.orders.preparer(this.unit, Role.UE_LOGISTICS));
		this.accounts.decide(waiting(), "approve", null, this.head);
		rested();
		refused(TreasuryRule.DUTIES_APART, () -> this.orders.verified(accrual, "10.00"));
	}

	@Test
	void PAY_024_only_a_unit_that_deals_with_a_supplier_says_where_it_is_paid() {
		this.orders.accrued(this.unit, "0001", "100.00");
		Profile stranger = officer("otra.unidad", Role.UE_LOGISTICS, "993002");
		refused(TreasuryRule.NO_DEALINGS, () -> this.accounts.propose(AnOrder.RUC, CCI, "BN", "Carta", stranger));
		this.accounts.propose(AnOrder.RUC, CCI, "BN", "Carta", this.supply);
		refused(TreasuryRule.NO_DEALINGS, () -> this.accounts.decide(waiting(), "approve", null,
				officer("otro.jefe", Role.UE_ADMIN_HEAD, "993002")));
	}

	@Test
	void a_proposal_stops_the_orders_of_its_unit_and_of_no_other() {
		this.orders.accrued(this.unit, "0001", "100.00");
		String other = String.valueOf(UNIT.getAndIncrement());
		AnOrder.Accrual elsewhere = this.orders.accrued(other, "0001", "100.00");
		this.accounts.propose(AnOrder.RUC, CCI, "BN", "Carta", this.supply);
		this.orders.order(elsewhere, "10.00");
		// nor does it keep another unit from proposing
		this.accounts.propose(AnOrder.RUC, "00219300000000009999", "BCP", "Carta",
				officer("abasto.otro", Role.UE_LOGISTICS, other));
		refused(TreasuryRule.ACCOUNT_NOT_VALIDATED, () -> this.orders.order(elsewhere, "10.00"));
		this.accounts.decide(waiting(), "approve", null, officer("jefe.otro", Role.UE_ADMIN_HEAD, other));
		// once confirmed it rests for everybody
		refused(TreasuryRule.ACCOUNT_NOT_VALIDATED, () -> this.orders.order(elsewhere, "10.00"));
	}

	@Test
	void PAY_023_an_account_has_twenty_digits_a_bank_and_a_reason() {
		this.orders.accrued(this.unit, "0001", "10.00");
		refused(TreasuryRule.ACCOUNT_INCOMPLETE,
				() -> this.accounts.propose(AnOrder.RUC, "0180680000682000123", "BN", "Carta", this.supply));
		refused(TreasuryRule.ACCOUNT_INCOMPLETE,
				() -> this.accounts.propose(AnOrder.RUC, CCI, " ", "Carta", this.supply));
		refused(TreasuryRule.ACCOUNT_INCOMPLETE, () -> this.accounts.propose(AnOrder.RUC, CCI, "BN", "", this.supply));
	}

	@Test
	void an_account_is_confirmed_with_a_second_factor_only() {
		this.orders.accrued("001650", "0297", "10.00");
		this.accounts.propose(AnOrder.RUC, CCI, "BN", "Carta", officer("abasto.prueba", Role.UE_LOGISTICS, "001650"));
		String page = "/tesoreria/cuentas/" + AnOrder.RUC;
		assertThat(this.mvc.get().uri(page).with(Signed.as("administracion.ue"))).hasStatusOk()
			.bodyText()
			.contains(CCI, "/approve");
		this.mvc.post()
			.uri(page + "/" + waiting() + "/approve")
			.with(Signed.as("administracion.ue"))
			.with(csrf())
			.exchange();
		assertThat(this.accounts.of(AnOrder.RUC).get(0).state()).isEqualTo("N");
		assertThat(this.mvc.get().uri(page).with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.doesNotContain(CCI)
			.contains("1234");
	}

	private long waiting() {
		return this.accounts.of(AnOrder.RUC).get(0).id();
	}

	/** As if the rest had ended: its end is set back where only the owner can. */
	private void rested() {
		this.jdbc.sql("alter table payee_account disable trigger payee_account_settled").update();
		this.jdbc.sql("update payee_account set usable_from = now() - interval '1 minute' where state = 'A'").update();
		this.jdbc.sql("alter table payee_account enable trigger payee_account_settled").update();
	}

	private static void refused(TreasuryRule rule, ThrowingCallable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refusal) -> assertThat(refusal.rule()).isEqualTo(rule));
	}

}
