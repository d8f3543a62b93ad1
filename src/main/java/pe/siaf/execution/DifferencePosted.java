package pe.siaf.execution;

import pe.siaf.money.Amount;

/**
 * A document was increased or reduced by a difference of exchange (domain 9.9), because
 * one that draws on it is at another rate; told in that transaction, so that whoever
 * keeps sums of documents keeps this one too, or refuses what they can't hold.
 *
 * @param stage the document's stage
 * @param secEjec the unit
 * @param recordId its record
 * @param difference by how much, signed, in soles
 */
public record DifferencePosted(DocumentStage stage, String secEjec, long recordId, Amount difference) {
}
