package pe.siaf.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * One client's open connection to the API, made to cost next to nothing: the load
 * generator shares the machine with what it measures, and pgbench, which the rates are
 * compared with, is as frugal.
 */
public final class Caller implements Closeable {

	private final int port;

	private @Nullable Socket socket;

	private InputStream answers = InputStream.nullInputStream();

	public Caller(int port) {
		this.port = port;
	}

	/**
	 * Posts JSON and reads the whole answer.
	 * @param path where to
	 * @param token the caller's token
	 * @param key the idempotency key
	 * @param body the JSON
	 * @return status and body
	 */
	public Answer post(String path, String token, String key, String body) throws IOException {
		byte[] content = body.getBytes(StandardCharsets.UTF_8);
		String head = """
				POST %s HTTP/1.1\r
				Host: localhost\r
				Authorization: Bearer %s\r
				Idempotency-Key: %s\r
				Content-Type: application/json\r
				Content-Length: %d\r
				\r
				""".formatted(path, token, key, content.length);
		byte[] start = head.getBytes(StandardCharsets.UTF_8);
		byte[] request = java.util.Arrays.copyOf(start, start.length + content.length);
		System.arraycopy(content, 0, request, start.length, content.length);
		connected().getOutputStream().write(request);
		return answer();
	}

	private Socket connected() throws IOException {
		Socket open = this.socket;
		if (open == null) {
			open = new Socket(InetAddress.getLoopbackAddress(), this.port);
			open.setTcpNoDelay(true);
			this.answers = new BufferedInputStream(open.getInputStream());
			this.socket = open;
		}
		return open;
	}

	private Answer answer() throws IOException {
		int status = Integer.parseInt(line().split(" ")[1]);
		int length = 0;
		boolean last = false;
		for (String header = line(); !header.isEmpty(); header = line()) {
			String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
			if (name.equals("content-length")) {
				length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
			}
			// the server hangs up after a hundred calls
			last = last || name.equals("connection");
			if (name.equals("transfer-encoding")) {
				throw new IllegalStateException("Answers of a known length only: " + header);
			}
		}
		String body = new String(this.answers.readNBytes(length), StandardCharsets.UTF_8);
		if (last) {
			close();
		}
		return new Answer(status, body);
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int read = this.answers.read(); read != '\n'; read = this.answers.read()) {
			if (read < 0) {
				throw new EOFException("The server closed the connection");
			}
			if (read != '\r') {
				line.append((char) read);
			}
		}
		return line.toString();
	}

	@Override
	public void close() throws IOException {
		Socket open = this.socket;
		if (open != null) {
			open.close();
			this.socket = null;
		}
	}

	/**
	 * An answer.
	 *
	 * @param status its status
	 * @param body its body
	 */
	public record Answer(int status, String body) {
	}

}
