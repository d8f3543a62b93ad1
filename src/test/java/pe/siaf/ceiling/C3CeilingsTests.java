package pe.siaf.ceiling;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import pe.siaf.SiafTest;
import pe.siaf.ceiling.Ceilings.UnitCeiling;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static pe.siaf.ceiling.CeilingFixture.PLIEGO;
import static pe.siaf.ceiling.CeilingFixture.PLIEGO_OFFICE;
import static pe.siaf.ceiling.CeilingFixture.RECTOR;
import static pe.siaf.ceiling.CeilingFixture.UNIT_A;
import static pe.siaf.ceiling.CeilingFixture.UNIT_B;

/**
 * Test vector C3: a pliego's ceiling is lowered below what its units have, and nothing of
 * theirs goes on until it is given out anew.
 */
@SiafTest
class C3CeilingsTests {

	private static final int YEAR = 2051;

	private static final String PLIEGO_KEY = "P" + PLIEGO;

	private static final String A = PLIEGO_KEY + "|U" + UNIT_A;

	private static final String B = PLIEGO_KEY + "|U" + UNIT_B;

	@Autowired
	private CeilingFixture given;

	@Autowired
	private Ceilings ceilings;

	@Test
	void a_lowered_pliego_flags_its_units_until_it_is_given_out_anew() {
		long version = this.given.anAssignment(YEAR, 1_000, "AVAILABLE");
		long pliego = this.given.row(version, PLIEGO_KEY, YEAR);
		this.given.give(version, pliego, Map.of(A, 600L, B, 400L), PLIEGO_OFFICE);
		assertThatNoException().isThrownBy(() -> submit(UNIT_A, 600));

		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> this.given.set(version, null, PLIEGO_KEY, YEAR, 900, false, RECTOR))
			.satisfies((refusal) -> {
				assertThat(refusal.rule()).isEqualTo(CeilingRule.WITHIN_PARENT);
				assertThat(refusal.figures()).containsEntry("distributed", Amount.of(1_000))
					.containsEntry("amount", Amount.of(900))
					.containsEntry("difference", Amount.of(100));
			});
		this.given.set(version, null, PLIEGO_KEY, YEAR, 900, true, RECTOR);

		assertThat(binding(UNIT_A).blocked()).isTrue();
		assertThat(binding(UNIT_B).blocked()).isTrue();
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> submit(UNIT_A, 600)).satisfies((refusal) -> {
			assertThat(refusal.rule().code()).isEqualTo("CEI-003");
			assertThat(refusal.figures()).containsEntry("ceiling", PLIEGO).containsEntry("difference", Amount.of(100));
		});

		this.given.set(version, pliego, A, YEAR, 540, false, PLIEGO_OFFICE);
		assertThat(binding(UNIT_A).blocked()).as("940 are still more than 900").isTrue();
		this.given.set(version, pliego, B, YEAR, 360, false, PLIEGO_OFFICE);

		assertThat(binding(UNIT_A).blocked()).isFalse();
		assertThat(binding(UNIT_B).blocked()).isFalse();
		assertThatNoException().isThrownBy(() -> submit(UNIT_A, 540));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> submit(UNIT_A, 541))
			.satisfies((refusal) -> assertThat(refusal.rule()).isEqualTo(CeilingRule.PROGRAMMED_WITHIN));
	}

	private void submit(String unit, long programmed) {
		this.ceilings.requireWithin(binding(unit), Amount.of(programmed));
	}

	private UnitCeiling binding(String unit) {
		return this.ceilings.ofUnit(YEAR, "APM", unit)
			.stream()
			.filter((ceiling) -> ceiling.year() == YEAR)
			.findFirst()
			.orElseThrow();
	}

}
