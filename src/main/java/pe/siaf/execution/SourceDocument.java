package pe.siaf.execution;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The paper an act stands on, as it was given: {@link RegistrationChecks} refuses what is
 * missing.
 *
 * @param type its code in the catalogue of source documents
 * @param number its number
 * @param date its date
 */
record SourceDocument(@Nullable String type, @Nullable String number, @Nullable LocalDate date) {
}
