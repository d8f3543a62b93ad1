package pe.siaf.opening;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;

/** Several promulgations of one pliego at once: one of them opens its year. */
@SiafTest
class PromulgationRaceTests {

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Promulgation promulgation;

	private String yearState = "";

	private String phase = "";

	@BeforeEach
	void remember() {
		this.yearState = this.jdbc.sql("select state from fiscal_year where fiscal_year = 2027")
			.query(String.class)
			.single();
		this.phase = this.jdbc.sql("select status from budget_phase where fiscal_year = 2027 and phase = 'APPROVAL'")
			.query(String.class)
			.single();
	}

	@AfterEach
	void closeAgain() {
		this.jdbc.sql("update budget_phase set status = ? where fiscal_year = 2027 and phase = 'APPROVAL'")
			.param(this.phase)
			.update();
		this.jdbc.sql("update fiscal_year set state = ? where fiscal_year = 2027").param(this.yearState).update();
	}

	@Test
	void one_of_four_promulgations_at_once_wins_and_the_others_are_told_OPN_001() throws Exception {
		OpeningFixture given = new OpeningFixture(this.jdbc, "747");
		given.accepted();
		given.approvalOpens();
		Callable<String> act = () -> {
			try {
				this.promulgation.promulgate(given.pliego, OpeningFixture.FORM, OpeningFixture.SIGNED, given.head());
				return "promulgated";
			}
			catch (RuleViolation refused) {
				return refused.rule().code();
			}
		};
		ExecutorService heads = Executors.newFixedThreadPool(4);
		try {
			List<String> outcomes = heads.invokeAll(List.of(act, act, act, act))
				.stream()
				.map(PromulgationRaceTests::outcome)
				.toList();
			assertThat(outcomes).containsExactlyInAnyOrder("promulgated", "OPN-001", "OPN-001", "OPN-001");
		}
		finally {
			heads.shutdown();
		}
		assertThat(this.jdbc.sql("select sum(amount) from movement where sec_ejec in (?, ?) and stage = 'PIA'")
			.params(given.first, given.second)
			.query(Long.class)
			.single()).isEqualTo(2200);
	}

	private static String outcome(Future<String> future) {
		try {
			return future.get();
		}
		catch (Exception failed) {
			return failed.toString();
		}
	}

}
