package pe.siaf.ceiling;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;

/** The frame and the ceilings in the process tree. */
@Component
class CeilingMenu implements MenuContribution {

	private final CurrentProfile current;

	CeilingMenu(CurrentProfile current) {
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.CEILING_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.planning", 150, "frame.title", "/marco"),
				new MenuEntry("menu.planning", 151, "ceiling.title", "/techos")) : List.of();
	}

}
