package pe.siaf.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/** PostgreSQL's own load generator, on the very database the application works on. */
public final class Pgbench {

	private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

	private Pgbench() {
	}

	public static boolean isInstalled() {
		return java.util.Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "pgbench")));
	}

	/**
	 * Runs a script.
	 * @param database the application's database
	 * @param script pgbench's own language
	 * @param clients how many connections
	 * @param seconds for how long
	 * @return transactions a second
	 */
	public static double perSecond(DataSource database, String script, int clients, int seconds)
			throws IOException, SQLException, InterruptedException {
		Path file = Files.createTempFile("pgbench", ".sql");
		Files.writeString(file, script);
		Process process = new ProcessBuilder("pgbench", "-n", "-M", "prepared", "-c", String.valueOf(clients), "-j",
				"2", "-T", String.valueOf(seconds), "-f", file.toString(), "-h", server(database).getHost(), "-p",
				String.valueOf(server(database).getPort()), "-U", "postgres", "postgres")
			.redirectErrorStream(true)
			.start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		int status = process.waitFor();
		Files.delete(file);
		Matcher rate = RATE.matcher(said);
		if (status != 0 || !rate.find()) {
			throw new IllegalStateException("pgbench ended with " + status + ": " + said);
		}
		return Double.parseDouble(rate.group(1));
	}

	private static URI server(DataSource database) throws SQLException {
		try (Connection connection = database.getConnection()) {
			return URI.create(connection.getMetaData().getURL().substring("jdbc:".length()));
		}
	}

}
