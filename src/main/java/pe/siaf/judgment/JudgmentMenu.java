package pe.siaf.judgment;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;

/** The register of judgments in the process tree. */
@Component
class JudgmentMenu implements MenuContribution {

	private final CurrentProfile current;

	JudgmentMenu(CurrentProfile current) {
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		return this.current.find().filter((profile) -> profile.may(Permission.EXECUTION_READ)).isPresent()
				? List.of(new MenuEntry("menu.execution", 238, "judgment.title", "/sentencias")) : List.of();
	}

}
