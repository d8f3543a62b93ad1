package pe.siaf.classifier;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;

/** The catalogues in the process tree. */
@Component
class CatalogueMenu implements MenuContribution {

	private static final String GROUP = "menu.catalogues";

	private final CurrentProfile profile;

	CatalogueMenu(CurrentProfile profile) {
		this.profile = profile;
	}

	@Override
	public List<MenuEntry> entries() {
		return this.profile.find()
			.filter((active) -> active.may(Permission.CATALOGUE_READ))
			.map((active) -> List.of(new MenuEntry(GROUP, 410, "classifier.menu", "/clasificadores"),
					new MenuEntry(GROUP, 415, "holiday.title", "/feriados")))
			.orElse(List.of());
	}

}
