package pe.siaf.contract;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.contract.Forecast.Line;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;

/** Forecasts of later years over HTTP. */
@RestController
@Tag(name = "Contracts and orders")
@RequestMapping("/api/v1/forecasts")
class ForecastApi {

	private static final String ONE = "/{year:\\d{4}}/{unit:\\d{6}}/{forecast:\\d{10}}";

	private final Forecasts forecasts;

	private final ForecastMoves moves;

	private final CurrentProfile current;

	ForecastApi(Forecasts forecasts, ForecastMoves moves, CurrentProfile current) {
		this.forecasts = forecasts;
		this.moves = moves;
		this.current = current;
	}

	@Operation(summary = "Register a forecast of later years",
			description = """
					Of the token's unit, for a `contract` or a `process`, by year, rubro and item. In force once the heads of budget and
					administration signed it; then those years' programming has to hold it (PRG-020).""")
	@PostMapping
	@PreAuthorize("hasAuthority('CONTRACT_KEEP')")
	ResponseEntity<ForecastAnswer> register(@Valid @RequestBody ForecastBody body) {
		Profile actor = this.current.get();
		Forecast one = this.forecasts.register(body.toDraft(actor.scope().head()), actor);
		return ResponseEntity.created(URI.create(one.location())).body(answer(one));
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	ForecastAnswer show(@PathVariable int year, @PathVariable String unit, @PathVariable String forecast) {
		return answer(this.forecasts.get(year, unit, forecast, this.current.get()));
	}

	@PostMapping(ONE + "/{action:verify|discard}")
	@PreAuthorize("hasAuthority('CONTRACT_KEEP')")
	ForecastAnswer prepare(@PathVariable int year, @PathVariable String unit, @PathVariable String forecast,
			@PathVariable String action, @Valid @RequestBody(required = false) @Nullable ReasonBody body) {
		return move(year, unit, forecast, action, body);
	}

	@Operation(summary = "Sign a forecast, send it back or annul it",
			description = """
					`sign` by the budget office, then `approve` by the head of administration, another person each (CTL-001).""")
	@PostMapping(ONE + "/{action:sign|approve|reject|annul}")
	@PreAuthorize("hasAnyAuthority('CERTIFICATION_APPROVE', 'ACCRUAL_APPROVE')")
	ForecastAnswer decide(@PathVariable int year, @PathVariable String unit, @PathVariable String forecast,
			@PathVariable String action, @Valid @RequestBody(required = false) @Nullable ReasonBody body) {
		return move(year, unit, forecast, action, body);
	}

	private ForecastAnswer move(int year, String unit, String number, String action, @Nullable ReasonBody body) {
		Profile actor = this.current.get();
		return answer(this.moves.move(this.forecasts.get(year, unit, number, actor), action,
				(body != null) ? body.comment() : null, actor));
	}

	private ForecastAnswer answer(Forecast forecast) {
		return new ForecastAnswer(forecast, this.forecasts.lines(forecast), forecast.location());
	}

	record ForecastAnswer(Forecast forecast, List<Line> lines, String location) {
	}

	/**
	 * What goes with a move.
	 *
	 * @param comment the reason
	 */
	record ReasonBody(@Size(max = 2000) @Nullable String comment) {
	}

	/**
	 * A forecast.
	 *
	 * @param year the year in which it is made
	 * @param contract number of the contract
	 * @param process the selection procedure
	 * @param object what it is about
	 * @param document the memorandum
	 * @param documentDate its day
	 * @param lines what is promised
	 */
	record ForecastBody(int year, @Size(max = 60) @Nullable String contract, @Size(max = 60) @Nullable String process,
			@Size(max = 2000) @Nullable String object, @Size(max = 60) @Nullable String document,
			@Nullable LocalDate documentDate, @Size(max = 500) @Nullable List<@NotNull @Valid PromisedBody> lines) {

		Forecast.Draft toDraft(String unit) {
			return new Forecast.Draft(this.year, unit, ContractForm.text(this.contract),
					ContractForm.text(this.process), ContractForm.text(this.object), ContractForm.text(this.document),
					this.documentDate,
					(this.lines != null) ? this.lines.stream().map(PromisedBody::toLine).toList() : List.of());
		}

	}

	/**
	 * What is promised of a year on a line.
	 *
	 * @param year the later year
	 * @param rubro the rubro
	 * @param item the economic item
	 * @param amount how much
	 */
	record PromisedBody(int year, @NotNull @Size(max = 2) String rubro, @NotNull @Size(max = 30) String item,
			@NotNull Amount amount) {

		Line toLine() {
			return new Line(this.year, this.rubro, this.item, this.amount);
		}

	}

}
