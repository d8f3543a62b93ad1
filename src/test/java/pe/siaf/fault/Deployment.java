package pe.siaf.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The system as it runs in earnest, in two processes of its own that can be killed: the
 * application with its demo data, and its database, which keeps what it confirmed.
 */
final class Deployment implements AutoCloseable {

	private static final Duration START = Duration.ofMinutes(5);

	private final Path folder;

	private final int databasePort = freePort();

	private final int port = freePort();

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private EmbeddedPostgres database;

	private Process application;

	private Deployment() throws IOException {
		this.folder = Files.createTempDirectory("siaf-fault");
		startDatabase();
		startApplication();
	}

	static Deployment start() throws IOException {
		return new Deployment();
	}

	void startDatabase() throws IOException {
		this.database = EmbeddedPostgres.builder()
			.setPort(this.databasePort)
			.setDataDirectory(this.folder.resolve("postgres"))
			.setCleanDataDirectory(false)
			.setPGStartupWait(START)
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("full_page_writes", "on")
			.start();
	}

	/** Every process of the server at once, as a machine that loses its power. */
	void killDatabase() throws IOException {
		Path pidFile = this.folder.resolve("postgres").resolve("postmaster.pid");
		ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
			.orElseThrow();
		List<ProcessHandle> all = postmaster.descendants().toList();
		postmaster.destroyForcibly();
		all.forEach(ProcessHandle::destroyForcibly);
		postmaster.onExit().join();
		all.forEach((process) -> process.onExit().join());
		Files.deleteIfExists(pidFile);
		// nothing is left to stop; this lets go of the folder's lock
		this.database.close();
	}

	void startApplication() throws IOException {
		ProcessBuilder start = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx768m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "pe.siaf.Siaf",
				"--spring.profiles.active=demo", "--server.port=" + this.port,
				// a crowd on a few people's tokens isn't what the limit of calls is for
				"--siaf.api.calls-per-minute=1000000");
		start.environment()
			.putAll(Map.of("SPRING_DATASOURCE_URL", url(), "SPRING_DATASOURCE_USERNAME", "postgres",
					"SPRING_DATASOURCE_PASSWORD", ""));
		this.application = start.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
			.start();
		Awaitility.await("the application, which writes to " + log())
			.atMost(START)
			.pollInterval(Duration.ofMillis(250))
			.until(() -> {
				if (!this.application.isAlive()) {
					throw new IllegalStateException("The application ended: " + Files.readString(log()));
				}
				return isReady();
			});
	}

	private Path log() {
		return this.folder.resolve("application.log");
	}

	void killApplication() {
		this.application.destroyForcibly();
		this.application.onExit().join();
	}

	boolean isReady() {
		try {
			return get("/actuator/health/readiness", "").statusCode() == 200
					&& get("/api/v1/units/001650/lines?year=2025", "presupuesto.ue").statusCode() == 200;
		}
		catch (IOException away) {
			return false;
		}
	}

	HttpResponse<String> get(String path, String username) throws IOException {
		return send(to(path, username).GET().build());
	}

	HttpResponse<String> post(String path, String username, String body) throws IOException {
		return send(to(path, username).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build());
	}

	/** Sends in a file as a form does. */
	HttpResponse<String> upload(String path, String username, String fileName, String content) throws IOException {
		String border = "----siaf-fault";
		String body = "--" + border + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
				+ "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--" + border + "--\r\n";
		return send(to(path, username).header("Content-Type", "multipart/form-data; boundary=" + border)
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build());
	}

	private HttpRequest.Builder to(String path, String username) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.timeout(Duration.ofSeconds(60));
		return username.isEmpty() ? request : request.header("Authorization", "Bearer demo-" + username);
	}

	HttpResponse<String> send(HttpRequest request) throws IOException {
		try {
			return this.http.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(interrupted);
		}
	}

	int port() {
		return this.port;
	}

	JdbcClient sql() {
		return JdbcClient.create(new DriverManagerDataSource(url(), "postgres", ""));
	}

	private String url() {
		return "jdbc:postgresql://localhost:" + this.databasePort + "/postgres";
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException none) {
			throw new UncheckedIOException(none);
		}
	}

	@Override
	public void close() throws IOException {
		if (this.application != null) {
			killApplication();
		}
		if (this.database != null) {
			this.database.close();
		}
	}

	/**
	 * For statements that can't run in a pool's transaction, such as those on
	 * tablespaces.
	 */
	void execute(String... statements) throws SQLException {
		try (Connection connection = DriverManager.getConnection(url(), "postgres", "");
				Statement statement = connection.createStatement()) {
			for (String each : statements) {
				statement.execute(each);
			}
		}
	}

}
