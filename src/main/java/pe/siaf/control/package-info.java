/**
 * Insight: the proof that the books can be trusted (domain 12.8). Every night, and
 * whenever an auditor asks, the invariants of the ledger are recomputed from what was
 * registered; what was found is kept and shown. The invariants are the views
 * {@code proof_*} of {@code db/migration/control}.
 */
@NullMarked
@ApplicationModule(displayName = "Control", allowedDependencies = { "accounting", "execution", "budget", "institution",
		"workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.control;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
