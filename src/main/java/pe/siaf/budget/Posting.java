package pe.siaf.budget;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * Movements that are posted together or not at all.
 *
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param key what they stem from, {@code act/…} or {@code import/…}: posting the same key
 * twice is refused by the schema
 * @param kind INI, INC, RED, ANU, REF, RAN, EXT, ERR or CUT
 * @param knownOn the day from which reports know them
 * @param username who posts
 * @param profile under which profile
 * @param source the document they stem from
 * @param entries the movements
 * @param releasesReservation whether certified amounts were held by a draft before
 */
public record Posting(int fiscalYear, String secEjec, String key, String kind, LocalDate knownOn, String username,
		String profile, Source source, List<Entry> entries, boolean releasesReservation) {

	/**
	 * One movement.
	 *
	 * @param line the line
	 * @param stage the stage
	 * @param month the month of execution; 0 for budget frame
	 * @param amount signed: a correction is negative
	 */
	public record Entry(LineKey line, Stage stage, int month, Amount amount) {
	}

	/**
	 * Where movements come from.
	 *
	 * @param recordId the certificate sequence or file phase
	 * @param actId the act on it
	 * @param importId the import
	 * @param documentType the document's code
	 * @param documentNumber the document's number
	 * @param documentDate the document's date
	 */
	public record Source(@Nullable Long recordId, @Nullable Long actId, @Nullable Long importId,
			@Nullable String documentType, @Nullable String documentNumber, @Nullable LocalDate documentDate) {

		public static Source ofImport(long importId) {
			return new Source(null, null, importId, null, null, null);
		}

	}

}
