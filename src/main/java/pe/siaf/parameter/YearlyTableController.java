package pe.siaf.parameter;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
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

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.StepUp;
import pe.siaf.parameter.YearlyChanges.Typed;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.MenuContribution;

/** The tables that the rules read by year: all may see them, the rector changes them. */
@Controller
@RequestMapping("/tablas")
class YearlyTableController implements MenuContribution {

	private static final String ONE = "/{yearlyTable:[a-z-]+}";

	private final YearlyTables tables;

	private final YearlyChanges changes;

	private final YearlyProposals proposals;

	private final StepUp stepUp;

	private final CurrentProfile current;

	YearlyTableController(YearlyTables tables, YearlyChanges changes, YearlyProposals proposals, StepUp stepUp,
			CurrentProfile current) {
		this.changes = changes;
		this.proposals = proposals;
		this.tables = tables;
		this.stepUp = stepUp;
		this.current = current;
	}

	@Override
	public List<MenuEntry> entries() {
		return this.current.find().filter((profile) -> profile.may(Permission.YEARLY_TABLE_KEEP)).isPresent()
				? List.of(new MenuEntry("menu.execution", 290, "parameter.tables", "/tablas")) : List.of();
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(Model model) {
		model.addAttribute("tables",
				Arrays.stream(YearlyTable.values())
					.map((table) -> new Shown(table, table.isKeptBy(this.current.get().role())))
					.toList());
		return "parameter/tables";
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable String yearlyTable, @RequestParam(required = false) @Nullable Integer year,
			HttpServletRequest request, Model model) {
		YearlyTable table = find(yearlyTable);
		Profile profile = this.current.get();
		LocalDate today = LocalDate.now(FiscalTime.LIMA);
		int chosen = (year != null && year >= 2000 && year <= 2099) ? year : today.getYear();
		model.addAttribute("table", table)
			.addAttribute("year", chosen)
			.addAttribute("years", this.tables.years())
			.addAttribute("today", today)
			.addAttribute("rows", this.tables.of(table, chosen))
			.addAttribute("changes", this.tables.changes(table))
			.addAttribute("proposals", this.proposals.of(table))
			.addAttribute("person", profile.username())
			.addAttribute("keeps", table.isKeptBy(profile.role()))
			.addAttribute("asked", this.stepUp.asked(Permission.YEARLY_TABLE_KEEP, profile, request));
		return "parameter/table";
	}

	@PostMapping(ONE)
	@PreAuthorize("hasAuthority('YEARLY_TABLE_KEEP')")
	String change(@PathVariable String yearlyTable, @RequestParam String row, @RequestParam String since,
			@RequestParam String reason, @RequestParam(required = false) @Nullable String otp,
			@RequestParam Map<String, String> all, HttpServletRequest request, RedirectAttributes next) {
		YearlyTable table = kept(yearlyTable, otp, request);
		Map<String, String> values = new HashMap<>();
		table.figures().forEach((value) -> values.put(value.column(), all.getOrDefault("v-" + value.column(), "")));
		// the row with what it said when the page was drawn
		int end = (row.indexOf('#') < 0) ? row.length() : row.indexOf('#');
		String key = row.substring(0, end);
		String seen = row.substring(Math.min(end + 1, row.length()));
		boolean changed = this.changes.change(table, new Typed(key, since.strip(), seen, values, reason),
				this.current.get());
		next.addFlashAttribute("notice", changed ? "parameter.changed" : "parameter.proposed")
			.addFlashAttribute("noticeArguments", List.of(key, since));
		return "redirect:" + table.page() + (table.since().isDay() ? "" : "?year=" + since.strip());
	}

	@PostMapping(ONE + "/propuestas/{id}")
	@PreAuthorize("hasAuthority('YEARLY_TABLE_KEEP')")
	String decide(@PathVariable String yearlyTable, @PathVariable long id, @RequestParam String action,
			@RequestParam(defaultValue = "") String comment, @RequestParam(required = false) @Nullable String otp,
			HttpServletRequest request, RedirectAttributes next) {
		YearlyTable table = kept(yearlyTable, otp, request);
		switch (action) {
			case "approve" -> this.changes.approve(table, id, this.current.get());
			case "reject" -> this.changes.reject(table, id, comment, this.current.get());
			case "withdraw" -> this.changes.withdraw(table, id, this.current.get());
			default -> throw new NotFound("action " + action);
		}
		next.addFlashAttribute("notice", "parameter.decided." + action);
		return "redirect:" + table.page();
	}

	/** A table that this person keeps, and has shown a code for. */
	private YearlyTable kept(String code, @Nullable String otp, HttpServletRequest request) {
		YearlyTable table = find(code);
		Profile actor = this.current.get();
		if (!table.isKeptBy(actor.role())) {
			throw new RuleViolation(YearlyRule.KEPT_BY_ANOTHER, Map.of());
		}
		this.stepUp.require(Permission.YEARLY_TABLE_KEEP, actor, request, otp);
		return table;
	}

	private static YearlyTable find(String code) {
		return YearlyTable.of(code).orElseThrow(() -> new NotFound("table " + code));
	}

	/**
	 * A table in the list.
	 *
	 * @param table the table
	 * @param kept whether this person may change it
	 */
	record Shown(YearlyTable table, boolean kept) {
	}

}
