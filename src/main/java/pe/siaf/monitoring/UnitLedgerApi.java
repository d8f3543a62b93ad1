package pe.siaf.monitoring;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.monitoring.UnitLedger.LineBalances;
import pe.siaf.monitoring.UnitLedger.MovementRow;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.Refusals;

/** A unit's lines and movements, for other systems. */
@RestController
@RequestMapping("/api/v1/units/{unit}")
@PreAuthorize("hasAuthority('EXECUTION_READ')")
@Tag(name = "Units")
class UnitLedgerApi {

	private static final int MOST = 5000;

	private final UnitLedger ledger;

	private final CurrentProfile profile;

	private final Refusals refusals;

	UnitLedgerApi(UnitLedger ledger, CurrentProfile profile, Refusals refusals) {
		this.ledger = ledger;
		this.profile = profile;
		this.refusals = refusals;
	}

	@GetMapping("/lines")
	@Operation(summary = "Every budget line of a unit's year", description = """
			Key, balances and what follows from them: `available` = PIM − certified − held by certifications not yet
			approved (`reserved`); `toCommit`, `toAccrue`, `payable`, `inTransit`, `unexecuted` as in the rule book.
			404 for a unit out of the token's reach.""")
	Map<String, Object> lines(@PathVariable String unit, @RequestParam String year, @Parameter(
			description = "Only what was known on this day (yyyy-mm-dd); nothing is reserved then") @RequestParam(
					required = false) @Nullable String asOf) {
		LocalDate day = ExecutionParameters.day(asOf);
		int fiscalYear = ExecutionParameters.year(year);
		Profile asker = visible(fiscalYear, unit);
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("unit", unit);
		body.put("year", fiscalYear);
		if (day != null) {
			body.put("asOf", day);
		}
		body.put("lines", this.ledger.lines(fiscalYear, unit, day, asker).stream().map(UnitLedgerApi::json).toList());
		return body;
	}

	@GetMapping("/movements")
	@Operation(summary = "Movements of a unit's year, in order", description = """
			At most `limit` (1 to 5000) movements with an id above `after`; `next` is the `after` of the next call and
			absent once there are no more. Movements are never changed or deleted. 404 for a unit out of the token's
			reach.""")
	Map<String, Object> movements(@PathVariable String unit, @RequestParam String year,
			@Parameter(description = "The last id already seen") @RequestParam(defaultValue = "0") long after,
			@RequestParam(defaultValue = "500") int limit,
			@Parameter(description = "Only what was known on this day (yyyy-mm-dd)") @RequestParam(
					required = false) @Nullable String asOf) {
		LocalDate day = ExecutionParameters.day(asOf);
		int fiscalYear = ExecutionParameters.year(year);
		if (limit < 1 || limit > MOST) {
			throw new UnknownParameter("limit", String.valueOf(limit), List.of("1…" + MOST));
		}
		Profile asker = visible(fiscalYear, unit);
		List<MovementRow> movements = this.ledger.movements(fiscalYear, unit, after, limit, day, asker);
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("unit", unit);
		body.put("year", fiscalYear);
		if (day != null) {
			body.put("asOf", day);
		}
		body.put("movements", movements);
		if (movements.size() == limit) {
			body.put("next", movements.get(limit - 1).id());
		}
		return body;
	}

	@ExceptionHandler
	@ResponseStatus(HttpStatus.BAD_REQUEST)
	ProblemDetail unknown(UnknownParameter refused) {
		return refused.toProblemDetail(this.refusals);
	}

	private Profile visible(int year, String unit) {
		Profile asker = this.profile.get();
		if (!this.ledger.visible(year, unit, asker)) {
			throw new NotFound("unit " + unit);
		}
		return asker;
	}

	private static Map<String, Object> json(LineBalances line) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("secFunc", line.secFunc());
		fields.put("rubro", line.rubro());
		fields.put("resourceType", line.resourceType());
		fields.put("item", line.item());
		fields.put("expenditureCategory", line.expenditureCategory());
		fields.put("category", line.category());
		fields.put("product", line.product());
		fields.put("activity", line.activity());
		fields.putAll(BudgetExecutionApi.figures(line.figures()));
		fields.putAll(derived(line));
		return fields;
	}

	private static Map<String, Amount> derived(LineBalances line) {
		ExecutionFigures figures = line.figures();
		Map<String, Amount> fields = new LinkedHashMap<>();
		fields.put("reserved", line.reserved());
		fields.put("available", line.available());
		fields.put("toCommit", figures.toCommit());
		fields.put("toAccrue", figures.toAccrue());
		fields.put("payable", figures.payable());
		fields.put("inTransit", figures.inTransit());
		fields.put("unexecuted", figures.unexecuted());
		return fields;
	}

}
