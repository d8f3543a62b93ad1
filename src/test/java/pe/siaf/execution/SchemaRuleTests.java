package pe.siaf.execution;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.identity.Signed;
import pe.siaf.rules.ConstraintName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static pe.siaf.execution.ExecutionFixture.UNIT;

/** Rules that the schema holds against any door, and warnings on a document's page. */
@SiafTest
@Transactional
class SchemaRuleTests {

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void a_target_stands_once_CLS_020() {
		LineKey line = this.given.aLineOf("100");
		refused("target_once",
				() -> this.jdbc
					.sql("""
							insert into budget_target select fiscal_year, sec_ejec, '9999', function_code, division, functional_group,
							  category, product_project, activity, meta, purpose, name, unit_of_measure, department, province, district, status
							from budget_target where fiscal_year = 2026 and sec_ejec = ? and sec_func = ?""")
					.params(UNIT, line.secFunc())
					.update());
	}

	@Test
	void a_target_with_credit_is_not_put_out_of_use_CLS_021() {
		refused("target_with_balance", () -> deactivate(this.given.aLineOf("100")));
	}

	@Test
	void a_target_without_balance_is() {
		assertThat(deactivate(this.given.aLineOf("0"))).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "a, INACTIVE, ", "b, ACTIVE, a" })
	void a_cost_centre_hangs_on_an_active_one_in_no_circle_ORG_003(String parent, String parentState, String above) {
		this.given.aLineOf("100");
		centre("a", "ACTIVE", null);
		centre("b", "ACTIVE", "a");
		this.jdbc.sql("update cost_centre set status = ? where code = 'a' and sec_ejec = ?")
			.params(parentState, UNIT)
			.update();
		refused("cost_centre_tree", () -> {
			if (above == null) {
				centre("c", "ACTIVE", parent);
			}
			else {
				this.jdbc.sql("update cost_centre set parent = ? where code = ? and sec_ejec = ?")
					.params(parent, above, UNIT)
					.update();
			}
		});
	}

	@Test
	void the_shares_of_a_targets_centres_make_a_hundred_ORG_004() {
		LineKey line = this.given.aLineOf("100");
		centre("a", "ACTIVE", null);
		centre("b", "ACTIVE", null);
		share(line, "a", "60");
		share(line, "b", "40");
		this.jdbc.sql("set constraints ceiling_shares_whole immediate").update();
		refused("ceiling_shares_whole",
				() -> this.jdbc.sql("update target_cost_centre set ceiling_share = 39.98 where cost_centre = 'b'")
					.update());
	}

	@Test
	void a_certified_target_without_physical_target_is_warned_of_CRT_004() {
		ExecutionRecord certification = this.given.aChainUpTo(DocumentStage.CERTIFICATION, "10.00");
		assertThat(this.mvc.get().uri(certification.page()).with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("CRT-004");
	}

	@Test
	void money_spent_before_it_was_certified_is_warned_of_CTL_010() {
		ExecutionRecord accrual = this.given.aChainUpTo(DocumentStage.ACCRUAL, "10.00");
		this.jdbc.sql("alter table execution_act disable trigger user").update();
		this.jdbc.sql("update execution_act set voucher_date = '2026-04-20' where sec_ejec = ? and record_id = ?")
			.params(UNIT, accrual.id())
			.update();
		approvedOn(accrual, "2026-04-20 10:00:00-05");
		assertThat(this.mvc.get().uri(accrual.page()).with(Signed.as("auditor"))).bodyText().doesNotContain("CTL-010");
		approvedOn(accrual, "2026-04-21 10:00:00-05");
		assertThat(this.mvc.get().uri(accrual.page()).with(Signed.as("auditor"))).hasStatusOk()
			.bodyText()
			.contains("CTL-010", "20/04/2026", "21/04/2026");
		approvedOn(accrual, "2027-02-01 10:00:00-05");
		assertThat(this.mvc.get().uri(accrual.page()).with(Signed.as("auditor"))).bodyText().doesNotContain("CTL-010");
	}

	private void approvedOn(ExecutionRecord accrual, String moment) {
		this.jdbc.sql("""
				update execution_act set approved_at = cast(? as timestamptz) where sec_ejec = ? and record_id in (
				  select id from execution_record where sec_ejec = ? and fiscal_year = 2026 and certificate = ?
				    and stage = 'CERTIFICATION')""").params(moment, UNIT, UNIT, accrual.certificate()).update();
	}

	private int deactivate(LineKey line) {
		return this.jdbc
			.sql("""
					update budget_target set status = 'INACTIVE' where fiscal_year = 2026 and sec_ejec = ? and sec_func = ?""")
			.params(UNIT, line.secFunc())
			.update();
	}

	private void centre(String code, String status, @Nullable String parent) {
		this.jdbc.sql("""
				insert into cost_centre (fiscal_year, sec_ejec, code, name, parent, status)
				values (2026, :unit, :code, 'CENTRO', :parent, :status)""")
			.param("unit", UNIT)
			.param("code", code)
			.param("parent", parent)
			.param("status", status)
			.update();
	}

	private void share(LineKey line, String centre, String share) {
		this.jdbc.sql("insert into target_cost_centre values (2026, ?, ?, '00', ?, cast(? as numeric))")
			.params(UNIT, line.secFunc(), centre, share)
			.update();
	}

	private static void refused(String constraint, ThrowingCallable act) {
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(act)
			.satisfies((refusal) -> assertThat(ConstraintName.in(refusal)).contains(constraint));
	}

}
