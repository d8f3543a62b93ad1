package pe.siaf.control;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.rules.NotFound;

/** The ledger's proof: the last one or an earlier one, and the button that runs it. */
@Controller
@RequestMapping(ProofController.PATH)
class ProofController {

	static final String PATH = "/control/prueba";

	private static final int SHOWN = 30;

	private final LedgerProof proof;

	private final Proofs proofs;

	private final ProofFigures figures;

	private final CurrentProfile current;

	ProofController(LedgerProof proof, Proofs proofs, ProofFigures figures, CurrentProfile current) {
		this.proof = proof;
		this.proofs = proofs;
		this.figures = figures;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('PROOF_READ')")
	String last(Model model) {
		return show(this.proofs.last().orElse(null), model);
	}

	@GetMapping("/{id:\\d{1,18}}")
	@PreAuthorize("hasAuthority('PROOF_READ')")
	String one(@PathVariable long id, Model model) {
		return show(this.proofs.find(id).orElseThrow(() -> new NotFound("proof " + id)), model);
	}

	@PostMapping
	@PreAuthorize("hasAuthority('PROOF_RUN')")
	String run(RedirectAttributes next) {
		Profile profile = this.current.get();
		long id = this.proof.onDemand(profile.username(), profile.label());
		next.addFlashAttribute("notice", "control.done");
		return "redirect:" + PATH + "/" + id;
	}

	private String show(@Nullable Proof proof, Model model) {
		Profile profile = this.current.get();
		model.addAttribute("proof", proof);
		model.addAttribute("mayRun", profile.may(Permission.PROOF_RUN));
		model.addAttribute("maySee", profile.may(Permission.EXECUTION_READ));
		model.addAttribute("history", this.proofs.latest(SHOWN));
		if (proof != null) {
			model.addAttribute("checks", this.proofs.checks(proof, profile));
			model.addAttribute("figures", this.figures.ofYears(proof.id()));
		}
		return "control/proof";
	}

}
