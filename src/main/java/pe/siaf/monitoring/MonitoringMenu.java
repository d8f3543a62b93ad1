package pe.siaf.monitoring;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;

/** Budget lines, and the queries over all that one may see. */
@Component
class MonitoringMenu implements MenuContribution {

	private static final int LINES = 200;

	private static final int QUERY = 390;

	private final CurrentProfile profile;

	MonitoringMenu(CurrentProfile profile) {
		this.profile = profile;
	}

	@Override
	public List<MenuEntry> entries() {
		return this.profile.find().filter((asker) -> asker.may(Permission.EXECUTION_READ)).isEmpty() ? List.of()
				: List.of(new MenuEntry("menu.execution", LINES, "menu.lines", LinesController.PATH),
						new MenuEntry("menu.results", QUERY, "menu.query", QueryController.PATH));
	}

}
