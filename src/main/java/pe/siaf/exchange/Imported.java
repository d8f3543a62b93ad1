package pe.siaf.exchange;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An import as it stands.
 *
 * @param id its number
 * @param kind the kind's code
 * @param fiscalYear the year it is for
 * @param secEjec the unit, where the kind is per unit
 * @param fileName the file's name as sent
 * @param fileSize its bytes
 * @param sha256 its content's hash
 * @param statedOn the day it speaks of
 * @param dryRun whether it was only to be tried
 * @param state where it stands
 * @param rowsRead rows under the header
 * @param rowsRejected rows with an error
 * @param added records that are new
 * @param changed records that differ
 * @param equal records that are the same
 * @param vanished records that the file doesn't hold any more
 * @param totals a sum for each measure
 * @param username who sent it
 * @param profile under which profile
 * @param fetchedBy username of who had the system fetch it; null where nobody had
 * @param createdAt when
 * @param finishedAt when it came to an end
 */
public record Imported(long id, String kind, int fiscalYear, @Nullable String secEjec, String fileName, long fileSize,
		String sha256, LocalDate statedOn, boolean dryRun, ImportState state, int rowsRead, int rowsRejected, int added,
		int changed, int equal, int vanished, List<Total> totals, String username, String profile,
		@Nullable String fetchedBy, OffsetDateTime createdAt, @Nullable OffsetDateTime finishedAt) {

	public int rowsAccepted() {
		return this.rowsRead - this.rowsRejected;
	}

	public boolean changesNothing() {
		return this.added + this.changed + this.vanished == 0;
	}

}
