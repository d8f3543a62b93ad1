package pe.siaf.monitoring;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

import org.springframework.http.ResponseEntity;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.money.Percentage;
import pe.siaf.ui.Refusals;

/** Budget execution by any dimension, for other systems. */
@RestController
@Tag(name = "Budget execution")
class BudgetExecutionApi {

	private static final List<String> BASES = List.of("ledger", "published");

	private static final List<String> FORMATS = List.of("json", "csv");

	private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

	private final BudgetExecutionQuery query;

	private final PublishedBasis published;

	private final CurrentProfile profile;

	private final Refusals refusals;

	BudgetExecutionApi(BudgetExecutionQuery query, PublishedBasis published, CurrentProfile profile,
			Refusals refusals) {
		this.query = query;
		this.published = published;
		this.profile = profile;
		this.refusals = refusals;
	}

	@GetMapping("/api/v1/budget-execution")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	@Operation(summary = "Budget execution grouped by any dimensions",
			description = """
					Rows and their total over what the token's profile may see. Besides the named parameters, every
					dimension is a filter: `category=0149&source=1`; a repeated filter means any of its values.
					Dimensions: level sector pliego unit category product activity target function division group source
					rubro resourceType expenditureCategory generic subgeneric subgenericDetail specific item
					departmentTarget departmentUnit month. Items are cumulative dotted codes (`generic=2.3`). A grouping by
					`target` is one by `unit` too, and one by `pliego` by `sector`. Month `00` is the budget frame: credits, certifications and whatever has
					no month of execution. Unknown dimensions answer 400 (RPT-001) with the list. `progress` is 100 × Σ
					accrued / Σ PIM to one decimal, null without PIM.""")
	ResponseEntity<?> budgetExecution(@Parameter(description = "Fiscal year") @RequestParam String year,
			@Parameter(description = "Dimensions, outermost first, separated by commas") @RequestParam(
					required = false) @Nullable String by,
			@Parameter(
					description = """
							`ledger`: lines and movements. `published`: the ministry's published totals of the whole country, for
							everybody; a figure that it doesn't publish is null, `covers` names the levels of government where it isn't
							all of them. 422 RPT-002 while none are loaded for the year, RPT-003 with the possible combinations for
							dimensions that it doesn't publish together. The two are never added.""") @RequestParam(
							defaultValue = "ledger") String basis,
			@Parameter(description = "Only what was known on this day (yyyy-mm-dd)") @RequestParam(
					required = false) @Nullable String asOf,
			@Parameter(description = "`json` or `csv`") @RequestParam(defaultValue = "json") String format,
			@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
		ExecutionCriteria criteria = ExecutionParameters.of(parameters);
		known("basis", basis, BASES);
		known("format", format, FORMATS);
		if (basis.equals("published")) {
			PublishedBasis.Answer answer = this.published.answer(criteria);
			return format.equals("csv") ? csv(answer.csv()) : ResponseEntity.ok(answer.json());
		}
		ExecutionReport<ExecutionFigures> report = this.query.figures(criteria, this.profile.get());
		return format.equals("csv") ? csv(ExecutionTable.csv(report)) : ResponseEntity.ok(json(report));
	}

	private static ResponseEntity<byte[]> csv(byte[] table) {
		return ResponseEntity.ok().contentType(CSV).body(table);
	}

	@ExceptionHandler
	@ResponseStatus(HttpStatus.BAD_REQUEST)
	ProblemDetail unknown(UnknownParameter refused) {
		return refused.toProblemDetail(this.refusals);
	}

	private static Map<String, Object> json(ExecutionReport<ExecutionFigures> report) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("rows", report.rows().stream().map(BudgetExecutionApi::json).toList());
		body.put("total", figures(report.total()));
		body.put("basis", "ledger");
		body.put("freshAt", report.freshAt());
		return body;
	}

	private static Map<String, Object> json(ExecutionRow<ExecutionFigures> row) {
		Map<String, Object> fields = new LinkedHashMap<>();
		row.codes().forEach((dimension, code) -> {
			fields.put(dimension.key(), code);
			fields.put(dimension.key() + "Name", row.names().getOrDefault(dimension, ""));
		});
		fields.putAll(figures(row.figures()));
		return fields;
	}

	static Map<String, Object> figures(ExecutionFigures figures) {
		Map<String, Object> fields = new LinkedHashMap<>();
		for (Measure measure : Measure.values()) {
			fields.put(measure.key(), figures.of(measure));
		}
		Percentage progress = figures.progress();
		fields.put("progress", (progress != null) ? progress.shown() : NullNode.instance);
		return fields;
	}

	private static void known(String parameter, String value, List<String> valid) {
		if (!valid.contains(value)) {
			throw new UnknownParameter(parameter, value, valid);
		}
	}

}
