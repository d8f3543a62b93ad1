package pe.siaf.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Codes as RFC 6238, appendix B, has them, cut to six digits. */
class TotpTests {

	private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

	@ParameterizedTest
	@CsvSource({ "59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037",
			"20000000000, 353130" })
	void the_vectors_of_the_standard_hold(long second, String code) {
		assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
	}

	@Test
	void a_code_is_good_one_step_before_and_after_its_own_and_never_twice() {
		String code = Totp.code(SECRET, 100);
		assertThat(Totp.accepted(SECRET, code, 99, 0)).hasValue(100);
		assertThat(Totp.accepted(SECRET, code, 101, 0)).hasValue(100);
		assertThat(Totp.accepted(SECRET, code, 102, 0)).isEmpty();
		assertThat(Totp.accepted(SECRET, code, 98, 0)).isEmpty();
		assertThat(Totp.accepted(SECRET, code, 100, 100)).isEmpty();
	}

	@Test
	void a_secret_is_written_as_authenticators_read_it() {
		assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
		assertThat(Totp.base32(new byte[] { (byte) 0xff })).isEqualTo("74");
	}

}
