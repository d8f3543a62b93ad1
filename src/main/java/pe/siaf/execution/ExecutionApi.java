package pe.siaf.execution;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.execution.ApiAnswers.ActAnswer;
import pe.siaf.execution.ApiAnswers.RecordAnswer;
import pe.siaf.execution.ApiBodies.AmendBody;
import pe.siaf.execution.ApiBodies.MoveBody;
import pe.siaf.execution.ApiBodies.RegisterBody;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.identity.StepUp;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.workflow.WorkflowRule;

/** The chain over HTTP: one resource a stage, acts as sub-resources of a record. */
@RestController
@Tag(name = "Execution")
@RequestMapping("/api/v1/{stage:" + ExecutionApi.STAGES + "}")
class ExecutionApi {

	static final String STAGES = "certifications|annual-commitments|monthly-commitments|accruals|payment-orders|payments";

	private static final Pattern LOCATION = Pattern
		.compile("(?:https?://[^/]+)?/api/v1/(" + STAGES + ")/(\\d{4})/(\\d{6})/([0-9-]+)");

	private final Records records;

	private final RecordAnswers answers;

	private final DocumentRegistration registration;

	private final RecordAmendment amendment;

	private final ActDecision decision;

	private final StepUp stepUp;

	private final ForeignAmounts foreign;

	private final CurrentProfile current;

	ExecutionApi(Records records, RecordAnswers answers, DocumentRegistration registration, RecordAmendment amendment,
			ActDecision decision, StepUp stepUp, ForeignAmounts foreign, CurrentProfile current) {
		this.foreign = foreign;
		this.records = records;
		this.answers = answers;
		this.registration = registration;
		this.amendment = amendment;
		this.decision = decision;
		this.stepUp = stepUp;
		this.current = current;
	}

	@Operation(summary = "Register a document of a stage",
			description = """
					`stage`: certifications annual-commitments monthly-commitments accruals payment-orders payments. It draws on `predecessor`, the
					location of a record of the stage before. 201 with number, sequence, state and total; drafts hold their lines' balance.
					With `send` it is verified and sent to whoever approves it at once, or nothing is registered.
					A certification may name a `currency`; the stages after it inherit it. Lines are then in that currency wherever `currency` or
					`exchangeRate` is told, in soles otherwise; certifications, accruals and orders take a rate of their own, given or
					published for their day, and the difference to what they draw on raises or lowers the documents before them on approval.
					A broken rule answers 422 with its code (CRT-001, COM-001 …) and figures.""")
	@PostMapping
	@PreAuthorize("hasAuthority(#stage.prepares().authority())")
	ResponseEntity<ActAnswer> register(@PathVariable DocumentStage stage, @Valid @RequestBody RegisterBody body) {
		Profile actor = this.current.get();
		ExecutionRecord predecessor = predecessor(stage, body, actor).orElse(null);
		ActOutcome outcome = this.registration.register(body.toRegistration(stage, predecessor), actor,
				Boolean.TRUE.equals(body.send()) ? (made) -> this.decision.send(made, actor) : null);
		return ResponseEntity.created(URI.create(outcome.record().location())).body(ActAnswer.of(outcome));
	}

	@Operation(summary = "A record with its acts and movements", description = """
			`stage`: certifications annual-commitments monthly-commitments accruals payment-orders payments.""")
	@GetMapping("/{year:\\d+}/{unit}/{document}")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	ResponseEntity<RecordAnswer> show(@PathVariable DocumentStage stage, @PathVariable int year,
			@PathVariable String unit, @PathVariable String document) {
		RecordAnswer answer = this.answers.of(find(stage, year, unit, document));
		return ResponseEntity.ok().eTag("\"" + answer.version() + "\"").body(answer);
	}

	@Operation(summary = "Verify or discard a draft", description = """
			`stage`: certifications annual-commitments monthly-commitments accruals payment-orders payments.""")
	@PostMapping("/{year:\\d+}/{unit}/{document}/{action:verify|discard}")
	@PreAuthorize("hasAuthority(#stage.prepares().authority())")
	ActAnswer prepare(@PathVariable DocumentStage stage, @PathVariable int year, @PathVariable String unit,
			@PathVariable String document, @PathVariable String action,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody(required = false) @Nullable MoveBody body) {
		return move(unchanged(find(stage, year, unit, document), ifMatch), action, body);
	}

	@Operation(summary = "Approve or reject",
			description = """
					Whoever prepared it may not. `payment-orders` and `payments` ask for a second factor (`otp`). A lost race answers 422 like
					any other lack of balance.""")
	@PostMapping("/{year:\\d+}/{unit}/{document}/{action:approve|reject}")
	@PreAuthorize("hasAuthority(#stage.approves().authority())")
	ActAnswer judge(@PathVariable DocumentStage stage, @PathVariable int year, @PathVariable String unit,
			@PathVariable String document, @PathVariable String action,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody(required = false) @Nullable MoveBody body, HttpServletRequest request) {
		ExecutionRecord record = unchanged(find(stage, year, unit, document), ifMatch);
		if (action.equals("approve")) {
			this.stepUp.require(stage.approves(), this.current.get(), request, (body != null) ? body.otp() : null);
		}
		return move(record, action, body);
	}

