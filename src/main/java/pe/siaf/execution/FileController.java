package pe.siaf.execution;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import pe.siaf.identity.CurrentProfile;
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
		model.addAttribute("file", this.pages.of(year, unit, number, this.current.get())
			.orElseThrow(() -> new NotFound("file " + unit + " " + number)));
		return "execution/file";
	}

}
