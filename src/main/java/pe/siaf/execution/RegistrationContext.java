package pe.siaf.execution;

import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import pe.siaf.access.AccessGrants.Refused;

/**
 * What the rules judge a new document by beside what it says itself, as it was when one
 * query read it.
 *
 * @param unitSeen whether the unit is the actor's to see
 * @param keptHere whether the unit's year is kept here already
 * @param operationInForce whether the type of operation is
 * @param operationRefuses what the year's table of operations doesn't allow: the stage,
 * the document or an item
 * @param calendar the year, the month and the type of source document
 * @param refused the first node on which the unit may not certify
 * @param before the day of the document it draws on, if it draws on one
 */
record RegistrationContext(boolean unitSeen, boolean keptHere, boolean operationInForce,
		@Nullable String operationRefuses, Calendar calendar, Optional<Refused> refused, @Nullable LocalDate before) {

	/**
	 * What a date and a source document are judged by.
	 *
	 * @param yearState the year's state, where the year is known
	 * @param monthState the month's state, where it was ever opened
	 * @param documentName what the catalogue calls the type of document, where it is in
	 * force
	 */
	record Calendar(@Nullable String yearState, @Nullable String monthState, @Nullable String documentName) {
	}

}
