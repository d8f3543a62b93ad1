package pe.siaf.accounting;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an officer puts down.
 *
 * @param kind what it is
 * @param month 1 to 12, 13 for the adjustments of the year; 0 for an opening
 * @param documentType kind of supporting document
 * @param documentNumber its number
 * @param documentDate its day
 * @param reason why the entry is made
 * @param lines debits and credits
 */
record AdjustmentDraft(AdjustmentKind kind, int month, String documentType, String documentNumber,
		@Nullable LocalDate documentDate, String reason, List<AdjustmentLine> lines) {
}
