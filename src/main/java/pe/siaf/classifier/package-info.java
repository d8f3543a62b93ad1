/**
 * Catalogue: the yearly classifiers (domain 2), their chains and equivalences, and
 * geography. Other modules ask it whether a code is valid in a year.
 */
@NullMarked
@ApplicationModule(displayName = "Classifiers",
		allowedDependencies = { "exchange", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.classifier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
