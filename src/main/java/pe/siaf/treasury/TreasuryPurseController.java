package pe.siaf.treasury;

import java.util.List;

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
import pe.siaf.rules.NotFound;

/** UnitPurses of the single account and own accounts, with what went in and out. */
@Controller
@RequestMapping("/tesoreria/bolsas")
class TreasuryPurseController {

	private final UnitPurses purses;

	private final UnitOfYear units;

	private final CurrentProfile current;

	TreasuryPurseController(UnitPurses purses, UnitOfYear units, CurrentProfile current) {
		this.purses = purses;
		this.units = units;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year, Model model) {
		List<Integer> years = this.units.years();
		int chosen = (year != null) ? year : years.get(0);
		Profile profile = this.current.get();
		model.addAttribute("years", years)
			.addAttribute("year", chosen)
			.addAttribute("assigns", profile.may(Permission.CALENDAR_DECIDE))
			.addAttribute("purses", this.purses.list(chosen, "", profile));
		return "treasury/purses";
	}

	@GetMapping("/{year:\\d{4}}/{unit:\\d{6}}/{purse:\\w{2}-\\w{1,2}}")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable int year, @PathVariable String unit, @PathVariable String purse, Model model) {
		UnitPurses.Key key = key(year, unit, purse);
		Profile profile = this.current.get();
		UnitPurses.Purse shown = this.purses.list(year, unit, profile)
			.stream()
			.filter((one) -> one.rubro().equals(key.rubro()) && one.resourceType().equals(key.resourceType()))
			.findFirst()
			.orElseThrow(() -> new NotFound("purse " + key.shown()));
		model.addAttribute("purse", shown)
			.addAttribute("assigns", profile.may(Permission.CALENDAR_DECIDE))
			.addAttribute("movements", this.purses.movements(key));
		return "treasury/purse";
	}

	private static UnitPurses.Key key(int year, String unit, String purse) {
		return new UnitPurses.Key(year, unit, purse.substring(0, 2), purse.substring(3));
	}

	@PostMapping
	@PreAuthorize("hasAuthority('CALENDAR_DECIDE')")
	String open(@RequestParam int year, @RequestParam String unidad, @RequestParam String rubro,
			@RequestParam(defaultValue = "0") String tipo, @RequestParam(defaultValue = "") String cuenta,
			@RequestParam String monto, @RequestParam String documento, RedirectAttributes next) {
		Profile actor = this.current.get();
		this.units.shown(year, unidad, actor);
		UnitPurses.Key key = new UnitPurses.Key(year, unidad, rubro.strip(), tipo.strip());
		this.purses.open(key, cuenta, CalendarController.amount(monto), documento, actor);
		next.addFlashAttribute("notice", "treasury.purse.opened");
		next.addFlashAttribute("noticeArguments", List.of(key.shown()));
		return "redirect:/tesoreria/bolsas?year=" + year;
	}

	@PostMapping("/{year:\\d{4}}/{unit:\\d{6}}/{purse:\\w{2}-\\w{1,2}}/asignacion")
	@PreAuthorize("hasAuthority('CALENDAR_DECIDE')")
	String assign(@PathVariable int year, @PathVariable String unit, @PathVariable String purse,
			@RequestParam String monto, @RequestParam String documento, RedirectAttributes next) {
		Profile actor = this.current.get();
		this.units.shown(year, unit, actor);
		UnitPurses.Key key = key(year, unit, purse);
		this.purses.assign(key, CalendarController.amount(monto), documento, actor);
		next.addFlashAttribute("notice", "treasury.purse.assigned");
		next.addFlashAttribute("noticeArguments", List.of(key.shown()));
		return "redirect:/tesoreria/bolsas/" + year + "/" + unit + "/" + purse;
	}

}
