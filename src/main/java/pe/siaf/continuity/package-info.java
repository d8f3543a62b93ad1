/**
 * Continuity (N16): a unit goes on registering drafts while the centre can't be reached.
 * A browser that was prepared before keeps them in a queue, signed one by one with a key
 * of its own and chained by hash; back in contact they are taken in order, once each,
 * through {@link pe.siaf.execution.PreparedDrafts}, by the rules of the forms. What was
 * taken, refused or discarded can only be added to. {@link ContinuityRule} names the
 * rules.
 */
@NullMarked
@ApplicationModule(displayName = "Continuity",
		allowedDependencies = { "execution", "institution", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.continuity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
