package pe.siaf.costing;

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

import pe.siaf.costing.Costing.Computed;
import pe.siaf.programming.FileKey;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;

/**
 * The needs tables that a profile reaches, one of them with what its targets cost, and
 * what is done to a table as a whole: computed, moved on.
 */
@Controller
@RequestMapping(NeedsController.PATH)
class NeedsController {

	static final String PATH = "/costeo/necesidades";

	static final String TABLE = "/{year:\\d{4}}/{process}/{unit:\\d{6}}";

	private final NeedsPage page;

	private final NeedsTables tables;

	private final Costing costing;

	private final NeedEditing editing;

	private final NeedPhases phases;

	private final Refusals refusals;

	NeedsController(NeedsPage page, NeedsTables tables, Costing costing, NeedEditing editing, NeedPhases phases,
			Refusals refusals) {
		this.page = page;
		this.tables = tables;
		this.costing = costing;
		this.editing = editing;
		this.phases = phases;
		this.refusals = refusals;
	}

	/** The address of a file's needs table. */
	static String path(FileKey key) {
		return PATH + "/%d/%s/%s".formatted(key.fiscalYear(), key.process().slug(), key.secEjec());
	}

	@GetMapping
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String list(HttpServletRequest request, Model model) {
		Paging paging = Paging.of(request, Paging.SIZE, this.tables.count(this.page.profile()));
		model.addAttribute("paging", paging)
			.addAttribute("tables", this.tables.list(this.page.profile(), paging.offset(), paging.size()));
		return "costing/tables";
	}

	@GetMapping(TABLE)
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String show(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam(required = false) @Nullable Integer of, Model model) {
		NeedsTable table = this.page.put(year, process, unit, "resumen", model);
		int shown = (of != null && table.key().years().contains(of)) ? of : year;
		model.addAttribute("sources", this.tables.bySource(table.key()))
			.addAttribute("of", shown)
			.addAttribute("targets",
					this.tables.targets(table.key()).stream().filter((target) -> target.year() == shown).toList())
			.addAttribute("actions", this.page.moves(table, this.phases.actions(table, this.page.profile())))
			.addAttribute("history", this.phases.history(table.key()));
		return "costing/needs";
	}

	@PostMapping(TABLE + "/calculo")
	@PreAuthorize("hasAuthority('NEEDS_EDIT')")
	String compute(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			RedirectAttributes next) {
		FileKey key = this.page.unitKey(year, process, unit);
		return answer(next, () -> {
			Computed computed = this.costing.compute(key, this.page.profile());
			next.addFlashAttribute("notice", "costing.computed")
				.addFlashAttribute("noticeArguments",
						List.of(computed.computed(), computed.written(), computed.vanished(), computed.lines())
							.toArray());
		});
	}

	@PostMapping(TABLE + "/obligaciones")
	@PreAuthorize("hasAuthority('NEEDS_EDIT')")
	String confirm(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			RedirectAttributes next) {
		FileKey key = this.page.unitKey(year, process, unit);
		return answer(next, () -> {
			this.editing.confirmObligations(key, this.page.profile());
			next.addFlashAttribute("notice", "costing.obligations.confirmed");
		});
	}

	@PostMapping(TABLE + "/actos")
	@PreAuthorize("hasAuthority('NEEDS_EDIT')")
	String move(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@RequestParam String action, @RequestParam int version,
			@RequestParam(required = false) @Nullable String comment, RedirectAttributes next) {
		FileKey key = this.page.unitKey(year, process, unit);
		return answer(next, () -> {
			this.phases.move(key, action, version, comment, this.page.profile());
			next.addFlashAttribute("notice", "costing.moved");
		});
	}

	private String answer(RedirectAttributes next, Runnable act) {
		try {
			act.run();
		}
		catch (RuleViolation refused) {
			next.addFlashAttribute("refusal", this.refusals.view(refused));
		}
		return "redirect:" + PATH + "/{year}/{process}/{unit}";
	}

}
