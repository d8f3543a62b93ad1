package pe.siaf.fault;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Officers of unit 001650 who certify without pause and write down what the system
 * confirmed to them.
 */
final class Office {

	private static final int OFFICERS = 8;

	private static final Pattern LOCATION = Pattern.compile("\"location\":\"([^\"]+)\"");

	private static final Pattern STATE = Pattern.compile("\"state\":\"(\\w)\"");

	private final Deployment system;

	private final List<String[]> lines;

	/**
	 * What was confirmed: each act's address with the furthest state that was answered.
	 */
	private final Map<String, String> confirmed = new ConcurrentHashMap<>();

	private final List<String> unexpected = java.util.Collections.synchronizedList(new ArrayList<>());

	private final AtomicBoolean open = new AtomicBoolean(true);

	private final CountDownLatch busy;

	private final ExecutorService desks = Executors.newFixedThreadPool(OFFICERS);

	private final List<Future<?>> work = new ArrayList<>();

	/**
	 * Opens the office.
	 * @param system where they work
	 * @param enough how many confirmations make it busy
	 */
	Office(Deployment system, int enough) {
		this.system = system;
		this.busy = new CountDownLatch(enough);
		this.lines = system.sql()
			.sql("""
					select sec_func, rubro, resource_type, item from budget_line
					where fiscal_year = 2025 and sec_ejec = '001650' and pim - certified - certified_reserved >= 1000""")
			.query((row,
					number) -> new String[] { row.getString(1), row.getString(2), row.getString(3), row.getString(4) })
			.list();
		for (int officer = 0; officer < OFFICERS; officer++) {
			this.work.add(this.desks.submit(this::certify));
		}
	}

	private void certify() {
		while (this.open.get()) {
			try {
				String[] line = this.lines.get(ThreadLocalRandom.current().nextInt(this.lines.size()));
				HttpResponse<String> registered = note(this.system.post("/api/v1/certifications", "logistica.ue",
						"""
								{"unit": "001650", "year": 2025, "month": 11, "operationType": "N",
								 "document": {"type": "086", "number": "FALLA-1", "date": "2025-11-03"}, "justification": "Compra",
								 "lines": [{"secFunc": "%s", "rubro": "%s", "resourceType": "%s", "item": "%s", "amount": "0.01"}]}"""
							.formatted((Object[]) line)));
				Matcher location = LOCATION.matcher(registered.body());
				if (registered.statusCode() == 201 && location.find()) {
					note(this.system.post(location.group(1) + "/verify", "logistica.ue", "{}"));
					note(this.system.post(location.group(1) + "/approve", "presupuesto.ue", "{}"));
				}
			}
			catch (IOException away) {
				// nothing was confirmed: whether it happened is for the books to say
			}
		}
	}

	private HttpResponse<String> note(HttpResponse<String> answer) {
		Matcher location = LOCATION.matcher(answer.body());
		Matcher state = STATE.matcher(answer.body());
		if (answer.statusCode() / 100 == 2 && location.find() && state.find()) {
			this.confirmed.put(location.group(1), state.group(1));
			this.busy.countDown();
		}
		else if (answer.statusCode() != 503 && answer.statusCode() != 422 && answer.statusCode() != 404
				&& answer.statusCode() != 409) {
			this.unexpected.add(answer.statusCode() + " " + answer.body());
		}
		return answer;
	}

	void awaitBusy() throws InterruptedException {
		if (!this.busy.await(3, java.util.concurrent.TimeUnit.MINUTES)) {
			throw new IllegalStateException("Too little was confirmed: " + this.unexpected);
		}
	}

	/** Answers that nobody should get, whatever falls over. */
	List<String> unexpected() {
		return List.copyOf(this.unexpected);
	}

	Map<String, String> confirmed() {
		return Map.copyOf(this.confirmed);
	}

	/** Lets everybody end what is under way. */
	void close() throws Exception {
		this.open.set(false);
		for (Future<?> officer : this.work) {
			officer.get();
		}
		this.desks.shutdown();
	}

}
