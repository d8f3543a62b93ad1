/**
 * Design: the desk where programs are designed (domain 4.1–4.8). Drafts of versions are
 * edited row by row with autosave, undo and several editors at once; versions move from
 * draft to approval, are copied and compared. What a version holds belongs to
 * {@code program} and {@code logframe}; {@link pe.siaf.design.Part} names it.
 */
@NullMarked
@ApplicationModule(displayName = "Design desk", allowedDependencies = { "program", "logframe", "institution",
		"classifier", "exchange", "workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.design;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
