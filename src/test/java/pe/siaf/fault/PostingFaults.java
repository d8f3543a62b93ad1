package pe.siaf.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Bad days while acts are posted: what was confirmed stays, nothing is half done. */
class PostingFaults {

	private static final int BUSY = 60;

	private static Deployment system;

	@BeforeAll
	static void deploy() throws IOException {
		system = Deployment.start();
	}

	@AfterAll
	static void remove() throws IOException {
		if (system != null) {
			system.close();
		}
	}

	@RepeatedTest(3)
	void the_application_is_killed() throws Exception {
		Office office = new Office(system, BUSY);
		office.awaitBusy();
		system.killApplication();
		office.close();
		system.startApplication();

		assertThat(office.unexpected()).isEmpty();
		Books.holdAll(system, office.confirmed());
		Books.agree(system);
	}

	@RepeatedTest(3)
	void the_database_is_killed_and_comes_back_under_the_running_application() throws Exception {
		String session = signIn();
		Office office = new Office(system, BUSY);
		office.awaitBusy();
		system.killDatabase();

		HttpResponse<String> page = open(session);
		assertThat(page.statusCode()).isEqualTo(503);
		assertThat(page.body()).contains("se recupera solo").contains("siaf.css");
		HttpResponse<String> answer = system.get("/api/v1/units/001650/lines?year=2025", "presupuesto.ue");
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValue("Retry-After")).isPresent();
		assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");

		system.startDatabase();
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> open(session).statusCode() == 200);
		office.close();

		assertThat(office.unexpected()).isEmpty();
		Books.holdAll(system, office.confirmed());
		Books.agree(system);
	}

	private static String signIn() throws IOException {
		HttpResponse<String> form = system.send(request("/login").GET().build());
		Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(form.body());
		assertThat(token.find()).isTrue();
		HttpResponse<String> in = system.send(request("/login").header("Cookie", cookie(form))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString("username=auditor&password=siaf-demo&_csrf=" + token.group(1)))
			.build());
		assertThat(in.statusCode()).isEqualTo(302);
		return cookie(in);
	}

	private static HttpResponse<String> open(String session) throws IOException {
		return system.send(request("/").header("Cookie", session).GET().build());
	}

	private static HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + system.port() + path))
			.header("Accept-Language", "es");
	}

	private static String cookie(HttpResponse<String> answer) {
		return answer.headers()
			.allValues("Set-Cookie")
			.stream()
			.map((set) -> set.split(";", 2)[0])
			.filter((set) -> set.startsWith("SESSION="))
			.findFirst()
			.orElseThrow();
	}

}
