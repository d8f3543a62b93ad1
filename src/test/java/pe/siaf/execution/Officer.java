package pe.siaf.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who works through the API, over a real connection. */
final class Officer {

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(30))
		.build();

	private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]+)\"");

	private final int port;

	private final String username;

	private final Map<String, Integer> answers;

	/**
	 * Takes a place at a desk.
	 * @param port where the application listens
	 * @param username whose token
	 * @param answers counts what was answered, by status and code
	 */
	Officer(int port, String username, Map<String, Integer> answers) {
		this.port = port;
		this.username = username;
		this.answers = answers;
	}

	Answer post(String path, String body) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Authorization", "Bearer demo-" + this.username)
			.header("Content-Type", "application/json")
			.timeout(Duration.ofMinutes(1))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		try {
			HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
			Matcher code = CODE.matcher(response.body());
			boolean refused = response.statusCode() >= 400;
			this.answers.merge(response.statusCode() + ((refused && code.find()) ? " " + code.group(1) : ""), 1,
					Integer::sum);
			return new Answer(response.statusCode(), response.headers().firstValue("Location").orElse(""),
					response.body());
		}
		catch (IOException broken) {
			throw new UncheckedIOException(broken);
		}
		catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(stopped);
		}
	}

	record Answer(int status, String location, String body) {
	}

}
