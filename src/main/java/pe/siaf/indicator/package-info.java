/**
 * Execution: measured values of indicators (domain 4.5, R4.1–R4.3, IND-001…003) with
 * their error, cases and registrar, and how far they are from baseline to target.
 */
@NullMarked
@ApplicationModule(displayName = "Indicator values", allowedDependencies = { "logframe", "program", "institution",
		"classifier", "exchange", "workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.indicator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
