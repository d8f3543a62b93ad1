package pe.siaf.continuity;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.execution.PreparedForms;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.ui.MenuContribution;

/** Continuity's entries in the process tree. */
@Component
class ContinuityMenu implements MenuContribution {

	private final CurrentProfile current;

	ContinuityMenu(CurrentProfile current) {
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		return this.current.find().map(ContinuityMenu::entries).orElse(List.of());
	}

	private static List<MenuEntry> entries(Profile profile) {
		List<MenuEntry> entries = new ArrayList<>();
		if (!PreparedForms.stages(profile).isEmpty()) {
			entries.add(new MenuEntry("menu.execution", 295, "continuity.title", "/continuidad"));
		}
		if (profile.may(Permission.CONTINUITY_KEEP) || profile.may(Permission.AUDIT_READ)) {
			entries.add(new MenuEntry("menu.execution", 296, "continuity.entries", "/continuidad/registros"));
		}
		return entries;
	}

}
