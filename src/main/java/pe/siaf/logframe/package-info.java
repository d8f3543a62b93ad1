/**
 * Design: the 4×4 matrix of a program's version (domain 4.4) with its indicators' sheets
 * (4.5), the sentences it says and the checks it must pass ({@code DesignRule}). Reads
 * designs as published and as our own files.
 */
@NullMarked
@ApplicationModule(displayName = "Logical frameworks", allowedDependencies = { "program", "institution", "classifier",
		"exchange", "workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.logframe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
