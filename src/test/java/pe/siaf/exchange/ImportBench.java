package pe.siaf.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;
import pe.siaf.bench.BenchReport;
import pe.siaf.bench.Measurement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file of a million rows through the import engine, against a plain COPY of the same
 * file into an unlogged table of text.
 */
@SiafTest
@TestPropertySource(properties = { "siaf.own-database-for=the-bench", "siaf.imports.biggest=1GB" })
class ImportBench {

	private static final int ROWS = Integer.getInteger("siaf.bench.rows", 1_000_000);

	private static final int ROUNDS = 3;

	private static final String HEADER = "level,unit,category,product,pia,pim,certified,annual_committed,accrued,ordered";

	@Autowired
	private Imports imports;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private DataSource database;

	@Test
	void a_million_rows(@TempDir Path folder) throws Exception {
		List<Double> copied = new ArrayList<>();
		List<Double> imported = new ArrayList<>();
		long memory = 0;
		for (int round = 0; round < ROUNDS; round++) {
			Path file = generate(folder, round);
			copied.add(seconds(() -> copy(file)));
			AtomicLong peak = new AtomicLong();
			imported.add(seconds(() -> runImport(file, peak)));
			memory = Math.max(memory, peak.get());
		}
		double copy = Measurement.median(copied);
		double engine = Measurement.median(imported);
		BenchReport.tell("import of %,d rows against a plain COPY".formatted(ROWS), BenchReport.ratio(engine / copy),
				"≤ 8", "%.1f s against %.1f s, %,d MB in the file".formatted(engine, copy,
						Files.size(generate(folder, 0)) / 1024 / 1024));
		BenchReport.tell("memory while importing", BenchReport.whole(memory / 1024.0 / 1024), "flat",
				"MB of heap in use after a collection, at most; the file isn't in it");
	}

	private static Path generate(Path folder, int round) throws IOException {
		Path file = folder.resolve("totals-" + round + ".csv");
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			out.write(HEADER + "\n");
			for (int row = 0; row < ROWS; row++) {
				long amount = 1000L + row % 977 + round;
				out.write("M," + (300000 + row % 2000) + "," + "%04d".formatted(row / 2000 % 100) + ","
						+ (3000000 + row / 200000) + "," + amount + "," + (amount + 500) + "," + amount + ".25,"
						+ amount + ".25," + amount + ".10," + amount + ".10\n");
			}
		}
		return file;
	}

	private Void copy(Path file) throws Exception {
		this.jdbc.sql("drop table if exists bench_copy").update();
		this.jdbc.sql("create unlogged table bench_copy (" + HEADER.replace(",", " text, ") + " text)").update();
		try (Connection connection = this.database.getConnection(); InputStream in = Files.newInputStream(file)) {
			new CopyManager(connection.unwrap(BaseConnection.class))
				.copyIn("copy bench_copy from stdin with (format csv, header)", in);
		}
		return null;
	}

	private Void runImport(Path file, AtomicLong peak) throws Exception {
		ImportOrder order = new ImportOrder("published-totals", 2023, null, file.getFileName().toString(),
				LocalDate.of(2023, 12, 31), false, null);
		AtomicBoolean done = new AtomicBoolean();
		Thread watch = new Thread(() -> watch(done, peak));
		watch.start();
		try (InputStream in = Files.newInputStream(file)) {
			long id = this.imports.submit(order, in);
			Awaitility.await()
				.forever()
				.pollInterval(Duration.ofMillis(10))
				.until(() -> this.imports.get(id).finishedAt() != null);
			assertThat(this.imports.get(id).state()).isEqualTo(ImportState.APPLIED);
		}
		finally {
			done.set(true);
			watch.join();
		}
		return null;
	}

	private static void watch(AtomicBoolean done, AtomicLong peak) {
		while (!done.get()) {
			long used = ManagementFactory.getMemoryPoolMXBeans()
				.stream()
				.filter((pool) -> pool.getName().contains("Old") && pool.getCollectionUsage() != null)
				.mapToLong((pool) -> pool.getCollectionUsage().getUsed())
				.sum();
			peak.accumulateAndGet(used, Math::max);
			java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
		}
	}

	private static double seconds(java.util.concurrent.Callable<Void> work) throws Exception {
		long begin = System.nanoTime();
		work.call();
		return (System.nanoTime() - begin) / 1e9;
	}

}
