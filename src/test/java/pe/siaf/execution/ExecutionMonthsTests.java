package pe.siaf.execution;

import java.time.LocalDate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The calendar of execution is kept by the rector (domain 12.4). */
@SiafTest
@Transactional
class ExecutionMonthsTests {

	private static final int YEAR = 2076;

	private static final Profile RECTOR = new Profile(0, "rector", "Rectora", Role.RECTOR_BUDGET, Scope.national(),
			true);

	private static final LocalDate TOMORROW = LocalDate.now(FiscalTime.LIMA).plusDays(1);

	@Autowired
	private ExecutionMonths months;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void year() {
		this.jdbc.sql("insert into fiscal_year values (?, 'EXECUTION')").param(YEAR).update();
	}

	@Test
	void EXE_030_months_close_in_their_order_and_on_a_proof_that_passed() {
		move(1, "open");
		move(2, "open");
		assertThat(refusal(() -> move(2, "close"))).isEqualTo("EXE-030");
		move(1, "close");
		move(2, "close");
		assertThat(state(2)).isEqualTo("CLOSED");
		move(3, "open");
		this.jdbc
			.sql("""
					insert into ledger_proof (occasion, username, profile, result, seen_at, last_movement, movements, lines, acts, millis)
					values ('DEMAND', 'auditor', 'AUDITOR', 'FAIL', now(), 0, 0, 0, 0, 0)""")
			.update();
		assertThat(refusal(() -> move(3, "close"))).isEqualTo("EXE-030");
	}

	@Test
	void EXE_031_a_reopened_month_closes_by_itself_on_its_day() {
		move(1, "open");
		move(1, "close");
		assertThat(refusal(() -> this.months.move(YEAR, 1, "reopen", "error", TOMORROW.minusDays(2), RECTOR)))
			.isEqualTo("EXE-031");
		assertThat(refusal(() -> this.months.move(YEAR, 1, "reopen", "", TOMORROW, RECTOR))).isEqualTo("WFL-004");
		this.months.move(YEAR, 1, "reopen", "error", TOMORROW, RECTOR);
		assertThat(state(1)).isEqualTo("REOPENED");
		assertThat(this.months.reopenings(YEAR)).singleElement()
			.satisfies((one) -> assertThat(one.reason()).isEqualTo("error"));
		this.jdbc.sql("""
				update execution_period set reopened_until = now() - interval '1 minute' where fiscal_year = ?""")
			.param(YEAR)
			.update();
		assertThat(state(1)).isEqualTo("CLOSED");
		assertThat(this.jdbc.sql("select state from execution_month where fiscal_year = ?")
			.param(YEAR)
			.query(String.class)
			.list()).containsExactly("CLOSED");
	}

	private void move(int month, String action) {
		this.months.move(YEAR, month, action, null, null, RECTOR);
	}

	private String state(int month) {
		return this.months.of(YEAR).get(month - 1).state();
	}

	private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
		StringBuilder code = new StringBuilder();
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refused) -> code.append(refused.rule().code()));
		return code.toString();
	}

}
