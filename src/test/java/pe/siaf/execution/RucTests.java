package pe.siaf.execution;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.execution.Refusal.refused;

class RucTests {

	@ParameterizedTest
	@ValueSource(strings = { "20131370645", "20100047218", "20100017491" })
	void a_number_with_its_check_digit_is_taken(String digits) {
		assertThat(new Ruc(digits)).hasToString(digits);
	}

	@ParameterizedTest
	@ValueSource(strings = { "20131370646", "30131370645", "2013137064", "201313706455", "2013137064X", "" })
	void any_other_is_refused(String digits) {
		refused("SUP-001", () -> new Ruc(digits));
	}

}
