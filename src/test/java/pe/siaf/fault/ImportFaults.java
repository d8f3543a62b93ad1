package pe.siaf.fault;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Bad days while a long cut is imported: all of it is there in the end, or nothing. */
class ImportFaults {

	private static Deployment system;

	private static Iterator<String> units;

	@BeforeAll
	static void deploy() throws IOException {
		system = Deployment.start();
		units = system.sql()
			.sql("select sec_ejec from implementing_unit where fiscal_year = 2025 and status = 'ACTIVE' and level = 'E' and sec_ejec <> '001650' order by 1")
			.query(String.class)
			.list()
			.iterator();
	}

	@AfterAll
	static void remove() throws IOException {
		if (system != null) {
			system.close();
		}
	}

	@RepeatedTest(3)
	void the_application_is_killed() throws Exception {
		String unit = units.next();
		String cut = GeneratedCut.of(system, unit);
		String location = send(unit, cut);
		awaitState(location, "VALIDATING", "APPLYING");
		system.killApplication();
		system.startApplication();

		staysWholeOrNothing(unit, location, cut);
	}

	@RepeatedTest(3)
	void the_database_is_killed_and_comes_back() throws Exception {
		String unit = units.next();
		String cut = GeneratedCut.of(system, unit);
		String location = send(unit, cut);
		awaitState(location, "VALIDATING", "APPLYING");
		system.killDatabase();
		system.startDatabase();
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(system::isReady);

		staysWholeOrNothing(unit, location, cut);
	}

	@RepeatedTest(3)
	void the_disk_fills_up(@TempDir Path folder) throws Exception {
		Path small = Files.createDirectory(folder.resolve("small"));
		assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=24m", "siaf-fault", small.toString()),
				"A small disk can't be mounted here: that takes an administrator");
		try {
			Path space = Files.createDirectory(small.resolve("space"));
			// what earlier imports left of it would fill the small disk by itself
			system.execute("vacuum full import_row", "create tablespace small location '" + space + "'",
					"alter table import_row set tablespace small");
			Files.write(small.resolve("filler"), new byte[20 * 1024 * 1024]);
			String unit = units.next();
			String cut = GeneratedCut.of(system, unit);
			String refused = send(unit, cut);
			awaitState(refused, "REJECTED");
			assertThat(system.get(refused, "rector.mef").body()).contains("No hay espacio en disco");
			assertThat(linesOf(unit)).isZero();

			Files.delete(small.resolve("filler"));
			system.execute("alter table import_row set tablespace pg_default");
			applies(unit, cut);
		}
		finally {
			system.execute("alter table import_row set tablespace pg_default", "drop tablespace if exists small");
			run("umount", small.toString());
		}
	}

	private static void staysWholeOrNothing(String unit, String location, String cut) throws IOException {
		String state = awaitState(location, "REJECTED", "APPLIED");
		if (state.equals("REJECTED")) {
			assertThat(linesOf(unit)).isZero();
			applies(unit, cut);
		}
		else {
			assertThat(linesOf(unit)).isEqualTo(rows(cut));
			Books.agree(system);
		}
		assertThat(system.sql().sql("select count(*) from import_row").query(Integer.class).single()).isZero();
	}

	private static void applies(String unit, String cut) throws IOException {
		assertThat(awaitState(send(unit, cut), "REJECTED", "APPLIED")).isEqualTo("APPLIED");
		assertThat(linesOf(unit)).isEqualTo(rows(cut));
		Books.agree(system);
	}

	private static String send(String unit, String cut) throws IOException {
		HttpResponse<String> taken = system.upload("/api/v1/imports/siaf-export?year=2025&unit=" + unit, "rector.mef",
				"siaf-2025-10-23.csv", cut);
		assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
		return taken.headers().firstValue("Location").orElseThrow();
	}

	private static String awaitState(String location, String... states) {
		return Awaitility.await(location)
			.atMost(Duration.ofMinutes(5))
			.pollInterval(Duration.ofMillis(50))
			.until(() -> state(location), (state) -> java.util.List.of(states).contains(state));
	}

	private static String state(String location) throws IOException {
		String body = system.get(location, "rector.mef").body();
		int at = body.indexOf("\"state\":\"");
		return (at < 0) ? body : body.substring(at + 9, body.indexOf('"', at + 9));
	}

	private static long rows(String cut) {
		return cut.lines().count() - 1;
	}

	private static long linesOf(String unit) {
		return system.sql()
			.sql("select count(*) from budget_line where fiscal_year = 2025 and sec_ejec = ?")
			.param(unit)
			.query(Long.class)
			.single();
	}

	private static boolean run(String... command) throws IOException, InterruptedException {
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor() == 0;
	}

}
