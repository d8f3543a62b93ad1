package pe.siaf.programming;

import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
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

	private final ObjectProvider<CostedBy> costing;

	FilePage(Files files, FileWorkflow workflow, CurrentProfile current, ObjectProvider<CostedBy> costing) {
		this.files = files;
		this.workflow = workflow;
		this.current = current;
		this.costing = costing;
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
			.addAttribute("inputs", costed(key, CostedBy::inputs))
			.addAttribute("fits", costed(key, CostedBy::cuts))
			.addAttribute("writes", this.files.isWritable(head, profile))
			.addAttribute("actions", this.workflow.actions(head, profile));
		return key;
	}

	private @Nullable String costed(FileKey key, BiFunction<CostedBy, FileKey, String> page) {
		return this.costing.stream().map((one) -> page.apply(one, key)).findFirst().orElse(null);
	}

	Profile profile() {
		return this.current.get();
	}

}
