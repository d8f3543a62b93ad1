package pe.siaf.interchange;

import org.jspecify.annotations.Nullable;

import pe.siaf.exchange.ImportOrder;
import pe.siaf.identity.Profile;

/**
 * How a message comes: somebody brings it, or this system fetches it, on its day or
 * because somebody asks. What is fetched is the other system's, whoever asks for it.
 *
 * @param fetched whether this system fetches it
 * @param by who brings it or asks for it; null where nobody does
 */
record Arrival(boolean fetched, @Nullable Profile by) {

	static Arrival brought(Profile by) {
		return new Arrival(false, by);
	}

	static Arrival fetched(@Nullable Profile by) {
		return new Arrival(true, by);
	}

	/** Who hands it over; null where the other system does. */
	@Nullable Profile actor() {
		return this.fetched ? null : this.by;
	}

	/** Under which name it is kept. */
	String username() {
		return (this.fetched || this.by == null) ? ImportOrder.SYSTEM : this.by.username();
	}

	/** Who had it fetched, if anybody. */
	@Nullable String fetchedBy() {
		return (this.fetched && this.by != null) ? this.by.username() : null;
	}

}
