package pe.siaf.programming;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A unit's programming file.
 *
 * @param fiscalYear the year of the budget law
 * @param process the process
 * @param secEjec the unit
 */
public record FileKey(int fiscalYear, PlanningProcess process, String secEjec) {

	/**
	 * The years that the file plans.
	 * @return the year of the law and, in multi-year programming, the two after it
	 */
	public List<Integer> years() {
		return IntStream.range(this.fiscalYear, this.fiscalYear + this.process.years()).boxed().toList();
	}

	/**
	 * Its key as named parameters {@code year}, {@code process} and {@code unit}.
	 * @return the parameters
	 */
	public Map<String, Object> params() {
		return Map.of("year", this.fiscalYear, "process", this.process.name(), "unit", this.secEjec);
	}

	/**
	 * The address of its page.
	 * @return the path
	 */
	public String path() {
		return "/programacion/%d/%s/%s".formatted(this.fiscalYear, this.process.slug(), this.secEjec);
	}

	/**
	 * Its key in histories and in the audit trail.
	 * @return for example {@code 2027/MULTI_YEAR/001650}
	 */
	public String id() {
		return this.fiscalYear + "/" + this.process + "/" + this.secEjec;
	}

}
