package pe.siaf.workflow;

import java.util.List;
import java.util.Set;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.ui.MenuContribution;
import pe.siaf.ui.MenuContribution.MenuEntry;
import pe.siaf.workflow.InboxSource.InboxItem;

/** The desk: work to do first, what was approved lately, and the way to each screen. */
@Controller
class DeskController {

	private static final int SHOWN = 10;

	private static final Set<String> HERE = Set.of(WorkflowMenu.DESK, WorkflowMenu.DOCUMENTS);

	private final CurrentProfile current;

	private final Inbox inbox;

	private final ObjectProvider<MenuContribution> menu;

	private final ObjectProvider<DeskSource> sources;

	DeskController(CurrentProfile current, Inbox inbox, ObjectProvider<MenuContribution> menu,
			ObjectProvider<DeskSource> sources) {
		this.current = current;
		this.inbox = inbox;
		this.sources = sources;
		this.menu = menu;
	}

	@GetMapping("/")
	@PreAuthorize("isAuthenticated()")
	String show(Model model) {
		Profile profile = this.current.get();
		List<InboxItem> waiting = this.inbox.waitingFor(profile);
		model.addAttribute("profile", profile);
		model.addAttribute("waitingCount", waiting.size());
		model.addAttribute("waiting", first(waiting));
		model.addAttribute("approved", first(this.inbox.approvedFor(profile)));
		model.addAttribute("cards",
				this.sources.orderedStream().flatMap((source) -> source.cardFor(profile).stream()).toList());
		model.addAttribute("shortcuts", shortcuts());
		return "workflow/desk";
	}

	private static List<InboxItem> first(List<InboxItem> items) {
		return items.stream().limit(SHOWN).toList();
	}

	private List<MenuEntry> shortcuts() {
		return this.menu.orderedStream()
			.flatMap((contribution) -> contribution.entries().stream())
			.filter((entry) -> !HERE.contains(entry.href()))
			.sorted((one, other) -> Integer.compare(one.order(), other.order()))
			.toList();
	}

}
