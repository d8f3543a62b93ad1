package pe.siaf.logframe;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Formulas are read and computed; nothing in them reaches beyond their variables. */
class IndicatorFormulaTests {

	@Test
	void c10_a_share_is_computed_on_its_variables() throws Exception {
		IndicatorFormula formula = IndicatorFormula.of("100 * vacunados / menores");

		assertThat(formula.variables()).containsExactlyInAnyOrder("vacunados", "menores");
		assertThat(formula.compute(Map.of("vacunados", new BigDecimal("455"), "menores", new BigDecimal("500"))))
			.isEqualByComparingTo("91.0");
	}

	@Test
	void functions_work_on_decimals() throws Exception {
		assertThat(IndicatorFormula.of("MAX(a, b) - MIN(a, b) + ABS(0 - 0.1) + 0.2")
			.compute(Map.of("a", new BigDecimal("3"), "b", new BigDecimal("5")))).isEqualByComparingTo("2.3");
	}

	@Test
	void ind_001_nothing_is_divided_by_zero() throws Exception {
		IndicatorFormula formula = IndicatorFormula.of("a / b");

		assertThatExceptionOfType(IndicatorFormula.Undefined.class)
			.isThrownBy(() -> formula.compute(Map.of("a", BigDecimal.ONE, "b", BigDecimal.ZERO)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "100 *", "a / (b", "FACT(1000000)", "RANDOM()", "9^9^9^9", "a[0]", "a.b",
			"java.lang.System", "${7*7}", "T(java.lang.Runtime)" })
	void what_is_no_formula_is_refused(String text) {
		assertThatExceptionOfType(IndicatorFormula.Unreadable.class).isThrownBy(() -> IndicatorFormula.of(text))
			.satisfies((refused) -> assertThat(refused.place()).isPositive());
	}

}
