package pe.siaf.access;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import pe.siaf.classifier.Catalogue;
import pe.siaf.classifier.Catalogues;
import pe.siaf.program.ProgramVersion;
import pe.siaf.program.Programs;
import pe.siaf.rules.NotFound;

/** What every page on a program's access says first: program, name, year. */
@Component
class ProgramHead {

	private final Programs programs;

	private final Catalogues catalogues;

	ProgramHead(Programs programs, Catalogues catalogues) {
		this.programs = programs;
		this.catalogues = catalogues;
	}

	/**
	 * Puts {@code program}, {@code name}, {@code year} and {@code years} on a page.
	 * @param code the program
	 * @param asked the year asked for; the present one if null
	 * @param model the page
	 * @return the year
	 * @throws NotFound if neither a design nor the year's catalogue has the program
	 */
	int put(String code, @Nullable Integer asked, Model model) {
		int fiscalYear = (asked != null) ? asked : this.catalogues.presentYear();
		// what the design calls it, or the year's catalogue where nobody registered one
		String name = this.programs.find(code, fiscalYear)
			.map(ProgramVersion::name)
			.or(() -> this.catalogues.name(fiscalYear, Catalogue.CATEGORIES, code))
			.orElseThrow(NotFound::new);
		model.addAttribute("program", code)
			.addAttribute("name", name)
			.addAttribute("year", fiscalYear)
			.addAttribute("years", this.catalogues.years());
		return fiscalYear;
	}

}
