package pe.siaf.control;

import java.time.OffsetDateTime;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.control.Proof.Checked;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.rules.NotFound;

/** The ledger's proof, for other systems. */
@RestController
@RequestMapping("/api/v1/checks/ledger")
@Tag(name = "Checks")
class ProofApi {

	private final LedgerProof proof;

	private final Proofs proofs;

	private final ProofFigures figures;

	private final CurrentProfile current;

	ProofApi(LedgerProof proof, Proofs proofs, ProofFigures figures, CurrentProfile current) {
		this.proof = proof;
		this.proofs = proofs;
		this.figures = figures;
		this.current = current;
	}

	@PostMapping
	@PreAuthorize("hasAuthority('PROOF_RUN')")
	@Operation(summary = "Prove the ledger now", description = """
			Recomputes every invariant on one snapshot. `result` is `PASS` only where no invariant has a difference;
			`rows` are the worst fifty differences of each, `differences` how many there are. `figures` are what it
			covered of each year, all units together; those of one unit are in its certificate.""")
	ProofAnswer run() {
		Profile profile = this.current.get();
		long id = this.proof.onDemand(profile.username(), profile.label());
		return answer(this.proofs.find(id).orElseThrow(() -> new IllegalStateException("Proof " + id + " was kept")));
	}

	@GetMapping
	@PreAuthorize("hasAuthority('PROOF_READ')")
	@Operation(summary = "The last proof of the ledger", description = "404 before the first one.")
	ProofAnswer last() {
		return answer(this.proofs.last().orElseThrow(() -> new NotFound("proof")));
	}

	private ProofAnswer answer(Proof proof) {
		return new ProofAnswer(proof.result(),
				this.proofs.checks(proof, this.current.get()).stream().map(CheckAnswer::of).toList(), proof.id(),
				proof.occasion(), proof.seenAt(), proof.lastMovement(), proof.movements(), proof.lines(), proof.acts(),
				proof.millis(), this.figures.ofYears(proof.id()).stream().map(FigureAnswer::of).toList());
	}

	/**
	 * A proof.
	 *
	 * @param result PASS or FAIL
	 * @param checks its invariants
	 * @param id its key
	 * @param occasion DEMAND or NIGHTLY
	 * @param seenAt all that was committed by then is covered
	 * @param lastMovement the last movement it covers
	 * @param movements how many movements it covers
	 * @param lines how many lines
	 * @param acts how many acts
	 * @param millis how long it took
	 * @param figures what it covered, newest year first
	 */
	record ProofAnswer(String result, List<CheckAnswer> checks, long id, String occasion, OffsetDateTime seenAt,
			long lastMovement, long movements, long lines, long acts, long millis, List<FigureAnswer> figures) {
	}

	/**
	 * What a proof covered of a year, all units together; amounts with two decimals.
	 *
	 * @param year fiscal year
	 * @param units how many units
	 * @param lines how many lines
	 * @param movements how many movements
	 * @param pim credit
	 * @param certified certified
	 * @param annualCommitment committed for the year
	 * @param monthlyCommitment committed by month
	 * @param accrued accrued
	 * @param ordered ordered
	 * @param paid paid
	 * @param entries how many journal entries
	 * @param booked what they move from one account to another
	 */
	record FigureAnswer(int year, long units, long lines, long movements, String pim, String certified,
			String annualCommitment, String monthlyCommitment, String accrued, String ordered, String paid,
			long entries, String booked) {

		static FigureAnswer of(Figure figure) {
			return new FigureAnswer(figure.fiscalYear(), figure.units(), figure.lines(), figure.movements(),
					figure.pim().toString(), figure.certified().toString(), figure.annualCommitted().toString(),
					figure.monthlyCommitted().toString(), figure.accrued().toString(), figure.ordered().toString(),
					figure.paid().toString(), figure.entries(), figure.booked().toString());
		}

	}

	/**
	 * What an invariant yielded.
	 *
	 * @param id the invariant
	 * @param result PASS or FAIL
	 * @param differences how many rows break it
	 * @param rows the worst of them
	 */
	record CheckAnswer(ProofCheck id, String result, long differences, List<RowAnswer> rows) {

		static CheckAnswer of(Checked check) {
			return new CheckAnswer(check.code(), check.result(), check.differences(),
					check.rows().stream().map(RowAnswer::of).toList());
		}

	}

	/**
	 * Something that breaks an invariant.
	 *
	 * @param year fiscal year
	 * @param unit sec_ejec
	 * @param type LINE, ALLOTMENT, IMPORT, SERIES, CHAIN or a document's stage
	 * @param subject what people call it
	 * @param measure what differs
	 * @param expected what it should be
	 * @param found what it is
	 */
	record RowAnswer(@Nullable Integer year, @Nullable String unit, String type, String subject, String measure,
			@Nullable String expected, @Nullable String found) {

		static RowAnswer of(Difference row) {
			return new RowAnswer(row.fiscalYear(), row.secEjec(), row.subjectType(), row.subject(), row.measure(),
					row.expected(), row.found());
		}

	}

}
