package pe.siaf.ui;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An address that nobody may ask for is refused with our own answer, over a real
 * connection: the container turns away what no filter ever sees.
 */
@SiafTest
class MalformedAddressTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/programas/%00", "/programas/a%2fb", "/programas/a%5cb", "/programas/..%2f..%2fetc",
			"/%zz", "/programas/;a=b", "//programas", "/programas/%0d%0aX-Evil:1", "/programas/%c0%ae" })
	void a_page_says_so_in_our_own_words(String address) throws IOException {
		assertThat(get(address)).startsWith("HTTP/1.1 400")
			.containsIgnoringCase("content-type: text/html")
			.contains("class=\"top\"", "400", "No se pudo leer lo enviado")
			.doesNotContain("Tomcat", "X-Evil");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/programs/%00", "/api/v1/programs/a%2fb", "/api/v1/programs/a%5cb",
			"/api/v1/programs/;a=b", "/api/v1//programs" })
	void the_api_says_so_as_a_problem(String address) throws IOException {
		assertThat(get(address)).startsWith("HTTP/1.1 400")
			.containsIgnoringCase("content-type: application/problem+json")
			.contains("\"code\":\"unreadable\"")
			.doesNotContain("Tomcat");
	}

	/** No client library sends such addresses, so the line is written by hand. */
	private String get(String address) throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream()
				.write(("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			InputStream answer = socket.getInputStream();
			return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
