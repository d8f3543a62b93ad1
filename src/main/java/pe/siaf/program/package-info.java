/**
 * Design: budget programs, central actions and allocations (domain 4.1–4.3, 4.11). The
 * program's code, its versions with their states and years in force (DSN-001), problem,
 * diagnosis, target population. What a version holds as a matrix is in {@code logframe}.
 */
@NullMarked
@ApplicationModule(displayName = "Programs", allowedDependencies = { "institution", "classifier", "exchange",
		"workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.program;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
