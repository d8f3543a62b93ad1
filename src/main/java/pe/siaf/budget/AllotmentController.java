package pe.siaf.budget;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.ui.MenuContribution;
import pe.siaf.ui.Paging;

/** The allotments (PCA) of the units that a profile sees. */
@Controller
class AllotmentController implements MenuContribution {

	private static final String PATH = "/presupuesto/pca";

	private final Allotments allotments;

	private final CurrentProfile current;

	AllotmentController(Allotments allotments, CurrentProfile current) {
		this.allotments = allotments;
		this.current = current;
	}

	@GetMapping(PATH)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year, HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		List<Integer> years = this.allotments.years();
		int chosen = (year != null) ? year : years.get(0);
		Paging paging = Paging.of(request, Paging.SIZE, this.allotments.count(chosen, profile));
		model.addAttribute("years", years);
		model.addAttribute("year", chosen);
		model.addAttribute("paging", paging);
		model.addAttribute("allotments", this.allotments.list(chosen, profile, paging.offset(), paging.size()));
		return "budget/allotments";
	}

	@Override
	public List<MenuEntry> entries() {
		boolean reads = this.current.find().filter((profile) -> profile.may(Permission.EXECUTION_READ)).isPresent();
		return reads ? List.of(new MenuEntry("menu.execution", 215, "budget.allotments", PATH)) : List.of();
	}

}
