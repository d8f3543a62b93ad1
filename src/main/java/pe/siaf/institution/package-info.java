/**
 * Catalogue: who spends (domain 1). Sectors, pliegos, implementing units and cost centres
 * by year, and the one place where a profile's scope becomes a condition on their
 * records: {@link pe.siaf.institution.ScopeCondition}.
 */
@NullMarked
@ApplicationModule(displayName = "Institutions",
		allowedDependencies = { "classifier", "exchange", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.institution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
