/**
 * Insight: what was planned, spent and achieved, asked in any order of the axes (domain
 * 10). One query over one list of {@link pe.siaf.monitoring.Dimension dimensions} answers
 * the drill-down pages, the API and the exports; it reads lines and movements and keeps
 * nothing of its own.
 */
@NullMarked
@ApplicationModule(displayName = "Monitoring", allowedDependencies = { "published", "budget", "institution",
		"classifier", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
