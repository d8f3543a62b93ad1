package pe.siaf.institution;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;

/** Institutions in the process tree. */
@Component
class InstitutionMenu implements MenuContribution {

	private final CurrentProfile profile;

	InstitutionMenu(CurrentProfile profile) {
		this.profile = profile;
	}

	@Override
	public List<MenuEntry> entries() {
		return this.profile.find()
			.filter((active) -> active.may(Permission.CATALOGUE_READ))
			.map((active) -> List.of(new MenuEntry("menu.catalogues", 430, "institution.menu", "/instituciones")))
			.orElse(List.of());
	}

}
