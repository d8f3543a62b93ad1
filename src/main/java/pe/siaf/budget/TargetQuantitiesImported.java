package pe.siaf.budget;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A unit's lines came in with the physical quantities of their targets. Published in the
 * import's own transaction: whoever listens takes part in it.
 *
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param importId the import
 * @param quantities one entry a target
 */
public record TargetQuantitiesImported(int fiscalYear, String secEjec, long importId, List<Quantity> quantities) {

	/**
	 * What a target is to achieve.
	 *
	 * @param secFunc the target's sequence
	 * @param unitOfMeasure the unit's code
	 * @param unitName its name
	 * @param yearTarget the quantity of the year
	 * @param semesterTarget the quantity of the first semester
	 */
	public record Quantity(String secFunc, String unitOfMeasure, String unitName, @Nullable BigDecimal yearTarget,
			@Nullable BigDecimal semesterTarget) {
	}

}
