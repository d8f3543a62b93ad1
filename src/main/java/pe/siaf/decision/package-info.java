/**
 * Planning: the decision memo (domain 3.8, 4.9, 10.5). Before a unit or program asks for
 * another ceiling, the last known results of each product are on the table; what is low
 * is answered for, the analyst replies, both sign, and what was on screen is kept. A memo
 * changes no ceiling (R3.5).
 */
@NullMarked
@ApplicationModule(displayName = "Decision memos", allowedDependencies = { "programming", "ceiling", "cycle",
		"indicator", "institution", "workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
