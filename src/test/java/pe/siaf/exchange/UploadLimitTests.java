package pe.siaf.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A file that is too big is refused with words, over a real connection. */
@SiafTest
class UploadLimitTests {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private static final String BOUNDARY = "----siaf";

	/** Above {@code spring.servlet.multipart.max-request-size}. */
	private static final int TOO_MANY = 66 * 1024 * 1024;

	@LocalServerPort
	private int port;

	private final HttpClient browser = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.cookieHandler(new CookieManager())
		.build();

	@Test
	void the_api_answers_413_with_a_problem() throws Exception {
		HttpResponse<String> answer = send(
				request("/api/v1/imports/suppliers").header("Authorization", "Bearer demo-rector.mef"), "");
		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(answer.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/problem+json"));
		assertThat(answer.body()).contains("\"code\":\"too-large\"");
	}

	@Test
	void so_it_does_where_the_call_has_an_idempotency_key() throws Exception {
		HttpResponse<String> answer = send(
				request("/api/v1/imports/suppliers").header("Authorization", "Bearer demo-rector.mef")
					.header("Idempotency-Key", "too-large"),
				"");
		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(answer.body()).contains("\"code\":\"too-large\"");
	}

	@Test
	void the_page_answers_413_in_our_own_words() throws Exception {
		signIn("rector.mef");
		HttpResponse<String> answer = send(request("/importaciones"), csrf("/importaciones"));
		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(answer.body()).contains("too-large", "siaf.css");
	}

	private void signIn(String username) throws IOException, InterruptedException {
		String form = "username=" + username + "&password=siaf-demo&_csrf="
				+ URLEncoder.encode(csrf("/login"), StandardCharsets.UTF_8);
		this.browser.send(request("/login").header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build(), HttpResponse.BodyHandlers.discarding());
	}

	private String csrf(String page) throws IOException, InterruptedException {
		String body = this.browser.send(request(page).build(), HttpResponse.BodyHandlers.ofString()).body();
		Matcher token = CSRF.matcher(body);
		assertThat(token.find()).isTrue();
		return token.group(1);
	}

	private HttpResponse<String> send(HttpRequest.Builder request, String csrf)
			throws IOException, InterruptedException {
		String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf + "\r\n--"
				+ BOUNDARY
				+ "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\nContent-Type: text/csv\r\n\r\n";
		String tail = "\r\n--" + BOUNDARY + "--\r\n";
		HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofInputStream(() -> parts(head, tail));
		return this.browser.send(request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
			.POST(HttpRequest.BodyPublishers.fromPublisher(body, head.length() + (long) TOO_MANY + tail.length()))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static InputStream parts(String head, String tail) {
		return new SequenceInputStream(
				Collections.enumeration(List.of(new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)),
						new ByteArrayInputStream(new byte[TOO_MANY]),
						new ByteArrayInputStream(tail.getBytes(StandardCharsets.UTF_8)))));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

}
