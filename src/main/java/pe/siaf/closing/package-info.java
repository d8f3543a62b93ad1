/**
 * The end of a unit's year (domain 9.10): what wasn't accrued lapses and is proposed for
 * the next year, the books are closed and those of the next year opened with what is
 * left. Each step is shown before it is taken, enters only what is missing, and may be
 * asked for again.
 */
@NullMarked
@ApplicationModule(displayName = "Closing of years",
		allowedDependencies = { "accounting", "execution", "workflow", "identity", "ui", "money", "rules" })
package pe.siaf.closing;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
