package pe.siaf.execution;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A hundred and fifty random histories of the chain, held against its model;
 * {@code StageHistoryFaults} lives a hundred thousand.
 */
@SiafTest
class StageHistoryTests {

	@Autowired
	private StageHistories histories;

	@Autowired
	private ExecutionFixture given;

	@Test
	void the_chain_allows_refuses_and_counts_as_its_model_does() throws Exception {
		StageHistories.Lived lived = this.histories.live(830000, 150, 1);

		assertThat(lived.acts()).isGreaterThan(1500);
		assertThat(lived.refused()).as("histories that try what isn't allowed").isGreaterThan(lived.acts() / 10);
		assertThat(lived.approved()).as("every stage, and every kind of change of the last")
			.contains("CERTIFICATION RED", "ANNUAL_COMMITMENT INC", "MONTHLY_COMMITMENT ANU", "ACCRUAL INI",
					"PAYMENT_ORDER INI", "PAYMENT INI", "PAYMENT EXT", "PAYMENT REF");
		assertThat(this.given.drift()).isZero();
	}

}
