package pe.siaf.reassignment;

import java.net.URI;
import java.time.LocalDate;

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

import pe.siaf.budget.LineKey;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;

/** Reassignments over HTTP. */
@RestController
@Tag(name = "Execution")
@RequestMapping("/api/v1/reassignments")
class ReassignmentApi {

	private static final String ONE = "/{year:\\d+}/{unit}/{reassignment}";

	private static final LineKey NO_LINE = new LineKey("", "", "", "");

	private final ReassignmentReader reader;

	private final Reassignments reassignments;

	private final CurrentProfile current;

	ReassignmentApi(ReassignmentReader reader, Reassignments reassignments, CurrentProfile current) {
		this.reader = reader;
		this.reassignments = reassignments;
		this.current = current;
	}

	@Operation(summary = "Move an approved amount of a file to another line",
			description = """
					In all stages at once: certification and commitments the whole amount, accruals, orders and payments as far as it reaches.
					`from` and `to` have one rubro and type of resource; supplier and total stay. Sent, it holds the credit of `to`. 201 with
					number, state V and `Location`. EXE-032, EXE-033, CRT-001, CRT-002, ACR-007 answer 422 with figures.""")
	@PostMapping
	@PreAuthorize("hasAnyAuthority('COMMITMENT_PREPARE', 'ACCRUAL_PREPARE')")
	ResponseEntity<Answer> send(@Valid @RequestBody ReassignmentBody body) {
		Reassignment sent = this.reassignments.send(body.toRequest(), this.current.get());
		return ResponseEntity.created(URI.create(sent.location())).body(Answer.of(sent));
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	Answer show(@PathVariable int year, @PathVariable String unit, @PathVariable String reassignment) {
		return Answer.of(find(year, unit, reassignment));
	}

	@Operation(summary = "Approve or reject a reassignment", description = """
			Whoever prepared it may not approve it (CTL-001). Approved, everything has moved, or nothing has.""")
	@PostMapping(ONE + "/{action:approve|reject}")
	@PreAuthorize("hasAuthority('CERTIFICATION_APPROVE')")
	Answer judge(@PathVariable int year, @PathVariable String unit, @PathVariable String reassignment,
			@PathVariable String action, @Valid @RequestBody(required = false) @Nullable MoveBody body) {
		return move(find(year, unit, reassignment), action, body);
	}

	@PostMapping(ONE + "/discard")
	@PreAuthorize("hasAnyAuthority('COMMITMENT_PREPARE', 'ACCRUAL_PREPARE')")
	Answer takeBack(@PathVariable int year, @PathVariable String unit, @PathVariable String reassignment,
			@Valid @RequestBody(required = false) @Nullable MoveBody body) {
		return move(find(year, unit, reassignment), "discard", body);
	}

	private Answer move(Reassignment one, String action, @Nullable MoveBody body) {
		return Answer.of(this.reassignments.move(one, action, (body != null) ? body.comment() : null,
				(body != null) ? body.version() : null, this.current.get()));
	}

	private Reassignment find(int year, String unit, String number) {
		return this.reader.find(year, unit, number, this.current.get())
			.orElseThrow(() -> new NotFound("reassignment " + unit + " " + number));
	}

	/**
	 * What is asked for.
	 *
	 * @param unit sec_ejec
	 * @param year fiscal year
	 * @param file the file's number
	 * @param from the line that gives
	 * @param to the line that receives
	 * @param amount how much
	 * @param month month of execution; the document's where it is left out
	 * @param document source document
	 * @param justification why
	 */
	record ReassignmentBody(@NotNull @Size(max = 6) String unit, int year, @Size(max = 10) @Nullable String file,
			@Valid @Nullable LineBody from, @Valid @Nullable LineBody to, @Nullable Amount amount,
			@Nullable Integer month, @Valid @Nullable DocumentBody document,
			@Size(max = 2000) @Nullable String justification) {

		ReassignmentRequest toRequest() {
			DocumentBody paper = (this.document != null) ? this.document : new DocumentBody(null, null, null);
			return new ReassignmentRequest(this.year, this.unit, orEmpty(this.file),
					(this.from != null) ? this.from.toLine() : NO_LINE, (this.to != null) ? this.to.toLine() : NO_LINE,
					(this.amount != null) ? this.amount : Amount.ZERO, this.month, orEmpty(paper.type()),
					orEmpty(paper.number()), paper.date(), orEmpty(this.justification));
		}

		private static String orEmpty(@Nullable String text) {
			return (text != null) ? text : "";
		}

	}

	/**
	 * A budget line.
	 *
	 * @param secFunc target
	 * @param rubro rubro
	 * @param resourceType type of resource, {@code 0} where it is left out
	 * @param item economic item
	 */
	record LineBody(@NotNull @Size(max = 4) String secFunc, @NotNull @Size(max = 2) String rubro,
			@Size(max = 2) @Nullable String resourceType, @NotNull @Size(max = 30) String item) {

		LineKey toLine() {
			return new LineKey(this.secFunc, this.rubro, (this.resourceType != null) ? this.resourceType : "0",
					this.item);
		}

		static LineBody of(LineKey line) {
			return new LineBody(line.secFunc(), line.rubro(), line.resourceType(), line.item());
		}

	}

	/**
	 * A source document.
	 *
	 * @param type its code
	 * @param number its number
	 * @param date its date
	 */
	record DocumentBody(@Size(max = 3) @Nullable String type, @Size(max = 60) @Nullable String number,
			@Nullable LocalDate date) {
	}

	/**
	 * What goes with a move.
	 *
	 * @param comment the reason
	 * @param version the version as the caller saw it
	 */
	record MoveBody(@Size(max = 2000) @Nullable String comment, @Nullable Integer version) {
	}

	/**
	 * A reassignment.
	 *
	 * @param number its number
	 * @param state V, A, R or X
	 * @param version counts its moves
	 * @param file the file
	 * @param from the line that gives
	 * @param to the line that receives
	 * @param amount how much
	 * @param month month of execution
	 * @param location its path
	 */
	record Answer(String number, String state, int version, String file, LineBody from, LineBody to, Amount amount,
			int month, String location) {

		static Answer of(Reassignment one) {
			return new Answer(one.number(), one.state(), one.version(), one.file(), LineBody.of(one.from()),
					LineBody.of(one.to()), one.amount(), one.month(), one.location());
		}

	}

}
