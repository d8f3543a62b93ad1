package pe.siaf.programming;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;

/** What every page of a file shows: its head, what can be done, its years. */
@Component
class FilePage {

	private final Files files;

	private final FileWorkflow workflow;

	private final CurrentProfile current;

	FilePage(Files files, FileWorkflow workflow, CurrentProfile current) {
		this.files = files;
		this.workflow = workflow;
		this.current = current;
	}

	/**
	 * Puts a file's head on a page.
	 * @param year the year of the law
	 * @param process the process's slug
	 * @param unit the unit
	 * @param tab which of the file's pages it is
	 * @param model the page's model
	 * @return the file's key
	 */
	FileKey put(int year, String process, String unit, String tab, Model model) {
		FileKey key = new FileKey(year, PlanningProcess.of(process), unit);
		Profile profile = this.current.get();
		Files.FileHead head = this.files.get(key, profile);
		model.addAttribute("file", head)
			.addAttribute("key", key)
			.addAttribute("filePath", key.path())
			.addAttribute("years", key.years())
			.addAttribute("tab", tab)
			.addAttribute("writes", this.files.isWritable(head, profile))
			.addAttribute("actions", this.workflow.actions(head, profile));
		return key;
	}

	Profile profile() {
		return this.current.get();
	}

}
