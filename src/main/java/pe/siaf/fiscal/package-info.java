/**
 * Kernel: fiscal years and months. Imports no other module.
 */
@NullMarked
@ApplicationModule(displayName = "Fiscal time", allowedDependencies = {})
package pe.siaf.fiscal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
