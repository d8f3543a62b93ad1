package pe.siaf.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of this process, in one folder that outlives it. One process holds the
 * folder at a time; a server left behind by a process that was killed is stopped first,
 * so that the next start just works.
 */
final class LocalDatabase implements AutoCloseable {

	private static final Duration START = Duration.ofMinutes(2);

	private final FileChannel lockFile;

	private final EmbeddedPostgres server;

	private LocalDatabase(FileChannel lockFile, EmbeddedPostgres server) {
		this.lockFile = lockFile;
		this.server = server;
	}

	/**
	 * Starts the server, or takes the folder over from one that was left behind.
	 * @param folder where the data are kept
	 * @return the running database
	 * @throws IllegalStateException if another process works on the folder
	 */
	static LocalDatabase open(Path folder) {
		try {
			Files.createDirectories(folder);
			FileChannel lockFile = lock(folder);
			Path data = folder.resolve("postgres");
			stopServerLeftBehind(data);
			EmbeddedPostgres server = EmbeddedPostgres.builder()
				.setDataDirectory(data)
				.setCleanDataDirectory(false)
				.setPGStartupWait(START)
				// the library's defaults are for throw-away tests; these data are to last
				.setServerConfig("fsync", "on")
				.setServerConfig("synchronous_commit", "on")
				.setServerConfig("full_page_writes", "on")
				.setServerConfig("timezone", "America/Lima")
				.start();
			return new LocalDatabase(lockFile, server);
		}
		catch (IOException failure) {
			throw new UncheckedIOException("The local database did not start in " + folder, failure);
		}
	}

	private static FileChannel lock(Path folder) throws IOException {
		FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		if (!tryLock(channel)) {
			channel.close();
			throw new IllegalStateException("Another SIAF II is running on the data in " + folder
					+ ". Stop it first, or name another folder with siaf.local.folder.");
		}
		return channel;
	}

	private static boolean tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock() != null;
		}
		catch (OverlappingFileLockException heldHere) {
			return false;
		}
	}

	private static void stopServerLeftBehind(Path data) throws IOException {
		Path pidFile = data.resolve("postmaster.pid");
		Long pid = serverIn(pidFile);
		if (pid == null) {
			return;
		}
		// We hold the lock, so nobody works with this server: its owner was killed.
		ProcessHandle.of(pid).filter(LocalDatabase::isPostgres).ifPresent(LocalDatabase::stop);
		Files.deleteIfExists(pidFile);
	}

	private static @Nullable Long serverIn(Path pidFile) throws IOException {
		if (!Files.exists(pidFile)) {
			return null;
		}
		List<String> lines = Files.readAllLines(pidFile);
		return lines.isEmpty() ? null : Long.valueOf(lines.get(0).strip());
	}

	private static boolean isPostgres(ProcessHandle process) {
		// Without the right to see the command there is nothing to tell it by; the pid
		// file is then our best witness.
		return process.info().command().map((command) -> command.contains("postgres")).orElse(true);
	}

	private static void stop(ProcessHandle postmaster) {
		List<ProcessHandle> backends = postmaster.descendants().toList();
		postmaster.destroy();
		try {
			postmaster.onExit().get(15, TimeUnit.SECONDS);
		}
		catch (TimeoutException | ExecutionException stubborn) {
			// A crash stop is safe: PostgreSQL recovers from its log at the next start.
			postmaster.destroyForcibly();
			backends.forEach(ProcessHandle::destroyForcibly);
			postmaster.onExit().join();
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while stopping the database left behind", interrupted);
		}
	}

	String jdbcUrl() {
		return this.server.getJdbcUrl("postgres", "postgres");
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		this.lockFile.close();
	}

}
