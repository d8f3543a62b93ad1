package pe.siaf.reassignment;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.money.AmountFormatter;
import pe.siaf.ui.MenuContribution;
import pe.siaf.workflow.InboxSource;

/** The menu's entry, and the reassignments that wait for a profile. */
@Component
class ReassignmentDesk implements MenuContribution, InboxSource {

	private final ReassignmentReader reader;

	private final CurrentProfile current;

	ReassignmentDesk(ReassignmentReader reader, CurrentProfile current) {
		this.reader = reader;
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.EXECUTION_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.execution", 235, "reassignment.title", "/ejecucion/reasignaciones"))
				: List.of();
	}

	@Override
	public List<InboxItem> waitingFor(Profile profile) {
		return profile.may(Permission.CERTIFICATION_APPROVE) ? items(this.reader.waiting(profile)) : List.of();
	}

	@Override
	public List<InboxItem> approvedFor(Profile profile) {
		return profile.may(Permission.EXECUTION_READ) ? items(this.reader.approved(profile)) : List.of();
	}

	private static List<InboxItem> items(List<Reassignment> found) {
		return found.stream()
			.map((one) -> new InboxItem("reassignment.one", one.number(), one.justification(), one.state(),
					AmountFormatter.print(one.amount()), one.movedAt(), one.page()))
			.toList();
	}

}
