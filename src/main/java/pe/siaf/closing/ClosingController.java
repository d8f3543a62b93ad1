package pe.siaf.closing;

import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.accounting.BooksKey;
import pe.siaf.accounting.BooksPages;
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

	private final CurrentProfile current;

	private final Refusals refusals;

	private final MessageSource messages;

	ClosingController(BooksPages pages, YearClosing closing, CurrentProfile current, Refusals refusals,
			MessageSource messages) {
		this.pages = pages;
		this.closing = closing;
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
			.addAttribute("carryOvers", this.closing.carryOvers(key))
			.addAttribute("payables", this.closing.payables(key))
			.addAttribute("balances", this.closing.balances(key))
			.addAttribute("steps", this.closing.steps(key));
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
