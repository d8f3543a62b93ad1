package pe.siaf.revenue;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

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

import pe.siaf.identity.CurrentProfile;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;

/** Revenue over HTTP. */
@RestController
@Tag(name = "Revenue")
@RequestMapping("/api/v1/revenues")
class RevenueApi {

	private static final int LONGEST_TEXT = 2000;

	private final RevenueRecords revenues;

	private final RevenueActs acts;

	private final CurrentProfile current;

	RevenueApi(RevenueRecords revenues, RevenueActs acts, CurrentProfile current) {
		this.revenues = revenues;
		this.acts = acts;
		this.current = current;
	}

	@Operation(summary = "Register revenue",
			description = """
					Opens a record: what `payer` owes, or, with `spontaneous`, what came in without having been determined before.
					`document.kind` is one of DEPOSIT_SLIP, RECEIPT, INVOICE, TICKET, CREDIT_NOTE, TRANSFER, RESOLUTION, CONTRACT, OTHER.
					Lines are on items of revenue (1.…, but 1.9). 201 with number, state N and amounts.""")
	@PostMapping
	@PreAuthorize("hasAuthority('REVENUE_PREPARE')")
	ResponseEntity<Answer> register(@Valid @RequestBody RevenueBody body) {
		RevenueStep step = Boolean.TRUE.equals(body.spontaneous()) ? RevenueStep.RECEIVE : RevenueStep.DETERMINE;
		RevenueRecord record = this.acts.open(Objects.requireNonNullElse(body.year(), 0),
				Objects.requireNonNullElse(body.unit(), ""), body.toDraft(step), null, this.current.get());
		return ResponseEntity.created(URI.create(record.key().location())).body(answer(record));
	}

	@Operation(summary = "A record of revenue", description = """
			What was determined, collected and refunded, line by line, and its acts.""")
	@GetMapping(RevenueKey.PATTERN)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	ResponseEntity<Answer> show(@PathVariable int year, @PathVariable String unit,
			@PathVariable("record") String number) {
		RevenueRecord record = this.revenues.get(new RevenueKey(year, unit, number), this.current.get());
		return ResponseEntity.ok().eTag("\"" + record.version() + "\"").body(answer(record));
	}

	@Operation(summary = "Add an act to a record",
			description = """
					`collect` what is owed, `increase`, `reduce` or `annul` what is owed, `lower` a collection, `refund` it or `undo-refund`.
					Amounts are positive; `annul` takes none. It counts once it is verified and approved by somebody else.""")
	@PostMapping(RevenueKey.PATTERN + "/{step:collect|increase|reduce|annul|lower|refund|undo-refund}")
	@PreAuthorize("hasAuthority('REVENUE_PREPARE')")
	Answer add(@PathVariable int year, @PathVariable String unit, @PathVariable("record") String number,
			@PathVariable String step, @Valid @RequestBody RevenueBody body) {
		RevenueStep asked = RevenueStep.of(step).orElseThrow(() -> new NotFound(step));
		return answer(this.acts.add(new RevenueKey(year, unit, number), body.toDraft(asked), this.current.get()));
	}

	@Operation(summary = "Verify or discard the act under way")
	@PostMapping(RevenueKey.PATTERN + "/{action:verify|discard}")
	@PreAuthorize("hasAuthority('REVENUE_PREPARE')")
	Answer prepare(@PathVariable int year, @PathVariable String unit, @PathVariable("record") String number,
			@PathVariable String action, @Valid @RequestBody(required = false) @Nullable MoveBody body) {
		return move(new RevenueKey(year, unit, number), action, body);
	}

	@Operation(summary = "Approve or reject the act under way",
			description = "Whoever prepared it may not (CTL-001). Approved, it is a movement and a journal entry at once.")
	@PostMapping(RevenueKey.PATTERN + "/{action:approve|reject}")
	@PreAuthorize("hasAuthority('REVENUE_APPROVE')")
	Answer judge(@PathVariable int year, @PathVariable String unit, @PathVariable("record") String number,
			@PathVariable String action, @Valid @RequestBody(required = false) @Nullable MoveBody body) {
		return move(new RevenueKey(year, unit, number), action, body);
	}

	private Answer move(RevenueKey key, String action, @Nullable MoveBody body) {
		MoveBody given = (body != null) ? body : new MoveBody(null, null);
		return answer(this.acts.move(key, action, given.comment(), given.version(), this.current.get()));
	}

