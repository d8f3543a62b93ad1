package pe.siaf.exchange;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.ui.MenuContribution;

/** The way to the imports, for who may send files or audits them. */
@Component
class ImportMenu implements MenuContribution {

	private final CurrentProfile profile;

	private final Imports imports;

	ImportMenu(CurrentProfile profile, Imports imports) {
		this.profile = profile;
		this.imports = imports;
	}

	@Override
	public List<MenuEntry> entries() {
		return this.profile.find()
			.filter(this::mayOpen)
			.map((active) -> List.of(new MenuEntry("menu.control", 900, "import.menu", "/importaciones")))
			.orElse(List.of());
	}

	private boolean mayOpen(Profile active) {
		return active.may(Permission.AUDIT_READ) || !this.imports.kindsFor(active).isEmpty();
	}

}
