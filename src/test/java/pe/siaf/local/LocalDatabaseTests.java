package pe.siaf.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LocalDatabaseTests {

	@TempDir
	private Path folder;

	@Test
	void keeps_its_data_between_starts() throws Exception {
		try (LocalDatabase database = LocalDatabase.open(this.folder)) {
			execute(database, "create table kept as select 42 as answer");
		}
		try (LocalDatabase database = LocalDatabase.open(this.folder)) {
			assertThat(answer(database)).isEqualTo(42);
		}
	}

	@Test
	void starts_again_after_its_process_was_killed_and_finds_what_was_committed() throws Exception {
		Process killed = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), Left.class.getName(), this.folder.toString())
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("killed.log").toFile())
			.start();
		killed.waitFor();

		try (LocalDatabase database = LocalDatabase.open(this.folder)) {
			assertThat(answer(database)).isEqualTo(42);
		}
	}

	@Test
	void refuses_a_second_process_on_the_same_data() throws Exception {
		try (LocalDatabase database = LocalDatabase.open(this.folder)) {
			assertThat(database.jdbcUrl()).isNotEmpty();
			Process second = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-cp", System.getProperty("java.class.path"), Left.class.getName(), this.folder.toString())
				.redirectErrorStream(true)
				.start();
			String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			second.waitFor();

			assertThat(said).contains("Another SIAF II is running on the data");
			execute(database, "select 1");
		}
	}

	@Test
	void refuses_a_second_start_in_the_same_process() throws Exception {
		try (LocalDatabase database = LocalDatabase.open(this.folder)) {
			assertThat(database.jdbcUrl()).isNotEmpty();
			assertThatIllegalStateException().isThrownBy(() -> LocalDatabase.open(this.folder))
				.withMessageContaining("Another SIAF II");
		}
	}

	private static void execute(LocalDatabase database, String sql) throws SQLException {
		try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static int answer(LocalDatabase database) throws SQLException {
		try (Connection connection = connect(database);
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select answer from kept")) {
			rows.next();
			return rows.getInt(1);
		}
	}

	private static Connection connect(LocalDatabase database) throws SQLException {
		return DriverManager.getConnection(database.jdbcUrl(), "postgres", "");
	}

	/** A process that commits a row and dies at once, its server still running. */
	static class Left {

		public static void main(String[] arguments) throws IOException, SQLException {
			LocalDatabase database = LocalDatabase.open(Path.of(arguments[0]));
			execute(database, "create table kept as select 42 as answer");
			Runtime.getRuntime().halt(137);
		}

	}

}
