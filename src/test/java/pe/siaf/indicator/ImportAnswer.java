package pe.siaf.indicator;

import java.io.UnsupportedEncodingException;

import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Asks for an import until it has come to an end. */
public final class ImportAnswer {

	private static final int TRIES = 400;

	private ImportAnswer() {
	}

	public static String of(MockMvcTester mvc, String location, String username) {
		String answer = "";
		try {
			for (int i = 0; i < TRIES; i++) {
				answer = mvc.get()
					.uri(location)
					.header("Authorization", "Bearer demo-" + username)
					.exchange()
					.getResponse()
					.getContentAsString();
				if (answer.matches("(?s).*\"state\"\\s*:\\s*\"(APPLIED|REJECTED|COMPARED|READY)\".*")) {
					return answer;
				}
			}
		}
		catch (UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
		return answer;
	}

}
