/**
 * Design: who may program and execute which node of a program's chain (domain 5). A grant
 * names a node, a grantee and operations; the most specific one decides
 * ({@code access_decision}); {@link pe.siaf.access.AccessRule} names what is refused.
 */
@NullMarked
@ApplicationModule(displayName = "Access", allowedDependencies = { "program", "logframe", "institution", "classifier",
		"exchange", "workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
