package pe.siaf.bench;

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
		List<Person> people = new ArrayList<>();
		for (int user = 0; user < USERS; user++) {
			people.add(signedIn());
		}
		for (String page : VISITED) {
			for (int time = 0; time < WARM; time++) {
				people.get(0).read(page);
			}
		}
		Map<String, Queue<Double>> byPage = new ConcurrentHashMap<>();
		double[] all = Measurement.milliseconds(USERS, PAGES, (user) -> {
			String page = VISITED.get(ThreadLocalRandom.current().nextInt(VISITED.size()));
			long begin = System.nanoTime();
			people.get(user).read(page);
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
		Person person = signedIn();
		int first = 0;
		int later = 0;
		int widest = 0;
		Set<String> kept = new LinkedHashSet<>();
		for (String page : VISITED) {
			HttpResponse<byte[]> answer = person.compressed(page);
			int travelled = answer.body().length;
			for (String file : filesOf(person.read(page))) {
				HttpResponse<byte[]> part = person.compressed(file);
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

	private Person signedIn() throws Exception {
		return Person.signedIn(this.port, "presupuesto.ue");
	}

}
