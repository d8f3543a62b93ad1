package pe.siaf.execution;

import org.springframework.stereotype.Component;

/** A unit with random histories of the chain, for tests of the modules above. */
@Component
public class ALivedUnit {

	private final StageHistories histories;

	ALivedUnit(StageHistories histories) {
		this.histories = histories;
	}

	/**
	 * Lives histories in 2026, each on a line of its own.
	 * @param unit the unit's number
	 * @param count how many
	 * @param seed of the first
	 */
	public void live(int unit, int count, long seed) throws Exception {
		this.histories.live(unit, count, seed);
	}

}
