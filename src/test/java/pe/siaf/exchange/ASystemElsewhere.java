package pe.siaf.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A system elsewhere as it may behave: a server of its own on this machine that answers
 * what it was told to, in that order, the last answer again and again.
 */
public final class ASystemElsewhere implements AutoCloseable {

	/** What lets the application in. */
	public static final String TOKEN = "muy-secreto-4711";

	private final HttpServer server;

	private final ExecutorService workers = Executors.newCachedThreadPool();

	private final Map<String, Deque<Answer>> answers = new HashMap<>();

	private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

	private final RemoteSystem.Settings settings;

	/**
	 * Opens it.
	 * @param name as what it is called
	 */
	public ASystemElsewhere(String name) {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException none) {
			throw new UncheckedIOException(none);
		}
		this.server.setExecutor(this.workers);
		this.server.createContext("/", this::handle);
		this.server.start();
		this.settings = new RemoteSystem.Settings(name,
				"http://localhost:" + this.server.getAddress().getPort() + "/v1", TOKEN, Duration.ofSeconds(2), 20_000,
				3, Duration.ofMillis(1));
	}

	/**
	 * The way to it.
	 * @param listener who hears how calls go
	 * @return how the application calls it
	 */
	public RemoteSystem called(RemoteSystem.Listener listener) {
		return new RemoteSystem(this.settings, JsonMapper.builder().findAndAddModules().build(), listener);
	}

	RemoteSystem.Settings settings() {
		return this.settings;
	}

	/**
	 * Lets it answer.
	 * @param path below its address, without what is asked behind the question mark
	 * @param answer its next answer there
	 * @return the same
	 */
	public ASystemElsewhere answers(String path, Answer answer) {
		synchronized (this.answers) {
			this.answers.computeIfAbsent("/v1" + path, (fresh) -> new ArrayDeque<>()).add(answer);
		}
		return this;
	}

	/**
	 * Lets it answer JSON.
	 * @param path below its address
	 * @param json its next answer there
	 * @return the same
	 */
	public ASystemElsewhere answers(String path, String json) {
		return answers(path, Answer.of(200, json));
	}

	/** Forgets what it was told to answer. */
	public void forgets() {
		synchronized (this.answers) {
			this.answers.clear();
		}
	}

	/** What it was asked, in that order. */
	public List<Asked> asked() {
		synchronized (this.asked) {
			return List.copyOf(this.asked);
		}
	}

	private void handle(HttpExchange call) throws IOException {
		String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		this.asked.add(new Asked(call.getRequestMethod(), call.getRequestURI().toString(), body,
				String.valueOf(call.getRequestHeaders().getFirst("Authorization")),
				String.valueOf(call.getRequestHeaders().getFirst("Idempotency-Key"))));
		next(call.getRequestURI().getPath()).give(call);
	}

	private Answer next(String path) {
		synchronized (this.answers) {
			Deque<Answer> left = this.answers.get(path);
			if (left == null) {
				return Answer.of(404, "");
			}
			return (left.size() > 1) ? left.remove() : left.element();
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.workers.shutdownNow();
	}

	/**
	 * What it was asked.
	 *
	 * @param method GET or POST
	 * @param path the path with what stands behind it
	 * @param body what was sent
	 * @param authorization what lets in
	 * @param key the Idempotency-Key
	 */
	public record Asked(String method, String path, String body, String authorization, String key) {
	}

	/** How it answers. */
	@FunctionalInterface
	public interface Answer {

		/**
		 * Answers.
		 * @param call the call
		 * @throws IOException where the caller is gone
		 */
		void give(HttpExchange call) throws IOException;

		/**
		 * A whole answer.
		 * @param status in HTTP
		 * @param body the body
		 * @return the answer
		 */
		static Answer of(int status, String body) {
			return (call) -> {
				byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
				call.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
				call.getResponseBody().write(bytes);
				call.close();
			};
		}

		/** Sends the caller elsewhere. */
		static Answer elsewhere(String address) {
			return (call) -> {
				call.getResponseHeaders().add("Location", address);
				call.sendResponseHeaders(302, -1);
				call.close();
			};
		}

		/** Begins a body and never ends it. */
		static Answer dripping() {
			return (call) -> {
				call.sendResponseHeaders(200, 0);
				OutputStream body = call.getResponseBody();
				body.write("[".getBytes(StandardCharsets.UTF_8));
				body.flush();
			};
		}

		/** Says nothing at all. */
		static Answer silence() {
			return (call) -> {
			};
		}

		/** Breaks the connection off in the middle of a body. */
		static Answer brokenOff() {
			return (call) -> {
				call.sendResponseHeaders(200, 1000);
				call.getResponseBody().write("[\"00".getBytes(StandardCharsets.UTF_8));
				call.close();
			};
		}

	}

}
