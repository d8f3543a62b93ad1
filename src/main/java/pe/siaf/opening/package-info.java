/**
 * Planning: the opening budget (domain 3.6, 3.7). The head of a pliego promulgates what
 * its units formulated; from then on it is the PIA of the ledger and stays. Reports show
 * it by every axis, before from the files and afterwards from the ledger.
 */
@NullMarked
@ApplicationModule(displayName = "Opening budget",
		allowedDependencies = { "programming", "ceiling", "cycle", "budget", "physical", "institution", "classifier",
				"exchange", "workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.opening;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
