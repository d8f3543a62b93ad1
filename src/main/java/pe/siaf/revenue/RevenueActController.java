package pe.siaf.revenue;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;

/** The moves on a record's page. */
@Controller
@RequestMapping("/ingresos" + RevenueKey.PATTERN)
class RevenueActController {

	private final RevenueActs acts;

	private final CurrentProfile current;

	RevenueActController(RevenueActs acts, CurrentProfile current) {
		this.acts = acts;
		this.current = current;
	}

	@PostMapping("/{action:verify|discard}")
	@PreAuthorize("hasAuthority('REVENUE_PREPARE')")
	String prepare(@PathVariable int year, @PathVariable String unit, @PathVariable("record") String number,
			@PathVariable String action, @RequestParam(required = false) @Nullable String comment,
			@RequestParam(required = false) @Nullable Integer version, RedirectAttributes next) {
		return move(new RevenueKey(year, unit, number), action, comment, version, next);
	}

	@PostMapping("/{action:approve|reject}")
	@PreAuthorize("hasAuthority('REVENUE_APPROVE')")
	String judge(@PathVariable int year, @PathVariable String unit, @PathVariable("record") String number,
			@PathVariable String action, @RequestParam(required = false) @Nullable String comment,
			@RequestParam(required = false) @Nullable Integer version, RedirectAttributes next) {
		return move(new RevenueKey(year, unit, number), action, comment, version, next);
	}

	private String move(RevenueKey key, String action, @Nullable String comment, @Nullable Integer version,
			RedirectAttributes next) {
		this.acts.move(key, action, comment, version, this.current.get());
		next.addFlashAttribute("notice", "revenue.done." + action);
		next.addFlashAttribute("noticeArguments", List.of(key.number()));
		return "redirect:" + key.page();
	}

}
