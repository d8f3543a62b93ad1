package pe.siaf.execution;

import java.util.List;
import java.util.Objects;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.execution.Retention.Said;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;

/** What an accrual's papers say of what is kept back of it. */
@RestController
@Tag(name = "Execution")
@RequestMapping("/api/v1/accruals/{year:\\d+}/{unit}/{document}/retentions")
class RetentionApi {

	private final Records records;

	private final PaymentOrders orders;

	private final CurrentProfile current;

	RetentionApi(Records records, PaymentOrders orders, CurrentProfile current) {
		this.records = records;
		this.orders = orders;
		this.current = current;
	}

	@Operation(summary = "Say what is kept back of an accrual",
			description = """
					`detraction`: a concept of the table in force (OTHER_SERVICES, RENT, CONSTRUCTION, TIMBER …), `NONE` where there is none, or empty where nobody says; `suspension`: certificate that suspends the income tax
					of a fee receipt; `court` with `courtOrder`. Answers what is due of each part; each is then a payment order of that `part`.""")
	@PostMapping
	@PreAuthorize("hasAuthority('PAYMENT_ORDER_PREPARE')")
	List<Retention> say(@PathVariable int year, @PathVariable String unit, @PathVariable String document,
			@Valid @RequestBody SaidBody body) {
		Profile actor = this.current.get();
		ExecutionRecord accrual = this.records.find(DocumentStage.ACCRUAL, year, unit, document, actor)
			.orElseThrow(() -> new NotFound("accrual " + unit + " " + document));
		return this.orders.say(accrual, body.toSaid(), actor);
	}

	/**
	 * What the papers say.
	 *
	 * @param detraction what was bought
	 * @param suspension number of the certificate
	 * @param court what a court keeps back, soles and cents
	 * @param courtOrder the court's order
	 */
	record SaidBody(@Size(max = 40) @Nullable String detraction, @Size(max = 60) @Nullable String suspension,
			@Nullable Amount court, @Size(max = 120) @Nullable String courtOrder) {

		Said toSaid() {
			return new Said(text(this.detraction), text(this.suspension),
					Objects.requireNonNullElse(this.court, Amount.ZERO), text(this.courtOrder));
		}

		private static String text(@Nullable String given) {
			return (given != null) ? given.strip() : "";
		}

	}

}
