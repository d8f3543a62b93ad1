/**
 * Planning: what physical targets cost (domain 7). The catalogue of goods and services
 * with its prices, kits (what a case takes), the needs table of a unit, and the money
 * that follows from them. {@link pe.siaf.costing.CostingRule} names what is refused.
 */
@NullMarked
@ApplicationModule(displayName = "Costing",
		allowedDependencies = { "programming", "ceiling", "access", "program", "logframe", "institution", "classifier",
				"exchange", "workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.costing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
