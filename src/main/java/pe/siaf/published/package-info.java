/**
 * Insight: what the ministry publishes of the country's execution, year by year (domain
 * 10.1–10.3), to read beside the ledger and never add to it. Cuts come in as files, each
 * by the axes that the ministry crosses; {@link pe.siaf.published.PublishedExecution}
 * answers from the smallest cut that knows what is asked.
 */
@NullMarked
@ApplicationModule(displayName = "Published totals",
		allowedDependencies = { "exchange", "identity", "workflow", "ui", "money", "fiscal", "rules" })
package pe.siaf.published;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
