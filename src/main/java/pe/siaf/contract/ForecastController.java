package pe.siaf.contract;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
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

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;
import pe.siaf.workflow.Workflow;

/** The pages of forecasts: the list, the form, and one with its moves. */
@Controller
@RequestMapping("/previsiones")
class ForecastController {

	private static final String ONE = "/{year:\\d{4}}/{unit:\\d{6}}/{forecast:\\d{10}}";

	private final Forecasts forecasts;

	private final ForecastMoves moves;

	private final Contracts contracts;

	private final Workflow workflow;

	private final Refusals refusals;

	private final CurrentProfile current;

	ForecastController(Forecasts forecasts, ForecastMoves moves, Contracts contracts, Workflow workflow,
			Refusals refusals, CurrentProfile current) {
		this.forecasts = forecasts;
		this.moves = moves;
		this.contracts = contracts;
		this.workflow = workflow;
		this.refusals = refusals;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year, HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		List<Integer> years = this.forecasts.years();
		int shown = (year != null) ? year : years.get(0);
		Paging paging = Paging.of(request, Paging.SIZE, this.forecasts.count(shown, profile));
		model.addAttribute("years", years)
			.addAttribute("year", shown)
			.addAttribute("paging", paging)
			.addAttribute("keeps", profile.may(Permission.CONTRACT_KEEP))
			.addAttribute("forecasts", this.forecasts.list(shown, profile, paging.offset(), paging.size()));
		return "contract/forecasts";
	}

	/** An empty form, or one begun from a contract of the officer's unit. */
	@GetMapping("/nueva")
	@PreAuthorize("hasAuthority('CONTRACT_KEEP')")
	String ask(@RequestParam(required = false) @Nullable Integer year,
			@RequestParam(required = false) @Nullable Long contract, Model model) {
		Profile actor = this.current.get();
		int made = (year != null) ? year : this.forecasts.years().get(0);
		model.addAttribute("forecastForm", (contract != null) ? begun(contract, made, actor) : ForecastForm.empty());
		return form(made, model);
	}

	private ForecastForm begun(long contract, int made, Profile actor) {
		Contract one = this.contracts.get(actor.scope().head(), contract, actor);
		return ForecastForm.of(one,
				this.contracts.years(one)
					.stream()
					.filter((year) -> year.fiscalYear() > made && year.unforeseen().isPositive())
					.toList());
	}

	@PostMapping("/nueva")
	@PreAuthorize("hasAuthority('CONTRACT_KEEP')")
	String register(@RequestParam int year, @ModelAttribute ForecastForm forecastForm, BindingResult errors,
			Model model, RedirectAttributes next) {
		ForecastForm.askForMissing(errors);
		if (errors.hasErrors()) {
			return form(year, model);
		}
		Profile actor = this.current.get();
		try {
			Forecast one = this.forecasts.register(forecastForm.toDraft(year, actor.scope().head()), actor);
			next.addFlashAttribute("notice", "contract.forecast.registered");
			next.addFlashAttribute("noticeArguments", new Object[] { one.shown() });
			return "redirect:" + one.page();
		}
		catch (RuleViolation refused) {
			this.refusals.explain(refused, errors);
			return form(year, model);
		}
	}

	private static String form(int year, Model model) {
		model.addAttribute("year", year);
		return "contract/forecast-form";
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable int year, @PathVariable String unit, @PathVariable String forecast, Model model) {
		Profile profile = this.current.get();
		Forecast one = this.forecasts.get(year, unit, forecast, profile);
		boolean own = profile.username().equals(one.preparedBy()) || profile.username().equals(one.budgetBy());
		model.addAttribute("one", one)
			.addAttribute("lines", this.forecasts.lines(one))
			.addAttribute("steps", this.workflow.history(unit, Forecasts.TYPE, Long.toString(one.id())))
			.addAttribute("actions", (own && "VS".contains(one.state())) ? List.of()
					: this.workflow.actions(Forecasts.TYPE, one.state(), profile.role()));
		return "contract/forecast";
	}

	@PostMapping(ONE + "/{action:verify|discard}")
	@PreAuthorize("hasAuthority('CONTRACT_KEEP')")
	String prepare(@PathVariable int year, @PathVariable String unit, @PathVariable String forecast,
			@PathVariable String action, @RequestParam(required = false) @Nullable String comment,
			RedirectAttributes next) {
		return move(year, unit, forecast, action, comment, next);
	}

	@PostMapping(ONE + "/{action:sign|approve|reject|annul}")
	@PreAuthorize("hasAnyAuthority('CERTIFICATION_APPROVE', 'ACCRUAL_APPROVE')")
	String decide(@PathVariable int year, @PathVariable String unit, @PathVariable String forecast,
			@PathVariable String action, @RequestParam(required = false) @Nullable String comment,
			RedirectAttributes next) {
		return move(year, unit, forecast, action, comment, next);
	}

	private String move(int year, String unit, String number, String action, @Nullable String comment,
			RedirectAttributes next) {
		Profile actor = this.current.get();
		Forecast one = this.moves.move(this.forecasts.get(year, unit, number, actor), action, comment, actor);
		next.addFlashAttribute("notice", "contract.forecast.moved." + action);
		next.addFlashAttribute("noticeArguments", new Object[] { one.shown() });
		return "redirect:" + one.page();
	}

}
