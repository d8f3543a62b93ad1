package pe.siaf.published;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;

/** The national view, and for those who watch over it what stands out. */
@Component
class PublishedMenu implements MenuContribution {

	private static final int NATIONAL = 380;

	private static final int STANDOUTS = 381;

	private final CurrentProfile profile;

	PublishedMenu(CurrentProfile profile) {
		this.profile = profile;
	}

	@Override
	public List<MenuEntry> entries() {
		return this.profile.find().filter((asker) -> asker.may(Permission.EXECUTION_READ)).isEmpty() ? List.of()
				: List.of(new MenuEntry("menu.results", NATIONAL, "menu.national", NationalController.PATH),
						new MenuEntry("menu.results", STANDOUTS, "menu.standouts", StandoutController.PATH));
	}

}
