package pe.siaf.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.RepeatedTest;

import org.springframework.beans.factory.annotation.Autowired;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.execution.DocumentStage.ANNUAL_COMMITMENT;
import static pe.siaf.execution.DocumentStage.CERTIFICATION;
import static pe.siaf.execution.ExecutionFixture.on;

/** Test vector C20: who comes second finds what is left, never an overspent line. */
@SiafTest
class C20ConcurrencyTests {

	@Autowired
	private ExecutionFixture given;

	@RepeatedTest(5)
	void of_two_simultaneous_certifications_of_60_on_100_one_is_approved() throws Exception {
		LineKey line = this.given.aLineOf("100");
		List<String> outcomes = atOnce(2, () -> this.given.aCertificationOf(line, "60.00").shown());
		assertThat(outcomes).filteredOn((outcome) -> outcome.equals("CRT-001")).hasSize(1);
		assertThat(this.given.balancesOf(line)).startsWith("60.00 | ");
		assertThat(this.given.drift()).isZero();
	}

	@RepeatedTest(3)
	void eight_drafts_of_30_on_100_hold_what_three_may() throws Exception {
		LineKey line = this.given.aLineOf("100");
		List<String> outcomes = atOnce(8,
				() -> this.given.draft(CERTIFICATION, null, on(line, "30.00")).record().shown());
		assertThat(outcomes).filteredOn((outcome) -> outcome.equals("CRT-001")).hasSize(5);
		assertThat(this.given.drift()).isZero();
	}

	@RepeatedTest(3)
	void of_two_simultaneous_commitments_of_60_on_a_certification_of_100_one_is_held() throws Exception {
		LineKey line = this.given.aLineOf("100");
		ExecutionRecord certification = this.given.aCertificationOf(line, "100.00");
		List<String> outcomes = atOnce(2,
				() -> this.given.draft(ANNUAL_COMMITMENT, certification, on(line, "60.00")).record().shown());
		assertThat(outcomes).filteredOn((outcome) -> outcome.equals("COM-001")).hasSize(1);
		assertThat(this.given.drift()).isZero();
	}

	@RepeatedTest(3)
	void of_four_simultaneous_annulments_one_is_under_way() throws Exception {
		ExecutionRecord certification = this.given.aChainUpTo(CERTIFICATION, "100.00");
		List<String> outcomes = atOnce(4,
				() -> this.given.approve(this.given.amend(certification, ActKind.ANU, null)).act().state());
		assertThat(outcomes).filteredOn((outcome) -> outcome.equals("A")).hasSize(1);
		assertThat(this.given.balancesOf(this.given.lineOf(certification))).startsWith("0.00 | ");
		assertThat(this.given.drift()).isZero();
	}

	@RepeatedTest(3)
	void of_four_simultaneous_approvals_of_one_act_one_wins() throws Exception {
		LineKey line = this.given.aLineOf("100");
		ActOutcome verified = this.given.verify(this.given.draft(CERTIFICATION, null, on(line, "40.00")));
		List<String> outcomes = atOnce(4,
				() -> this.given.move(verified, "approve", ExecutionFixture.approver(CERTIFICATION)).act().state());
		assertThat(outcomes).filteredOn((outcome) -> outcome.equals("A")).hasSize(1);
		assertThat(outcomes).filteredOn((outcome) -> outcome.startsWith("WFL-")).hasSize(3);
		assertThat(this.given.balancesOf(line)).startsWith("40.00 | ");
	}

	/** Runs an act by several people at once; a refusal counts as its code. */
	private static List<String> atOnce(int people, Callable<String> act) throws Exception {
		ExecutorService office = Executors.newFixedThreadPool(people);
		CyclicBarrier start = new CyclicBarrier(people);
		try {
			List<Future<String>> waiting = new ArrayList<>();
			for (int person = 0; person < people; person++) {
				waiting.add(office.submit(() -> {
					start.await();
					try {
						return act.call();
					}
					catch (RuleViolation refused) {
						return refused.rule().code();
					}
				}));
			}
			List<String> outcomes = new ArrayList<>();
			for (Future<String> outcome : waiting) {
				outcomes.add(outcome.get());
			}
			return outcomes;
		}
		finally {
			office.shutdownNow();
		}
	}

}
