package pe.siaf.execution;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.execution.ApiAnswers.ActAnswer;
import pe.siaf.execution.ApiBodies.AmendBody;
import pe.siaf.execution.ApiBodies.Document;
import pe.siaf.execution.ApiBodies.Line;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/** Refunds of what was paid in the same year, as a resource of their own (domain 9.9). */
@RestController
@Tag(name = "Execution")
@RequestMapping("/api/v1/refunds")
class RefundApi {

	private static final Pattern PAYMENT = Pattern
		.compile("(?:https?://[^/]+)?/api/v1/payments/(\\d{4})/(\\d{6})/([0-9-]+)");

	private final Records records;

	private final RecordAmendment amendment;

	private final CurrentProfile current;

	RefundApi(Records records, RecordAmendment amendment, CurrentProfile current) {
		this.records = records;
		this.amendment = amendment;
		this.current = current;
	}

	@Operation(summary = "Register what the payee returned",
			description = """
					`payment` is the location of the payment. Its order and accrual shrink with it, the commitment stays. 201 with the act in state
					N at the payment's `Location`, where it is verified and approved. What exceeds the payment answers 422 PAY-011.""")
	@PostMapping
	@PreAuthorize("hasAuthority('PAYMENT_PREPARE')")
	ResponseEntity<ActAnswer> register(@Valid @RequestBody RefundBody body) {
		Profile actor = this.current.get();
		ExecutionRecord payment = payment(body, actor);
		Act first = this.records.acts(payment).get(0);
		ActOutcome outcome = this.amendment.register(payment, body.toAmendBody().toAmendment(ActKind.REF, first),
				actor);
		return ResponseEntity.created(URI.create(payment.location())).body(ActAnswer.of(outcome));
	}

	private ExecutionRecord payment(RefundBody body, Profile actor) {
		Matcher path = PAYMENT.matcher((body.payment() != null) ? body.payment() : "");
		if (!path.matches()) {
			throw new RuleViolation(ExecutionRule.OUTSIDE_PREDECESSOR, Map.of("what", "predecessor"), "payment");
		}
		return this.records
			.find(DocumentStage.PAYMENT, Integer.parseInt(path.group(1)), path.group(2), path.group(3), actor)
			.orElseThrow(() -> new NotFound("payment " + path.group(2) + " " + path.group(3)));
	}

	/**
	 * A refund.
	 *
	 * @param payment the payment's location
	 * @param month month of execution
	 * @param document the deposit slip (T-6) or what else shows it
	 * @param justification why
	 * @param lines amounts by line, without sign
	 */
	record RefundBody(@Size(max = 200) @Nullable String payment, @Nullable Integer month,
			@Valid @Nullable Document document, @Size(max = 2000) @Nullable String justification,
			@Size(max = 2000) @Nullable List<@NotNull @Valid Line> lines) {

		AmendBody toAmendBody() {
			return new AmendBody(this.month, this.document, this.justification, null, this.lines, null);
		}

	}

}
