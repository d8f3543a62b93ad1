package pe.siaf.costing;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;

/** The catalogue of goods and services, and kits, in the process tree. */
@Component
class CostingMenu implements MenuContribution {

	private final CurrentProfile profile;

	CostingMenu(CurrentProfile profile) {
		this.profile = profile;
	}

	@Override
	public List<MenuEntry> entries() {
		return this.profile.find()
			.filter((active) -> active.may(Permission.CATALOGUE_READ))
			.map((active) -> List.of(new MenuEntry("menu.catalogues", 425, "costing.items", SupplyController.PATH),
					new MenuEntry("menu.design", 130, "costing.kits", KitController.PATH)))
			.orElse(List.of());
	}

}
