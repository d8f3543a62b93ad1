/**
 * Planning: budget modifications (domain 8). Notes move credit, a resolution approves
 * them, and the ledger's PIM is the PIA and what they moved. What a note does to targets
 * and results is shown before it is sent, and kept. The yearly allotment of commitments
 * (PCA) is asked for, revised and distributed here; what it binds stands in the ledger.
 */
@NullMarked
@ApplicationModule(displayName = "Budget modifications", allowedDependencies = { "budget", "physical", "cycle",
		"access", "institution", "exchange", "workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.modification;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
