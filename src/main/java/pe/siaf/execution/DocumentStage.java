package pe.siaf.execution;

import java.util.Arrays;
import java.util.Optional;

import pe.siaf.budget.Stage;
import pe.siaf.identity.Permission;

/** The stages of the chain that have documents, in order (domain 0.4). */
public enum DocumentStage {

	CERTIFICATION("certifications", "certificaciones", 'C', Permission.CERTIFICATION_PREPARE,
			Permission.CERTIFICATION_APPROVE),

	ANNUAL_COMMITMENT("annual-commitments", "compromisos-anuales", 'A', Permission.COMMITMENT_PREPARE,
			Permission.COMMITMENT_APPROVE),

	MONTHLY_COMMITMENT("monthly-commitments", "compromisos-mensuales", 'M', Permission.COMMITMENT_PREPARE,
			Permission.COMMITMENT_APPROVE),

	ACCRUAL("accruals", "devengados", 'D', Permission.ACCRUAL_PREPARE, Permission.ACCRUAL_APPROVE),

	PAYMENT_ORDER("payment-orders", "girados", 'G', Permission.PAYMENT_ORDER_PREPARE, Permission.PAYMENT_ORDER_APPROVE),

	PAYMENT("payments", "pagados", 'P', Permission.PAYMENT_PREPARE, Permission.PAYMENT_APPROVE);

	private final String resource;

	private final String slug;

	private final char letter;

	private final Permission prepares;

	private final Permission approves;

	DocumentStage(String resource, String slug, char letter, Permission prepares, Permission approves) {
		this.resource = resource;
		this.slug = slug;
		this.letter = letter;
		this.prepares = prepares;
		this.approves = approves;
	}

	/**
	 * Its collection in the API.
	 * @return for example {@code annual-commitments}
	 */
	public String resource() {
		return this.resource;
	}

	/**
	 * Its word in the addresses of pages.
	 * @return for example {@code compromisos-anuales}
	 */
	public String slug() {
		return this.slug;
	}

	/**
	 * Its letter in the catalogue of source documents.
	 * @return the letter
	 */
	char letter() {
		return this.letter;
	}

	public Permission prepares() {
		return this.prepares;
	}

	public Permission approves() {
		return this.approves;
	}

	Stage ledgerStage() {
		return Stage.valueOf(name());
	}

	/** Whether its records are phases of a file and not sequences of a certificate. */
	public boolean inFile() {
		return compareTo(MONTHLY_COMMITMENT) >= 0;
	}

	Optional<DocumentStage> previous() {
		return Arrays.stream(values()).filter((stage) -> stage.compareTo(this) < 0).reduce((one, later) -> later);
	}

	Optional<DocumentStage> next() {
		return Arrays.stream(values()).filter((stage) -> stage.compareTo(this) > 0).findFirst();
	}

	/**
	 * What a reader finds under {@code execution.stage.<key>}.
	 * @return the message key of its name
	 */
	public String messageKey() {
		return "execution.stage." + name();
	}

	static Optional<DocumentStage> ofResource(String resource) {
		return Arrays.stream(values()).filter((stage) -> stage.resource.equals(resource)).findFirst();
	}

	static Optional<DocumentStage> ofSlug(String slug) {
		return Arrays.stream(values()).filter((stage) -> stage.slug.equals(slug)).findFirst();
	}

}
