package pe.siaf.opening;

import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.money.Amount;
import pe.siaf.programming.PlanningProcess;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A pliego consolidates and sends what its units submitted, all at once (domain 3.5). */
@SiafTest
@Transactional
class ConsolidationTests {

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Consolidation consolidation;

	private OpeningFixture given;

	@BeforeEach
	void pliego() {
		this.given = new OpeningFixture(this.jdbc, "746");
	}

	@Test
	void all_submitted_files_are_consolidated_and_then_sent_at_once() {
		this.given.formulation(this.given.first, "SUBMITTED", 1500);
		this.given.formulation(this.given.second, "SUBMITTED", 700);

		assertThat(move("consolidate")).isEqualTo(2);
		assertThat(states()).containsOnly("CONSOLIDATED");
		assertThat(move("send")).isEqualTo(2);
		assertThat(states()).containsOnly("SENT");
	}

	@Test
	void one_file_with_findings_holds_all_back_and_is_named_OPN_009() {
		this.given.formulation(this.given.first, "SUBMITTED", 1500);
		this.given.formulation(this.given.second, "SUBMITTED", 700);
		// money of a rubro that nobody collects: PRG-010
		this.given.amount(this.given.second, "09", 300, "TYPED");

		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> move("consolidate")).satisfies((refused) -> {
			assertThat(refused.rule().code()).isEqualTo("OPN-009");
			assertThat(refused.figures()).containsEntry("units", this.given.second);
		});
		Map<String, ?> found = this.consolidation.review(this.given.pliego, PlanningProcess.FORMULATION, units());
		assertThat(found).containsKeys(this.given.first, this.given.second);
	}

	@Test
	void nothing_moves_where_nothing_waits_OPN_010() {
		this.given.formulation(this.given.first, "DRAFT", 1500);
		refused("OPN-010", () -> move("consolidate"));
		refused("OPN-010", () -> move("accept"));
	}

	@Test
	void what_all_units_ask_is_held_against_the_pliego_s_ceilings_whatever_their_keys() {
		this.given.formulation(this.given.first, "SUBMITTED", 1500);
		this.given.formulation(this.given.second, "SUBMITTED", 700);
		this.jdbc.sql("update ceiling set amount = 2199, proposed = true where pliego = '09/746' and sec_ejec = ''")
			.update();

		assertThat(this.consolidation.ceilings(this.given.pliego, PlanningProcess.FORMULATION)).singleElement()
			.satisfies((ceiling) -> {
				assertThat(ceiling.programmed()).isEqualTo(Amount.of(2200));
				assertThat(ceiling.isOver()).isTrue();
			});
	}

	private int move(String action) {
		return this.consolidation.moveAll(this.given.pliego, PlanningProcess.FORMULATION, action, office());
	}

	private Profile office() {
		return this.given.profile(Role.PLIEGO_BUDGET);
	}

	private List<Consolidation.Programmed> units() {
		return this.consolidation.units(this.given.pliego, PlanningProcess.FORMULATION, office());
	}

	private List<String> states() {
		return units().stream().map(Consolidation.Programmed::state).toList();
	}

	private static void refused(String code, ThrowingCallable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo(code));
	}

}
