/**
 * The bank (domain 9.7, 9.8, 9.13, 11): payment orders go to it in batches that two
 * officers sign and velocity rules may freeze; its answers pay or return them; its
 * statement is reconciled with the unit's own book. A payment on its way is an act in
 * state T, which holds its order and which only the bank's answer moves.
 */
@NullMarked
@ApplicationModule(displayName = "Bank", allowedDependencies = { "accounting", "execution", "institution", "exchange",
		"workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.bank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
