package pe.siaf.ceiling;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;
import pe.siaf.workflow.Workflow;

/** Versions of ceilings: listed, opened, carried on, each with what stands at its top. */
@Controller
@RequestMapping("/techos")
class CeilingVersionController {

	private static final String NEW = "ceiling/version-new";

	private static final String VERSION = "redirect:/techos/{version}";

	private final CeilingVersions versions;

	private final VersionMoves moves;

	private final MacroFrames frames;

	private final CeilingQueries queries;

	private final CeilingGrids grids;

	private final Workflow workflow;

	private final CurrentProfile current;

	private final Refusals refusals;

	CeilingVersionController(CeilingVersions versions, VersionMoves moves, MacroFrames frames, CeilingQueries queries,
			CeilingGrids grids, Workflow workflow, CurrentProfile current, Refusals refusals) {
		this.versions = versions;
		this.moves = moves;
		this.frames = frames;
		this.queries = queries;
		this.grids = grids;
		this.workflow = workflow;
		this.current = current;
		this.refusals = refusals;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('CEILING_READ')")
	String list(Model model) {
		Profile reader = this.current.get();
		model.addAttribute("versions", this.versions.list(reader))
			.addAttribute("decides", reader.may(Permission.FRAME_DECIDE));
		return "ceiling/versions";
	}

	@GetMapping("/nueva")
	@PreAuthorize("hasAuthority('FRAME_DECIDE')")
	String open(Model model) {
		List<MacroFrame> published = this.frames.list(true);
		int year = published.isEmpty() ? LocalDate.now(FiscalTime.LIMA).getYear() + 1 : published.get(0).fiscalYear();
		choices(model);
		model.addAttribute("versionForm", VersionForm.of(year));
		return NEW;
	}

	@PostMapping("/nueva")
	@PreAuthorize("hasAuthority('FRAME_DECIDE')")
	String open(@Valid @ModelAttribute VersionForm versionForm, BindingResult errors, Model model,
			RedirectAttributes next) {
		// what can't be read at all leaves no form to look at
		if (!errors.hasErrors()) {
			versionForm.check(errors);
		}
		if (!errors.hasErrors()) {
			try {
				long id = this.versions.open(versionForm, false, this.current.get());
				next.addFlashAttribute("notice", "ceiling.opened").addAttribute("version", id);
				return VERSION;
			}
			catch (RuleViolation refused) {
				this.refusals.explain(refused, errors);
			}
		}
		choices(model);
		return NEW;
	}

	private void choices(Model model) {
		List<CeilingVersion> all = this.versions.list(this.current.get());
		model.addAttribute("frames", this.frames.list(true))
			.addAttribute("versions", all)
			.addAttribute("approved",
					all.stream()
						.filter((one) -> List.of("APPROVED", "AVAILABLE", "REPLACED").contains(one.state())
								&& !one.process().equals("FORMULATION"))
						.toList());
	}

	@GetMapping("/{version:\\d+}")
	@PreAuthorize("hasAuthority('CEILING_READ')")
	String show(@PathVariable("version") long id, @RequestParam(defaultValue = "") String q, HttpServletRequest request,
			Model model) {
		Profile reader = this.current.get();
		CeilingVersion version = this.versions.get(id, reader);
		Paging paging = Paging.of(request, Paging.SIZE, this.queries.countTop(version, q, reader));
		put(version, q, paging, reader, model);
		model.addAttribute("grid", this.grids.ofRoots(version,
				this.queries.top(version, q, reader, paging.offset(), paging.size()), Map.of(), reader));
		return "ceiling/version";
	}

	@PostMapping("/{version:\\d+}")
	@PreAuthorize("hasAuthority('CEILING_DISTRIBUTE')")
	String give(@PathVariable("version") long id, @RequestParam(defaultValue = "") String q,
			@RequestParam Map<String, String> typed, HttpServletRequest request, Model model, RedirectAttributes next) {
		Profile actor = this.current.get();
		CeilingVersion version = this.versions.get(id, actor);
		Paging paging = Paging.of(request, Paging.SIZE, this.queries.countTop(version, q, actor));
		CeilingGrid grid = this.grids.ofRoots(version,
				this.queries.top(version, q, actor, paging.offset(), paging.size()), typed, actor);
		if (this.grids.save(version, null, grid, actor, next, model)) {
			next.addAttribute("q", q.isEmpty() ? null : q).addAttribute("pagina", request.getParameter("pagina"));
			return VERSION;
		}
		put(version, q, paging, actor, model);
		model.addAttribute("grid", grid);
		return "ceiling/version";
	}

	@PostMapping("/{version:\\d+}/actos")
	@PreAuthorize("hasAuthority('FRAME_DECIDE')")
	String move(@PathVariable("version") long id, @RequestParam String action,
			@RequestParam(defaultValue = "") String comment,
			@RequestParam(required = false) @Nullable Integer lockVersion, RedirectAttributes next) {
		this.moves.move(id, lockVersion, action, comment, this.current.get());
		next.addFlashAttribute("notice", "ceiling.moved." + action);
		return action.equals("discard") ? "redirect:/techos" : VERSION;
	}

	private void put(CeilingVersion version, String words, Paging paging, Profile reader, Model model) {
		model.addAttribute("version", version)
			.addAttribute("q", words)
			.addAttribute("paging", paging)
			.addAttribute("totals", CeilingVersions.seesAll(reader) ? this.versions.totals(version.id()) : List.of())
			.addAttribute("macroFrame", this.frames.find(version.frameId()).orElseThrow())
			.addAttribute("basis",
					(version.basedOn() != null) ? this.versions.find(version.basedOn()).orElse(null) : null)
			.addAttribute("criteria", this.queries.criteria(version.fiscalYear()))
			.addAttribute("actions",
					this.workflow.actions(CeilingVersions.OBJECT, version.state(), reader.role())
						.stream()
						.filter((action) -> !action.equals("replace"))
						.toList())
			.addAttribute("steps", this.versions.history(version.id()));
	}

}
