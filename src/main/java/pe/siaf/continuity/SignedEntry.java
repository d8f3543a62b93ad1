package pe.siaf.continuity;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

import pe.siaf.execution.DocumentStage;
import pe.siaf.execution.PreparedDraft;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

/**
 * An entry of a browser's queue, as it was signed.
 *
 * @param device the browser's key
 * @param sequence its place in the queue, from 1
 * @param key its Idempotency-Key
 * @param at when it was registered, by the browser's clock
 * @param previous hash of the entry before; the key's fingerprint for the first one
 * @param year fiscal year
 * @param unit sec_ejec
 * @param stage stage of the document
 * @param document number and sequence of the record it draws on, where that is at the
 * centre
 * @param entry sequence of the entry it draws on, where that is in the same queue
 * @param fields what was typed
 * @param lines the amounts
 */
record SignedEntry(UUID device, int sequence, UUID key, OffsetDateTime at, String previous, int year, String unit,
		DocumentStage stage, @Nullable String document, @Nullable Integer entry, PreparedDraft.Fields fields,
		List<PreparedDraft.Line> lines) {

	/** Soles of all its lines. */
	Amount total() {
		return this.lines.stream().map(PreparedDraft.Line::amount).reduce(Amount.ZERO, Amount::plus);
	}

	/**
	 * The draft it asks for.
	 * @param predecessor number and sequence of the record it draws on, if it does
	 * @return the draft
	 */
	PreparedDraft toDraft(@Nullable String predecessor) {
		return new PreparedDraft(this.stage, this.year, this.unit, predecessor, this.fields, this.lines);
	}

	/** Reads what was signed: every word of it is known, and none stands twice. */
	@Component
	static class Reader {

		/** Characters of an entry with some two thousand lines. */
		private static final int LONGEST = 400_000;

		private static final int MOST_LINES = 2000;

		/** Digits of the greatest amount that can be kept. */
		private static final int DIGITS = 19;

		private final JsonMapper json;

		Reader(JsonMapper json) {
			this.json = json.rebuild()
				.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
				.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
						DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
						DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
				.build();
		}

		/**
		 * Reads an entry.
		 * @param content as it was signed
		 * @return the entry
		 * @throws RuleViolation CON-016 if it is none
		 */
		SignedEntry read(String content) {
			if (content.length() > LONGEST) {
				throw new RuleViolation(ContinuityRule.NOT_AN_ENTRY, Map.of());
			}
			try {
				SignedEntry entry = this.json.readValue(content, SignedEntry.class);
				if (isWhole(entry)) {
					return entry;
				}
			}
			catch (JacksonException notAnEntry) {
				throw new RuleViolation(ContinuityRule.NOT_AN_ENTRY, Map.of());
			}
			throw new RuleViolation(ContinuityRule.NOT_AN_ENTRY, Map.of());
		}

		/** What the records promise, a sender may leave out. */
		@SuppressWarnings("ConstantValue")
		private static boolean isWhole(SignedEntry entry) {
			return entry != null && entry.device != null && entry.sequence > 0 && entry.key != null && entry.at != null
					&& entry.previous != null && entry.unit != null && entry.stage != null && entry.fields != null
					&& entry.lines != null && !entry.lines.isEmpty() && entry.lines.size() <= MOST_LINES
					&& (entry.entry == null || (entry.entry > 0 && entry.entry < entry.sequence))
					&& (entry.entry == null || entry.document == null) && entry.lines.stream().allMatch(Reader::isWhole)
					&& entry.total().value().precision() <= DIGITS;
		}

		@SuppressWarnings("ConstantValue")
		private static boolean isWhole(PreparedDraft.Line line) {
			return line != null && line.secFunc() != null && line.rubro() != null && line.resourceType() != null
					&& line.item() != null && line.amount() != null;
		}

	}

}
