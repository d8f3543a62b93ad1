package pe.siaf.execution;

import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.execution.LineChoices.LineChoice;

/**
 * Where a document is registered.
 *
 * @param stage its stage
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param predecessor the record it draws on
 * @param choices the lines it may use
 * @param cutOver whether the unit's year is kept here already
 * @param corrected the document that was sent back, where it is one
 * @param currency the currency in which amounts are written; a new certification's is
 * chosen in its form
 */
record DocumentPlace(DocumentStage stage, int fiscalYear, String secEjec, @Nullable ExecutionRecord predecessor,
		List<LineChoice> choices, boolean cutOver, @Nullable ExecutionRecord corrected, String currency) {

	/** Whether amounts are written in another currency. */
	public boolean isForeign() {
		return !Foreign.SOLES.equals(this.currency);
	}

	/** Whether the document is reckoned at a rate of its own. */
	public boolean hasOwnRate() {
		return isForeign() && (this.stage == DocumentStage.CERTIFICATION || this.stage == DocumentStage.ACCRUAL
				|| this.stage == DocumentStage.PAYMENT_ORDER);
	}

	boolean has(String line) {
		return this.choices.stream().anyMatch((choice) -> choice.key().equals(line));
	}

	List<LineChoice> choicesOf(List<String> keys) {
		return this.choices.stream().filter((choice) -> keys.contains(choice.key())).toList();
	}

	public String action() {
		if (this.corrected != null) {
			return this.corrected.page() + "/corregir";
		}
		return (this.predecessor != null) ? this.predecessor.page() + "/siguiente" : "/ejecucion/certificaciones/nueva";
	}

}
