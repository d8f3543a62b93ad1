package pe.siaf.rules;

import java.sql.SQLException;
import java.util.Optional;

/** Finds the state that the database refused a statement with. */
public final class SqlState {

	/** A number beyond what its column can hold. */
	public static final String OUT_OF_RANGE = "22003";

	/** A character that no text can hold: zero. */
	public static final String CHARACTER_REFUSED = "22021";

	/** The same within JSON. */
	public static final String JSON_CHARACTER_REFUSED = "22P05";

	private SqlState() {
	}

	/**
	 * Reads the state.
	 * @param failure any exception raised by a statement
	 * @return five characters, or empty where no statement was refused
	 */
	public static Optional<String> in(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException refused) {
				return Optional.ofNullable(refused.getSQLState());
			}
		}
		return Optional.empty();
	}

}
