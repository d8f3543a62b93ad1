package pe.siaf.money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The one rule by which another currency becomes soles (domain R0.3, R0.4). */
class ExchangeRateTests {

	@ParameterizedTest
	@CsvSource({ "1000.00, 3.75, 3750.00", "0.01, 3.755, 0.04", "0.01, 3.45, 0.03", "10.00, 3.7505, 37.51",
			"333.33, 3.333333333333333, 1111.10", "0.00, 3.75, 0.00" })
	void soles_are_rounded_half_up_once(String foreign, String rate, String soles) {
		assertThat(ExchangeRate.of(rate).national(Amount.of(foreign))).isEqualTo(Amount.of(soles));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "0.000", "-3.75", "10000", "3.7500000000000001", "1e3", "3,75", "" })
	void what_is_no_rate_is_refused(String text) {
		assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> ExchangeRate.of(text));
	}

	@Test
	void a_rate_is_written_without_zeros_at_its_end() {
		assertThat(ExchangeRate.of("3.7500")).hasToString("3.75").isEqualTo(ExchangeRate.of("3.75"));
		assertThat(ExchangeRate.of("100")).hasToString("100");
	}

}
