package pe.siaf.costing;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.programming.FileKey;
import pe.siaf.programming.PlanningProcess;
import pe.siaf.rules.NotFound;

/** What all pages of a needs table have in common. */
@Component
class NeedsPage {

	private final NeedsTables tables;

	private final CurrentProfile current;

	NeedsPage(NeedsTables tables, CurrentProfile current) {
		this.tables = tables;
		this.current = current;
	}

	Profile profile() {
		return this.current.get();
	}

	/**
	 * Puts a table's head on a page.
	 * @param year the year of the budget law
	 * @param process the process as addresses name it
	 * @param unit the unit
	 * @param tab the page's own tab
	 * @param model the page
	 * @return the table
	 */
	NeedsTable put(int year, String process, String unit, String tab, Model model) {
		NeedsTable table = this.tables.get(new FileKey(year, PlanningProcess.of(process), unit), profile());
		boolean writable = profile().may(Permission.NEEDS_EDIT)
				&& (table.fileState().equals("DRAFT") || table.fileState().equals("OBSERVED"));
		model.addAttribute("table", table)
			.addAttribute("years", table.key().years())
			.addAttribute("tab", tab)
			.addAttribute("edits", writable && !table.isApproved())
			.addAttribute("decides", writable && !table.isApproved() && reachesUnit());
		return table;
	}

	/**
	 * What can be done with a table as a whole: it goes on whatever became of its file,
	 * and back only while its rows can be written.
	 * @param table the table
	 * @param actions what its phase and the role allow
	 * @return the actions offered
	 */
	List<String> moves(NeedsTable table, List<String> actions) {
		if (!profile().may(Permission.NEEDS_EDIT) || !reachesUnit()) {
			return List.of();
		}
		boolean writable = table.fileState().equals("DRAFT") || table.fileState().equals("OBSERVED");
		boolean closed = table.fileState().equals("CLOSED");
		return actions.stream()
			.filter((action) -> action.equals("return") ? writable : closed || !action.equals("approve"))
			.toList();
	}

	/**
	 * The key of a table that is acted on as a whole: not a service point's to do.
	 * @param year the year of the budget law
	 * @param process the process as addresses name it
	 * @param unit the unit
	 * @return the key
	 * @throws NotFound outside the scope
	 */
	FileKey unitKey(int year, String process, String unit) {
		NeedsTable table = this.tables.get(new FileKey(year, PlanningProcess.of(process), unit), profile());
		if (!reachesUnit()) {
			throw new NotFound("needs of " + unit);
		}
		return table.key();
	}

	private boolean reachesUnit() {
		return profile().scope().kind() != Scope.Kind.COST_CENTRE;
	}

}
