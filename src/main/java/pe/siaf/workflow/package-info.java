/**
 * Foundation: states and who may change them. One table of allowed moves for every kind
 * of document (domain Annex A), the history of the moves made, and the inbox that follows
 * from both. The documents themselves belong to the modules above.
 */
@NullMarked
@ApplicationModule(displayName = "Workflow",
		allowedDependencies = { "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
