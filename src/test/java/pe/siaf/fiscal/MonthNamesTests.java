package pe.siaf.fiscal;

import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MonthNamesTests {

	@Test
	void the_ninth_is_setiembre_here() {
		assertThat(MonthNames.of(9, Locale.forLanguageTag("es"))).isEqualTo("setiembre");
		assertThat(MonthNames.of(9, Locale.ENGLISH)).isEqualTo("September");
	}

}
