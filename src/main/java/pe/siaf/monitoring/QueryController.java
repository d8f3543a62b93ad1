package pe.siaf.monitoring;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.ui.Query;

/** The six questions, in any order, over everything that the profile may see. */
@Controller
@PreAuthorize("hasAuthority('EXECUTION_READ')")
class QueryController {

	static final String PATH = "/consulta";

	/** Where whoever asks nothing yet begins: on what is it spent. */
	static final List<Dimension> START = List.of(Dimension.CATEGORY);

	private final ExecutionDrills drills;

	private final UnitDirectory directory;

	private final CurrentProfile profile;

	QueryController(ExecutionDrills drills, UnitDirectory directory, CurrentProfile profile) {
		this.drills = drills;
		this.directory = directory;
		this.profile = profile;
	}

	@GetMapping(PATH)
	String query(@RequestParam MultiValueMap<String, String> parameters, HttpServletRequest http, Model model) {
		Profile asker = this.profile.get();
		List<Integer> years = this.directory.years(asker);
		model.addAttribute("mayImport", asker.may(Permission.LINES_IMPORT));
		if (years.isEmpty()) {
			return "monitoring/query";
		}
		DrillRequest asked = DrillRequest.of(parameters, YearParameter.of(parameters, years), START);
		model.addAttribute("path", PATH);
		model.addAttribute("clear", PATH + "?year=" + asked.year());
		model.addAttribute("form", new DrillForm(years, List.of(), Map.of(), asked));
		model.addAttribute("drill", this.drills.answer(PATH, asked, Query.of(http), Set.of(), asker));
		return "monitoring/query";
	}

}
