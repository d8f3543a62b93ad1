/**
 * Signals of control (domain 12.6, 12.7): what somebody should look at, with the rows
 * that say so. Nothing here refuses or accuses; limits are rows of {@code signal_limit},
 * the signals are the view {@code control_signal}.
 */
@NullMarked
@ApplicationModule(displayName = "Signals of control",
		allowedDependencies = { "institution", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.signal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
