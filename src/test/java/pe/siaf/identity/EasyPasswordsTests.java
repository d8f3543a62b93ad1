package pe.siaf.identity;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What would be guessed first. */
class EasyPasswordsTests {

	@ParameterizedTest
	@ValueSource(strings = { "Password1234!", "contraseña2026", "C0ntr4s3ñ4!!!", "123456789012", "qwertyuiop123",
			"aaaaaaaaaaaa", "abcdefghijklm", "SIAF-Peru-2026", "presupuesto.ue1", "Presupuesto2025", "paola.benites",
			"Paola.Benites.99", "administrador1", "bienvenido2026", "12121212121212", "P@ssw0rdP@ssw0rd" })
	void words_that_all_take_of_the_system_or_of_the_own_name_are_easy(String password) {
		assertThat(EasyPasswords.isEasy(password, "paola.benites")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "una frase larga", "otra frase larga", "una frase que recuerdo", "tres gatos en Puno",
			"J7kq-Zw2m-Tt0x", "el pago fue en julio y llovía", "739182640175" })
	void a_phrase_or_something_random_is_not(String password) {
		assertThat(EasyPasswords.isEasy(password, "paola.benites")).isFalse();
	}

}
