package pe.siaf.exchange;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Writes rows through COPY, many to a message. */
final class RowCopy implements AutoCloseable {

	private static final int MESSAGE = 32 * 1024;

	private final CopyIn copy;

	private final StringBuilder text = new StringBuilder(MESSAGE + 1024);

	/**
	 * Begins to copy.
	 * @param connection to the database; nothing else may use it until the end
	 * @param target the table and, in parentheses, its columns
	 */
	RowCopy(Connection connection, String target) throws SQLException {
		this.copy = new CopyManager(connection.unwrap(BaseConnection.class)).copyIn("copy " + target + " from stdin");
	}

	void row(List<@Nullable String> values) {
		for (int i = 0; i < values.size(); i++) {
			if (i > 0) {
				this.text.append('\t');
			}
			append(values.get(i));
		}
		this.text.append('\n');
		if (this.text.length() >= MESSAGE) {
			send();
		}
	}

	/** What COPY takes for its own signs is written with a backslash before it. */
	private void append(@Nullable String value) {
		if (value == null) {
			this.text.append("\\N");
			return;
		}
		for (int i = 0; i < value.length(); i++) {
			char sign = value.charAt(i);
			switch (sign) {
				case '\\' -> this.text.append("\\\\");
				case '\t' -> this.text.append("\\t");
				case '\n' -> this.text.append("\\n");
				case '\r' -> this.text.append("\\r");
				default -> this.text.append(sign);
			}
		}
	}

	private void send() {
		byte[] bytes = this.text.toString().getBytes(StandardCharsets.UTF_8);
		this.text.setLength(0);
		try {
			this.copy.writeToCopy(bytes, 0, bytes.length);
		}
		catch (SQLException failure) {
			throw new IllegalStateException("Rows were not staged", failure);
		}
	}

	/** Sends what is left and waits until the server has it all. */
	void end() throws SQLException {
		send();
		this.copy.endCopy();
	}

	/** Takes back a copy that didn't come to its end. */
	@Override
	public void close() throws SQLException {
		if (this.copy.isActive()) {
			this.copy.cancelCopy();
		}
	}

}
