/**
 * Planning: how much may be programmed. The macro frame of the country (domain 3.3) and
 * the ceilings under it, from the rector to pliegos, units and cost centres (3.4). What
 * must hold of amounts (CEI-001, CEI-002) is a constraint of their rows;
 * {@link pe.siaf.ceiling.CeilingRule} names all that is refused,
 * {@link pe.siaf.ceiling.Ceilings} tells other modules what binds a unit.
 */
@NullMarked
@ApplicationModule(displayName = "Ceilings", allowedDependencies = { "institution", "classifier", "exchange",
		"workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.ceiling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
