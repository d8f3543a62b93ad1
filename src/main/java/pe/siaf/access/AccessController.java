package pe.siaf.access;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.classifier.Catalogue;
import pe.siaf.classifier.Catalogues;
import pe.siaf.program.ProgramVersion;
import pe.siaf.program.Programs;
import pe.siaf.rules.NotFound;

/** The grants of a program in a year. */
@Controller
class AccessController {

	private final AccessGrants grants;

	private final Programs programs;

	private final Catalogues catalogues;

	AccessController(AccessGrants grants, Programs programs, Catalogues catalogues) {
		this.grants = grants;
		this.programs = programs;
		this.catalogues = catalogues;
	}

	@GetMapping("/programas/{code}/accesos")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String show(@PathVariable String code, @RequestParam(required = false) @Nullable Integer year, Model model) {
		int fiscalYear = (year != null) ? year : this.catalogues.presentYear();
		model.addAttribute("program", code);
		model.addAttribute("name", name(code, fiscalYear).orElseThrow(NotFound::new));
		model.addAttribute("year", fiscalYear);
		model.addAttribute("grants", this.grants.of(code, fiscalYear));
		return "access/grants";
	}

	/** What the design calls it, or the year's catalogue where nobody registered one. */
	private Optional<String> name(String code, int fiscalYear) {
		return this.programs.find(code, fiscalYear)
			.map(ProgramVersion::name)
			.or(() -> this.catalogues.name(fiscalYear, Catalogue.CATEGORIES, code));
	}

}
