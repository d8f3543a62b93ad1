package pe.siaf.bank;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;

/** The menu's entries. */
@Component
class BankDesk implements MenuContribution {

	private final CurrentProfile current;

	BankDesk(CurrentProfile current) {
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.EXECUTION_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.execution", 263, "bank.batches", "/tesoreria/lotes"),
				new MenuEntry("menu.execution", 264, "bank.accounts", "/tesoreria/bancos"),
				new MenuEntry("menu.execution", 265, "bank.reversions", "/tesoreria/reversiones")) : List.of();
	}

}
