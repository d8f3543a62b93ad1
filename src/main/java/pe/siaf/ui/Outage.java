package pe.siaf.ui;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

import pe.siaf.rules.SqlState;

/** Why nothing can be read or kept at the moment, through no fault of what was asked. */
enum Outage {

	/** The database can't be reached or is stopping. */
	AWAY("away"),

	/** There is no room left to write to. */
	FULL("full");

	/** PostgreSQL: shutting down, crashed, starting up, too many connections. */
	private static final Set<String> AWAY_STATES = Set.of("57P01", "57P02", "57P03", "53300");

	/** What the pool says, without a state, of a connection that broke in use. */
	private static final String BROKEN = "Connection is closed";

	private final String code;

	Outage(String code) {
		this.code = code;
	}

	/**
	 * The end of the message keys that tell of it.
	 * @return such as {@code away}
	 */
	String code() {
		return this.code;
	}

	/**
	 * Finds an outage behind a failure.
	 * @param failure whatever was raised
	 * @return the outage, or empty if it was something else
	 */
	static Optional<Outage> behind(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLTransientConnectionException || cause instanceof ConnectException) {
				return Optional.of(AWAY);
			}
			if (cause instanceof SQLException refused && refused.getSQLState() != null) {
				return ofState(refused.getSQLState());
			}
			if (cause instanceof SQLException && BROKEN.equals(cause.getMessage())) {
				return Optional.of(AWAY);
			}
		}
		return SqlState.isFull(failure) ? Optional.of(FULL) : Optional.empty();
	}

	private static Optional<Outage> ofState(String state) {
		if (state.startsWith("08") || AWAY_STATES.contains(state)) {
			return Optional.of(AWAY);
		}
		return state.equals(SqlState.DISK_FULL) ? Optional.of(FULL) : Optional.empty();
	}

}
