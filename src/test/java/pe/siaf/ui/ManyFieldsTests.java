package pe.siaf.ui;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A form as wide as the largest grid reaches the application whole. */
@SiafTest
class ManyFieldsTests {

	@LocalServerPort
	private int port;

	@Test
	void a_grid_of_333_cost_centres_and_three_years_is_read() throws Exception {
		assertThat(send(333 * 5)).isEqualTo(send(2));
	}

	private int send(int fields) throws IOException, InterruptedException {
		String form = IntStream.range(0, fields)
			.mapToObj((field) -> "m." + field + "=1")
			.collect(Collectors.joining("&"));
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/techos/1/1"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
	}

}
