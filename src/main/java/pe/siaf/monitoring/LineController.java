package pe.siaf.monitoring;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.budget.LineKey;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.Paging;

/**
 * One budget line: its chain up to the program, its balances, its months and the
 * movements that they are made of.
 */
@Controller
@PreAuthorize("hasAuthority('EXECUTION_READ')")
class LineController {

	private static final List<Measure> MONTHLY = List.of(Measure.values());

	private final LineDetail detail;

	private final BudgetExecutionQuery ledger;

	private final CurrentProfile profile;

	LineController(LineDetail detail, BudgetExecutionQuery ledger, CurrentProfile profile) {
		this.detail = detail;
		this.ledger = ledger;
		this.profile = profile;
	}

	@GetMapping(LinesController.PATH + "/{year:\\d{4}}/{unit}/{line}")
	String line(@PathVariable int year, @PathVariable String unit, @PathVariable String line,
			@RequestParam(required = false) @Nullable String asOf, HttpServletRequest http, Model model) {
		LocalDate day = ExecutionParameters.day(asOf);
		Profile asker = this.profile.get();
		LineKey key = key(line);
		LineDetail.Line now = this.detail.line(year, unit, key, asker);
		ExecutionReport<ExecutionFigures> months = this.ledger.figures(byMonth(year, unit, key).knownOn(day), asker);
		model.addAttribute("line", (day != null) ? now.knownAs(months.total()) : now);
		model.addAttribute("asOf", day);
		model.addAttribute("months", months);
		model.addAttribute("stages", MONTHLY.stream().map(Measure::key).toList());
		model.addAttribute("monthRows", months.rows().stream().map(LineController::month).toList());
		model.addAttribute("monthTotal", amounts(months.total()));
		Paging paging = Paging.of(http, Paging.SIZE, this.detail.movementCount(year, unit, key, day));
		model.addAttribute("paging", paging);
		model.addAttribute("movements", this.detail.movements(year, unit, key, day, paging.offset(), paging.size()));
		model.addAttribute("mayCertify", day == null && asker.may(Permission.CERTIFICATION_PREPARE));
		return "monitoring/line";
	}

	private static MonthRow month(ExecutionRow<ExecutionFigures> row) {
		return new MonthRow(row.codes().getOrDefault(Dimension.MONTH, ""), amounts(row.figures()));
	}

	private static List<Amount> amounts(ExecutionFigures figures) {
		return MONTHLY.stream().map(figures::of).toList();
	}

	private static ExecutionCriteria byMonth(int year, String unit, LineKey key) {
		Map<Dimension, List<String>> filters = new LinkedHashMap<>();
		filters.put(Dimension.UNIT, List.of(unit));
		filters.put(Dimension.TARGET, List.of(key.secFunc()));
		filters.put(Dimension.RUBRO, List.of(key.rubro()));
		filters.put(Dimension.RESOURCE_TYPE, List.of(key.resourceType()));
		filters.put(Dimension.ITEM, List.of(key.item()));
		return ExecutionCriteria.of(year, List.of(Dimension.MONTH), filters);
	}

	private static LineKey key(String line) {
		String[] parts = line.split("-", -1);
		if (parts.length != 4) {
			throw new NotFound("line " + line);
		}
		return new LineKey(parts[0], parts[1], parts[2], parts[3]);
	}

	/**
	 * A month of the line.
	 *
	 * @param code 01 to 12, 00 for the budget frame
	 * @param amounts its figures
	 */
	record MonthRow(String code, List<Amount> amounts) {
	}

}
