package pe.siaf.programming;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Problem;
import pe.siaf.ui.RefusalView;
import pe.siaf.ui.Refusals;
import pe.siaf.workflow.WorkflowRule;

/**
 * What the grids' script sends while people type, many cells at once; and one row as a
 * plain form sends it.
 */
@Controller
@RequestMapping("/programacion" + ProgrammingFileController.FILE)
class GridController {

	private final List<Grid> grids;

	private final CurrentProfile current;

	private final Refusals refusals;

	private final MessageSource messages;

	GridController(List<Grid> grids, CurrentProfile current, Refusals refusals, MessageSource messages) {
		this.grids = grids;
		this.current = current;
		this.refusals = refusals;
		this.messages = messages;
	}

	@PostMapping(path = "/celdas/{grid}", consumes = MediaType.APPLICATION_JSON_VALUE)
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	@ResponseBody
	Map<String, Integer> save(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@PathVariable String grid, @RequestBody Asked asked) {
		Grid written = grid(grid);
		if (asked.cells().size() > Grid.MOST) {
			throw new NotFound("cells");
		}
		written.save(new FileKey(year, PlanningProcess.of(process), unit), asked.cells(), this.current.get());
		return Map.of("saved", asked.cells().size());
	}

	/**
	 * One row as a form sends it, for whoever has no script: {@code c.2027} is what was
	 * typed, {@code s.2027} what the form showed.
	 */
	@PostMapping("/filas/{grid}")
	@PreAuthorize("hasAuthority('PROGRAMMING_EDIT')")
	String saveRow(@PathVariable int year, @PathVariable String process, @PathVariable String unit,
			@PathVariable String grid, @RequestParam(defaultValue = "") String row,
			@RequestParam Map<String, String> typed, RedirectAttributes next) {
		FileKey key = new FileKey(year, PlanningProcess.of(process), unit);
		List<CellEdit> edits = typed.keySet()
			.stream()
			.filter((name) -> name.startsWith("c."))
			.map((name) -> new CellEdit(row, name.substring(2), typed.getOrDefault("s." + name.substring(2), ""),
					typed.get(name)))
			.filter((edit) -> !edit.seen().equals(edit.typed()))
			.toList();
		try {
			grid(grid).save(key, edits, this.current.get());
			next.addFlashAttribute("notice", "programming.row.saved");
		}
		catch (CellsRefused refused) {
			CellProblem first = refused.problems().get(0);
			next.addFlashAttribute("refusal",
					new RefusalView(first.refused().rule().code(), first.column() + ": " + text(first), ""));
		}
		catch (RuleViolation refused) {
			next.addFlashAttribute("refusal", this.refusals.view(refused));
		}
		return "redirect:" + key.path() + place(grid, row);
	}

	/**
	 * Where a row stands: a target, a line, a target's service point. Whatever else was
	 * sent leads to the file.
	 */
	private static String place(String grid, String row) {
		String[] parts = row.split("/", 2);
		if (!parts[0].matches("\\d{4}(-\\d{2}-\\w+-[\\d.]+)?")) {
			return "";
		}
		if (grid.equals("puntos") && parts.length == 2) {
			return "/metas/" + parts[0] + "/puntos?q=" + UriUtils.encode(parts[1], StandardCharsets.UTF_8);
		}
		return (grid.equals("montos") ? "/montos/" : "/metas/") + parts[0];
	}

	private Grid grid(String slug) {
		return this.grids.stream()
			.filter((one) -> one.slug().equals(slug))
			.findFirst()
			.orElseThrow(() -> new NotFound("grid " + slug));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> refused(CellsRefused refused) {
		List<Told> told = refused.problems()
			.stream()
			.map((one) -> new Told(one.row(), one.column(), text(one), one.current()))
			.toList();
		return answer(refused, told);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> refused(RuleViolation refused) {
		return answer(refused, List.of());
	}

	private String text(CellProblem problem) {
		String why = (problem.current() != null)
				? this.messages.getMessage("programming.conflict", null, LocaleContextHolder.getLocale())
				: this.refusals.text(problem.refused());
		return why + " " + problem.refused().rule().code();
	}

	private ResponseEntity<ProblemDetail> answer(RuleViolation refused, List<Told> told) {
		boolean stale = refused.rule() == WorkflowRule.CHANGED_BY_ANOTHER_USER;
		ProblemDetail problem = new Problem(stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
				refused.rule().code(), this.refusals.text(refused), refused.figures())
			.toProblemDetail();
		problem.setProperty("cells", told);
		return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

	/**
	 * Cells as the script sends them.
	 *
	 * @param cells the cells
	 */
	record Asked(List<CellEdit> cells) {

		@SuppressWarnings("NullAway") // what JSON leaves out is null
		Asked {
			cells = (cells != null) ? List.copyOf(cells) : List.of();
		}

	}

	/**
	 * What stands against a cell, in words.
	 *
	 * @param row the row's key
	 * @param column the column's key
	 * @param text why
	 * @param current what it holds by now, where somebody else was first
	 */
	record Told(String row, String column, String text, @Nullable String current) {
	}

}
