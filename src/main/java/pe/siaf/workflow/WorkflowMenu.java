package pe.siaf.workflow;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.ui.MenuContribution;

/** The desk and the documents stand on top of the process tree, with what waits. */
@Component
class WorkflowMenu implements MenuContribution {

	static final String DESK = "/";

	static final String DOCUMENTS = "/documentos";

	private final CurrentProfile current;

	private final Inbox inbox;

	WorkflowMenu(CurrentProfile current, Inbox inbox) {
		this.current = current;
		this.inbox = inbox;
	}

	@Override
	public List<MenuEntry> entries() {
		return this.current.find()
			.map((profile) -> List.of(new MenuEntry("", 0, "workflow.desk", DESK),
					new MenuEntry("", 1, "workflow.documents", DOCUMENTS, this.inbox.waitingFor(profile).size())))
			.orElse(List.of());
	}

}
