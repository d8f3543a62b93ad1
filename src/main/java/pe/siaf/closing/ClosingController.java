package pe.siaf.closing;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.accounting.BooksKey;
import pe.siaf.accounting.BooksPages;
import pe.siaf.execution.CarriedCertifications;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.RefusalView;
import pe.siaf.ui.Refusals;

/** The closing of a unit's year: what it would do, what is missing, its two steps. */
@Controller
@RequestMapping("/contabilidad/{year:\\d{4}}/{unit:\\d{6}}/cierre")
class ClosingController {

	private final BooksPages pages;

	private final YearClosing closing;

	private final CarryOvers carryOvers;

	private final CarriedCertifications certifications;

	private final CurrentProfile current;

	private final Refusals refusals;

	private final MessageSource messages;

	ClosingController(BooksPages pages, YearClosing closing, CarryOvers carryOvers,
			CarriedCertifications certifications, CurrentProfile current, Refusals refusals, MessageSource messages) {
		this.pages = pages;
		this.closing = closing;
		this.carryOvers = carryOvers;
		this.certifications = certifications;
		this.current = current;
		this.refusals = refusals;
		this.messages = messages;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable int year, @PathVariable String unit, Model model) {
		BooksKey key = this.pages.open(year, unit, "cierre", model);
		model.addAttribute("closes", this.current.get().may(Permission.YEAR_CLOSE))
			.addAttribute("lapsing", this.closing.lapsing(key))
			.addAttribute("againstLapse", views(this.closing.againstLapse(key)))
			.addAttribute("againstClosing", views(this.closing.againstClosing(key)))
			.addAttribute("carryOvers", this.carryOvers.of(key))
			.addAttribute("payables", this.closing.payables(key))
			.addAttribute("balances", this.closing.balances(key))
			.addAttribute("steps", this.closing.steps(key));
		if (this.current.get().may(Permission.CERTIFICATION_PREPARE)) {
			model.addAttribute("documentTypes", this.certifications.documentTypes(year + 1))
				.addAttribute("keptHere", this.certifications.keptHere(year + 1, unit));
		}
		return "closing/closing";
	}

	private List<RefusalView> views(List<RuleViolation> found) {
		return found.stream().map(this.refusals::view).toList();
	}

	@PostMapping("/caducidad")
	@PreAuthorize("hasAuthority('YEAR_CLOSE')")
	String lapse(@PathVariable int year, @PathVariable String unit, RedirectAttributes next) {
		BooksKey key = this.pages.reach(year, unit);
		String why = String.valueOf(this.messages.getMessage("closing.why", new Object[] { String.valueOf(year) },
				Locale.forLanguageTag("es")));
		int lapsed = this.closing.lapse(key, this.current.get(), why);
		next.addFlashAttribute("notice", "closing.lapsed").addFlashAttribute("noticeArguments", List.of(lapsed));
		return "redirect:" + key.path() + "/cierre";
	}

	@PostMapping("/continuacion")
	@PreAuthorize("hasAuthority('CERTIFICATION_PREPARE')")
	String carry(@PathVariable int year, @PathVariable String unit, @RequestParam String commitment,
			@RequestParam(required = false) @Nullable String documentType,
			@RequestParam(required = false) @Nullable String documentNumber,
			@RequestParam(required = false) @DateTimeFormat(
					iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate documentDate,
			@RequestParam(defaultValue = "false") boolean confirmed, RedirectAttributes next) {
		BooksKey key = this.pages.reach(year, unit);
		String certificate = this.carryOvers.take(key, commitment,
				new CarryOvers.Paper(documentType, documentNumber, documentDate), confirmed, this.current.get());
		next.addFlashAttribute("notice", "closing.carried").addFlashAttribute("noticeArguments", List.of(commitment));
		return "redirect:" + CarryOvers.page(key, certificate);
	}

	@PostMapping
	@PreAuthorize("hasAuthority('YEAR_CLOSE')")
	String close(@PathVariable int year, @PathVariable String unit, RedirectAttributes next) {
		BooksKey key = this.pages.reach(year, unit);
		this.closing.close(key, this.current.get());
		next.addFlashAttribute("notice", "closing.done")
			.addFlashAttribute("noticeArguments", List.of(String.valueOf(year), String.valueOf(year + 1)));
		return "redirect:" + key.path() + "/cierre";
	}

}
