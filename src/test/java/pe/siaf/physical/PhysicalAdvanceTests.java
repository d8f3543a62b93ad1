package pe.siaf.physical;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import pe.siaf.physical.PhysicalAdvance.State;

import static org.assertj.core.api.Assertions.assertThat;

/** Physical advance is a ratio of sums (6.6); test vector C7. */
class PhysicalAdvanceTests {

	@Test
	void quantities_of_two_units_add_up_before_they_are_divided() {
		PhysicalAdvance sum = of("100", "50").plus(of("400", "300"));

		assertThat(sum).isNotNull().extracting(PhysicalAdvance::percentage).hasToString("70.0");
	}

	@Test
	void unlike_units_do_not_add_up() {
		assertThat(of("100", "50").plus(new PhysicalAdvance("PERSONA", null, BigDecimal.TEN, null))).isNull();
	}

	@Test
	void without_a_report_there_is_no_percentage() {
		assertThat(of("49", null).state()).isEqualTo(State.NOT_REPORTED);
		assertThat(of("49", null).percentage()).isNull();
	}

	@Test
	void what_is_produced_without_being_programmed_is_an_anomaly() {
		assertThat(of("0", "5").state()).isEqualTo(State.NOT_PROGRAMMED);
		assertThat(of("0", "0").state()).isEqualTo(State.NONE);
	}

	private static PhysicalAdvance of(String target, @Nullable String executed) {
		return new PhysicalAdvance("DOCUMENTO", null, new BigDecimal(target),
				(executed != null) ? new BigDecimal(executed) : null);
	}

}
