/**
 * Catalogue: the budget cycle of a year (domain 3.1, 3.2). The rector opens a year with
 * the catalogues of the year before, publishes them, and opens and closes its phases;
 * other modules ask {@link pe.siaf.cycle.BudgetPhases} before they write.
 */
@NullMarked
@ApplicationModule(displayName = "Budget cycle", allowedDependencies = { "classifier", "institution", "workflow",
		"audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.cycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
