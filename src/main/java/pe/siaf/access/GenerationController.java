package pe.siaf.access;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.access.GrantGeneration.GeneratedBy;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.Paging;

/** Proposals from the design's marks: what would be made, then made. */
@Controller
@RequestMapping("/programas/{code}/accesos/generacion")
@PreAuthorize("hasAuthority('ACCESS_PROPOSE')")
class GenerationController {

	private final GrantGeneration generation;

	private final ProgramHead heads;

	private final CurrentProfile current;

	GenerationController(GrantGeneration generation, ProgramHead heads, CurrentProfile current) {
		this.generation = generation;
		this.heads = heads;
		this.current = current;
	}

	@GetMapping
	String preview(@PathVariable String code, @RequestParam(required = false) @Nullable Integer year,
			@RequestParam(defaultValue = "LEVEL") GeneratedBy por, HttpServletRequest request, Model model) {
		if (!AccessActor.proposes(this.current.get(), code)) {
			throw new NotFound("program " + code);
		}
		int fiscalYear = this.heads.put(code, year, model);
		Paging paging = Paging.of(request, Paging.SIZE, this.generation.count(code, fiscalYear, por));
		model.addAttribute("by", por)
			.addAttribute("paging", paging)
			.addAttribute("generated", this.generation.preview(code, fiscalYear, por, paging.offset(), paging.size()));
		return "access/generation";
	}

	@PostMapping
	String make(@PathVariable String code, @RequestParam(required = false) @Nullable Integer year,
			@RequestParam(defaultValue = "LEVEL") GeneratedBy por, @RequestParam long shown, Model model,
			RedirectAttributes next) {
		int fiscalYear = this.heads.put(code, year, model);
		next.addFlashAttribute("notice", "access.generated")
			.addFlashAttribute("noticeArguments",
					List.of(this.generation.make(code, fiscalYear, por, shown, this.current.get())))
			.addAttribute("year", fiscalYear)
			.addAttribute("estado", "PROPOSED");
		return "redirect:/programas/{code}/accesos";
	}

}
