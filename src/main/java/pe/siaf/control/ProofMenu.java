package pe.siaf.control;

import java.util.List;

import org.springframework.stereotype.Component;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.ui.MenuContribution;

/**
 * The proof's entry in the process tree; a proof that failed shows as one thing to do.
 */
@Component
class ProofMenu implements MenuContribution {

	private final CurrentProfile current;

	private final Proofs proofs;

	ProofMenu(CurrentProfile current, Proofs proofs) {
		this.current = current;
		this.proofs = proofs;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.PROOF_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.control", 910, "control.proof", ProofController.PATH,
				this.proofs.last().filter((last) -> !last.passed()).isPresent() ? 1 : 0)) : List.of();
	}

}
