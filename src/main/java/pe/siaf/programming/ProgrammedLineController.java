package pe.siaf.programming;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

import pe.siaf.audit.FigureHistory;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;

/**
 * A line of a file's money opened down to where each amount comes from: what was typed,
 * by whom and when, and what was costed, which leads on to the needs behind it.
 */
@Controller
@RequestMapping("/programacion" + ProgrammingFileController.FILE)
class ProgrammedLineController {

	private final FilePage page;

	private final Amounts amounts;

	private final FigureHistory history;

	ProgrammedLineController(FilePage page, Amounts amounts, FigureHistory history) {
		this.page = page;
		this.amounts = amounts;
		this.history = history;
	}

	@GetMapping("/montos/{line:\\d{4}-\\d{2}-\\w+-[\\d.]+}")
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String show(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@PathVariable String line, Model model) {
		FileKey key = this.page.put(year, process, unit, "montos", model);
		Amounts.Line shown = this.amounts.find(key, line).orElseThrow(() -> new NotFound("line " + line));
		// what isn't imputable in the year of the law is written in the others only
		List<Integer> open = key.years().stream().filter((each) -> each != year || shown.imputable()).toList();
		model.addAttribute("line", shown)
			.addAttribute("columns", open.stream().map(String::valueOf).toList())
			.addAttribute("values", values(shown, open, year))
			.addAttribute("changes", this.history.of(unit, Files.TYPE, key.id() + "/montos", line))
			.addAttribute("filled", this.history.ofWhole(unit, Files.TYPE, key.id(), List.of("bring", "takeOver")));
		return "programming/line";
	}

	private static List<@Nullable BigDecimal> values(Amounts.Line line, List<Integer> years, int first) {
		List<@Nullable BigDecimal> values = new ArrayList<>();
		for (int each : years) {
			Amount typed = line.typed(each - first);
			values.add((typed != null) ? typed.value() : null);
		}
		return values;
	}

}
