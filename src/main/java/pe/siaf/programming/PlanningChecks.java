package pe.siaf.programming;

import pe.siaf.cycle.CycleRule;
import pe.siaf.exchange.TableImport.Check;

/** What a file of data brings to a unit's plans is brought while they are written. */
public final class PlanningChecks {

	/**
	 * The phase of a process is open, and the unit's file is the unit's (CYC-001,
	 * PRG-101).
	 */
	static final String WRITABLE = """
			exists (select from programming_file p join budget_phase b on b.fiscal_year = p.fiscal_year
			  and b.phase = case p.process when 'MULTI_YEAR' then 'PROGRAMMING' else 'FORMULATION' end
			  where p.fiscal_year = :year and p.process %s and p.sec_ejec = :unit
			    and p.state in ('DRAFT', 'OBSERVED') and b.status in ('OPEN', 'REOPENED'))""";

	private PlanningChecks() {
	}

	/**
	 * Refuses what would change a unit's costs while none of its files may be written. A
	 * unit that has no file of the year yet may bring its data in any open phase.
	 * @param column where it is told
	 * @return the check
	 */
	public static Check open(String column) {
		return new Check(column, CycleRule.PHASE_NOT_OPEN.code(), "import.planning.closed",
				"""
						select min(row_number), :year::text from f where not (%s or (
						  not exists (select from programming_file p where p.fiscal_year = :year and p.sec_ejec = :unit)
						  and exists (select from budget_phase b where b.fiscal_year = :year and b.phase in ('PROGRAMMING', 'FORMULATION')
						    and b.status in ('OPEN', 'REOPENED')))) having count(*) > 0"""
					.formatted(WRITABLE.formatted("in ('MULTI_YEAR', 'FORMULATION')")));
	}

	/**
	 * Refuses what belongs to a file that may not be written: {@code f.process} says of
	 * which process.
	 * @param column where it is told
	 * @return the check
	 */
	public static Check openFile(String column) {
		return new Check(column, CycleRule.PHASE_NOT_OPEN.code(), "import.planning.closed",
				"select min(row_number), :year::text from f where not " + WRITABLE.formatted("= f.process")
						+ " having count(*) > 0");
	}

}
