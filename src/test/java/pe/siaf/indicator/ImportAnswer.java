package pe.siaf.indicator;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Asks for an import until it has come to an end. */
public final class ImportAnswer {

	private static final Pattern ENDED = Pattern
		.compile("(?s).*\"state\"\\s*:\\s*\"(APPLIED|REJECTED|COMPARED|READY)\".*");

	private ImportAnswer() {
	}

	public static String of(MockMvcTester mvc, String location, String username) {
		return Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> ask(mvc, location, username), ENDED.asMatchPredicate());
	}

	private static String ask(MockMvcTester mvc, String location, String username) {
		try {
			return mvc.get()
				.uri(location)
				.header("Authorization", "Bearer demo-" + username)
				.exchange()
				.getResponse()
				.getContentAsString();
		}
		catch (UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
