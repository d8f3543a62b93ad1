package pe.siaf.ceiling;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Which proposals are to be taken, and how.
 *
 * @param pliego the pliego
 * @param criterio the criterion
 * @param linea the lines chosen, as {@link CeilingProposals.Line#id()} writes them
 * @param nivel what they become: {@code PLIEGO} its ceiling, {@code UNITS} those of its
 * units, {@code DETAIL} a ceiling by each line's own keys, or the same of one unit, by
 * its six digits
 * @param modo {@code ADD} to what there is, in place of what was taken by the same
 * criterion; {@code REPLACE} all there is
 * @param motivo why, or empty
 * @param sello of what was shown, empty before that
 */
record TakingForm(@Nullable String pliego, @Nullable String criterio, @Nullable List<String> linea,
		@Nullable String nivel, @Nullable String modo, @Nullable String motivo, @Nullable String sello) {

	static final String PLIEGO_LEVEL = "PLIEGO";

	static final String UNITS = "UNITS";

	static final String DETAIL = "DETAIL";

	@Override
	public String pliego() {
		return Objects.requireNonNullElse(this.pliego, "");
	}

	@Override
	public String criterio() {
		return Objects.requireNonNullElse(this.criterio, "");
	}

	@Override
	public List<String> linea() {
		return Objects.requireNonNullElse(this.linea, List.of());
	}

	@Override
	public String nivel() {
		return (this.nivel != null) ? this.nivel : PLIEGO_LEVEL;
	}

	@Override
	public String modo() {
		return "REPLACE".equals(this.modo) ? "REPLACE" : "ADD";
	}

	@Override
	public String motivo() {
		return (this.motivo != null) ? this.motivo.strip() : "";
	}

	/** Whether what there is gives way to what is taken. */
	boolean replaces() {
		return modo().equals("REPLACE");
	}

	/** The unit under whose ceiling the lines are taken, empty for none. */
	String unit() {
		return nivel().matches("\\d{6}") ? nivel() : "";
	}

}
