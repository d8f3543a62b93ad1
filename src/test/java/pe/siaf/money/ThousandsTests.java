package pe.siaf.money;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A comma stands between thousands, or it is no comma of ours (R0.7). */
class ThousandsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "1,250.50|1250.50", "1,234,567|1234567", "-1,000|-1000", " 12 |12",
			"12,50|12,50", "1,5|1,5", "1,2345|1,2345", "1234,567|1234,567", ",500|,500", "1.250,50|1.250,50", "|" })
	void only_groups_of_three_lose_their_comma(String typed, String plain) {
		assertThat(Thousands.without((typed != null) ? typed : "")).isEqualTo((plain != null) ? plain : "");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "5500.00|5,500.00", "700.00|700.00", "1234567|1,234,567", "-1000.5|-1,000.5", "8.0000|8.0000" })
	void groups_of_three_get_theirs(String plain, String written) {
		assertThat(Thousands.with(plain)).isEqualTo(written);
	}

}
