package pe.siaf.modification;

import java.text.ParseException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

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

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;
import pe.siaf.workflow.Workflow;

/**
 * Revisions of the PCA: what pliegos have and distribute, and the requests of more or
 * less.
 */
@Controller
@RequestMapping("/presupuesto/revisiones-pca")
class AllotmentRequestController {

	private static final String ONE = "/{year:\\d{4}}/{unit:\\d{6}}/{number:\\d{10}}";

	private final AllotmentRequests requests;

	private final AllotmentDistribution distribution;

	private final PliegoAllotments pliegos;

	private final NotePages pages;

	private final UnitChoices units;

	private final Workflow workflow;

	private final CurrentProfile current;

	private final Refusals refusals;

	AllotmentRequestController(AllotmentRequests requests, AllotmentDistribution distribution, PliegoAllotments pliegos,
			NotePages pages, UnitChoices units, Workflow workflow, CurrentProfile current, Refusals refusals) {
		this.requests = requests;
		this.distribution = distribution;
		this.pliegos = pliegos;
		this.pages = pages;
		this.units = units;
		this.workflow = workflow;
		this.current = current;
		this.refusals = refusals;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year, HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		List<Integer> years = this.pages.years();
		int chosen = (year != null) ? year : years.get(0);
		Paging paging = Paging.of(request, Paging.SIZE, this.requests.count(chosen, profile));
		model.addAttribute("years", years)
			.addAttribute("year", chosen)
			.addAttribute("paging", paging)
			.addAttribute("asks", profile.may(Permission.ALLOTMENT_REQUEST))
			.addAttribute("decides", profile.may(Permission.ALLOTMENT_DECIDE))
			.addAttribute("pliegos", this.pliegos.list(chosen, profile))
			.addAttribute("units", this.units.of(chosen, profile))
			.addAttribute("requests", this.requests.list(chosen, profile, paging.offset(), paging.size()));
		return "modification/allotment-requests";
	}

	@GetMapping("/nueva")
	@PreAuthorize("hasAuthority('ALLOTMENT_REQUEST')")
	String blank(@RequestParam(required = false) @Nullable Integer year, Model model) {
		return form((year != null) ? year : this.pages.years().get(0), model);
	}

	private String form(int year, Model model) {
		model.addAttribute("year", year).addAttribute("units", this.units.of(year, this.current.get()));
		return "modification/allotment-request-form";
	}

	@PostMapping("/nueva")
	@PreAuthorize("hasAuthority('ALLOTMENT_REQUEST')")
	String register(@RequestParam int year, @RequestParam(defaultValue = "") String unidad,
			@RequestParam(defaultValue = "") String documento, @RequestParam(defaultValue = "") String motivo,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate fecha,
			HttpServletRequest request, Model model, RedirectAttributes next) {
		try {
			AllotmentRequest kept = this.requests.register(
					new AllotmentRequests.Draft(year, unidad, documento, fecha, motivo, lines(request)),
					this.current.get());
			next.addFlashAttribute("notice", "allotment.registered");
			next.addFlashAttribute("noticeArguments", List.of(kept.number()));
			return "redirect:" + kept.page();
		}
		catch (RuleViolation refused) {
			model.addAttribute("refusal", this.refusals.view(refused));
			return form(year, model);
		}
	}

	private static List<AllotmentRequest.Line> lines(HttpServletRequest request) {
		String[] rubros = values(request, "rubro");
		String[] categories = values(request, "categoria");
		String[] generics = values(request, "generica");
		String[] amounts = values(request, "monto");
		String[] supports = values(request, "sustento");
		List<AllotmentRequest.Line> lines = new ArrayList<>();
		int rows = Math.min(Math.min(rubros.length, categories.length),
				Math.min(Math.min(generics.length, amounts.length), supports.length));
		for (int at = 0; at < rows; at++) {
			if (!amounts[at].isBlank()) {
				lines.add(new AllotmentRequest.Line(rubros[at].strip(), categories[at].strip(), generics[at].strip(),
						amount(amounts[at]), supports[at]));
			}
		}
		return lines;
	}

	private static String[] values(HttpServletRequest request, String name) {
		return Objects.requireNonNullElse(request.getParameterValues(name), new String[0]);
	}

