package pe.siaf.identity;

import java.util.Base64;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.password.PasswordEncoder;

import pe.siaf.Siaf;
import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** What is published in the source opens nothing in production. */
@SiafTest
class UnsafeStartTests {

	private static final String OWN_KEY = Base64.getEncoder().encodeToString(new byte[32]);

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private PasswordEncoder encoder;

	@Autowired
	private JdbcConnectionDetails database;

	@Test
	void the_demonstration_in_production_is_refused() {
		assertThat(refusal(OWN_KEY, "production", "demo").reasons()).singleElement()
			.satisfies((reason) -> assertThat(reason.remedy()).contains("Take demo out of SPRING_PROFILES_ACTIVE"));
	}

	@Test
	void users_of_the_demonstration_are_refused_by_their_password_or_token() {
		assertThat(refusal(OWN_KEY, "production").reasons()).singleElement().satisfies((reason) -> {
			assertThat(reason.what()).contains("auditor", "tesoreria.ue", "admin");
			assertThat(reason.remedy()).contains("update app_user set suspended_at = now()", "'auditor'");
		});
	}

	@Test
	void without_any_profile_the_same_is_asked() {
		assertThat(refusal(OWN_KEY).reasons()).hasSize(1);
	}

	@Test
	void a_key_that_is_missing_or_published_is_refused() {
		for (String key : new String[] { "", SecretCipher.DEMO_KEY }) {
			assertThat(refusal(key, "production").reasons()).hasSize(2)
				.last()
				.satisfies((reason) -> assertThat(reason.remedy()).contains("openssl rand -base64 32"));
		}
	}

	@Test
	void the_demonstration_alone_starts() {
		assertThatNoException().isThrownBy(() -> guard("", "demo").afterSingletonsInstantiated());
	}

	@Test
	void the_application_stops_before_it_takes_a_request_and_says_what_to_do() {
		SpringApplicationBuilder application = new SpringApplicationBuilder(Siaf.class).profiles("production")
			.properties("spring.datasource.url=" + this.database.getJdbcUrl(),
					"spring.datasource.username=" + this.database.getUsername(),
					"spring.datasource.password=" + this.database.getPassword(), "server.port=0",
					"siaf.second-factor.key=" + OWN_KEY);
		assertThatExceptionOfType(UnsafeStart.class).isThrownBy(application::run);
	}

	@Test
	void the_operator_reads_what_and_how_for_each_reason() {
		assertThat(new UnsafeStartAnalyzer().analyze(refusal("", "production"))).satisfies((analysis) -> {
			assertThat(analysis.getDescription()).contains("auditor", "siaf.second-factor.key is not set");
			assertThat(analysis.getAction()).contains("Start on an empty database", "SIAF_SECOND_FACTOR_KEY");
		});
	}

	private UnsafeStart refusal(String key, String... profiles) {
		try {
			guard(key, profiles).afterSingletonsInstantiated();
		}
		catch (UnsafeStart refused) {
			return refused;
		}
		throw new AssertionError("It starts");
	}

	private StartGuard guard(String key, String... profiles) {
		MockEnvironment environment = new MockEnvironment();
		environment.setActiveProfiles(profiles);
		return new StartGuard(environment, this.jdbc, this.encoder, key);
	}

}
