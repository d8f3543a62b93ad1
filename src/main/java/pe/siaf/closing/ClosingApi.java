package pe.siaf.closing;

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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.accounting.BooksKey;
import pe.siaf.accounting.BooksPages;
import pe.siaf.identity.CurrentProfile;

/** What the end of a year leaves to the next, for other systems. */
@RestController
@Tag(name = "Accounting")
@RequestMapping("/api/v1/accounting/carry-overs")
class ClosingApi {

	private final BooksPages pages;

	private final CarryOvers carryOvers;

	private final CurrentProfile current;

	ClosingApi(BooksPages pages, CarryOvers carryOvers, CurrentProfile current) {
		this.pages = pages;
		this.carryOvers = carryOvers;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	@Operation(summary = "What lapsed although it was committed", description = """
			Proposed for the year after, a commitment each; `nextTarget` is missing where that year has no line for it,
			`certification` until one is prepared. 404 for a unit out of the token's reach.""")
	List<ProposalAnswer> list(@RequestParam(defaultValue = "") String unit,
			@RequestParam(defaultValue = "0") int year) {
		BooksKey key = this.pages.reach(year, unit);
		return this.carryOvers.of(key).stream().map((proposal) -> ProposalAnswer.of(key, proposal)).toList();
	}

	@PostMapping
	@PreAuthorize("hasAuthority('CERTIFICATION_PREPARE')")
	@Operation(summary = "Certify what lapsed of a commitment in the year after",
			description = """
					`year` is the one that ended, `document` the request. 201 with the `Location` of the draft, the same one however
					often it is asked for. `confirmed` where the year after isn't kept here yet. LED-124 to LED-126 and whatever a
					certification may be refused for answer 422 with figures.""")
	ResponseEntity<Void> take(@Valid @RequestBody CarryBody body) {
		BooksKey key = this.pages.reach(body.year(), body.unit());
		DocumentBody document = (body.document() != null) ? body.document() : new DocumentBody(null, null, null);
		String certificate = this.carryOvers.take(key, Objects.requireNonNullElse(body.commitment(), ""),
				new CarryOvers.Paper(document.type(), document.number(), document.date()),
				Boolean.TRUE.equals(body.confirmed()), this.current.get());
		return ResponseEntity.created(URI.create(location(key, certificate))).build();
	}

	private static String location(BooksKey key, String certificate) {
		return "/api/v1/certifications/%d/%s/%s".formatted(key.year() + 1, key.unit(), certificate);
	}

	/**
	 * What is asked for.
	 *
	 * @param unit sec_ejec
	 * @param year the year that ended
	 * @param commitment number and sequence of the annual commitment
	 * @param document the request that the certification stands on
	 * @param confirmed whether the year after may become one that is kept here
	 */
	record CarryBody(@NotNull @Size(max = 6) String unit, int year, @Size(max = 15) @Nullable String commitment,
			@Valid @Nullable DocumentBody document, @Nullable Boolean confirmed) {
	}

	/**
	 * A document.
	 *
	 * @param type its type
	 * @param number its number
	 * @param date its date
	 */
	record DocumentBody(@Size(max = 3) @Nullable String type, @Size(max = 60) @Nullable String number,
			@Nullable LocalDate date) {
	}

	/**
	 * What lapsed of a commitment.
	 *
	 * @param commitment number and sequence
	 * @param supplier RUC of the supplier
	 * @param amount the sum, two decimals
	 * @param certification path of the certification, where one is prepared
	 * @param lines line by line
	 */
	record ProposalAnswer(String commitment, @Nullable String supplier, String amount, @Nullable String certification,
			List<LineAnswer> lines) {

		static ProposalAnswer of(BooksKey key, CarryOvers.Proposal proposal) {
			String certificate = proposal.certificate();
			return new ProposalAnswer(proposal.commitment(), proposal.supplierRuc(), proposal.amount().toString(),
					(certificate != null) ? location(key, certificate) : null,
					proposal.lines().stream().map(LineAnswer::of).toList());
		}

	}

	/**
	 * What lapsed of a line.
	 *
	 * @param secFunc target of the year that ended
	 * @param rubro rubro
	 * @param resourceType type of resource
	 * @param item item
	 * @param amount two decimals
	 * @param nextTarget the same target in the year after, where the line exists there
	 */
	record LineAnswer(String secFunc, String rubro, String resourceType, String item, String amount,
			@Nullable String nextTarget) {

		static LineAnswer of(CarryOvers.Line line) {
			return new LineAnswer(line.secFunc(), line.rubro(), line.resourceType(), line.item(),
					line.amount().toString(), line.nextTarget());
		}

	}

}
