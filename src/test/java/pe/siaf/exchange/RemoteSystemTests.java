package pe.siaf.exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import pe.siaf.exchange.ASystemElsewhere.Answer;
import pe.siaf.exchange.RemoteAway.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Calls to a system elsewhere, whatever it does. */
class RemoteSystemTests {

	private final ASystemElsewhere there = new ASystemElsewhere("siga");

	private final List<String> heard = new ArrayList<>();

	private final RemoteSystem remote = this.there.called(new RemoteSystem.Listener() {

		@Override
		public void answered(String system) {
			RemoteSystemTests.this.heard.add(system + " answered");
		}

		@Override
		public void failed(RemoteAway away) {
			RemoteSystemTests.this.heard.add(away.getMessage());
		}

	});

	@AfterEach
	void close() {
		this.there.close();
	}

	@Test
	void an_answer_is_read_and_what_lets_us_in_goes_along() {
		this.there.answers("/units", "[\"001650\"]");
		assertThat(this.remote.get("/units", String[].class)).containsExactly("001650");
		assertThat(this.there.asked().get(0).authorization()).isEqualTo("Bearer " + ASystemElsewhere.TOKEN);
		assertThat(this.heard).containsExactly("siga answered");
	}

	@Test
	void what_fails_is_told_again_under_the_same_key() {
		this.there.answers("/x", Answer.of(500, "")).answers("/x", Answer.brokenOff()).answers("/x", "\"yes\"");
		assertThat(this.remote.post("/x", List.of(1), "key-1", String.class)).isEqualTo("yes");
		assertThat(this.there.asked()).extracting(ASystemElsewhere.Asked::key)
			.containsExactly("key-1", "key-1", "key-1");
		assertThat(this.heard).containsExactly("siga answered");
	}

	@ParameterizedTest
	@CsvSource({ "500, FAILED, 3", "503, FAILED, 3", "429, FAILED, 3", "401, NOT_LET_IN, 1", "403, NOT_LET_IN, 1",
			"404, REFUSED, 1", "422, REFUSED, 1" })
	void what_does_not_pass_is_not_tried_again(int status, Problem problem, int times) {
		this.there.answers("/x", Answer.of(status, "muy-secreto-4711"));
		assertThat(failure("/x")).isEqualTo(problem);
		assertThat(this.there.asked()).hasSize(times);
		assertThat(this.heard).containsExactly("siga: " + problem + " " + status);
	}

	@Test
	void nobody_is_followed_elsewhere() {
		try (ASystemElsewhere other = new ASystemElsewhere("inner")) {
			other.answers("/secret", "\"inner\"");
			this.there.answers("/x", Answer.elsewhere(other.settings().url() + "/secret"));
			assertThat(failure("/x")).isEqualTo(Problem.REDIRECTED);
			assertThat(other.asked()).isEmpty();
		}
	}

	@Test
	void an_answer_has_its_time_head_and_body() {
		this.there.answers("/silent", Answer.silence());
		this.there.answers("/dripping", Answer.dripping());
		RemoteSystem once = new RemoteSystem(new RemoteSystem.Settings("siga", this.there.settings().url(), "t",
				Duration.ofMillis(300), 100, 1, Duration.ZERO), new JsonMapper(), new RemoteSystem.Listener() {
					@Override
					public void answered(String system) {
					}

					@Override
					public void failed(RemoteAway away) {
					}
				});
		for (String path : List.of("/silent", "/dripping")) {
			assertThat(catchThrowableOfType(RemoteAway.class, () -> once.get(path, String[].class)).problem()).as(path)
				.isEqualTo(Problem.LATE);
		}
	}

	@Test
	void an_answer_has_its_size() {
		this.there.answers("/big", "\"" + "x".repeat(20_000) + "\"");
		this.there.answers("/fits", "\"" + "x".repeat(19_998) + "\"");
		assertThat(failure("/big")).isEqualTo(Problem.TOO_BIG);
		assertThat(this.there.asked()).hasSize(1);
		assertThat(this.remote.get("/fits", String.class)).hasSize(19_998);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', value = { "<html>", "{", "null", "\"\"", "{}" })
	void what_was_not_agreed_is_not_read(String body) {
		this.there.answers("/x", body);
		assertThat(failure("/x")).isEqualTo(Problem.UNREADABLE);
	}

	@Test
	void nobody_there_is_told_as_such() {
		this.there.close();
		assertThat(failure("/x")).isEqualTo(Problem.UNREACHABLE);
	}

	@ParameterizedTest
	@CsvSource({ "http://siga.example/v1", "https://siga.example/v1/", "https://me@siga.example/v1", "siga.example",
			"ftp://localhost/v1", "https://siga.example/v1?a=b", "https://", "'http://local host'" })
	void an_address_that_is_not_safe_is_not_called(String url) {
		assertThatIllegalStateException().isThrownBy(() -> made(url, "token")).withMessageNotContaining("me@");
	}

	@Test
	void what_lets_us_in_is_there_and_written_nowhere() {
		for (String token : List.of("", "two words", "line\nbreak", "ñ")) {
			assertThatIllegalStateException().isThrownBy(() -> made("https://siga.example/v1", token))
				.withMessageNotContaining("words");
		}
		made("https://siga.example/v1", "token");
		made("http://localhost:1", "token");
		assertThat(this.there.settings().toString()).doesNotContain(ASystemElsewhere.TOKEN);
		this.there.answers("/x", Answer.of(401, ""));
		assertThatExceptionOfType(RemoteAway.class).isThrownBy(() -> this.remote.get("/x", String.class))
			.withMessageNotContaining(ASystemElsewhere.TOKEN);
	}

	private void made(String url, String token) {
		new RemoteSystem(new RemoteSystem.Settings("siga", url, token, Duration.ofSeconds(1), 10, 1, Duration.ZERO),
				new JsonMapper(), new RemoteSystem.Listener() {
					@Override
					public void answered(String system) {
					}

					@Override
					public void failed(RemoteAway away) {
					}
				})
			.name();
	}

	private Problem failure(String path) {
		return catchThrowableOfType(RemoteAway.class, () -> this.remote.get(path, String[].class)).problem();
	}

}
