package pe.siaf.execution;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.ui.MenuContribution;

/** Execution's entries in the process tree, with what waits there for whoever looks. */
@Component
class ExecutionMenu implements MenuContribution {

	private final CurrentProfile current;

	private final ExecutionInbox inbox;

	ExecutionMenu(CurrentProfile current, ExecutionInbox inbox) {
		this.current = current;
		this.inbox = inbox;
	}

	@Override
	public List<MenuEntry> entries() {
		return this.current.find()
			.filter((profile) -> profile.may(Permission.EXECUTION_READ))
			.map(this::entries)
			.orElse(List.of());
	}

	private List<MenuEntry> entries(Profile profile) {
		Map<DocumentStage, Integer> waiting = this.inbox.counts(profile);
		int certificates = count(waiting, DocumentStage.CERTIFICATION)
				+ count(waiting, DocumentStage.ANNUAL_COMMITMENT);
		int files = waiting.values().stream().mapToInt(Integer::intValue).sum() - certificates;
		return List.of(
				new MenuEntry("menu.execution", 220, "execution.certifications", "/ejecucion/certificaciones",
						certificates),
				new MenuEntry("menu.execution", 230, "execution.files", "/ejecucion/expedientes", files),
				new MenuEntry("menu.execution", 240, "execution.suppliers", "/proveedores"),
				new MenuEntry("menu.execution", 245, "execution.rates", "/ejecucion/tipos-de-cambio"));
	}

	private static int count(Map<DocumentStage, Integer> waiting, DocumentStage stage) {
		return waiting.getOrDefault(stage, 0);
	}

}
