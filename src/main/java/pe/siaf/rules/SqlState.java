package pe.siaf.rules;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** Tells why the database refused a statement. */
public final class SqlState {

	/** A number beyond what its column can hold. */
	public static final String OUT_OF_RANGE = "22003";

	/** A day or an hour beyond what its column can hold. */
	public static final String DAY_OUT_OF_RANGE = "22008";

	/** A key that names nothing. */
	public static final String FOREIGN_KEY_VIOLATION = "23503";

	/** The same key twice. */
	public static final String UNIQUE_VIOLATION = "23505";

	/** A value that its column's condition refuses. */
	public static final String CHECK_VIOLATION = "23514";

	/** A character that no text can hold: zero. */
	public static final String CHARACTER_REFUSED = "22021";

	/** The same within JSON. */
	public static final String JSON_CHARACTER_REFUSED = "22P05";

	/** No room is left on the database's disk. */
	public static final String DISK_FULL = "53100";

	/** What the operating system says; Java has no type for it. */
	private static final String NO_ROOM = "No space left on device";

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

	/**
	 * Whether a failure says that a disk is full, the database's or our own.
	 * @param failure any exception
	 * @return true if so
	 */
	public static boolean isFull(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			boolean ours = cause instanceof IOException && String.valueOf(cause.getMessage()).contains(NO_ROOM);
			if (ours || (cause instanceof SQLException refused && DISK_FULL.equals(refused.getSQLState()))) {
				return true;
			}
		}
		return false;
	}

}
