package pe.siaf.identity;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Who guesses passwords waits; the person at their own desk comes in. */
@SiafTest
class SignInThrottleTests {

	private final String username = "u" + UUID.randomUUID().toString().substring(0, 8);

	private final String desk = address();

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private UserAdministration administration;

	private String password;

	@BeforeEach
	void aPerson() {
		this.password = this.administration.create(this.username, "Persona", Role.AUDITOR, Scope.national());
	}

	@Test
	void after_five_wrong_passwords_the_right_one_waits_too() {
		refusals(SignInThrottle.FREE, this.username, this.desk, 5);
		assertThat(comesIn(this.desk)).isFalse();
	}

	@Test
	void each_wrong_one_more_doubles_the_wait() {
		refusals(SignInThrottle.FREE + 2, this.username, this.desk, 59);
		assertThat(comesIn(this.desk)).as("seven wrong ones wait for a minute").isFalse();
		String elsewhere = address();
		refusals(SignInThrottle.FREE + 2, this.username, elsewhere, 61);
		assertThat(comesIn(elsewhere)).isTrue();
	}

	@Test
	void the_wait_ends() {
		refusals(SignInThrottle.FREE, this.username, this.desk, 16);
		assertThat(comesIn(this.desk)).isTrue();
	}

	@Test
	void wrong_passwords_from_one_address_close_no_other() {
		String elsewhere = address();
		refusals(SignInThrottle.FREE, this.username, elsewhere, 1);
		assertThat(comesIn(this.desk)).isTrue();
		assertThat(comesIn(elsewhere)).isFalse();
	}

	@Test
	void guessing_from_everywhere_closes_what_is_unknown_and_leaves_the_own_desk_open() {
		assertThat(comesIn(this.desk)).isTrue();
		for (int each = 0; each < SignInThrottle.FLOOD; each++) {
			refusals(1, this.username, address(), 100);
		}
		assertThat(comesIn(address())).isFalse();
		assertThat(comesIn(this.desk)).isTrue();
	}

	@Test
	void guessing_at_everybody_from_one_address_closes_it_but_for_who_works_there() {
		String office = address();
		assertThat(comesIn(office)).isTrue();
		for (int each = 0; each < SignInThrottle.FLOOD; each++) {
			refusals(1, "x" + UUID.randomUUID(), office, 100);
		}
		assertThat(comesIn(office)).isTrue();
		String visitor = "v" + this.username;
		String theirs = this.administration.create(visitor, "Visita", Role.AUDITOR, Scope.national());
		assertThat(comesIn(visitor, theirs, office)).isFalse();
		assertThat(comesIn(visitor, theirs, address())).isTrue();
	}

	@Test
	void what_was_refused_stays_on_record() {
		refusals(1, this.username, this.desk, 1);
		for (String change : new String[] { "delete from sign_in_event where username = ?",
				"update sign_in_event set event = 'SIGNED_IN' where username = ?" }) {
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> this.jdbc.sql(change).param(this.username).update());
		}
	}

	private void refusals(int count, String name, String address, int secondsAgo) {
		this.jdbc.sql("""
				insert into sign_in_event (username, event, address, at)
				select ?, 'REFUSED', ?, now() - make_interval(secs => ?) from generate_series(1, ?)""")
			.params(name, address, secondsAgo, count)
			.update();
	}

	private boolean comesIn(String address) {
		return comesIn(this.username, this.password, address);
	}

	private boolean comesIn(String name, String secret, String address) {
		String next = this.mvc.post().uri("/login").with(csrf()).with((request) -> {
			request.setRemoteAddr(address);
			return request;
		}).param("username", name).param("password", secret).exchange().getResponse().getRedirectedUrl();
		return "/".equals(next);
	}

	private static String address() {
		return "test-" + UUID.randomUUID();
	}

}
