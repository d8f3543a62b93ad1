/**
 * Reassignments (domain 9.9): an approved amount of a file goes from one budget line to
 * another in all stages by one act; supplier and total stay. Sent, a reassignment holds
 * the credit of the line that receives; approved by the budget office it is posted by
 * {@code reassignment_post} of {@code db/migration/reassignment}, whole or not at all.
 */
@NullMarked
@ApplicationModule(displayName = "Reassignments", allowedDependencies = { "execution", "access", "budget", "classifier",
		"institution", "workflow", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.reassignment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
