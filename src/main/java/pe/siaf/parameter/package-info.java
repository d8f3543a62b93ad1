/**
 * Tables that the rules read by year: limits, rates and terms that a norm changes (R0.2).
 * Each is kept by the rector whose norm it is; a change holds from a year or a day that
 * isn't closed, says why, and leaves what held before as it was. Two make a change that
 * loosens a brake.
 */
@NullMarked
@ApplicationModule(displayName = "Tables by year",
		allowedDependencies = { "audit", "identity", "ui", "fiscal", "rules", "workflow" })
package pe.siaf.parameter;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
