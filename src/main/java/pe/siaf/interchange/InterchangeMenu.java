package pe.siaf.interchange;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;

/** The menu's entry. */
@Component
class InterchangeMenu implements MenuContribution {

	private final CurrentProfile current;

	InterchangeMenu(CurrentProfile current) {
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.EXECUTION_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.execution", 290, "interchange.title", "/interfaces")) : List.of();
	}

}