	private Answer answer(RevenueRecord record) {
		return new Answer(record.number(), record.key().location(), record.state(), record.version(),
				record.spontaneous(),
				new PayerBody(record.payerDocument(), record.payerName(), record.concept(), record.legalBasis(),
						record.dueOn()),
				record.asked(), record.determined(), record.collected(), this.revenues.balances(record.key()),
				this.revenues.acts(record.key()));
	}

	/**
	 * An act of revenue.
	 *
	 * @param unit sec_ejec, of an act that opens a record
	 * @param year fiscal year, of an act that opens a record
	 * @param spontaneous whether it comes in without having been determined
	 * @param month month that it counts in; the document's where it is left out
	 * @param document its document
	 * @param payer who owes, of an act that opens a record
	 * @param justification what it is for
	 * @param lines amounts
	 */
	record RevenueBody(@Size(max = 6) @Nullable String unit, @Nullable Integer year, @Nullable Boolean spontaneous,
			@Nullable Integer month, @Valid @Nullable DocumentBody document, @Valid @Nullable PayerBody payer,
			@Size(max = LONGEST_TEXT) @Nullable String justification,
			@Size(max = 2000) @Nullable List<@NotNull @Valid LineBody> lines) {

		RevenueDraft toDraft(RevenueStep step) {
			DocumentBody paper = Objects.requireNonNullElse(this.document, new DocumentBody(null, null, null));
			List<LineBody> amounts = this.lines;
			return new RevenueDraft(step, this.month, orEmpty(paper.kind()), orEmpty(paper.number()), paper.date(),
					orEmpty(this.justification), (this.payer != null) ? this.payer.toPayer() : RevenueDraft.Payer.NONE,
					(amounts != null) ? amounts.stream().map(LineBody::toLine).toList() : List.of());
		}

	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

	/**
	 * A document.
	 *
	 * @param kind its kind
	 * @param number its number
	 * @param date its day
	 */
	record DocumentBody(@Size(max = 20) @Nullable String kind, @Size(max = 60) @Nullable String number,
			@Nullable LocalDate date) {
	}

	/**
	 * Who owes what.
	 *
	 * @param document RUC, DNI or another document
	 * @param name name
	 * @param concept for what
	 * @param legalBasis norm or contract
	 * @param dueOn until when
	 */
	record PayerBody(@Size(max = 15) @Nullable String document, @Size(max = 250) @Nullable String name,
			@Size(max = 500) @Nullable String concept, @Size(max = 250) @Nullable String legalBasis,
			@Nullable LocalDate dueOn) {

		RevenueDraft.Payer toPayer() {
			return new RevenueDraft.Payer(orEmpty(this.document), orEmpty(this.name), orEmpty(this.concept),
					orEmpty(this.legalBasis), this.dueOn);
		}

	}

	/**
	 * An amount.
	 *
	 * @param rubro rubro
	 * @param resourceType type of resource, {@code 0} where it is left out
	 * @param item item of revenue
	 * @param amount positive
	 */
	record LineBody(@NotNull @Size(max = 2) String rubro, @Size(max = 2) @Nullable String resourceType,
			@NotNull @Size(max = 30) String item, @NotNull Amount amount) {

		RevenueLine toLine() {
			return new RevenueLine(this.rubro, (this.resourceType != null) ? this.resourceType : "0", this.item,
					this.amount);
		}

	}

	/**
	 * What goes with a move.
	 *
	 * @param comment the reason
	 * @param version the version that the caller saw
	 */
	record MoveBody(@Size(max = LONGEST_TEXT) @Nullable String comment, @Nullable Integer version) {
	}

	/**
	 * A record of revenue.
	 *
	 * @param number its number
	 * @param location its address
	 * @param state state of its last act
	 * @param version version of its last act
	 * @param spontaneous whether it was determined and collected at once
	 * @param payer who owes
	 * @param total amount of its last act
	 * @param determined what is owed
	 * @param collected what came in, net of refunds
	 * @param lines the same line by line
	 * @param acts its acts
	 */
	record Answer(String number, String location, String state, int version, boolean spontaneous, PayerBody payer,
			Amount total, Amount determined, Amount collected, List<RevenueRecords.Balance> lines,
			List<RevenueRecords.Act> acts) {
	}

}
