package pe.siaf.treasury;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.ui.MenuContribution;

/** The page of the cash plan, and its entry in the menu. */
@Controller
class CashPlanController implements MenuContribution {

	private static final String PATH = "/tesoreria/plan";

	private final CashPlan plan;

	private final UnitOfYear units;

	private final CurrentProfile current;

	CashPlanController(CashPlan plan, UnitOfYear units, CurrentProfile current) {
		this.plan = plan;
		this.units = units;
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.EXECUTION_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.execution", 263, "cash.plan", PATH)) : List.of();
	}

	@GetMapping(PATH)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@RequestParam(required = false) @Nullable Integer year, @RequestParam(defaultValue = "") String unidad,
			Model model) {
		Profile profile = this.current.get();
		List<Integer> years = this.units.years();
		int chosen = (year != null) ? year : (years.isEmpty() ? 0 : years.get(0));
		boolean own = unidad.isBlank() && profile.scope().kind() == Scope.Kind.UE;
		String unit = own ? profile.scope().head() : unidad.strip();
		model.addAttribute("years", years).addAttribute("year", chosen).addAttribute("unit", unit);
		if (!unit.isEmpty()) {
			model.addAttribute("name", this.units.shown(chosen, unit, profile))
				.addAttribute("rows", this.plan.of(chosen, unit, LocalDate.now(FiscalTime.LIMA)));
		}
		return "treasury/plan";
	}

}
