package pe.siaf.fault;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sixty-four clients on the same lines while application and database are killed at
 * random: no line is overspent, nothing that was confirmed is lost, nothing is half done,
 * no server error but while something is down, and the books are what a program that
 * isn't ours makes of the journal.
 */
class TrustFaults {

	private static final int KILLS = 4;

	private static Deployment system;

	@BeforeAll
	static void deploy() throws IOException {
		system = Deployment.start();
	}

	@AfterAll
	static void remove() throws IOException {
		if (system != null) {
			system.close();
		}
	}

	@RepeatedTest(3)
	void sixty_four_clients_and_a_machine_that_falls_over_leave_the_books_right() throws Exception {
		AtomicBoolean outage = new AtomicBoolean();
		Crowd crowd = new Crowd(system, outage);
		for (int kill = 0; kill < KILLS; kill++) {
			int before = total(crowd);
			Awaitility.await("the crowd to get going")
				.atMost(Duration.ofMinutes(3))
				.until(() -> total(crowd) > before + 100);
			outage.set(true);
			if (ThreadLocalRandom.current().nextBoolean()) {
				system.killApplication();
				system.startApplication();
			}
			else {
				system.killDatabase();
				system.startDatabase();
				Awaitility.await().atMost(Duration.ofMinutes(2)).until(system::isReady);
			}
			outage.set(false);
		}
		crowd.close();

		assertThat(crowd.unexpected()).isEmpty();
		assertThat(crowd.done()).containsKeys("certify", "reduce", "annul", "note", "reassign");
		Books.holdAll(system, crowd.confirmed());
		Books.agree(system);
		assertThat(system.sql()
			.sql("select count(*) from budget_line where certified + certified_reserved > greatest(pim, legacy_certified)")
			.query(Integer.class)
			.single()).as("lines overspent").isZero();
		String journal = system.get("/api/v1/accounting/journal?unit=001650&year=2025&format=ledger", "contabilidad.ue")
			.body();
		Map<String, BigDecimal> ours = balances(
				system.get("/api/v1/accounting/trial-balance?unit=001650&year=2025", "contabilidad.ue").body());
		assertThat(ours).isNotEmpty();
		assertThat(addedUp(journal)).isEqualTo(ours);
		if (hasLedger()) {
			assertThat(byLedger(journal)).isEqualTo(ours);
		}
	}

	private static int total(Crowd crowd) {
		return crowd.done().values().stream().mapToInt(Integer::intValue).sum();
	}

	private static Map<String, BigDecimal> balances(String trialBalance) {
		Map<String, BigDecimal> balances = new TreeMap<>();
		Matcher row = Pattern.compile("\"account\":\"([^\"]+)\"[^}]*?\"balance\":\"(-?[\\d.]+)\"")
			.matcher(trialBalance);
		while (row.find()) {
			put(balances, row.group(1), new BigDecimal(row.group(2)));
		}
		return balances;
	}

	/** The journal's lines added up, account by account. */
	private static Map<String, BigDecimal> addedUp(String journal) {
		Map<String, BigDecimal> sums = new TreeMap<>();
		Matcher line = Pattern.compile("(?m)^    (\\S+)  PEN (-?[\\d.]+)").matcher(journal);
		while (line.find()) {
			sums.merge(line.group(1), new BigDecimal(line.group(2)), BigDecimal::add);
		}
		Map<String, BigDecimal> balances = new TreeMap<>();
		sums.forEach((account, sum) -> put(balances, account, sum));
		return balances;
	}

	/** An account that came to zero is no balance: not every program lists it. */
	private static void put(Map<String, BigDecimal> balances, String account, BigDecimal balance) {
		if (balance.signum() != 0) {
			balances.put(account, balance.setScale(2));
		}
	}

	private static boolean hasLedger() {
		for (String folder : System.getenv("PATH").split(":")) {
			if (Files.isExecutable(Path.of(folder, "ledger"))) {
				return true;
			}
		}
		return false;
	}

	private static Map<String, BigDecimal> byLedger(String journal) throws Exception {
		Path file = Files.createTempFile("siaf-journal", ".ledger");
		Files.writeString(file, journal);
		Process ledger = new ProcessBuilder("ledger", "-f", file.toString(), "balance", "--flat", "--no-total",
				"--format", "%(account) %(quantity(amount))\n")
			.redirectErrorStream(true)
			.start();
		String printed = new String(ledger.getInputStream().readAllBytes());
		assertThat(ledger.waitFor(1, TimeUnit.MINUTES)).isTrue();
		Map<String, BigDecimal> balances = new TreeMap<>();
		printed.lines().forEach((line) -> {
			String[] parts = line.strip().split("\\s+");
			put(balances, parts[0], new BigDecimal(parts[1].replace(",", "")));
		});
		return balances;
	}

}
