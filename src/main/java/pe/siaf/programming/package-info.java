/**
 * Planning: what units want to do and spend (domain 3.5, 3.6, 6.1–6.3). A unit's file of
 * a year has targets along granted nodes, quantities and money for three years, and
 * revenues; it is submitted, consolidated by the pliego, observed or accepted. Other
 * modules add to its checks by {@link pe.siaf.programming.SubmissionCheck}.
 */
@NullMarked
@ApplicationModule(displayName = "Programming",
		allowedDependencies = { "access", "logframe", "program", "budget", "physical", "ceiling", "cycle",
				"institution", "classifier", "exchange", "workflow", "audit", "identity", "ui", "money", "fiscal",
				"rules" })
package pe.siaf.programming;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
