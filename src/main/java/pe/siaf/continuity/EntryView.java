package pe.siaf.continuity;

import org.jspecify.annotations.Nullable;

/**
 * What a browser shows of an entry that it sent.
 *
 * @param sequence its place in the browser's queue
 * @param id its key
 * @param result RECEIVED, TAKEN, MENDED, REFUSED, WAITING or DISCARDED
 * @param code the rule that refused
 * @param message its words
 * @param document number and sequence of the record it became
 * @param page the record's page
 * @param form where it is mended, if it can be
 */
record EntryView(int sequence, long id, String result, String code, String message, String document, String page,
		@Nullable String form) {

	static EntryView of(Entry entry, @Nullable String form) {
		return new EntryView(entry.sequence(), entry.id(), entry.result(), entry.code(), entry.message(),
				entry.document(), entry.page(), form);
	}

}
