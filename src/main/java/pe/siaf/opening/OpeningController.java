package pe.siaf.opening;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.cycle.BudgetPhases;
import pe.siaf.cycle.Phase;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;

/**
 * The opening budgets of a year, each pliego's page with what is still missing, and its
 * promulgation.
 */
@Controller
@RequestMapping("/apertura")
class OpeningController {

	static final String PLIEGO = "/{year:\\d{4}}/" + PliegoKey.PATTERN;

	private final OpeningBudgets openings;

	private final Promulgation promulgation;

	private final BudgetPhases phases;

	private final BudgetLaw law;

	private final CurrentProfile current;

	private final Refusals refusals;

	OpeningController(OpeningBudgets openings, Promulgation promulgation, BudgetPhases phases, BudgetLaw law,
			CurrentProfile current, Refusals refusals) {
		this.openings = openings;
		this.promulgation = promulgation;
		this.phases = phases;
		this.law = law;
		this.current = current;
		this.refusals = refusals;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year, HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		List<Integer> years = this.phases.years();
		int shown = (year != null) ? year : (years.isEmpty() ? 0 : years.get(0));
		Paging paging = Paging.of(request, Paging.SIZE, this.openings.count(shown, profile));
		model.addAttribute("years", years)
			.addAttribute("year", shown)
			.addAttribute("paging", paging)
			.addAttribute("freezes",
					profile.may(Permission.CYCLE_KEEP) && shown > 0 && this.law.versions(shown).bill() == null)
			.addAttribute("pliegos", this.openings.list(shown, profile, paging.offset(), paging.size()));
		return "opening/list";
	}

	@GetMapping(PLIEGO)
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String show(@PathVariable int year, @PathVariable String pliego, Model model) {
		PliegoKey key = PliegoKey.of(year, pliego);
		put(key, model);
		model.addAttribute("resolutionForm", ResolutionForm.empty());
		return "opening/pliego";
	}

	private void put(PliegoKey key, Model model) {
		Profile profile = this.current.get();
		OpeningBudgets.Head head = this.openings.get(key, profile);
		boolean open = this.phases.isOpen(key.fiscalYear(), Phase.APPROVAL);
		model.addAttribute("head", head)
			.addAttribute("path", key.path())
			.addAttribute("tab", "aprobacion")
			.addAttribute("units", this.openings.units(key, profile))
			.addAttribute("balances", this.openings.balances(key, profile))
			.addAttribute("promulgated", this.openings.promulgated(key))
			.addAttribute("differences", this.openings.differences(key, profile))
			.addAttribute("phaseOpen", open)
			.addAttribute("approves", profile.may(Permission.OPENING_APPROVE) && open && head.promulgatedAt() == null);
	}

	@PostMapping(PLIEGO)
	@PreAuthorize("hasAuthority('OPENING_APPROVE')")
	String promulgate(@PathVariable int year, @PathVariable String pliego, ResolutionForm form,
			@RequestParam(required = false) @Nullable MultipartFile file, Model model, RedirectAttributes next)
			throws IOException {
		PliegoKey key = PliegoKey.of(year, pliego);
		Profile profile = this.current.get();
		this.openings.get(key, profile);
		try {
			Resolution resolution = Resolution.of((file != null) ? String.valueOf(file.getOriginalFilename()) : "",
					(file != null) ? file.getBytes() : new byte[0]);
			Amount pia = this.promulgation.promulgate(key, form, resolution, profile);
			next.addFlashAttribute("notice", "opening.promulgated");
			// a session keeps words, not amounts
			next.addFlashAttribute("noticeArguments", List.of(AmountFormatter.print(pia)));
			return "redirect:" + key.path();
		}
		catch (RuleViolation refused) {
			put(key, model);
			model.addAttribute("refusal", this.refusals.view(refused)).addAttribute("resolutionForm", form);
			return "opening/pliego";
		}
	}

	@GetMapping(PLIEGO + "/resolucion")
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	ResponseEntity<byte[]> resolution(@PathVariable int year, @PathVariable String pliego) {
		PliegoKey key = PliegoKey.of(year, pliego);
		this.openings.get(key, this.current.get());
		OpeningBudgets.Promulgated promulgated = this.openings.promulgated(key);
		if (promulgated == null) {
			throw new NotFound("resolution " + key.id());
		}
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_PDF)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename(promulgated.fileName(), StandardCharsets.UTF_8)
						.build()
						.toString())
			.body(this.openings.content(key));
	}

}
