package pe.siaf.monitoring;

import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.monitoring.LineDetail.Chain;
import pe.siaf.ui.Query;

/** One target: what it produces, where, and the lines that pay for it. */
@Controller
@PreAuthorize("hasAuthority('EXECUTION_READ')")
class TargetController {

	static final String PATH = "/presupuesto/metas";

	private final LineDetail detail;

	private final ExecutionDrills drills;

	private final CurrentProfile profile;

	TargetController(LineDetail detail, ExecutionDrills drills, CurrentProfile profile) {
		this.detail = detail;
		this.drills = drills;
		this.profile = profile;
	}

	@GetMapping(PATH + "/{year:\\d{4}}/{unit}/{secFunc}")
	String target(@PathVariable int year, @PathVariable String unit, @PathVariable String secFunc,
			@RequestParam MultiValueMap<String, String> parameters, HttpServletRequest http, Model model) {
		Profile asker = this.profile.get();
		Chain chain = this.detail.target(year, unit, secFunc, asker);
		DrillRequest asked = DrillRequest.of(parameters, year, List.of())
			.only(Dimension.UNIT, unit)
			.only(Dimension.TARGET, secFunc);
		model.addAttribute("chain", chain);
		model.addAttribute("asOf", asked.asOf());
		model.addAttribute("drill", this.drills.answer(chain.href(), asked, Query.of(http),
				Set.of(Dimension.UNIT, Dimension.TARGET), asker));
		return "monitoring/target";
	}

}
