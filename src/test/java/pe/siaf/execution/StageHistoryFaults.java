package pe.siaf.execution;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A hundred thousand random histories of the chain, held against its model: the same
 * balances, the same refusals. {@code -Dsiaf.histories} asks for fewer or others.
 */
@SiafTest
@TestPropertySource(properties = "siaf.own-database-for=the-histories")
class StageHistoryFaults {

	private static final int HISTORIES = Integer.getInteger("siaf.histories", 100_000);

	private static final long SEED = Long.getLong("siaf.histories.seed", 1_000_000);

	@Autowired
	private StageHistories histories;

	@Autowired
	private ExecutionFixture given;

	@Test
	void the_chain_allows_refuses_and_counts_as_its_model_does() throws Exception {
		StageHistories.Lived lived = this.histories.live(840000, HISTORIES, SEED);

		assertThat(lived.refused()).as("histories that try what isn't allowed").isGreaterThan(lived.acts() / 10);
		assertThat(lived.approved()).as("every stage, and every kind of change of the last")
			.contains("CERTIFICATION RED", "ANNUAL_COMMITMENT INC", "MONTHLY_COMMITMENT ANU", "ACCRUAL INI",
					"PAYMENT_ORDER INI", "PAYMENT INI", "PAYMENT EXT", "PAYMENT REF");
		assertThat(this.given.drift()).isZero();
	}

}
