package pe.siaf.rules;

import java.util.Optional;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Finds the name of the constraint that PostgreSQL refused a statement with. Hibernate
 * and Spring lose it when a function or trigger raised it, so it is read from the
 * server's own message.
 */
public final class ConstraintName {

	private ConstraintName() {
	}

	/**
	 * Reads the constraint's name.
	 * @param failure any exception raised by a statement
	 * @return the name, or empty where no constraint was broken
	 */
	public static Optional<String> in(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof PSQLException refused) {
				ServerErrorMessage message = refused.getServerErrorMessage();
				return Optional.ofNullable((message != null) ? message.getConstraint() : null);
			}
		}
		return Optional.empty();
	}

	/**
	 * Reads the detail that a trigger gave with its refusal.
	 * @param failure any exception raised by a statement
	 * @return the detail, empty where there is none
	 */
	public static String detail(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof PSQLException refused) {
				ServerErrorMessage message = refused.getServerErrorMessage();
				String detail = (message != null) ? message.getDetail() : null;
				return (detail != null) ? detail : "";
			}
		}
		return "";
	}

}