	private static Amount amount(String typed) {
		try {
			return new AmountFormatter().parse(typed.strip(), Locale.ROOT);
		}
		catch (ParseException | ArithmeticException | NumberFormatException noAmount) {
			throw new RuleViolation(AllotmentRule.REQUEST_INCOMPLETE, Figures.of("key", typed), "lines");
		}
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable int year, @PathVariable String unit, @PathVariable String number, Model model) {
		Profile profile = this.current.get();
		AllotmentRequest request = this.requests.get(year, unit, number, profile);
		List<String> actions = (profile.may(Permission.ALLOTMENT_REQUEST) || profile.may(Permission.ALLOTMENT_DECIDE))
				? this.workflow.actions(AllotmentRequest.TYPE, request.state(), profile.role()) : List.of();
		model.addAttribute("request", request)
			.addAttribute("lines", this.requests.lines(request))
			.addAttribute("actions", actions)
			.addAttribute("steps", this.workflow.history(request.secEjec(), AllotmentRequest.TYPE, request.id()));
		return "modification/allotment-request";
	}

	@PostMapping(ONE + "/{action:verify|send|correct|discard}")
	@PreAuthorize("hasAuthority('ALLOTMENT_REQUEST')")
	String prepare(@PathVariable int year, @PathVariable String unit, @PathVariable String number,
			@PathVariable String action, @RequestParam(required = false) @Nullable String comment,
			@RequestParam(required = false) @Nullable Integer version) {
		return move(this.requests.get(year, unit, number, this.current.get()), action, comment, version);
	}

	@PostMapping(ONE + "/{action:approve|reject}")
	@PreAuthorize("hasAuthority('ALLOTMENT_DECIDE')")
	String judge(@PathVariable int year, @PathVariable String unit, @PathVariable String number,
			@PathVariable String action, @RequestParam(required = false) @Nullable String comment,
			@RequestParam(required = false) @Nullable Integer version) {
		return move(this.requests.get(year, unit, number, this.current.get()), action, comment, version);
	}

	private String move(AllotmentRequest request, String action, @Nullable String comment, @Nullable Integer version) {
		return "redirect:" + this.requests.move(request, action, comment, version, this.current.get()).page();
	}

	@PostMapping("/distribucion")
	@PreAuthorize("hasAuthority('ALLOTMENT_REQUEST')")
	String distribute(@RequestParam int year, @RequestParam(defaultValue = "") String unidad,
			@RequestParam(defaultValue = "") String rubro, @RequestParam(defaultValue = "") String categoria,
			@RequestParam(defaultValue = "") String generica, @RequestParam(defaultValue = "") String monto,
			RedirectAttributes next) {
		AllotmentKey key = new AllotmentKey(rubro.strip(), categoria.strip(), generica.strip());
		this.distribution.setUnit(year, unidad, key, amount(monto), this.current.get());
		next.addFlashAttribute("notice", "allotment.distributed");
		next.addFlashAttribute("noticeArguments", List.of(unidad, key.shown()));
		return "redirect:/presupuesto/revisiones-pca?year=" + year;
	}

	@PostMapping("/pliego")
	@PreAuthorize("hasAuthority('ALLOTMENT_DECIDE')")
	String assign(@RequestParam int year, @RequestParam(defaultValue = "") String unidad,
			@RequestParam(defaultValue = "") String rubro, @RequestParam(defaultValue = "") String categoria,
			@RequestParam(defaultValue = "") String generica, @RequestParam(defaultValue = "") String monto,
			RedirectAttributes next) {
		PliegoAllotments.Pliego pliego = this.pliegos.of(year, unidad, this.current.get());
		AllotmentKey key = new AllotmentKey(rubro.strip(), categoria.strip(), generica.strip());
		this.distribution.setPliego(year, pliego.level(), pliego.sector(), pliego.code(), key, amount(monto),
				this.current.get());
		next.addFlashAttribute("notice", "allotment.assigned");
		next.addFlashAttribute("noticeArguments", List.of(pliego.name(), key.shown()));
		return "redirect:/presupuesto/revisiones-pca?year=" + year;
	}

}
