package pe.siaf.audit;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;

/** The trail's entry in the process tree, for who may read it. */
@Component
class AuditMenu implements MenuContribution {

	private final CurrentProfile current;

	AuditMenu(CurrentProfile current) {
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.AUDIT_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.control", 900, "audit.title", "/auditoria")) : List.of();
	}

}
