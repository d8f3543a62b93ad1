package pe.siaf.results;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.classifier.Catalogues;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.logframe.Logframe;
import pe.siaf.logframe.Sentences;
import pe.siaf.program.ProgramVersion;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.Paging;

/** Programs of a year, a program's chain, its matrix. */
@Controller
@RequestMapping("/programas")
class ProgramController {

	private final ProgramReader reader;

	private final ProgramList list;

	private final Sentences sentences;

	private final Catalogues catalogues;

	private final CurrentProfile profile;

	ProgramController(ProgramReader reader, ProgramList list, Sentences sentences, Catalogues catalogues,
			CurrentProfile profile) {
		this.reader = reader;
		this.list = list;
		this.sentences = sentences;
		this.catalogues = catalogues;
		this.profile = profile;
	}

	@ModelAttribute("year")
	int year(@RequestParam(name = "year", required = false) @Nullable Integer asked) {
		return this.reader.year(asked);
	}

	@GetMapping
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String list(@ModelAttribute("year") int year, ProgramFilter filter, HttpServletRequest request, Model model) {
		ProgramList.Rows rows = this.list.of(year, filter, this.profile.get());
		Paging paging = Paging.of(request, Paging.SIZE, rows.all().size());
		model.addAttribute("filter", filter);
		model.addAttribute("years", this.catalogues.years());
		model.addAttribute("rows", rows.leaf(paging));
		model.addAttribute("paging", paging);
		return "results/programs";
	}

	@GetMapping("/{code}")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String show(@PathVariable String code, @ModelAttribute("year") int year, Model model) {
		ProgramVersion version = this.reader.find(code, year).orElseThrow(NotFound::new);
		model.addAttribute("page", this.reader.page(version, year, this.profile.get()));
		return "results/program";
	}

	@GetMapping("/{code}/marco-logico")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String matrix(@PathVariable String code, @ModelAttribute("year") int year, Model model) {
		ProgramVersion version = this.reader.find(code, year).orElseThrow(NotFound::new);
		Logframe logframe = this.reader.logframe(version, year);
		model.addAttribute("version", version);
		model.addAttribute("logframe", logframe);
		model.addAttribute("findings", this.reader.groups(this.reader.findings(version, logframe)));
		model.addAttribute("sentences", this.sentences.of(logframe));
		return "results/matrix";
	}

}
