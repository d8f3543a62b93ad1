package pe.siaf.reassignment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.money.AmountFormatter;
import pe.siaf.reassignment.ReassignmentReader.Offer;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;
import pe.siaf.workflow.Workflow;

/**
 * The pages of reassignments: the list, one with its decision, and the form of a file.
 */
@Controller
class ReassignmentController {

	private static final String LIST = "/ejecucion/reasignaciones";

	private static final String ONE = LIST + "/{year:\\d+}/{unit}/{reassignment}";

	private static final String FORM = "/ejecucion/expedientes/{year:\\d+}/{unit}/{number}/reasignar";

	private final ReassignmentReader reader;

	private final Reassignments reassignments;

	private final ReassignmentOptions options;

	private final Workflow workflow;

	private final Refusals refusals;

	private final CurrentProfile current;

	ReassignmentController(ReassignmentReader reader, Reassignments reassignments, ReassignmentOptions options,
			Workflow workflow, Refusals refusals, CurrentProfile current) {
		this.reader = reader;
		this.reassignments = reassignments;
		this.options = options;
		this.workflow = workflow;
		this.refusals = refusals;
		this.current = current;
	}

	@GetMapping(LIST)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year, HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		List<Integer> years = this.reader.years();
		int shown = (year != null) ? year : this.options.yearInExecution();
		Paging paging = Paging.of(request, Paging.SIZE, this.reader.count(shown, profile));
		model.addAttribute("years", years)
			.addAttribute("year", shown)
			.addAttribute("paging", paging)
			.addAttribute("rows", this.reader.list(shown, profile, paging.offset(), paging.size()));
		return "reassignment/list";
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable int year, @PathVariable String unit, @PathVariable String reassignment, Model model) {
		Reassignment one = find(year, unit, reassignment);
		model.addAttribute("one", one)
			.addAttribute("parts", this.reader.parts(one))
			.addAttribute("steps", this.workflow.history(unit, Reassignments.TYPE, Long.toString(one.id())))
			.addAttribute("actions", actions(one));
		return "reassignment/record";
	}

	/** Who prepared it doesn't find it to approve. */
	private List<String> actions(Reassignment one) {
		Profile profile = this.current.get();
		return one.preparedBy().equals(profile.username())
				&& !profile.role().name().matches("UE_LOGISTICS|UE_HR|UE_ACCOUNTING") ? List.of()
						: this.workflow.actions(Reassignments.TYPE, one.state(), profile.role());
	}

	@PostMapping(ONE + "/{action:approve|reject}")
	@PreAuthorize("hasAuthority('CERTIFICATION_APPROVE')")
	String judge(@PathVariable int year, @PathVariable String unit, @PathVariable String reassignment,
			@PathVariable String action, @RequestParam(required = false) @Nullable Integer version,
			@RequestParam(required = false) @Nullable String comment, RedirectAttributes next) {
		return move(find(year, unit, reassignment), action, comment, version, next);
	}

	@PostMapping(ONE + "/discard")
	@PreAuthorize("hasAnyAuthority('COMMITMENT_PREPARE', 'ACCRUAL_PREPARE')")
	String takeBack(@PathVariable int year, @PathVariable String unit, @PathVariable String reassignment,
			@RequestParam(required = false) @Nullable Integer version,
			@RequestParam(required = false) @Nullable String comment, RedirectAttributes next) {
		return move(find(year, unit, reassignment), "discard", comment, version, next);
	}

	private String move(Reassignment one, String action, @Nullable String comment, @Nullable Integer version,
			RedirectAttributes next) {
		this.reassignments.move(one, action, comment, version, this.current.get());
		next.addFlashAttribute("notice", "reassignment.moved." + action);
		next.addFlashAttribute("noticeArguments", new Object[] { one.number() });
		return "redirect:" + one.page();
	}

	@GetMapping(FORM)
	@PreAuthorize("hasAnyAuthority('COMMITMENT_PREPARE', 'ACCRUAL_PREPARE')")
	String ask(@PathVariable int year, @PathVariable String unit, @PathVariable String number, Model model) {
		model.addAttribute("reassignmentForm", ReassignmentForm.empty());
		return form(year, unit, number, model);
	}

	@PostMapping(FORM)
	@PreAuthorize("hasAnyAuthority('COMMITMENT_PREPARE', 'ACCRUAL_PREPARE')")
	String send(@PathVariable int year, @PathVariable String unit, @PathVariable String number,
			@ModelAttribute ReassignmentForm reassignmentForm, BindingResult errors, Model model,
			RedirectAttributes next) {
		ReassignmentForm.askForMissing(errors);
		if (errors.hasErrors()) {
			return form(year, unit, number, model);
		}
		try {
			Reassignment sent = this.reassignments.send(reassignmentForm.toRequest(year, unit, number),
					this.current.get());
			next.addFlashAttribute("notice", "reassignment.sent");
			next.addFlashAttribute("noticeArguments", new Object[] { sent.number() });
			return "redirect:" + sent.page();
		}
		catch (RuleViolation refused) {
			this.refusals.explain(refused, errors);
			return form(year, unit, number, model);
		}
	}

	private String form(int year, String unit, String number, Model model) {
		List<Offer> giving = this.reader.ofFile(year, unit, number, this.current.get());
		if (giving.isEmpty()) {
			throw new NotFound("file " + unit + " " + number);
		}
		model.addAttribute("year", year)
			.addAttribute("unit", unit)
			.addAttribute("file", number)
			.addAttribute("giving", named(giving))
			.addAttribute("receiving", named(this.reader.receiving(year, unit, number)))
			.addAttribute("documentTypes", this.options.documentTypes(year))
			.addAttribute("months", this.options.openMonths(year));
		return "reassignment/form";
	}

	private static Map<String, String> named(List<Offer> offers) {
		Map<String, String> named = new LinkedHashMap<>();
		offers.forEach((offer) -> named.put(offer.key(),
				"%s · %s · S/ %s".formatted(offer.key(), offer.itemName(), AmountFormatter.print(offer.available()))));
		return named;
	}

	private Reassignment find(int year, String unit, String number) {
		return this.reader.find(year, unit, number, this.current.get())
			.orElseThrow(() -> new NotFound("reassignment " + unit + " " + number));
	}

}
