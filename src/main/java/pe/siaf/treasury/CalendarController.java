package pe.siaf.treasury;

import java.text.ParseException;
import java.util.List;
import java.util.Locale;

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
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/** The payment calendar: of the units in reach, and of one with its requests. */
@Controller
@RequestMapping("/tesoreria/calendario")
class CalendarController {

	private final PaymentCalendar calendar;

	private final UnitOfYear units;

	private final CurrentProfile current;

	CalendarController(PaymentCalendar calendar, UnitOfYear units, CurrentProfile current) {
		this.calendar = calendar;
		this.units = units;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year, Model model) {
		List<Integer> years = this.units.years();
		int chosen = (year != null) ? year : years.get(0);
		model.addAttribute("years", years)
			.addAttribute("year", chosen)
			.addAttribute("sets", this.current.get().may(Permission.CALENDAR_DECIDE))
			.addAttribute("units", this.calendar.units(chosen, this.current.get()));
		return "treasury/calendars";
	}

	@GetMapping("/{year:\\d{4}}/{unit:\\d{6}}")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable int year, @PathVariable String unit, Model model) {
		Profile profile = this.current.get();
		model.addAttribute("unitName", this.units.shown(year, unit, profile))
			.addAttribute("year", year)
			.addAttribute("unit", unit)
			.addAttribute("limits", this.calendar.limits(year, unit))
			.addAttribute("requests", this.calendar.requests(year, unit))
			.addAttribute("changes", this.calendar.changes(year, unit))
			.addAttribute("asks", profile.may(Permission.CALENDAR_REQUEST))
			.addAttribute("decides", profile.may(Permission.CALENDAR_DECIDE));
		return "treasury/calendar";
	}

	@PostMapping("/{year:\\d{4}}/{unit:\\d{6}}/limite")
	@PreAuthorize("hasAuthority('CALENDAR_DECIDE')")
	String set(@PathVariable int year, @PathVariable String unit, @RequestParam int mes, @RequestParam String fuente,
			@RequestParam String generica, @RequestParam String monto, @RequestParam String motivo,
			RedirectAttributes next) {
		Profile actor = this.current.get();
		this.units.shown(year, unit, actor);
		PaymentCalendar.Key key = new PaymentCalendar.Key(mes, fuente.strip(), generica.strip());
		this.calendar.set(year, unit, key, amount(monto), motivo, actor);
		return done(year, unit, "treasury.calendar.set.done", key.shown(), next);
	}

	@PostMapping("/{year:\\d{4}}/{unit:\\d{6}}/pedido")
	@PreAuthorize("hasAuthority('CALENDAR_REQUEST')")
	String request(@PathVariable int year, @PathVariable String unit, @RequestParam int mes,
			@RequestParam String fuente, @RequestParam String generica, @RequestParam String monto,
			@RequestParam String motivo, RedirectAttributes next) {
		Profile actor = this.current.get();
		this.units.shown(year, unit, actor);
		String number = this.calendar.request(year, unit,
				new PaymentCalendar.Key(mes, fuente.strip(), generica.strip()), amount(monto), motivo, actor);
		return done(year, unit, "treasury.calendar.request.done", number, next);
	}

	@PostMapping("/{year:\\d{4}}/{unit:\\d{6}}/pedido/{number:\\d{10}}/{action:approve|reject}")
	@PreAuthorize("hasAuthority('CALENDAR_DECIDE')")
	String decide(@PathVariable int year, @PathVariable String unit, @PathVariable("number") String request,
			@PathVariable String action, @RequestParam(required = false) @Nullable String comment,
			RedirectAttributes next) {
		Profile actor = this.current.get();
		this.units.shown(year, unit, actor);
		this.calendar.decide(year, unit, request, action, comment, actor);
		return done(year, unit, "treasury.calendar.done." + action, request, next);
	}

	private static String done(int year, String unit, String notice, String argument, RedirectAttributes next) {
		next.addFlashAttribute("notice", notice);
		next.addFlashAttribute("noticeArguments", List.of(argument));
		return "redirect:/tesoreria/calendario/" + year + "/" + unit;
	}

	static Amount amount(String typed) {
		try {
			return new AmountFormatter().parse(typed.strip(), Locale.ROOT);
		}
		catch (ParseException | ArithmeticException | NumberFormatException noAmount) {
			throw new RuleViolation(TreasuryRule.LIMIT_INCOMPLETE, Figures.of("key", typed), "monto");
		}
	}

}
