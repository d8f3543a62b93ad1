package pe.siaf.bank;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.StepUp;
import pe.siaf.money.Amount;

/** Batches of payments over HTTP. */
@RestController
@Tag(name = "Payment batches")
@RequestMapping("/api/v1/payment-batches")
class BatchApi {

	private static final String ONE = "/{year:\\d{4}}/{unit:\\d{6}}/{batch:\\d{10}}";

	private final PaymentBatches batches;

	private final BatchMoves moves;

	private final BankReturns returns;

	private final StepUp stepUp;

	private final CurrentProfile current;

	BatchApi(PaymentBatches batches, BatchMoves moves, BankReturns returns, StepUp stepUp, CurrentProfile current) {
		this.returns = returns;
		this.batches = batches;
		this.moves = moves;
		this.stepUp = stepUp;
		this.current = current;
	}

	@Operation(summary = "Batches of a year within the token's scope",
			description = "`state`: N drawn up, V to be signed, F signed once, Z frozen, A authorised, P answered, X taken apart.")
	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	List<Answer> list(@RequestParam int year, @RequestParam(defaultValue = "") String state) {
		return this.batches.list(year, state, this.current.get())
			.stream()
			.map((batch) -> Answer.of(batch, List.of()))
			.toList();
	}

	@Operation(summary = "Authorised orders of the token's unit that are in no batch and not paid yet")
	@GetMapping("/orders")
	@PreAuthorize("hasAuthority('PAYMENT_PREPARE')")
	List<PaymentBatch.Candidate> orders(@RequestParam int year) {
		return this.batches.candidates(year, this.current.get().scope().head());
	}

