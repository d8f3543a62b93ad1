package pe.siaf.execution;

import org.jspecify.annotations.Nullable;

/**
 * A change asked of an approved record.
 *
 * @param kind INC, RED, ANU, EXT or REF
 * @param month the month of execution; the document's where it isn't given
 * @param document the source document
 * @param justification why
 * @param lines amounts without sign; empty where all that is left is meant
 * @param seen the record's version as the actor saw it, where it was shown
 */
record Amendment(ActKind kind, @Nullable Integer month, SourceDocument document, String justification, Lines lines,
		@Nullable Integer seen) {
}
