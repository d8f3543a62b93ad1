package pe.siaf.programming;

import java.util.List;

import pe.siaf.rules.RuleViolation;

/**
 * Cells written together of which some can't be kept: none is. Speaks with the first
 * one's rule.
 */
class CellsRefused extends RuleViolation {

	private static final long serialVersionUID = 1L;

	private final transient List<CellProblem> problems;

	CellsRefused(List<CellProblem> problems) {
		super(problems.get(0).refused().rule(), problems.get(0).refused().figures(), problems.get(0).refused().field());
		this.problems = List.copyOf(problems);
	}

	List<CellProblem> problems() {
		return this.problems;
	}

}
