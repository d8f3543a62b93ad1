package pe.siaf.workflow;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
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
			.map((profile) -> Stream.concat(Stream.of(new MenuEntry("", 0, "workflow.desk", DESK)), documents(profile))
				.toList())
			.orElse(List.of());
	}

	/** Whose work are no documents is spared the way to an empty list. */
	private Stream<MenuEntry> documents(Profile profile) {
		int waiting = this.inbox.waitingFor(profile).size();
		return (waiting > 0 || profile.may(Permission.EXECUTION_READ))
				? Stream.of(new MenuEntry("", 1, "workflow.documents", DOCUMENTS, waiting)) : Stream.empty();
	}

}
