package pe.siaf.programming;

import org.jspecify.annotations.Nullable;

import pe.siaf.rules.RuleViolation;

/**
 * What stands against a cell that somebody wrote.
 *
 * @param row the row's key
 * @param column the column's key
 * @param refused the broken rule
 * @param current what the cell holds by now, where somebody else was first
 */
record CellProblem(String row, String column, RuleViolation refused, @Nullable String current) {

	static CellProblem of(CellEdit edit, RuleViolation refused) {
		return new CellProblem(edit.row(), edit.column(), refused, null);
	}

}
