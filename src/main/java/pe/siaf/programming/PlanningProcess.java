package pe.siaf.programming;

import java.util.Arrays;

import pe.siaf.cycle.Phase;
import pe.siaf.rules.NotFound;

/** The two processes in which units program (domain 3.5, 3.6). */
public enum PlanningProcess {

	/** Three years ahead, within the ceilings. */
	MULTI_YEAR("multianual", Phase.PROGRAMMING, 3),

	/** The year of the budget law, to the last level of the classifier. */
	FORMULATION("formulacion", Phase.FORMULATION, 1);

	private final String slug;

	private final Phase phase;

	private final int years;

	PlanningProcess(String slug, Phase phase, int years) {
		this.slug = slug;
		this.phase = phase;
		this.years = years;
	}

	/**
	 * The process that an address names.
	 * @param slug the address's part
	 * @return the process
	 * @throws NotFound if there is none
	 */
	public static PlanningProcess of(String slug) {
		return Arrays.stream(values())
			.filter((process) -> process.slug.equals(slug))
			.findFirst()
			.orElseThrow(() -> new NotFound("process " + slug));
	}

	/**
	 * Its name in addresses.
	 * @return a word in Spanish
	 */
	public String slug() {
		return this.slug;
	}

	/**
	 * The phase of the budget in which it is written.
	 * @return the phase
	 */
	public Phase phase() {
		return this.phase;
	}

	/**
	 * How many years it plans.
	 * @return 3 or 1
	 */
	public int years() {
		return this.years;
	}

}