	@Operation(summary = "Increase, reduce, annul, return or refund",
			description = """
					A new act of the same record, with amounts by line where they apply; it is verified and approved like the first.""")
	@PostMapping("/{year:\\d+}/{unit}/{document}/{change:increase|reduce|annul|return|refund}")
	@PreAuthorize("hasAuthority(#stage.prepares().authority())")
	ActAnswer amend(@PathVariable DocumentStage stage, @PathVariable int year, @PathVariable String unit,
			@PathVariable String document, @PathVariable String change,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody(required = false) @Nullable AmendBody body) {
		ExecutionRecord record = unchanged(find(stage, year, unit, document), ifMatch);
		ActKind kind = ActKind.ofChange(change, stage).orElseThrow(() -> new NotFound(change + " of " + stage));
		AmendBody given = (body != null) ? body : new AmendBody(null, null, null, null, null, null);
		Act first = this.records.acts(record).get(0);
		return ActAnswer.of(this.amendment.register(record, given.toAmendment(kind, first), this.current.get()));
	}

	@PostMapping("/{year:\\d+}/{unit}/{document}/correct")
	@PreAuthorize("hasAuthority(#stage.prepares().authority())")
	ActAnswer correct(@PathVariable DocumentStage stage, @PathVariable int year, @PathVariable String unit,
			@PathVariable String document,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@Valid @RequestBody(required = false) @Nullable CorrectBody body) {
		ExecutionRecord record = unchanged(find(stage, year, unit, document), ifMatch);
		Act act = this.decision.current(record);
		if (body == null || !body.writesAnew()) {
			return move(record, "correct", (body != null) ? new MoveBody(body.comment(), null, body.version(), null)
					: new MoveBody(null, null, null, null));
		}
		return ActAnswer.of(this.decision.correct(record, act.id(), body.version(),
				body.toRegistration(record, act, stored(record, act), this.foreign.written(record)),
				this.current.get()));
	}

	/** What an act says, in the currency in which its record's amounts are written. */
	private Lines stored(ExecutionRecord record, Act act) {
		return Foreign.SOLES.equals(this.foreign.written(record)) ? Lines.of(this.records.lines(record, act.id())
			.stream()
			.map((line) -> new LineAmount(line.line(), line.amount()))
			.toList()) : this.foreign.lines(record, act.id());
	}

	/**
	 * A caller that names the version it saw (If-Match) is told if there is another by
	 * now.
	 */
	private ExecutionRecord unchanged(ExecutionRecord record, @Nullable String ifMatch) {
		if (ifMatch != null && !ifMatch.equals("*")
				&& !ifMatch.replaceAll("W/|\"", "").strip().equals(String.valueOf(this.records.version(record)))) {
			throw new RuleViolation(WorkflowRule.CHANGED_BY_ANOTHER_USER, Map.of("record", record.shown()));
		}
		return record;
	}

	private ActAnswer move(ExecutionRecord record, String action, @Nullable MoveBody body) {
		MoveBody given = (body != null) ? body : new MoveBody(null, null, null, null);
		String comment = (given.comment() != null) ? given.comment() : given.reason();
		Act act = this.decision.current(record);
		return ActAnswer.of(this.decision.move(record, act.id(), new ActDecision.Move(action, comment, given.version()),
				this.current.get()));
	}

	private ExecutionRecord find(DocumentStage stage, int year, String unit, String document) {
		return this.records.find(stage, year, unit, document, this.current.get())
			.orElseThrow(() -> new NotFound(stage + " " + unit + " " + document));
	}

	private Optional<ExecutionRecord> predecessor(DocumentStage stage, RegisterBody body, Profile actor) {
		if (stage == DocumentStage.CERTIFICATION) {
			return Optional.empty();
		}
		Matcher path = LOCATION.matcher((body.predecessor() != null) ? body.predecessor() : "");
		if (!path.matches() || !stage.previous().equals(DocumentStage.ofResource(path.group(1)))
				|| Integer.parseInt(path.group(2)) != body.year() || !path.group(3).equals(body.unit())) {
			// a unit that isn't theirs isn't there, whatever else is wrong with the call
			if (!this.records.seesUnit(body.year(), body.unit(), actor)) {
				throw new NotFound("unit " + body.unit());
			}
			throw new RuleViolation(ExecutionRule.OUTSIDE_PREDECESSOR, Map.of("what", "predecessor"), "predecessor");
		}
		return Optional
			.of(find(DocumentStage.ofResource(path.group(1)).orElseThrow(), body.year(), body.unit(), path.group(4)));
	}

}
