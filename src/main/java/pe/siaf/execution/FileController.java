package pe.siaf.execution;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import pe.siaf.execution.FilePages.FilePage;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.rules.NotFound;

/** A file's page: its whole cycle on one line. */
@Controller
class FileController {

	private final FilePages pages;

	private final CurrentProfile current;

	FileController(FilePages pages, CurrentProfile current) {
		this.pages = pages;
		this.current = current;
	}

	@GetMapping("/ejecucion/expedientes/{year:\\d+}/{unit}/{number}")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable int year, @PathVariable String unit, @PathVariable String number, Model model) {
		Profile profile = this.current.get();
		FilePage file = this.pages.of(year, unit, number, profile)
			.orElseThrow(() -> new NotFound("file " + unit + " " + number));
		model.addAttribute("file", file);
		model.addAttribute("reassigns", file.commitment().approved().isPositive()
				&& (profile.may(Permission.COMMITMENT_PREPARE) || profile.may(Permission.ACCRUAL_PREPARE)));
		return "execution/file";
	}

}
