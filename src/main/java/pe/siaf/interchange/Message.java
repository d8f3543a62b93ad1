package pe.siaf.interchange;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * A message as it stands.
 *
 * @param id its key within the unit
 * @param secEjec the unit
 * @param sender which system sent it
 * @param messageId its number there
 * @param fiscalYear the year it is for
 * @param kind the kind of import
 * @param key what it is about, in the sender's words
 * @param content what it says
 * @param state RECEIVED, VALIDATED, REJECTED or APPLIED
 * @param attempt how often it was tried
 * @param code the reject code (INT-001 to INT-006)
 * @param rule the rule that it broke
 * @param records what it added
 * @param importId the import that took it in
 * @param fetchedBy who had that import fetched; null where nobody had
 * @param receivedBy who brought it; the system itself where it was fetched
 * @param receivedAt when it came
 * @param concludedAt when it was applied or rejected
 */
record Message(long id, String secEjec, OtherSystem sender, String messageId, int fiscalYear, String kind, String key,
		String content, String state, int attempt, @Nullable String code, @Nullable String rule, int records,
		@Nullable Long importId, @Nullable String fetchedBy, String receivedBy, OffsetDateTime receivedAt,
		@Nullable OffsetDateTime concludedAt) {

	public String page() {
		return "/interfaces/mensajes/%s/%d".formatted(this.secEjec, this.id);
	}

	public String location() {
		return "/api/v1/messages/%s/%d".formatted(this.secEjec, this.id);
	}

}
