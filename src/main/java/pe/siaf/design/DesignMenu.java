package pe.siaf.design;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;

/** The method's guide beside the programs in the process tree. */
@Component
class DesignMenu implements MenuContribution {

	private final CurrentProfile profile;

	DesignMenu(CurrentProfile profile) {
		this.profile = profile;
	}

	@Override
	public List<MenuEntry> entries() {
		return this.profile.find()
			.filter((active) -> active.may(Permission.CATALOGUE_READ))
			.map((active) -> List.of(new MenuEntry("menu.design", 110, "guide.menu", "/ayuda/metodo")))
			.orElse(List.of());
	}

}
