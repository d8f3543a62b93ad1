/**
 * Kernel: how a rule of the domain is named and how a refusal is told. Every module keeps
 * its own catalogue of rules as an enum of {@link pe.siaf.rules.Rule}. Imports no other
 * module.
 */
@NullMarked
@ApplicationModule(displayName = "Rules", allowedDependencies = { "money" })
package pe.siaf.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
