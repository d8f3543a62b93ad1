package pe.siaf.exchange;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import pe.siaf.exchange.RemoteAway.Problem;

/**
 * Calls a system elsewhere, JSON over HTTP, at one address that was set up and nowhere
 * else: redirects aren't followed, plain HTTP is for this machine only, an answer has a
 * time and a size. What may pass is tried again under the same key, so that the other
 * side does it once.
 */
public final class RemoteSystem {

	private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

	private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

	private final Settings settings;

	private final JsonMapper json;

	private final Listener listener;

	private final HttpClient http;

	/**
	 * Makes one ready; nothing is called yet.
	 * @param settings where and how
	 * @param json how bodies are written and read
	 * @param listener who hears how calls went
	 */
	public RemoteSystem(Settings settings, JsonMapper json, Listener listener) {
		this.settings = settings.checked();
		this.json = json;
		this.listener = listener;
		this.http = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(Redirect.NEVER)
			.connectTimeout(settings.timeout())
			.build();
	}

	public String name() {
		return this.settings.name();
	}

	/**
	 * Asks for something.
	 * @param path its path below the address, encoded
	 * @param type what is agreed to come
	 * @param <T> what comes
	 * @return the answer
	 * @throws RemoteAway if there is none, or not as agreed
	 */
	public <T> T get(String path, Class<T> type) {
		return call(request(path).GET().build(), type);
	}

	/**
	 * Tells something.
	 * @param path the path below the address, encoded
	 * @param body what
	 * @param key under which the other side does it once, however often it comes
	 * @param type what is agreed to come
	 * @param <T> what comes
	 * @return the answer
	 * @throws RemoteAway if there is none, or not as agreed
	 */
	public <T> T post(String path, Object body, String key, Class<T> type) {
		return call(posted(path, body, key), type);
	}

	/**
	 * Tells something that isn't answered but by yes.
	 * @param path the path below the address, encoded
	 * @param body what
	 * @param key under which the other side does it once, however often it comes
	 * @throws RemoteAway if it isn't answered by yes
	 */
	public void post(String path, Object body, String key) {
		call(posted(path, body, key), null);
	}

	/**
	 * An answer that was read but says what can't be.
	 * @return what to throw
	 */
	public RemoteAway unreadable() {
		RemoteAway away = new RemoteAway(name(), Problem.UNREADABLE, 0);
		this.listener.failed(away);
		return away;
	}

	private HttpRequest posted(String path, Object body, String key) {
		return request(path).header("Content-Type", "application/json")
			.header("Idempotency-Key", key)
			.POST(BodyPublishers.ofByteArray(this.json.writeValueAsBytes(body)))
			.build();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.settings.url() + path))
			.header("Accept", "application/json")
			.header("Authorization", "Bearer " + this.settings.token());
	}

	private <T> T call(HttpRequest request, @Nullable Class<T> type) {
		for (int attempt = 1;; attempt++) {
			try {
				T answer = read(send(request), type);
				this.listener.answered(name());
				return answer;
			}
			catch (RemoteAway away) {
				if (attempt >= this.settings.attempts() || !away.mayPass()) {
					this.listener.failed(away);
					throw away;
				}
				pause(attempt);
			}
		}
	}

	@SuppressWarnings("NullAway") // nothing is read where nothing is agreed to come
	private <T> T read(byte[] body, @Nullable Class<T> type) {
		if (type == null) {
			return null;
		}
		try {
			T answer = this.json.readValue(body, type);
			if (answer == null) {
				throw new RemoteAway(name(), Problem.UNREADABLE, 0);
			}
			return answer;
		}
		catch (JacksonException | IllegalArgumentException unreadable) {
			throw new RemoteAway(name(), Problem.UNREADABLE, 0);
		}
	}

	private byte[] send(HttpRequest request) {
		CompletableFuture<HttpResponse<byte[]>> sent = this.http.sendAsync(request,
				(head) -> new BoundedBody(this.settings.biggest()));
		try {
			HttpResponse<byte[]> answer = sent.get(this.settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
			if (answer.statusCode() / 100 != 2) {
				throw new RemoteAway(name(), problem(answer.statusCode()), answer.statusCode());
			}
			return answer.body();
		}
		catch (TimeoutException late) {
			sent.cancel(true);
			throw new RemoteAway(name(), Problem.LATE, 0);
		}
		catch (ExecutionException failed) {
			throw new RemoteAway(name(), problem(failed), 0);
		}
		catch (InterruptedException interrupted) {
			sent.cancel(true);
			Thread.currentThread().interrupt();
			throw new RemoteAway(name(), Problem.UNREACHABLE, 0);
		}
	}

	private static Problem problem(ExecutionException failed) {
		for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
			if (cause instanceof BoundedBody.TooBig) {
				return Problem.TOO_BIG;
			}
		}
		return Problem.UNREACHABLE;
	}

	private static Problem problem(int status) {
		return switch (status / 100) {
			case 3 -> Problem.REDIRECTED;
			case 4 -> (status == 401 || status == 403) ? Problem.NOT_LET_IN
					: ((status == 408 || status == 429) ? Problem.FAILED : Problem.REFUSED);
			default -> Problem.FAILED;
		};
	}

	/** Longer each time, so that who comes back isn't overrun. */
	private void pause(int attempt) {
		try {
			Thread.sleep(this.settings.pause().toMillis() * attempt);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new RemoteAway(name(), Problem.UNREACHABLE, 0);
		}
	}

	/** Hears how calls went. */
	public interface Listener {

		/**
		 * A call was answered as agreed.
		 * @param system whose
		 */
		void answered(String system);

		/**
		 * A call came to nothing, all attempts counted.
		 * @param away why
		 */
		void failed(RemoteAway away);

	}

	/**
	 * Where a system is and how it is called.
	 *
	 * @param name its name
	 * @param url the address that all paths are below
	 * @param token what lets us in
	 * @param timeout for one answer, whole
	 * @param biggest an answer in bytes
	 * @param attempts at most
	 * @param pause before the second; longer before each other
	 */
	public record Settings(String name, String url, String token, Duration timeout, int biggest, int attempts,
			Duration pause) {

		Settings checked() {
			URI address = address();
			boolean here = THIS_MACHINE.contains(String.valueOf(address.getHost()));
			boolean safe = "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && here);
			if (address.getHost() == null || !safe || address.getUserInfo() != null || address.getQuery() != null
					|| address.getFragment() != null || this.url.endsWith("/")) {
				throw new IllegalStateException("The address of " + this.name
						+ " is to be https://host/path, without a slash at its end; http for this machine only");
			}
			if (!TOKEN.matcher(this.token).matches()) {
				throw new IllegalStateException("The token for " + this.name + " is missing or has other signs in it");
			}
			if (this.timeout.isNegative() || this.timeout.isZero() || this.biggest < 1 || this.attempts < 1) {
				throw new IllegalStateException("Time, size and attempts of " + this.name + " are to be above zero");
			}
			return this;
		}

		private URI address() {
			try {
				return URI.create(this.url);
			}
			catch (IllegalArgumentException broken) {
				// its text might hold what nobody is to read in a log
				throw new IllegalStateException("The address of " + this.name + " is none");
			}
		}

		/** Without the token, wherever it is written. */
		@Override
		public String toString() {
			return this.name + " at " + this.url;
		}

	}

}
