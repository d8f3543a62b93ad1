/**
 * What goes between this system and others (domain 11): SIGA, SEACE, AIRHSP and SUNAT.
 * Each of them stands behind a port, {@link pe.siaf.interchange.Counterpart} or
 * {@link pe.siaf.interchange.TaxRegister}; an adapter is one class, and the demonstration
 * has simulators. What they send is kept as messages, each once by sender and number, and
 * taken in by the engine of imports; every day both sides' counts and sums are compared.
 */
@NullMarked
@ApplicationModule(displayName = "Interfaces",
		allowedDependencies = { "execution", "exchange", "institution", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.interchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
