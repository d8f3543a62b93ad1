package pe.siaf.modification;

import java.time.LocalDate;

/**
 * An opinion that a rule of the year asks for (domain 8.6 M4).
 *
 * @param rule the rule
 * @param givenBy who gave it
 * @param document the document that holds it
 * @param date its day
 */
record Opinion(String rule, String givenBy, String document, LocalDate date) {
}
