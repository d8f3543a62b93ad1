package pe.siaf.payroll;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
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

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.StepUp;
import pe.siaf.money.Amount;
import pe.siaf.payroll.Payroll.Line;

/** Payrolls over HTTP. */
@RestController
@Tag(name = "Payrolls")
@RequestMapping("/api/v1/payrolls")
class PayrollApi {

	private static final String ONE = "/{year:\\d{4}}/{unit:\\d{6}}/{payroll:\\d{10}}";

	private final Payrolls payrolls;

	private final PayrollMoves moves;

	private final PaidTwice twice;

	private final StepUp stepUp;

	private final CurrentProfile current;

	PayrollApi(Payrolls payrolls, PayrollMoves moves, PaidTwice twice, StepUp stepUp, CurrentProfile current) {
		this.payrolls = payrolls;
		this.moves = moves;
		this.twice = twice;
		this.stepUp = stepUp;
		this.current = current;
	}

	@Operation(summary = "Register a payroll of the token's unit",
			description = """
					Lines by registered position (INT-HR1), target and item; `kind` E earned, K contributed by the employer. Certified and
					authorised, it is certified, committed, accrued and ordered at once. Also as a file: import kind `payroll`.
					A payroll of the same day and lines is refused (PLA-004) until the first is discarded or annulled.""")
	@PostMapping
	@PreAuthorize("hasAuthority('PAYROLL_PREPARE')")
	ResponseEntity<Answer> register(@Valid @RequestBody PayrollBody body) {
		Profile actor = this.current.get();
		String unit = actor.scope().head();
		String number = this.payrolls.register(body.toDraft(unit), actor);
		Payroll payroll = this.payrolls.get(body.year(), unit, number, actor);
		return ResponseEntity.created(URI.create(payroll.location())).body(answer(payroll));
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	Answer show(@PathVariable int year, @PathVariable String unit, @PathVariable String payroll) {
		return answer(this.payrolls.get(year, unit, payroll, this.current.get()));
	}

	@Operation(summary = "Send to the budget office, or discard",
			description = """
					Sent, it holds its credit. Where other payrolls of the month pay the same workers the same item (`overlaps`), `comment` says why
					it pays them again; without it, it isn't sent (PLA-005).""")
	@PostMapping(ONE + "/{action:verify|discard}")
	@PreAuthorize("hasAuthority('PAYROLL_PREPARE')")
	Answer prepare(@PathVariable int year, @PathVariable String unit, @PathVariable String payroll,
			@PathVariable String action, @Valid @RequestBody(required = false) @Nullable MoveBody body) {
		return move(year, unit, payroll, action, body);
	}

	@PostMapping(ONE + "/certify")
	@PreAuthorize("hasAuthority('CERTIFICATION_APPROVE')")
	Answer certify(@PathVariable int year, @PathVariable String unit, @PathVariable String payroll,
			@Valid @RequestBody(required = false) @Nullable MoveBody body) {
		return move(year, unit, payroll, "certify", body);
	}

	@PostMapping(ONE + "/reject")
	@PreAuthorize("hasAnyAuthority('CERTIFICATION_APPROVE', 'ACCRUAL_APPROVE')")
	Answer reject(@PathVariable int year, @PathVariable String unit, @PathVariable String payroll,
			@Valid @RequestBody(required = false) @Nullable MoveBody body) {
		return move(year, unit, payroll, "reject", body);
	}

	@Operation(summary = "Authorise a payroll",
			description = """
					Posts everything, whole or not at all. Takes a second factor (`otp`), since its orders are authorised with it.""")
	@PostMapping(ONE + "/approve")
	@PreAuthorize("hasAuthority('ACCRUAL_APPROVE')")
	Answer approve(@PathVariable int year, @PathVariable String unit, @PathVariable String payroll,
			@Valid @RequestBody(required = false) @Nullable MoveBody body, HttpServletRequest request) {
		this.payrolls.get(year, unit, payroll, this.current.get());
		this.stepUp.require(Permission.PAYMENT_ORDER_APPROVE, this.current.get(), request,
				(body != null) ? body.otp() : null);
		return move(year, unit, payroll, "approve", body);
	}

	private Answer move(int year, String unit, String number, String action, @Nullable MoveBody body) {
		Profile actor = this.current.get();
		return answer(this.moves.move(this.payrolls.get(year, unit, number, actor), action,
				(body != null) ? body.comment() : null, actor));
	}

	private Answer answer(Payroll payroll) {
		return new Answer(payroll, payroll.total(), payroll.net(), this.payrolls.sums(payroll), this.twice.of(payroll),
				payroll.location());
	}

	/**
	 * A payroll.
	 *
	 * @param payroll as it stands
	 * @param total what the budget is charged
	 * @param net what workers get
	 * @param lines what it comes to by line of the budget
	 * @param overlaps other payrolls of the month, sent or further, that pay the same
	 * workers
	 * @param location its path
	 */
	record Answer(Payroll payroll, Amount total, Amount net, List<Payroll.Sum> lines, List<Payroll.Overlap> overlaps,
			String location) {
	}

	/**
	 * What goes with a move.
	 *
	 * @param comment the reason
	 * @param otp the code of the second factor
	 */
	record MoveBody(@Size(max = 2000) @Nullable String comment, @Size(max = 40) @Nullable String otp) {
	}

	/**
	 * A payroll.
	 *
	 * @param year the year
	 * @param month month of execution
	 * @param description what it pays
	 * @param date its day
	 * @param lines its lines
	 */
	record PayrollBody(int year, @Nullable Integer month, @Size(max = 2000) @Nullable String description,
			@Nullable LocalDate date, @Size(max = 50_000) @Nullable List<@NotNull @Valid LineBody> lines) {

		Payrolls.Draft toDraft(String unit) {
			return new Payrolls.Draft(this.year, unit,
					(this.month != null) ? this.month : ((this.date != null) ? this.date.getMonthValue() : 1),
					(this.description != null) ? this.description : "", this.date,
					(this.lines != null) ? this.lines.stream().map(LineBody::toLine).toList() : List.of(), null);
		}

	}

	/**
	 * A line.
	 *
	 * @param position the registered position
	 * @param dni the worker
	 * @param kind E earned, K contributed by the employer
	 * @param secFunc target
	 * @param rubro rubro
	 * @param resourceType type of resource, {@code 0} where it is left out
	 * @param item economic item
	 * @param amount how much
	 * @param withheld what is kept back of it
	 */
	record LineBody(@NotNull @Size(max = 20) String position, @Size(max = 8) @Nullable String dni,
			@Size(max = 1) @Nullable String kind, @NotNull @Size(max = 4) String secFunc,
			@NotNull @Size(max = 2) String rubro, @Size(max = 2) @Nullable String resourceType,
			@NotNull @Size(max = 30) String item, @NotNull Amount amount, @Nullable Amount withheld) {

		Line toLine() {
			return new Line(this.position, (this.dni != null) ? this.dni : "", "K".equals(this.kind) ? "K" : "E",
					this.secFunc, this.rubro, (this.resourceType != null) ? this.resourceType : "0", this.item,
					this.amount, (this.withheld != null) ? this.withheld : Amount.ZERO);
		}

	}

}
