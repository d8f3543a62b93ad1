/**
 * Foundation: what was done, by whom, under which profile, with what before and after
 * (domain 12.1). Append-only and chained by hash.
 */
@NullMarked
@ApplicationModule(displayName = "Audit", allowedDependencies = { "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
