package pe.siaf.control;

import org.jspecify.annotations.Nullable;

import pe.siaf.execution.DocumentStage;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;

/**
 * Something that breaks an invariant.
 *
 * @param code the invariant
 * @param fiscalYear the year, where it belongs to one
 * @param secEjec the unit, where it belongs to one
 * @param subjectType LINE, ALLOTMENT, IMPORT, NOTE, SERIES, TRANSFER, CHAIN or a
 * document's stage
 * @param subject what people call it
 * @param measure what differs
 * @param expected what it should be
 * @param found what it is
 */
record Difference(ProofCheck code, @Nullable Integer fiscalYear, @Nullable String secEjec, String subjectType,
		String subject, String measure, @Nullable String expected, @Nullable String found) {

	/**
	 * Where the thing itself is seen.
	 * @return the address of its page, or {@code null} where it has none
	 */
	public @Nullable String href() {
		return switch (this.subjectType) {
			case "LINE" -> "/presupuesto/lineas/%d/%s/%s".formatted(this.fiscalYear, this.secEjec, this.subject);
			case "IMPORT" -> "/importaciones/" + this.subject;
			case "NOTE" -> "/modificaciones/%d/%s/%s".formatted(this.fiscalYear, this.secEjec, this.subject);
			case "CHAIN" -> "/auditoria/sellos";
			case "ALLOTMENT" -> "/presupuesto/pca?year=" + this.fiscalYear;
			case "ACCOUNT" -> "/contabilidad/%d/%s".formatted(this.fiscalYear, this.secEjec);
			case "ADJUSTMENT" -> "/contabilidad/%d/%s/ajustes".formatted(this.fiscalYear, this.secEjec);
			case "SERIES", "TRANSFER" -> null;
			default -> "/ejecucion/%s/%d/%s/%s".formatted(DocumentStage.valueOf(this.subjectType).slug(),
					this.fiscalYear, this.secEjec, this.subject);
		};
	}

	public String expectedShown() {
		return shown(this.expected);
	}

	public String foundShown() {
		return shown(this.found);
	}

	/** Amounts come with two decimals, and only they do. */
	private static String shown(@Nullable String figure) {
		if (figure == null) {
			return "–";
		}
		return figure.matches("-?\\d+\\.\\d{2}") ? AmountFormatter.print(Amount.of(figure)) : figure;
	}

}
