package pe.siaf.execution;

import org.jspecify.annotations.Nullable;

/**
 * The supplier of a document, as it was given.
 *
 * @param ruc the RUC
 * @param name the name, for a supplier that the register doesn't know yet
 */
record Payee(String ruc, @Nullable String name) {
}
