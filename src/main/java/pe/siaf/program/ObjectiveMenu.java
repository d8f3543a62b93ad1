package pe.siaf.program;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;

/** The plans' objectives among the catalogues of the process tree. */
@Component
class ObjectiveMenu implements MenuContribution {

	private final CurrentProfile profile;

	ObjectiveMenu(CurrentProfile profile) {
		this.profile = profile;
	}

	@Override
	public List<MenuEntry> entries() {
		return this.profile.find()
			.filter((active) -> active.may(Permission.CATALOGUE_READ))
			.map((active) -> List.of(new MenuEntry("menu.catalogues", 415, "objective.menu", "/objetivos")))
			.orElse(List.of());
	}

}
