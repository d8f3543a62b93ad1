package pe.siaf.logframe;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What a check says of one place: nothing where it passes. Places that pass are told too,
 * so that a grade knows how many were looked at.
 *
 * @param place what was looked at
 * @param flaws what is wrong with it
 */
record Verdict(Place place, List<Flaw> flaws) {

	/** Begins an argument that is a message's key. */
	static final String KEY = "key:";

	/** Begins one that is several keys, with commas. */
	static final String KEYS = "keys:";

	static Verdict on(Place place) {
		return new Verdict(place, List.of());
	}

	static Verdict on(LogframeNode node) {
		return on(Place.of(node));
	}

	/**
	 * Adds what is wrong, if it is.
	 * @param wrong whether it is
	 * @param variant what exactly, as a suffix of the message's key
	 * @param arguments figures or names for the message
	 * @return this with the flaw
	 */
	Verdict fails(boolean wrong, String variant, String... arguments) {
		return wrong
				? new Verdict(this.place,
						Stream.concat(this.flaws.stream(), Stream.of(new Flaw(variant, List.of(arguments)))).toList())
				: this;
	}

	/** A message's key, to be said in the reader's language. */
	static String key(String key) {
		return KEY + key;
	}

	/** Several of one family. */
	static String keys(String family, Collection<String> names) {
		return names.stream().map((name) -> family + name).collect(Collectors.joining(",", KEYS, ""));
	}

	boolean passes() {
		return this.flaws.isEmpty();
	}

	/**
	 * What is wrong.
	 *
	 * @param variant a suffix of the message's key, empty for the plain case
	 * @param arguments figures or names; message keys are given as {@code key:}…, lists
	 * of them as {@code keys:}… with commas
	 */
	record Flaw(String variant, List<String> arguments) {
	}

	/**
	 * Where it is.
	 *
	 * @param nodeId the matrix node's key; none for places outside the matrix
	 * @param code what people call it: a node's code, a missing level's name, a cause's
	 * or project typology's code; empty for the program as a whole
	 * @param text its text
	 * @param level the row of the matrix; none for places outside it
	 */
	record Place(@Nullable Long nodeId, String code, String text, @Nullable Level level) {

		static final Place PROGRAM = new Place(null, "", "", null);

		static Place of(LogframeNode node) {
			return new Place(node.id(), node.code(), node.text(), node.level());
		}

		static Place of(Diagnosis.Cause cause) {
			return new Place(null, cause.code(), cause.name(), null);
		}

		/** A row of the matrix as a whole. */
		static Place of(Level level) {
			return new Place(null, level.name(), "", level);
		}

	}

}
