package pe.siaf.opening;

import java.time.LocalDate;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.identity.Role;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The opening budget equals what Congress approved, or the bill by decree (domain 3.7).
 */
@SiafTest
@Transactional
class BudgetLawTests {

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private BudgetLaw law;

	@Autowired
	private Promulgation promulgation;

	private OpeningFixture given;

	@BeforeEach
	void accepted() {
		this.given = new OpeningFixture(this.jdbc, "745");
		this.given.accepted();
		this.given.approvalOpens();
	}

	@Test
	void the_bill_is_what_was_sent_and_is_frozen_once_OPN_011() {
		assertThat(freeze()).isGreaterThanOrEqualTo(2);
		this.given.amount(this.given.first, "00", 10, "COSTED");

		assertThat(compared().bill()).isEqualTo(Amount.of(2200));
		assertThat(compared().formulated()).isEqualTo(Amount.of(2210));
		refused("OPN-011", this::freeze);
	}

	@Test
	void without_a_law_the_bill_stands_by_a_decree_OPN_013() {
		freeze();
		refused("OPN-013", () -> promulgate(""));
		assertThat(promulgate("DU 001-2027")).isEqualTo(Amount.of(2200));
	}

	@Test
	void what_is_not_the_bill_is_not_promulgated_by_decree_OPN_012() {
		freeze();
		this.given.amount(this.given.first, "00", 10, "COSTED");
		refused("OPN-012", () -> promulgate("DU 001-2027"));
	}

	@Test
	void where_there_is_a_law_the_opening_budget_equals_it_line_by_line_OPN_012() {
		freeze();
		law(100);
		assertThat(compared().difference()).isEqualTo(Amount.of(-100));
		assertThat(compared().left()).isEqualTo(Amount.of(100));
		refused("OPN-012", () -> promulgate(""));

		this.jdbc.sql("update programming_amount set amount = amount - 100 where sec_ejec = ? and amount = 1500")
			.param(this.given.first)
			.update();
		assertThat(promulgate("")).isEqualTo(Amount.of(2100));
	}

	@Test
	void nothing_sent_makes_no_bill_OPN_010() {
		this.jdbc.sql("update programming_file set state = 'DRAFT' where process = 'FORMULATION'").update();
		refused("OPN-010", this::freeze);
	}

	/** The bill less some of the first unit's. */
	private void law(int less) {
		this.jdbc
			.sql("insert into budget_law (fiscal_year, version, norm, username) values (2027, 'LAW', 'Ley', 'prueba')")
			.update();
		this.jdbc
			.sql("""
					insert into budget_law_line select fiscal_year, 'LAW', sec_ejec, sec_func, rubro, resource_type, item,
					  amount - case when sec_ejec = ? then ? else 0 end from budget_law_line where version = 'BILL' and fiscal_year = 2027""")
			.params(this.given.first, less)
			.update();
	}

	private int freeze() {
		return this.law.freeze(OpeningFixture.YEAR, "Proyecto de ley", this.given.profile(Role.RECTOR_BUDGET));
	}

	private BudgetLaw.Compared compared() {
		List<BudgetLaw.Compared> rows = this.law.compare(this.given.pliego, Axis.CATEGORY, this.given.head());
		assertThat(rows).hasSize(1);
		return rows.get(0);
	}

	private Amount promulgate(String decree) {
		return this.promulgation.promulgate(this.given.pliego,
				new ResolutionForm("RJ 1", LocalDate.of(2026, 11, 2), decree), OpeningFixture.SIGNED,
				this.given.head());
	}

	private static void refused(String code, ThrowingCallable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo(code));
	}

}
