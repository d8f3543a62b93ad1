package pe.siaf.judgment;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;

/** Court judgments over HTTP. */
@RestController
@Tag(name = "Court judgments")
@RequestMapping("/api/v1/judgments")
class JudgmentApi {

	private static final String ONE = "/{unit:\\d{6}}/{judgment:\\d+}";

	private static final int MOST = 1000;

	private final Judgments judgments;

	private final Collectors collectors;

	private final CurrentProfile current;

	JudgmentApi(Judgments judgments, Collectors collectors, CurrentProfile current) {
		this.collectors = collectors;
		this.judgments = judgments;
		this.current = current;
	}

	@Operation(summary = "The list of priorities",
			description = """
					`state`: pending (the list in its order), accrued, ahead, withdrawn; at most a thousand from `offset` on.""")
	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	List<Judgment> list(@RequestParam(defaultValue = "pending") String state,
			@RequestParam(defaultValue = "0") int offset) {
		return this.judgments.list(state, this.current.get(), Math.max(0, offset), MOST);
	}

	@Operation(summary = "Register a judgment",
			description = """
					Of the token's unit. An accrual whose document carries its `fileNumber` is held within `amountDue` (SEN-002) and to the list's
					order (SEN-004).""")
	@PostMapping
	@PreAuthorize("hasAuthority('ACCRUAL_PREPARE')")
	ResponseEntity<Judgment> register(@Valid @RequestBody JudgmentBody body) {
		Judgment one = this.judgments.register(body.toForm(), this.current.get());
		return ResponseEntity.created(URI.create("/api/v1/judgments/" + one.secEjec() + "/" + one.id())).body(one);
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	Judgment show(@PathVariable String unit, @PathVariable long judgment) {
		return this.judgments.get(unit, judgment, this.current.get());
	}

	@Operation(summary = "Say anew what is due, or withdraw a judgment")
	@PostMapping(ONE + "/{action:restate|withdraw}")
	@PreAuthorize("hasAuthority('ACCRUAL_PREPARE')")
	Judgment change(@PathVariable String unit, @PathVariable long judgment, @PathVariable String action,
			@Valid @RequestBody(required = false) @Nullable MoveBody body) {
		return move(unit, judgment, action, body);
	}

	@Operation(summary = "Say who collects a judgment in its creditor's stead", description = """
			With `ruc` and the reason in `comment`; accruals to others are refused (SEN-006).""")
	@PostMapping(ONE + "/assign")
	@PreAuthorize("hasAuthority('ACCRUAL_PREPARE')")
	Judgment assign(@PathVariable String unit, @PathVariable long judgment,
			@Valid @RequestBody(required = false) @Nullable MoveBody body) {
		Profile actor = this.current.get();
		this.collectors.assign(this.judgments.get(unit, judgment, actor), (body != null) ? body.ruc() : null,
				(body != null) ? body.comment() : null, actor);
		return this.judgments.get(unit, judgment, actor);
	}

	@Operation(summary = "Answer for paying a judgment before others", description = """
			With the reason in `comment`; it stands among the signals of control.""")
	@PostMapping(ONE + "/advance")
	@PreAuthorize("hasAuthority('ACCRUAL_APPROVE')")
	Judgment advance(@PathVariable String unit, @PathVariable long judgment,
			@Valid @RequestBody(required = false) @Nullable MoveBody body) {
		return move(unit, judgment, "advance", body);
	}

	private Judgment move(String unit, long id, String action, @Nullable MoveBody body) {
		Profile actor = this.current.get();
		this.judgments.move(this.judgments.get(unit, id, actor), action, (body != null) ? body.amountDue() : null,
				(body != null) ? body.comment() : null, actor);
		return this.judgments.get(unit, id, actor);
	}

	/**
	 * What goes with a move.
	 *
	 * @param comment the reason
	 * @param amountDue what is due now, of a restatement
	 * @param ruc who collects it, of an assignment
	 */
	record MoveBody(@Size(max = 2000) @Nullable String comment, @Nullable Amount amountDue,
			@Size(max = 11) @Nullable String ruc) {
	}

	/**
	 * A judgment.
	 *
	 * @param fileNumber the court's number
	 * @param court the court
	 * @param issuedOn the judgment's day
	 * @param priority its class of priority: LABOUR, PENSION, VICTIMS, SOCIAL or OTHER
	 * @param creditorId DNI or RUC of the creditor
	 * @param creditorName the creditor
	 * @param amountDue what is to be paid
	 */
	record JudgmentBody(@Size(max = 60) @Nullable String fileNumber, @Size(max = 250) @Nullable String court,
			@Nullable LocalDate issuedOn, @Size(max = 20) @Nullable String priority,
			@Size(max = 11) @Nullable String creditorId, @Size(max = 250) @Nullable String creditorName,
			@Nullable Amount amountDue) {

		Judgment.Form toForm() {
			return new Judgment.Form(this.fileNumber, this.court, this.issuedOn, this.priority, this.creditorId,
					this.creditorName, this.amountDue);
		}

	}

}
