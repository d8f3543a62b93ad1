/**
 * Kernel: sums of money to the cent, and how they are read and written. Imports no other
 * module.
 */
@NullMarked
@ApplicationModule(displayName = "Money", allowedDependencies = {})
package pe.siaf.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
