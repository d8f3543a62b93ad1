package pe.siaf.indicator;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import pe.siaf.identity.Role;
import pe.siaf.logframe.Level;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** Test vector C10: a value and the numerator and denominator it comes from. */
class C10IndicatorValueTests {

	@Test
	void a_value_is_computed_from_its_numerator_and_denominator() {
		Measurement measured = measure("455", "500", null);

		assertThat(measured.value()).isEqualByComparingTo("91.0");
		assertThat(measured.missingReason()).isNull();
	}

	@Test
	void a_value_one_point_off_its_formula_is_refused_with_both_figures() {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> measure("455", "500", "92.0"))
			.satisfies((refusal) -> {
				assertThat(refusal.rule()).isEqualTo(IndicatorRule.VALUE_MATCHES_FORMULA);
				assertThat(refusal.figures()).containsEntry("registered", "92").containsEntry("computed", "91.00");
			});
	}

	@Test
	void a_value_rounded_for_publication_is_accepted_to_five_hundredths() {
		assertThatNoException().isThrownBy(() -> measure("455", "500", "91.05"));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> measure("455", "500", "91.0501"));
	}

	@Test
	void over_a_zero_denominator_there_is_no_value_but_its_reason() {
		Measurement measured = measure("455", "0", null);

		assertThat(measured.value()).isNull();
		assertThat(measured.missingReason()).isEqualTo("IND-001");
	}

	@Test
	void a_value_given_over_a_zero_denominator_is_refused() {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> measure("455", "0", "0"))
			.satisfies((refusal) -> assertThat(refusal.rule()).isEqualTo(IndicatorRule.ZERO_DENOMINATOR));
	}

	@Test
	void nobody_registers_the_result_they_answer_for() {
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> Registrars.check(Role.PROGRAM_RESPONSIBLE, "3886", Level.SR))
			.satisfies((refusal) -> assertThat(refusal.rule()).isEqualTo(IndicatorRule.REGISTRAR_NOT_AUTHORISED));
		assertThatNoException().isThrownBy(() -> Registrars.check(Role.STATS_REGISTRAR, "3886", Level.SR));
		assertThatNoException().isThrownBy(() -> Registrars.check(Role.UE_BUDGET, "3892", Level.P));
	}

	private static Measurement measure(String numerator, String denominator, @Nullable String given) {
		return Measurement.of(new BigDecimal(numerator), new BigDecimal(denominator), new BigDecimal("100"),
				(given != null) ? new BigDecimal(given) : null);
	}

}
