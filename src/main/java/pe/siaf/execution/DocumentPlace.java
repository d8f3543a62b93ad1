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
 */
record DocumentPlace(DocumentStage stage, int fiscalYear, String secEjec, @Nullable ExecutionRecord predecessor,
		List<LineChoice> choices, boolean cutOver, @Nullable ExecutionRecord corrected) {

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
