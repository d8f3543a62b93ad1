package pe.siaf.interchange;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * The port to another system. An adapter speaks that system's own protocol; calls may
 * take long or fail, and are made outside of any transaction.
 */
public interface Counterpart {

	/**
	 * Whose port it is.
	 * @return the system
	 */
	OtherSystem system();

	/**
	 * The units that it serves.
	 * @return their keys, six digits
	 */
	List<String> units();

	/**
	 * What waits there to be handed over. It is given again until it is confirmed.
	 * @param secEjec the unit
	 * @return the messages, in the order they are to be taken in
	 */
	List<Delivery> deliveries(String secEjec);

	/**
	 * Tells the other side what became of a message.
	 * @param secEjec the unit
	 * @param messageId its number there
	 * @param accepted whether it was applied
	 * @param code the reject code, where it wasn't
	 */
	void confirm(String secEjec, String messageId, boolean accepted, @Nullable String code);

	/**
	 * What it says that it keeps of a unit's year.
	 * @param secEjec the unit
	 * @param fiscalYear the year
	 * @return counts and sums; a measure of the system's that is left out is none
	 */
	List<Stated> stated(String secEjec, int fiscalYear);

	/**
	 * A message: one file of a kind of import.
	 *
	 * @param id its number there, once and for all
	 * @param kind the kind of import
	 * @param fiscalYear the year it is for
	 * @param key what it is about, in the sender's words
	 * @param content the file as comma-separated values, headings first
	 */
	record Delivery(String id, String kind, int fiscalYear, String key, String content) {
	}

	/**
	 * What one side keeps.
	 *
	 * @param measure what is counted
	 * @param records how many
	 * @param amount what they sum up to, in soles
	 */
	record Stated(Measure measure, long records, Amount amount) {
	}

	/** What both sides count. */
	enum Measure {

		/** Requests of certification that weren't refused. */
		REQUESTS(OtherSystem.SIGA),

		/** Orders in force. */
		ORDERS(OtherSystem.SIGA),

		/** Receptions of orders, with what came less what was taken back. */
		RECEPTIONS(OtherSystem.SIGA),

		/** Receptions said to conform, with what of them wasn't taken back. */
		CONFORMITIES(OtherSystem.SIGA),

		/** Contracts in force, with what they pay in the year. */
		CONTRACTS(OtherSystem.SEACE),

		/** Positions, with what they cost a month. */
		POSITIONS(OtherSystem.AIRHSP);

		private final OtherSystem system;

		Measure(OtherSystem system) {
			this.system = system;
		}

		/** What a system keeps beside this one. */
		static List<Measure> of(OtherSystem system) {
			return Arrays.stream(values()).filter((measure) -> measure.system == system).toList();
		}

	}

}
