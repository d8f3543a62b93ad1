package pe.siaf.design;

import pe.siaf.design.DesignChanges.Change;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.WorkflowRule;

/**
 * Somebody else was there first (WFL-003): what the field holds by now, who put it there
 * and when.
 */
class EditConflict extends RuleViolation {

	private static final long serialVersionUID = 1L;

	EditConflict(String field, String current, Change last) {
		super(WorkflowRule.CHANGED_BY_ANOTHER_USER,
				Figures.of("current", current, "person", last.personName(), "at", last.at()), field);
	}

	EditConflict(String field, String current) {
		super(WorkflowRule.CHANGED_BY_ANOTHER_USER, Figures.of("current", current), field);
	}

}
