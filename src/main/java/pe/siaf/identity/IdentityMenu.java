package pe.siaf.identity;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.ui.MenuContribution;

/** The administrator's entry in the process tree. */
@Component
class IdentityMenu implements MenuContribution {

	private final CurrentProfile current;

	IdentityMenu(CurrentProfile current) {
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean administers = this.current.find().filter((profile) -> profile.may(Permission.USER_ADMIN)).isPresent();
		return administers ? List.of(new MenuEntry("menu.control", 910, "identity.user.title", "/usuarios"))
				: List.of();
	}

}
