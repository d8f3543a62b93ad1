package pe.siaf.continuity;

import java.time.OffsetDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import pe.siaf.execution.DocumentStage;
import pe.siaf.money.Amount;

/**
 * An entry as the centre keeps it, with what became of it last.
 *
 * @param secEjec the unit
 * @param id its key within the unit
 * @param deviceId the browser's key
 * @param sequence its place in the browser's queue
 * @param fiscalYear the year
 * @param stage the document's stage
 * @param total its total
 * @param paper number of its source document
 * @param drawsOn sequence of the entry that it draws on, if it does
 * @param content as it was signed
 * @param registeredAt when, by the browser's clock
 * @param receivedAt when it came
 * @param username who sent it
 * @param personName their name
 * @param result RECEIVED, TAKEN, MENDED, REFUSED, WAITING or DISCARDED
 * @param attempt how often it was tried
 * @param code the rule that refused
 * @param message its words, as the officer read them
 * @param recordId the record it became
 * @param document number and sequence of that record
 * @param page the address of its page
 * @param reason why it was discarded
 * @param resultAt when this became of it
 * @param resultName by whom
 */
record Entry(String secEjec, long id, UUID deviceId, int sequence, int fiscalYear, DocumentStage stage, Amount total,
		String paper, @Nullable Integer drawsOn, String content, OffsetDateTime registeredAt, OffsetDateTime receivedAt,
		String username, String personName, String result, int attempt, String code, String message,
		@Nullable Long recordId, String document, String page, String reason, @Nullable OffsetDateTime resultAt,
		String resultName) {

	/** Whether nothing more may become of it. */
	boolean isSettled() {
		return recordId() != null || this.result.equals("DISCARDED");
	}

	/** The tone of its result's chip. */
	public String tone() {
		return switch (this.result) {
			case "TAKEN", "MENDED" -> "ok";
			case "REFUSED" -> "bad";
			case "WAITING", "RECEIVED" -> "warn";
			default -> "empty";
		};
	}

	/** Whether a person has to do something about it. */
	public boolean isOpen() {
		return !isSettled();
	}

}
