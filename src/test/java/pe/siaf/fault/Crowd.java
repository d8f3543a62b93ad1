package pe.siaf.fault;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sixty-four clients who certify, reduce and annul, move credit by notes and reassign
 * commitments, all on the same four lines of unit 001650, and write down what was
 * confirmed to them.
 */
final class Crowd {

	private static final int CLIENTS = 64;

	private static final int LINES = 4;

	private static final Pattern LOCATION = Pattern.compile("\"location\":\"([^\"]+)\"");

	private static final Pattern STATE = Pattern.compile("\"state\":\"(\\w)\"");

	private static final String PAPER = "\"document\": {\"type\": \"086\", \"number\": \"M-1\", \"date\": \"2025-11-03\"}";

	private final Deployment system;

	private final AtomicBoolean outage;

	private final List<Line> lines;

	private final List<String> files;

	private final Map<String, String> confirmed = new ConcurrentHashMap<>();

	private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();

	private final List<String> unexpected = Collections.synchronizedList(new ArrayList<>());

	/** Certifications that nobody changes right now. */
	private final Queue<Certified> idle = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean open = new AtomicBoolean(true);

	private final ExecutorService desks = Executors.newFixedThreadPool(CLIENTS);

	private final List<Future<?>> work = new ArrayList<>();

	/**
	 * Lets the crowd in.
	 * @param system where they work
	 * @param outage whether something is down on purpose: then no answer is held against
	 * the system
	 */
	Crowd(Deployment system, AtomicBoolean outage) throws IOException {
		this.system = system;
		this.outage = outage;
		this.lines = system.sql()
			.sql("""
					select l.sec_func, l.item from budget_line l
					join budget_target t on t.fiscal_year = l.fiscal_year and t.sec_ejec = l.sec_ejec and t.sec_func = l.sec_func
					where l.fiscal_year = 2025 and l.sec_ejec = '001650' and t.category = '9001' and l.rubro = '00' and l.resource_type = '0'
					  and l.item like '2.3.%' and l.pim - l.certified - l.certified_reserved between 3000 and 40000
					order by l.sec_func, l.item limit ?""")
			.param(LINES)
			.query((row, number) -> new Line(row.getString(1), row.getString(2)))
			.list();
		this.files = List.of(file(this.lines.get(0)), file(this.lines.get(1)));
		for (int client = 0; client < CLIENTS; client++) {
			this.work.add(this.desks.submit(this::work));
		}
	}

	/** A file committed for the month, whose amount is reassigned to and fro. */
	private String file(Line line) throws IOException {
		String lines = "[%s]".formatted(line.json("200.00"));
		String before = "";
		for (String stage : List.of("certifications", "annual-commitments", "monthly-commitments")) {
			String supplier = stage.equals("annual-commitments") ? "\"supplier\": {\"ruc\": \"20131370645\"}, " : "";
			String paper = stage.equals("certifications") ? PAPER : PAPER.replace("086", "031");
			HttpResponse<String> answer = this.system.post("/api/v1/" + stage, "logistica.ue",
					"""
							{"unit": "001650", "year": 2025, "month": 11, "operationType": "N", %s%s%s, "justification": "Compra", "lines": %s}"""
						.formatted(before, supplier, paper, lines));
			Matcher location = LOCATION.matcher(answer.body());
			if (!location.find()) {
				throw new IllegalStateException(stage + ": " + answer.statusCode() + " " + answer.body());
			}
			this.system.post(location.group(1) + "/verify", "logistica.ue", "{}");
			this.system.post(location.group(1) + "/approve", "presupuesto.ue", "{}");
			before = "\"predecessor\": \"%s\", ".formatted(location.group(1));
		}
		return this.system.sql()
			.sql("select file from execution_record where sec_ejec = '001650' and stage = 'MONTHLY_COMMITMENT' order by id desc limit 1")
			.query(String.class)
			.single();
	}

	private void work() {
		while (this.open.get()) {
			try {
				int die = ThreadLocalRandom.current().nextInt(10);
				if (die < 5) {
					certify();
				}
				else if (die < 8) {
					change((die < 7) ? "reduce" : "annul");
				}
				else if (die < 9) {
					moveCredit();
				}
				else {
					reassign();
				}
			}
			catch (IOException away) {
				// nothing was confirmed: whether it happened is for the books to say
			}
		}
	}

	private void certify() throws IOException {
		Line line = any(this.lines);
		String amount = "%d.%02d".formatted(1 + ThreadLocalRandom.current().nextInt(400),
				ThreadLocalRandom.current().nextInt(100));
		HttpResponse<String> registered = note("certify",
				this.system.post("/api/v1/certifications", "logistica.ue",
						"""
								{"unit": "001650", "year": 2025, "month": 11, "operationType": "N", %s, "justification": "Compra", "lines": [%s]}"""
							.formatted(PAPER, line.json(amount))));
		Matcher location = LOCATION.matcher(registered.body());
		if (registered.statusCode() == 201 && location.find() && approved("certify", location.group(1))) {
			this.idle.add(new Certified(location.group(1), line, amount));
		}
	}

