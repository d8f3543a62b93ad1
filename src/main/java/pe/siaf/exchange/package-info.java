/**
 * Foundation: files in, tables out. One import engine for every kind of file (staged,
 * read, validated, previewed, applied whole or not at all, reconciled), exports of what a
 * table shows, and the conventions of the API. Modules register their kinds.
 */
@NullMarked
@ApplicationModule(displayName = "Exchange",
		allowedDependencies = { "workflow", "audit", "identity", "ui", "money", "fiscal", "rules" })
package pe.siaf.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
