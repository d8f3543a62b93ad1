package pe.siaf.costing;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;

/**
 * The catalogue of goods and services, kits, needs and unit costs in the process tree.
 */
@Component
class CostingMenu implements MenuContribution {

	private final CurrentProfile profile;

	CostingMenu(CurrentProfile profile) {
		this.profile = profile;
	}

	@Override
	public List<MenuEntry> entries() {
		List<MenuEntry> planning = this.profile.find()
			.filter((active) -> active.may(Permission.PROGRAMMING_READ))
			.map((active) -> List.of(new MenuEntry("menu.planning", 170, "costing.needs", NeedsController.PATH),
					new MenuEntry("menu.planning", 175, "costing.unitCosts", UnitCostController.PATH)))
			.orElse(List.of());
		List<MenuEntry> catalogues = this.profile.find()
			.filter((active) -> active.may(Permission.CATALOGUE_READ))
			.map((active) -> List.of(new MenuEntry("menu.catalogues", 425, "costing.items", SupplyController.PATH),
					new MenuEntry("menu.design", 130, "costing.kits", KitController.PATH)))
			.orElse(List.of());
		return Stream.concat(catalogues.stream(), planning.stream()).toList();
	}

}