	private void change(String action) throws IOException {
		Certified one = this.idle.poll();
		if (one == null) {
			return;
		}
		String lines = action.equals("reduce") ? ", \"lines\": [" + one.line().json("0.50") + "]" : "";
		HttpResponse<String> asked = note(action, this.system.post(one.location() + "/" + action, "logistica.ue",
				"{\"justification\": \"Sobra\"" + lines + "}"));
		if (asked.statusCode() == 200 && approved(action, one.location()) && action.equals("reduce")) {
			this.idle.add(one);
		}
	}

	private boolean approved(String what, String location) throws IOException {
		return note(what, this.system.post(location + "/verify", "logistica.ue", "{}")).statusCode() == 200
				&& note(what, this.system.post(location + "/approve", "presupuesto.ue", "{}")).statusCode() == 200;
	}

	private void moveCredit() throws IOException {
		Line from = any(this.lines);
		Line to = any(this.lines);
		if (from.equals(to)) {
			return;
		}
		HttpResponse<String> note = note("note",
				this.system.post("/api/v1/budget-notes", "presupuesto.ue",
						"""
								{"unit": "001650", "year": 2025, "type": "003", "document": {"type": "", "number": "INF-1", "date": "2025-11-03"},
								 "justification": "Prioridades", "lines": [
								  {"secFunc": "%s", "rubro": "00", "item": "%s", "annulment": "7", "reason": "PRIORITY_CHANGE"},
								  {"secFunc": "%s", "rubro": "00", "item": "%s", "credit": "7", "reason": "SHORTFALL"}],
								 "targets": [{"secFunc": "%s", "reason": "La meta no cambia"}, {"secFunc": "%s", "reason": "La meta no cambia"}]}"""
							.formatted(from.secFunc(), from.item(), to.secFunc(), to.item(), from.secFunc(),
									to.secFunc())));
		String location = note.headers().firstValue("Location").orElse("");
		if (note.statusCode() == 201
				&& note("note", this.system.post(location + "/verify", "presupuesto.ue", "{}")).statusCode() == 200
				&& note("note", this.system.post(location + "/send", "presupuesto.ue", "{}")).statusCode() == 200) {
			note("note", this.system.post(location + "/approve", "titular.pliego",
					"{\"document\": {\"type\": \"HEAD_RESOLUTION\", \"number\": \"RJ-1\", \"date\": \"2025-11-03\"}}"));
		}
	}

	private void reassign() throws IOException {
		Line from = any(this.lines);
		Line to = any(this.lines);
		HttpResponse<String> sent = note("reassign",
				this.system.post("/api/v1/reassignments", "logistica.ue",
						"""
								{"unit": "001650", "year": 2025, "file": "%s", "amount": "0.70", "month": 11, "justification": "Otra meta",
								 "from": {"secFunc": "%s", "rubro": "00", "item": "%s"}, "to": {"secFunc": "%s", "rubro": "00", "item": "%s"}, %s}"""
							.formatted(any(this.files), from.secFunc(), from.item(), to.secFunc(), to.item(), PAPER)));
		String location = sent.headers().firstValue("Location").orElse("");
		if (sent.statusCode() == 201) {
			note("reassign", this.system.post(location + "/approve", "presupuesto.ue", "{}"));
		}
	}

	private HttpResponse<String> note(String what, HttpResponse<String> answer) {
		Matcher location = LOCATION.matcher(answer.body());
		Matcher state = STATE.matcher(answer.body());
		int status = answer.statusCode();
		if (status / 100 == 2) {
			this.done.computeIfAbsent(what, (fresh) -> new AtomicInteger()).incrementAndGet();
			if (location.find() && state.find() && location.group(1).contains("/certifications/")) {
				this.confirmed.put(location.group(1), state.group(1));
			}
		}
		else if (status != 422 && status != 404 && status != 409 && !(status == 503 && this.outage.get())) {
			this.unexpected.add(what + ": " + status + " " + answer.body());
		}
		return answer;
	}

	private static <T> T any(List<T> some) {
		return some.get(ThreadLocalRandom.current().nextInt(some.size()));
	}

	/** How many answers said yes, by kind of act. */
	Map<String, Integer> done() {
		Map<String, Integer> counted = new TreeMap<>();
		this.done.forEach((what, times) -> counted.put(what, times.get()));
		return counted;
	}

	List<String> unexpected() {
		return List.copyOf(this.unexpected);
	}

	Map<String, String> confirmed() {
		return Map.copyOf(this.confirmed);
	}

	void close() throws Exception {
		this.open.set(false);
		for (Future<?> client : this.work) {
			client.get();
		}
		this.desks.shutdown();
	}

	/**
	 * A contested line.
	 *
	 * @param secFunc its target
	 * @param item its classifier
	 */
	private record Line(String secFunc, String item) {

		String json(String amount) {
			return "{\"secFunc\": \"%s\", \"rubro\": \"00\", \"resourceType\": \"0\", \"item\": \"%s\", \"amount\": \"%s\"}"
				.formatted(this.secFunc, this.item, amount);
		}

	}

	/**
	 * An approved certification.
	 *
	 * @param location its address
	 * @param line its line
	 * @param amount how much
	 */
	private record Certified(String location, Line line, String amount) {
	}

}
