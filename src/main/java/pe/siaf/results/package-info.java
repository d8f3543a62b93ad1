/**
 * Insight: the chain on one page. Final result, specific result, products, activities and
 * the targets of units, each with its indicator, its quantity and its money; from any
 * figure to what it is made of, and from a payment back to the result.
 */
@NullMarked
@ApplicationModule(displayName = "Results chain",
		allowedDependencies = { "indicator", "physical", "logframe", "program", "budget", "institution", "classifier",
				"exchange", "workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.results;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
