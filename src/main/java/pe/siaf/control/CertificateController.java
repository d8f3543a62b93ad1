package pe.siaf.control;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import pe.siaf.accounting.BooksKey;
import pe.siaf.accounting.BooksPages;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;

/**
 * The certificate of a unit's year: what the last proof covered of it, its books to take
 * along, and the program that checks them without this system.
 */
@Controller
@PreAuthorize("hasAuthority('EXECUTION_READ')")
class CertificateController {

	private static final String PATH = "/contabilidad/{year:\\d{4}}/{unit:\\d{6}}/certificado";

	private final BooksPages pages;

	private final Proofs proofs;

	private final ProofFigures figures;

	private final BooksFile files;

	private final CurrentProfile current;

	CertificateController(BooksPages pages, Proofs proofs, ProofFigures figures, BooksFile files,
			CurrentProfile current) {
		this.pages = pages;
		this.proofs = proofs;
		this.figures = figures;
		this.files = files;
		this.current = current;
	}

	@GetMapping(PATH)
	String show(@PathVariable int year, @PathVariable String unit, Model model) throws IOException {
		BooksKey key = this.pages.open(year, unit, "certificado", model);
		model.addAttribute("proof", this.proofs.last().orElse(null))
			.addAttribute("seesProof", this.current.get().may(Permission.PROOF_READ))
			.addAttribute("figure", this.figures.of(key).orElse(null))
			.addAttribute("parts", ExportPart.values())
			.addAttribute("checker", BooksFile.CHECKER)
			.addAttribute("checkerHash", this.files.checkerHash());
		return "control/certificate";
	}

	@GetMapping(PATH + "/libros")
	void books(@PathVariable int year, @PathVariable String unit, HttpServletResponse response) throws IOException {
		this.files.send(this.pages.reach(year, unit), response);
	}

	@GetMapping("/contabilidad/comprobador")
	void checker(HttpServletResponse response) throws IOException {
		this.files.sendChecker(response);
	}

}
