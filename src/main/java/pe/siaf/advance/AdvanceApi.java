package pe.siaf.advance;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
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

import pe.siaf.advance.Advance.Draft;
import pe.siaf.advance.Renderings.Listed;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;

/** Advances over HTTP. */
@RestController
@Tag(name = "Advances")
@RequestMapping("/api/v1/advances")
class AdvanceApi {

	private static final String ONE = "/{year:\\d{4}}/{unit:\\d{6}}/{advance:\\d+}";

	private final Advances advances;

	private final Renderings renderings;

	private final Delegations delegations;

	private final DelegationBooks books;

	private final CurrentProfile current;

	AdvanceApi(Advances advances, Renderings renderings, Delegations delegations, CurrentProfile current,
			DelegationBooks books) {
		this.advances = advances;
		this.renderings = renderings;
		this.delegations = delegations;
		this.books = books;
		this.current = current;
	}

	@Operation(summary = "Grant an advance to a worker, or to another unit",
			description = """
					Of the token's unit. `kind`: AV travel, A internal advance, C and F petty cash, E an encargo that the unit `receiver` executes
					under an `agreement` and accounts for. Its budget goes through the chain under that type of operation; the
					monthly commitment's document has the advance's number (`AV-0000000001`). ADV-001 where the worker owes an overdue account.""")
	@PostMapping
	@PreAuthorize("hasAuthority('COMMITMENT_PREPARE')")
	ResponseEntity<AdvanceAnswer> grant(@Valid @RequestBody AdvanceBody body) {
		Profile actor = this.current.get();
		Advance advance = this.advances.grant(body.toDraft(actor.scope().head()), actor);
		return ResponseEntity.created(URI.create(advance.location())).body(answer(advance));
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	AdvanceAnswer show(@PathVariable int year, @PathVariable String unit, @PathVariable long advance) {
		return answer(this.advances.get(year, unit, advance, this.current.get()));
	}

	@Operation(summary = "Account for an advance",
			description = """
					What is sworn to counts up to its share of the advance (30 % of travel); what is left is returned as a refund of the payment.""")
	@PostMapping(ONE + "/renderings")
	@PreAuthorize("hasAuthority('COMMITMENT_PREPARE')")
	AdvanceAnswer render(@PathVariable int year, @PathVariable String unit, @PathVariable long advance,
			@Valid @RequestBody RenderingBody body) {
		Profile actor = this.current.get();
		Advance one = this.advances.get(year, unit, advance, actor);
		this.renderings.send(one, body.date(), body.listed(), actor);
		return answer(this.advances.get(year, unit, advance, actor));
	}

	@Operation(summary = "Say that an encargo's money came",
			description = """
					By accounting of the unit that executes it, on a day since the first payment; then it may account for it. `amount`: what came,
					all that was paid and isn't confirmed yet where it is left out.""")
	@PostMapping(ONE + "/reception")
	@PreAuthorize("hasAuthority('ACCRUAL_PREPARE')")
	AdvanceAnswer receive(@PathVariable int year, @PathVariable String unit, @PathVariable long advance,
			@Valid @RequestBody ReceivedBody body) {
		Profile actor = this.current.get();
		this.delegations.receive(this.advances.get(year, unit, advance, actor), body.date(), body.amount(), actor);
		return answer(this.advances.get(year, unit, advance, actor));
	}

	@Operation(summary = "Say that money of an encargo went back",
			description = "By accounting of the unit that executes it; the unit that granted it registers a refund of its payment.")
	@PostMapping(ONE + "/returns")
	@PreAuthorize("hasAuthority('ACCRUAL_PREPARE')")
	AdvanceAnswer giveBack(@PathVariable int year, @PathVariable String unit, @PathVariable long advance,
			@Valid @RequestBody ReturnBody body) {
		Profile actor = this.current.get();
		this.books.giveBack(this.advances.get(year, unit, advance, actor),
				new DelegationBooks.Returned(body.amount(), body.date(), body.document()), actor);
		return answer(this.advances.get(year, unit, advance, actor));
	}

	private AdvanceAnswer answer(Advance advance) {
		return new AdvanceAnswer(advance, this.advances.renderings(advance), this.advances.vouchers(advance),
				advance.location(), advance.delegated() ? this.books.of(advance) : null);
	}

	record AdvanceAnswer(Advance advance, List<Advance.Rendering> renderings, List<Advance.Voucher> vouchers,
			String location, DelegationBooks.@Nullable Standing executing) {
	}

	/**
	 * An advance.
	 *
	 * @param year the year
	 * @param kind AV, A, C, F or E
	 * @param dni the worker
	 * @param name the worker's name
	 * @param post the worker's post
	 * @param purpose what it is for
	 * @param places where to
	 * @param departsAt from when, Lima's time
	 * @param returnsAt until when
	 * @param highRate whether the higher scale applies
	 * @param abroad whether it is abroad
	 * @param amount how much; of travel the whole scale where it is left out
	 * @param receiver the unit that executes, of kind E
	 * @param agreement under which agreement, of kind E
	 */
	record AdvanceBody(int year, @Size(max = 2) @Nullable String kind, @Size(max = 8) @Nullable String dni,
			@Size(max = 250) @Nullable String name, @Size(max = 250) @Nullable String post,
			@Size(max = 2000) @Nullable String purpose, @Size(max = 500) @Nullable String places,
			@Nullable LocalDateTime departsAt, @Nullable LocalDateTime returnsAt, @Nullable Boolean highRate,
			@Nullable Boolean abroad, @Nullable Amount amount, @Size(max = 6) @Nullable String receiver,
			@Size(max = 250) @Nullable String agreement) {

		Draft toDraft(String unit) {
			return new AdvanceForm(this.kind, this.dni, this.name, this.post, this.purpose, this.places, this.departsAt,
					this.returnsAt, this.highRate, this.abroad, this.amount, this.receiver, this.agreement)
				.toDraft(this.year, unit);
		}

	}

	/**
	 * A reception.
	 *
	 * @param date when
	 * @param amount how much; all that was paid and isn't confirmed yet where it is left
	 * out
	 */
	record ReceivedBody(@Nullable LocalDate date, @Nullable Amount amount) {
	}

	/**
	 * Money that went back.
	 *
	 * @param amount how much
	 * @param date when
	 * @param document the deposit slip
	 */
	record ReturnBody(@Nullable Amount amount, @Nullable LocalDate date, @Size(max = 60) @Nullable String document) {
	}

	/**
	 * An account.
	 *
	 * @param date when
	 * @param vouchers what it lists
	 */
	record RenderingBody(@Nullable LocalDate date,
			@Size(max = 2000) @Nullable List<@NotNull @Valid VoucherBody> vouchers) {

		List<Listed> listed() {
			return (this.vouchers != null) ? this.vouchers.stream().map(VoucherBody::toListed).toList() : List.of();
		}

	}

	/**
	 * A voucher, or what is sworn to.
	 *
	 * @param sworn whether it is sworn to
	 * @param date its day
	 * @param ruc who issued it
	 * @param number its number
	 * @param concept what it is
	 * @param item economic item
	 * @param amount how much
	 */
	record VoucherBody(@Nullable Boolean sworn, @Nullable LocalDate date, @Size(max = 11) @Nullable String ruc,
			@Size(max = 60) @Nullable String number, @Size(max = 500) @Nullable String concept,
			@Size(max = 30) @Nullable String item, @NotNull Amount amount) {

		Listed toListed() {
			return new Listed(Boolean.TRUE.equals(this.sworn), this.date, AdvanceForm.text(this.ruc),
					AdvanceForm.text(this.number), AdvanceForm.text(this.concept), AdvanceForm.text(this.item),
					this.amount);
		}

	}

}
