package pe.siaf.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import pe.siaf.continuity.ABrowser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was registered offline comes in while the application is killed, twice on the way:
 * the browser goes on with what it has no answer for, and each entry is there once.
 */
class ReplayFaults {

	private static final int ENTRIES = 40;

	private static final String OFFICER = "logistica.ue";

	private static Deployment system;

	private static String line = "";

	private String session = "";

	private String header = "";

	private String token = "";

	@BeforeAll
	static void deploy() throws IOException {
		system = Deployment.start();
		line = system.sql().sql("""
				select sec_func || '-' || rubro || '-' || resource_type || '-' || item from budget_line
				where fiscal_year = 2025 and sec_ejec = '001650' and pim - certified - certified_reserved >= 1000
				order by 1 limit 1""").query(String.class).single();
		// the unit's first act of its year is made in contact
		String[] key = line.split("-");
		HttpResponse<String> first = system.post("/api/v1/certifications", OFFICER, """
				{"unit": "001650", "year": 2025, "month": 11, "operationType": "N",
				 "document": {"type": "086", "number": "PRIMERA", "date": "2025-11-03"}, "justification": "Compra",
				 "lines": [{"secFunc": "%s", "rubro": "%s", "resourceType": "%s", "item": "%s", "amount": "0.01"}]}"""
			.formatted((Object[]) key));
		assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
	}

	@AfterAll
	static void remove() throws IOException {
		if (system != null) {
			system.close();
		}
	}

	@RepeatedTest(3)
	void the_application_is_killed_while_a_queue_comes_in(RepetitionInfo round) throws Exception {
		signIn();
		ABrowser browser = enrolled();
		String paper = "FALLA-" + round.getCurrentRepetition() + "-";
		List<String> queue = IntStream.rangeClosed(1, ENTRIES)
			.mapToObj((number) -> browser.signed(certification(browser, paper + number)))
			.toList();
		AtomicInteger answered = new AtomicInteger();
		for (int until : List.of(5 + ThreadLocalRandom.current().nextInt(10),
				20 + ThreadLocalRandom.current().nextInt(15))) {
			Thread replay = new Thread(() -> replay(queue, answered));
			replay.start();
			Awaitility.await()
				.atMost(Duration.ofMinutes(3))
				.pollInterval(Duration.ofMillis(1))
				.until(() -> answered.get() >= until || !replay.isAlive());
			system.killApplication();
			replay.join(Duration.ofMinutes(1).toMillis());
			assertThat(answered.get()).isLessThan(ENTRIES);
			system.startApplication();
		}
		replay(queue, answered);
		assertThat(answered.get()).isEqualTo(ENTRIES);
		eachIsThereOnceAndInOrder(browser, paper);

		// all of it again, as from a copy of the queue
		AtomicInteger again = new AtomicInteger();
		replay(queue, again);
		assertThat(again.get()).isEqualTo(ENTRIES);
		eachIsThereOnceAndInOrder(browser, paper);
		Books.agree(system);
	}

	private static void eachIsThereOnceAndInOrder(ABrowser browser, String paper) {
		List<String> expected = IntStream.rangeClosed(1, ENTRIES).mapToObj((number) -> paper + number).toList();
		assertThat(system.sql().sql("""
				select a.document_number from continuity_entry e
				join continuity_result r on r.sec_ejec = e.sec_ejec and r.entry_id = e.id and r.result = 'TAKEN'
				join execution_act a on a.sec_ejec = r.sec_ejec and a.record_id = r.record_id and a.correlative = '0001'
				where e.device_id = ? order by e.sequence""").param(browser.id()).query(String.class).list())
			.isEqualTo(expected);
		// none beside those of the queue, and numbered in its order
		assertThat(system.sql()
			.sql("""
					select a.document_number from execution_act a
					join execution_record r on r.sec_ejec = a.sec_ejec and r.id = a.record_id
					where a.sec_ejec = '001650' and a.document_number like ? || '%' order by r.certificate""")
			.param(paper)
			.query(String.class)
			.list()).isEqualTo(expected);
	}

	/** Sends what has no answer yet, one after the other, until nobody answers. */
	private void replay(List<String> queue, AtomicInteger answered) {
		try {
			while (answered.get() < queue.size()) {
				HttpResponse<String> answer = send("/continuidad/entradas", queue.get(answered.get()));
				if (answer.statusCode() != 200) {
					return;
				}
				assertThat(answer.body()).contains("\"result\":\"TAKEN\"");
				answered.incrementAndGet();
			}
		}
		catch (IOException away) {
			// it goes on from here, as a browser does
		}
	}

	private static Map<String, Object> certification(ABrowser browser, String paper) {
		Map<String, Object> draft = browser.draft("CERTIFICATION", line, "0.01",
				Map.of("operationType", "N", "documentType", "086", "documentNumber", paper, "documentDate",
						"2025-11-03", "justification", "Papel para la oficina"));
		draft.put("year", 2025);
		return draft;
	}

	private ABrowser enrolled() throws IOException {
		ABrowser browser = ABrowser.on("secp256r1", "001650");
		HttpResponse<String> enrolled = send("/continuidad/navegadores",
				"{\"publicKey\": \"" + Base64.getEncoder().encodeToString(browser.publicKey()) + "\"}");
		assertThat(enrolled.statusCode()).as(enrolled.body()).isEqualTo(200);
		browser.isPrepared(UUID.fromString(part(enrolled.body(), "\"id\":\"([^\"]+)\"")),
				part(enrolled.body(), "\"lastHash\":\"([^\"]+)\""));
		return browser;
	}

	private void signIn() throws IOException {
		HttpResponse<String> form = system.send(request("/login", "").GET().build());
		String csrf = part(form.body(), "name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
		HttpResponse<String> in = system
			.send(request("/login", cookie(form)).header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString("username=" + OFFICER + "&password=siaf-demo&_csrf=" + csrf))
				.build());
		this.session = cookie(in);
		HttpResponse<String> state = system.send(request("/continuidad/estado", this.session).GET().build());
		this.header = part(state.body(), "\"header\":\"([^\"]+)\"");
		this.token = part(state.body(), "\"token\":\"([^\"]+)\"");
	}

	private HttpResponse<String> send(String path, String json) throws IOException {
		return system.send(request(path, this.session).header(this.header, this.token)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json))
			.build());
	}

	private static HttpRequest.Builder request(String path, String session) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + system.port() + path))
			.timeout(Duration.ofSeconds(60));
		return session.isEmpty() ? request : request.header("Cookie", session);
	}

	private static String part(String text, String pattern) {
		Matcher found = Pattern.compile(pattern).matcher(text);
		assertThat(found.find()).as(text).isTrue();
		return found.group(1);
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