	@Operation(summary = "Draw a batch up of the token's unit",
			description = """
					`orders`: keys as `GET /orders` tells them, all of one `account` (`CUT` or an own account's number). From then on they are held.""")
	@PostMapping
	@PreAuthorize("hasAuthority('PAYMENT_PREPARE')")
	ResponseEntity<Answer> open(@Valid @RequestBody BatchBody body) {
		Profile actor = this.current.get();
		String unit = actor.scope().head();
		this.batches.unitShown(body.year(), unit, actor);
		PaymentBatch batch = this.batches.get(body.year(), unit,
				this.moves.open(body.year(), unit, Objects.requireNonNullElse(body.account(), "CUT"),
						Objects.requireNonNullElse(body.orders(), List.of()), actor),
				actor);
		return ResponseEntity.created(URI.create(location(batch))).body(Answer.of(batch, this.batches.lines(batch)));
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	Answer show(@PathVariable int year, @PathVariable String unit, @PathVariable String batch) {
		PaymentBatch one = this.batches.get(year, unit, batch, this.current.get());
		return Answer.of(one, this.batches.lines(one));
	}

	@Operation(summary = "Send for signature, or take apart")
	@PostMapping(ONE + "/{action:verify|discard}")
	@PreAuthorize("hasAuthority('PAYMENT_PREPARE')")
	Answer prepare(@PathVariable int year, @PathVariable String unit, @PathVariable String batch,
			@PathVariable String action, @Valid @RequestBody(required = false) @Nullable MoveBody body) {
		return move(this.batches.get(year, unit, batch, this.current.get()), action, body);
	}

	@Operation(summary = "Sign",
			description = """
					Two different officers, with a second factor (`otp`), who had no other part in the chain. After the second, `state` is A, or Z
					where a velocity rule freezes it (`alarms`).""")
	@PostMapping(ONE + "/sign")
	@PreAuthorize("hasAuthority('PAYMENT_APPROVE')")
	Answer sign(@PathVariable int year, @PathVariable String unit, @PathVariable String batch,
			@Valid @RequestBody(required = false) @Nullable MoveBody body, HttpServletRequest request) {
		PaymentBatch one = this.batches.get(year, unit, batch, this.current.get());
		this.stepUp.require(Permission.PAYMENT_APPROVE, this.current.get(), request,
				(body != null) ? body.otp() : null);
		return move(one, "sign", body);
	}

	@Operation(summary = "Confirm that a payment came back",
			description = """
					A second person, with a second factor (`otp`), who neither drew the batch up nor brought the bank's answer. Until then the order
					isn't paid again (PAY-047).""")
	@PostMapping(ONE + "/returns")
	@PreAuthorize("hasAuthority('PAYMENT_APPROVE')")
	Answer confirm(@PathVariable int year, @PathVariable String unit, @PathVariable String batch,
			@Valid @RequestBody ReturnBody body, HttpServletRequest request) {
		Profile actor = this.current.get();
		PaymentBatch one = this.batches.get(year, unit, batch, actor);
		this.stepUp.require(Permission.PAYMENT_APPROVE, actor, request, body.otp());
		this.returns.confirm(one, Objects.requireNonNullElse(body.line(), 0), actor);
		return Answer.of(one, this.batches.lines(one));
	}

	@Operation(summary = "Confirm the payments that who drew the batch up told of",
			description = """
					A second person, with a second factor (`otp`). What who drew a batch up says was paid (`told` of its lines) counts once a
					statement that another brought has it, another brings the same answer, or somebody confirms it here. `told` is the batch's as
					`GET` gave it: what was told since isn't confirmed with it (WFL-003).""")
	@PostMapping(ONE + "/payments")
	@PreAuthorize("hasAuthority('PAYMENT_APPROVE')")
	Answer confirmPaid(@PathVariable int year, @PathVariable String unit, @PathVariable String batch,
			@Valid @RequestBody PaidBody body, HttpServletRequest request) {
		Profile actor = this.current.get();
		PaymentBatch one = this.batches.get(year, unit, batch, actor);
		this.stepUp.require(Permission.PAYMENT_APPROVE, actor, request, body.otp());
		this.returns.confirmPaid(one, Objects.requireNonNullElse(body.told(), ""), actor);
		PaymentBatch now = this.batches.get(year, unit, batch, actor);
		return Answer.of(now, this.batches.lines(now));
	}

	@Operation(summary = "Send back to the treasury office")
	@PostMapping(ONE + "/reject")
	@PreAuthorize("hasAnyAuthority('PAYMENT_APPROVE', 'BATCH_RELEASE')")
	Answer reject(@PathVariable int year, @PathVariable String unit, @PathVariable String batch,
			@Valid @RequestBody(required = false) @Nullable MoveBody body) {
		return move(this.batches.get(year, unit, batch, this.current.get()), "reject", body);
	}

	@Operation(summary = "Release a frozen batch",
			description = "A third person, with a reason (`comment`) and a second factor (`otp`).")
	@PostMapping(ONE + "/unfreeze")
	@PreAuthorize("hasAuthority('BATCH_RELEASE')")
	Answer release(@PathVariable int year, @PathVariable String unit, @PathVariable String batch,
			@Valid @RequestBody(required = false) @Nullable MoveBody body, HttpServletRequest request) {
		PaymentBatch one = this.batches.get(year, unit, batch, this.current.get());
		this.stepUp.require(Permission.BATCH_RELEASE, this.current.get(), request, (body != null) ? body.otp() : null);
		return move(one, "unfreeze", body);
	}

	@Operation(summary = "The file for the bank, once two have signed",
			description = """
					Text, fields apart by bars: a heading C, then a line D for each payment. A batch that went out over the link is refused (PAY-057).""")
	@PostMapping(path = ONE + "/file", produces = MediaType.TEXT_PLAIN_VALUE)
	@PreAuthorize("hasAuthority('PAYMENT_PREPARE')")
	ResponseEntity<byte[]> file(@PathVariable int year, @PathVariable String unit, @PathVariable String batch) {
		Profile actor = this.current.get();
		return ResponseEntity.ok()
			.contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
			.body(this.moves.take(this.batches.get(year, unit, batch, actor), actor).getBytes(StandardCharsets.UTF_8));
	}

	private Answer move(PaymentBatch seen, String action, @Nullable MoveBody body) {
		Profile actor = this.current.get();
		Integer version = (body != null) ? body.version() : null;
		PaymentBatch one = (version != null) ? seen.seenAt(version) : seen;
		this.moves.move(one, action, (body != null) ? body.comment() : null, OffsetDateTime.now(FiscalTime.LIMA),
				actor);
		PaymentBatch moved = this.batches.get(one.fiscalYear(), one.secEjec(), one.number(), actor);
		return Answer.of(moved, this.batches.lines(moved));
	}

	private static String location(PaymentBatch batch) {
		return "/api/v1/payment-batches/" + batch.fiscalYear() + "/" + batch.secEjec() + "/" + batch.number();
	}

	/**
	 * A batch.
	 *
	 * @param number its number
	 * @param unit the unit
	 * @param year the year
	 * @param account what it is paid from
	 * @param state its state
	 * @param version counts its changes
	 * @param total what it comes to
	 * @param waiting lines without an answer
	 * @param alarms the velocity rules it broke
	 * @param sentAt when it first went out to the bank
	 * @param sentWay how: {@code FILE} or {@code LINK}; it goes by one way only
	 * @param told stands for what who drew it up says was paid and nobody else yet; empty
	 * where there is none, and in lists
	 * @param lines its lines; empty in lists
	 * @param location its path
	 */
	record Answer(String number, String unit, int year, String account, String state, int version, Amount total,
			int waiting, List<String> alarms, @Nullable OffsetDateTime sentAt, @Nullable String sentWay, String told,
			List<AnsweredLine> lines, String location) {

		static Answer of(PaymentBatch batch, List<PaymentBatch.Line> lines) {
			return new Answer(batch.number(), batch.secEjec(), batch.fiscalYear(), batch.account(), batch.state(),
					batch.version(), batch.total(), batch.waiting(), batch.alarmList(), batch.sentAt(), batch.sentWay(),
					ToldPayments.of(lines).seal(), lines.stream().map(AnsweredLine::of).toList(),
					BatchApi.location(batch));
		}

	}

	/**
	 * A line; its account is told in part, as on screen. What who drew the batch up tells
	 * of it has its day and number.
	 */
	record AnsweredLine(int line, String order, Amount amount, String part, @Nullable String ruc, String medium,
			String account, String state, String operation, String reason, boolean told, @Nullable LocalDate toldOn,
			String toldOperation, @Nullable LocalDate toldBackOn) {

		static AnsweredLine of(PaymentBatch.Line line) {
			return new AnsweredLine(line.line(), line.shown(), line.amount(), line.part(), line.ruc(), line.medium(),
					line.account(), line.state(), line.operation(), line.reason(), line.isTold(), line.toldOn(),
					line.toldOperation(), line.toldBackOn());
		}

	}

	/**
	 * A batch to draw up.
	 *
	 * @param year the year
	 * @param account what it is paid from, the single account where it is left out
	 * @param orders keys of its orders
	 */
	record BatchBody(int year, @Size(max = 40) @Nullable String account,
			@Size(max = 2000) @Nullable List<@NotNull Long> orders) {
	}

	/**
	 * A payment that came back.
	 *
	 * @param line its line
	 * @param otp the code of the second factor
	 */
	record ReturnBody(@Nullable Integer line, @Size(max = 40) @Nullable String otp) {
	}

	/**
	 * Payments that are confirmed.
	 *
	 * @param told what stands for them, as the caller got it with the batch
	 * @param otp the code of the second factor
	 */
	record PaidBody(@Size(max = 64) @Nullable String told, @Size(max = 40) @Nullable String otp) {
	}

	/**
	 * What goes with a move.
	 *
	 * @param comment the reason
	 * @param otp the code of the second factor
	 * @param version the batch's version as the caller saw it
	 */
	record MoveBody(@Size(max = 2000) @Nullable String comment, @Size(max = 40) @Nullable String otp,
			@Nullable Integer version) {
	}

}
