package pe.siaf.programming;

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
import org.springframework.web.bind.annotation.ResponseBody;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Problem;
import pe.siaf.ui.Refusals;
import pe.siaf.workflow.WorkflowRule;

/** What the grids' script sends while people type: many cells at once. */
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
		Grid written = this.grids.stream()
			.filter((one) -> one.slug().equals(grid))
			.findFirst()
			.orElseThrow(() -> new NotFound("grid " + grid));
		if (asked.cells().size() > Grid.MOST) {
			throw new NotFound("cells");
		}
		written.save(new FileKey(year, PlanningProcess.of(process), unit), asked.cells(), this.current.get());
		return Map.of("saved", asked.cells().size());
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
