package pe.siaf.cycle;

import java.time.LocalDate;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Years and the phases of their budgets (domain 3.1, 3.2). */
@SiafTest
@Transactional
class BudgetCycleTests {

	private static final Profile RECTOR = new Profile(0, "rector.mef", "Rosa Quispe Mamani", Role.RECTOR_BUDGET,
			Scope.national(), true);

	private static final Profile ANALYST = new Profile(0, "analista.mef", "Alonso Paredes Ruiz", Role.MEF_ANALYST,
			Scope.national(), true);

	@Autowired
	private YearOpening opening;

	@Autowired
	private BudgetPhases phases;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void the_next_year_begins_with_the_catalogues_of_the_one_before_as_drafts() {
		int year = this.opening.next();

		this.opening.open(year, RECTOR);

		for (String table : new String[] { "economic_item", "implementing_unit", "rubro", "ubigeo", "purpose" }) {
			assertThat(count(table, year)).as(table).isEqualTo(count(table, year - 1)).isPositive();
		}
		assertThat(this.opening.years()).anySatisfy((one) -> {
			assertThat(one.fiscalYear()).isEqualTo(year);
			assertThat(one.drafts()).isPositive();
			assertThat(one.phases()).isEqualTo(Phase.values().length);
			assertThat(one.openPhases()).isZero();
		});
		assertThat(this.opening.publish(year, RECTOR)).isPositive();
		assertThat(this.opening.publish(year, RECTOR)).isZero();
	}

	@Test
	void a_program_designed_anew_keeps_its_own_chains() {
		// the demonstration's design of 0001 is in force from 2027, the year opened at
		// start
		assertThat(this.jdbc.sql("""
				select count(*) from program_chain c where c.fiscal_year = 2027 and c.category = '0001' and not exists (
				  select from logframe_node n join program_version v on v.id = n.version_id
				  where v.program = '0001' and v.state = 'APPROVED' and n.code = c.activity)""")
			.query(Long.class)
			.single()).isZero();
		assertThat(this.jdbc.sql("select count(*) from program_chain where fiscal_year = 2027 and category = '9001'")
			.query(Long.class)
			.single()).isPositive();
	}

	@Test
	void years_are_opened_one_after_the_other_CYC_002() {
		assertRefused("CYC-002", () -> {
			this.opening.open(this.opening.next() + 1, RECTOR);
			return null;
		});
	}

	@Test
	void nothing_is_written_in_a_phase_that_is_not_open_CYC_001() {
		int year = opened();
		assertRefused("CYC-001", () -> {
			this.phases.requireOpen(year, Phase.PROGRAMMING);
			return null;
		});

		this.phases.move(year, Phase.PROGRAMMING, "open", null, RECTOR);
		this.phases.requireOpen(year, Phase.PROGRAMMING);
		assertThat(state(year)).isEqualTo("PROGRAMMING");

		this.phases.move(year, Phase.PROGRAMMING, "close", null, RECTOR);
		assertRefused("CYC-001", () -> {
			this.phases.requireOpen(year, Phase.PROGRAMMING);
			return null;
		});
	}

	@Test
	void a_closed_phase_is_reopened_with_a_reason() {
		int year = opened();
		this.phases.move(year, Phase.FORMULATION, "open", null, RECTOR);
		this.phases.move(year, Phase.FORMULATION, "close", null, RECTOR);
		assertRefused("WFL-004", () -> {
			this.phases.move(year, Phase.FORMULATION, "reopen", " ", RECTOR);
			return null;
		});

		this.phases.move(year, Phase.FORMULATION, "reopen", "Fe de erratas del anexo", RECTOR);

		this.phases.requireOpen(year, Phase.FORMULATION);
	}

	@Test
	void only_the_rector_moves_phases_WFL_002() {
		int year = opened();
		assertRefused("WFL-002", () -> {
			this.phases.move(year, Phase.PROGRAMMING, "open", null, ANALYST);
			return null;
		});
	}

	@Test
	void the_year_never_goes_back_to_an_earlier_phase() {
		int year = opened();
		this.phases.move(year, Phase.FORMULATION, "open", null, RECTOR);
		this.phases.move(year, Phase.PROGRAMMING, "open", null, RECTOR);

		assertThat(state(year)).isEqualTo("FORMULATION");
	}

	@Test
	void a_phase_ends_after_it_begins_CYC_003() {
		int year = opened();
		assertRefused("CYC-003", () -> {
			this.opening.schedule(year, Phase.PROGRAMMING, LocalDate.of(year, 2, 1), LocalDate.of(year, 1, 31), "");
			return null;
		});
	}

	@Test
	void a_phase_has_both_its_days_CYC_004() {
		int year = opened();
		assertRefused("CYC-004", () -> {
			this.opening.schedule(year, Phase.PROGRAMMING, LocalDate.of(year, 2, 1), null, "");
			return null;
		});
	}

	private int opened() {
		int year = this.opening.next();
		this.opening.open(year, RECTOR);
		return year;
	}

	private String state(int year) {
		return this.jdbc.sql("select state from fiscal_year where fiscal_year = ?")
			.param(year)
			.query(String.class)
			.single();
	}

	private long count(String table, int year) {
		return this.jdbc.sql("select count(*) from " + table + " where fiscal_year = ?")
			.param(year)
			.query(Long.class)
			.single();
	}

	private static void assertRefused(String code, Callable<?> act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act::call)
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo(code));
	}

}
