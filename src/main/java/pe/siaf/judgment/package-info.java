/**
 * Court judgments that units have to pay (domain 9.11): the register, the list of
 * priorities, and what was accrued and paid of each. An accrual names its judgment by the
 * number of its source document.
 */
@NullMarked
@ApplicationModule(displayName = "Court judgments",
		allowedDependencies = { "execution", "institution", "workflow", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.judgment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
