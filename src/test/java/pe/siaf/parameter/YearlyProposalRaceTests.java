package pe.siaf.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import pe.siaf.SiafTest;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Role;
import pe.siaf.identity.Scope;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;

/** A change that waits is decided once, however many decide it at one time. */
@SiafTest
class YearlyProposalRaceTests {

	private static final String FROM = "2099-12-30";

	@Autowired
	private YearlyChanges changes;

	@Autowired
	private YearlyProposals proposals;

	@Test
	void of_two_decisions_and_a_withdrawal_at_once_exactly_one_wins_TAB_005() throws Exception {
		YearlyTable table = YearlyTable.DETRACTIONS;
		assertThat(this.changes.change(table,
				new YearlyChanges.Typed("FISH_OIL", FROM, "", Map.of("percent", "1", "above", "700"), "Carrera"),
				rector("uno")))
			.isFalse();
		long id = this.proposals.of(table).get(0).id();
		ExecutorService office = Executors.newFixedThreadPool(3);
		try {
			List<String> outcomes = new ArrayList<>();
			for (Future<String> one : office
				.invokeAll(List.of(decided(() -> this.changes.reject(table, id, "Uno", rector("dos"))),
						decided(() -> this.changes.reject(table, id, "Dos", rector("tres"))),
						decided(() -> this.changes.withdraw(table, id, rector("uno")))))) {
				outcomes.add(one.get());
			}
			assertThat(outcomes).containsExactlyInAnyOrder("", "WFL-003", "WFL-003");
		}
		finally {
			office.shutdownNow();
		}
	}

	private static Callable<String> decided(Runnable decision) {
		return () -> {
			try {
				decision.run();
				return "";
			}
			catch (RuleViolation late) {
				return late.rule().code();
			}
		};
	}

	private static Profile rector(String username) {
		return new Profile(0, username, "Rector " + username, Role.RECTOR_TREASURY, Scope.national(), true);
	}

}
