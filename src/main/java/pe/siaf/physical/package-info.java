/**
 * Execution: physical programming and execution (domain 6): how many units each target is
 * to produce and has produced. Never mixed with indicators (6.1).
 */
@NullMarked
@ApplicationModule(displayName = "Physical targets", allowedDependencies = { "budget", "program", "institution",
		"classifier", "exchange", "workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.physical;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
