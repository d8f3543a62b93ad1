package pe.siaf.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long the demo unit's pages take while twenty people read, each a page a second on
 * average, and how much travels on a first and on a later visit.
 */
@SiafTest
class PageBench {

	private static final int USERS = 20;

	/** Pages that each opens. */
	private static final int PAGES = 60;

	private static final int WARM = 40;

	private static final Duration READING = Duration.ofSeconds(1);

	private static final List<String> VISITED = List.of("/", "/documentos", "/presupuesto/lineas?year=2025",
			"/presupuesto/lineas?year=2025&by=category", "/presupuesto/lineas?year=2025&by=product&category=0149",
			"/presupuesto/lineas?year=2025&by=item", "/presupuesto/metas/2025/001650/0002",
			"/presupuesto/pca?year=2025", "/consulta?year=2025&by=category", "/ejecucion/certificaciones?year=2025",
			"/ejecucion/expedientes?year=2025", "/proveedores", "/programas?year=2025", "/programas/0149?year=2025",
			"/programas/0149/marco-logico?year=2025", "/programas/0149/accesos?year=2025",
			"/indicadores/ENDES-DC5?year=2025", "/instituciones/001650?year=2025",
			"/clasificadores/clasificador-economico?year=2025", "/importaciones", "/buscar?q=0149",
			"/nacional?year=2021");

	@LocalServerPort
	private int port;

	@Test
	void twenty_people_read() throws Exception {
		List<HttpClient> people = new ArrayList<>();
		for (int user = 0; user < USERS; user++) {
			people.add(signedIn());
		}
		for (String page : VISITED) {
			for (int time = 0; time < WARM; time++) {
				open(people.get(0), page);
			}
		}
		Map<String, Queue<Double>> byPage = new ConcurrentHashMap<>();
		double[] all = Measurement.milliseconds(USERS, PAGES, (user) -> {
			String page = VISITED.get(ThreadLocalRandom.current().nextInt(VISITED.size()));
			long begin = System.nanoTime();
			open(people.get(user), page);
			byPage.computeIfAbsent(page, (first) -> new ConcurrentLinkedQueue<>())
				.add((System.nanoTime() - begin) / 1e6);
		}, () -> LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(2 * READING.toNanos())));
		BenchReport.tell("pages of unit 001650, p95, ms", BenchReport.whole(Measurement.percentile(all, 95)), "≤ 100",
				USERS + " people, each a page a second on average, " + VISITED.size() + " pages, median "
						+ BenchReport.whole(Measurement.percentile(all, 50)) + ", worst "
						+ BenchReport.whole(all[all.length - 1]) + ", as the client sees it");
		Map<String, Double> slow = new TreeMap<>();
		byPage.forEach((page, taken) -> slow.put(page,
				Measurement.percentile(taken.stream().mapToDouble(Double::doubleValue).sorted().toArray(), 95)));
		String slowest = slow.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
		BenchReport.tell("the slowest of these pages, p95, ms", BenchReport.whole(slow.get(slowest)), "≤ 100", slowest);
	}

	@Test
	void what_travels() throws Exception {
		HttpClient person = signedIn();
		int first = 0;
		int later = 0;
		int widest = 0;
		Set<String> kept = new LinkedHashSet<>();
		for (String page : VISITED) {
			HttpResponse<byte[]> answer = compressed(person, page);
			int travelled = answer.body().length;
			for (String file : filesOf(new String(answer.body().length == 0 ? new byte[0] : plain(person, page),
					java.nio.charset.StandardCharsets.UTF_8))) {
				HttpResponse<byte[]> part = compressed(person, file);
				boolean known = !kept.add(file)
						&& part.headers().firstValue("Cache-Control").orElse("").contains("max-age");
				travelled += known ? 0 : part.body().length;
			}
			first = (first == 0) ? travelled : first;
			widest = Math.max(widest, travelled);
			later = page.equals(VISITED.get(0)) ? later : Math.max(later, travelled);
		}
		BenchReport.tell("first visit, kB", BenchReport.whole(first / 1024.0), "≤ 350", "compressed, the desk");
		BenchReport.tell("later visits, kB", BenchReport.whole(later / 1024.0), "≤ 60", "compressed, the widest page");
	}

	private static Set<String> filesOf(String html) {
		Set<String> files = new LinkedHashSet<>();
		Matcher reference = Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg))[^\"]*\"").matcher(html);
		while (reference.find()) {
			files.add(reference.group(1));
		}
		return files;
	}

	private HttpResponse<byte[]> compressed(HttpClient person, String path) throws Exception {
		return person.send(to(path).header("Accept-Encoding", "gzip").GET().build(),
				HttpResponse.BodyHandlers.ofByteArray());
	}

	private byte[] plain(HttpClient person, String path) throws Exception {
		return person.send(to(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray()).body();
	}

	private void open(HttpClient person, String path) throws IOException, InterruptedException {
		HttpResponse<String> page = person.send(to(path).GET().build(), HttpResponse.BodyHandlers.ofString());
		assertThat(page.statusCode()).as(path).isEqualTo(200);
	}

	private HttpClient signedIn() throws Exception {
		HttpClient person = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
		String form = person.send(to("/login").GET().build(), HttpResponse.BodyHandlers.ofString()).body();
		Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(form);
		assertThat(token.find()).isTrue();
		HttpResponse<String> in = person.send(to("/login").header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers
				.ofString("username=presupuesto.ue&password=siaf-demo&_csrf=" + token.group(1)))
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(in.headers().firstValue("Location").orElse("")).doesNotContain("error");
		return person;
	}

	private HttpRequest.Builder to(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

}
