package pe.siaf.access;

import java.util.List;
import java.util.TreeSet;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
import pe.siaf.ui.Paging;

/** The grants of a program in a year, and what is done to them. */
@Controller
@RequestMapping("/programas/{code}/accesos")
class AccessController {

	private final GrantList list;

	private final GrantNodes nodes;

	private final GrantActs acts;

	private final ProgramHead heads;

	private final CurrentProfile current;

	AccessController(GrantList list, GrantNodes nodes, GrantActs acts, ProgramHead heads, CurrentProfile current) {
		this.list = list;
		this.nodes = nodes;
		this.acts = acts;
		this.heads = heads;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String show(@PathVariable String code, @RequestParam(required = false) @Nullable Integer year,
			@ModelAttribute("filter") GrantFilter filter, HttpServletRequest request, Model model) {
		int fiscalYear = this.heads.put(code, year, model);
		Profile reader = this.current.get();
		Paging paging = Paging.of(request, Paging.SIZE, this.list.count(code, fiscalYear, filter, reader));
		List<Grant> grants = this.list.page(code, fiscalYear, filter, reader, paging.offset(), paging.size());
		TreeSet<String> actions = new TreeSet<>();
		grants.forEach((grant) -> actions.addAll(grant.actionList()));
		model.addAttribute("paging", paging)
			.addAttribute("grants", grants)
			.addAttribute("actions", actions)
			.addAttribute("nodes", this.nodes.of(code, fiscalYear))
			.addAttribute("reads", reader.may(Permission.EXECUTION_READ))
			.addAttribute("proposes", AccessActor.proposes(reader, code));
		return "access/grants";
	}

	@PostMapping("/actos")
	@PreAuthorize("hasAnyAuthority('ACCESS_PROPOSE','ACCESS_ANSWER','ACCESS_IMPORT')")
	String act(@PathVariable String code, @RequestParam(required = false) @Nullable Integer year,
			@RequestParam(defaultValue = "") List<Long> ids, @RequestParam String action,
			@RequestParam(defaultValue = "") String comment, GrantFilter filter, RedirectAttributes next) {
		if (ids.isEmpty()) {
			next.addFlashAttribute("notice", "access.act.none");
		}
		else {
			next.addFlashAttribute("notice", "access.act.done")
				.addFlashAttribute("noticeArguments",
						List.of(this.acts.act(code, ids, action, comment, this.current.get())));
		}
		next.addAttribute("year", year);
		next.addAttribute("estado", filter.state());
		next.addAttribute("nivel", filter.level());
		next.addAttribute("nodo", filter.node());
		next.addAttribute("q", filter.words());
		return "redirect:/programas/{code}/accesos";
	}

}
