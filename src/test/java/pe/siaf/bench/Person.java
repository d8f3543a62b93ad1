package pe.siaf.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who signed in by the form and reads pages as a browser does, over HTTP: what
 * tests print of each call for their reports would be measured otherwise.
 */
public final class Person {

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

	private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private final int port;

	private Person(int port) {
		this.port = port;
	}

	/**
	 * Signs in.
	 * @param port where the application listens
	 * @param username a demo user
	 * @return the person
	 */
	public static Person signedIn(int port, String username) throws IOException, InterruptedException {
		Person person = new Person(port);
		HttpResponse<String> in = person.browser.send(person.to("/login")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers
				.ofString("username=" + username + "&password=siaf-demo&_csrf=" + token(person.read("/login"))))
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(in.headers().firstValue("Location").orElse("")).doesNotContain("error");
		return person;
	}

	/**
	 * What a page's forms and scripts send along.
	 * @param html the page
	 * @return the token against forged requests
	 */
	public static String token(String html) {
		Matcher token = TOKEN.matcher(html);
		assertThat(token.find()).isTrue();
		return token.group(1);
	}

	/**
	 * Opens a page.
	 * @param path its path
	 * @return its content
	 */
	public String read(String path) throws IOException, InterruptedException {
		return new String(bytes(path), StandardCharsets.UTF_8);
	}

	/**
	 * Downloads a file, or a page not compressed.
	 * @param path its path
	 * @return its content
	 */
	public byte[] bytes(String path) throws IOException, InterruptedException {
		HttpResponse<byte[]> page = this.browser.send(to(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
		assertThat(page.statusCode()).as(path).isEqualTo(200);
		return page.body();
	}

	/**
	 * Opens a page or one of its files as it travels.
	 * @param path its path
	 * @return the answer, compressed
	 */
	HttpResponse<byte[]> compressed(String path) throws IOException, InterruptedException {
		return this.browser.send(to(path).header("Accept-Encoding", "gzip").GET().build(),
				HttpResponse.BodyHandlers.ofByteArray());
	}

	/**
	 * Sends JSON as a page's script does.
	 * @param path where to
	 * @param token the page's token
	 * @param json what to send
	 * @return the answer's body
	 */
	public String post(String path, String token, String json) throws IOException, InterruptedException {
		HttpResponse<String> answer = this.browser.send(to(path).header("Content-Type", "application/json")
			.header("X-CSRF-TOKEN", token)
			.POST(HttpRequest.BodyPublishers.ofString(json))
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return answer.body();
	}

	private HttpRequest.Builder to(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

}
