package pe.siaf.ceiling;

import java.util.Map;

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

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/** A ceiling: what it is part of, what it gives out, what became of it. */
@Controller
@RequestMapping("/techos/{version:\\d+}/{ceiling:\\d+}")
class CeilingController {

	private static final String PAGE = "ceiling/ceiling";

	private static final String CEILING = "redirect:/techos/{version}/{ceiling}";

	private final CeilingVersions versions;

	private final CeilingQueries queries;

	private final CeilingOrigins origins;

	private final CeilingGrids grids;

	private final DistributionWriter writer;

	private final WhatIf whatIf;

	private final CurrentProfile current;

	private final Refusals refusals;

	CeilingController(CeilingVersions versions, CeilingQueries queries, CeilingOrigins origins, CeilingGrids grids,
			DistributionWriter writer, WhatIf whatIf, CurrentProfile current, Refusals refusals) {
		this.origins = origins;
		this.versions = versions;
		this.queries = queries;
		this.grids = grids;
		this.writer = writer;
		this.whatIf = whatIf;
		this.current = current;
		this.refusals = refusals;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('CEILING_READ')")
	String show(@PathVariable("version") long id, @PathVariable("ceiling") long row,
			@RequestParam(required = false) @Nullable String por, Model model) {
		Profile reader = this.current.get();
		CeilingVersion version = this.versions.get(id, reader);
		CeilingLine line = put(version, row, reader, model);
		model.addAttribute("grid", this.grids.of(version, line, por, Map.of(), reader));
		return PAGE;
	}

	@PostMapping
	@PreAuthorize("hasAuthority('CEILING_DISTRIBUTE')")
	String give(@PathVariable("version") long id, @PathVariable("ceiling") long row,
			@RequestParam(required = false) @Nullable String por, @RequestParam Map<String, String> typed, Model model,
			RedirectAttributes next) {
		Profile actor = this.current.get();
		CeilingVersion version = this.versions.get(id, actor);
		CeilingLine line = put(version, row, actor, model);
		CeilingGrid grid = this.grids.of(version, line, por, typed, actor);
		if (this.grids.save(version, line, grid, actor, next, model)) {
			return CEILING;
		}
		model.addAttribute("grid", grid);
		return PAGE;
	}

	@PostMapping("/retiro")
	@PreAuthorize("hasAuthority('CEILING_DISTRIBUTE')")
	String takeAway(@PathVariable("version") long id, @PathVariable("ceiling") long row,
			@RequestParam(defaultValue = "") String reason, RedirectAttributes next) {
		Profile actor = this.current.get();
		CeilingLine line = line(this.versions.get(id, actor), row, actor);
		try {
			this.writer.takeAway(id, CeilingQueries.ids(line), reason, actor);
			next.addFlashAttribute("notice", "ceiling.takenAway");
		}
		catch (RuleViolation refused) {
			next.addFlashAttribute("refusal", this.refusals.view(refused));
		}
		return CEILING;
	}

	@GetMapping("/simulacion")
	@PreAuthorize("hasAuthority('CEILING_READ')")
	String simulate(@PathVariable("version") long id, @PathVariable("ceiling") long row,
			@RequestParam(required = false) @Nullable Integer year, @RequestParam(defaultValue = "") String amount,
			Model model) {
		Profile reader = this.current.get();
		CeilingVersion version = this.versions.get(id, reader);
		CeilingLine line = put(version, row, reader, model);
		int chosen = (year != null && version.years().contains(year)) ? year : version.fiscalYear();
		model.addAttribute("year", chosen)
			.addAttribute("amount", amount)
			.addAttribute("simulation", this.whatIf.of(version, line, chosen, amount, reader));
		return "ceiling/what-if";
	}

	private CeilingLine put(CeilingVersion version, long row, Profile reader, Model model) {
		CeilingLine line = line(version, row, reader);
		model.addAttribute("version", version)
			.addAttribute("line", line)
			.addAttribute("above", this.queries.above(version, line, reader))
			.addAttribute("axes", this.grids.axes(line))
			.addAttribute("criteria", this.queries.criteria(version.fiscalYear()))
			.addAttribute("origins", this.origins.of(line))
			.addAttribute("changes", this.queries.changes(line));
		return line;
	}

	private CeilingLine line(CeilingVersion version, long row, Profile reader) {
		return this.queries.find(version, row, reader).orElseThrow(() -> new NotFound("ceiling " + row));
	}

}
