package pe.siaf.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.BufferedReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;

/**
 * A call whose content was looked at before its handler reads it. Files stay with the
 * container, which keeps them on disk; any other body is held in memory.
 */
final class ReadableRequest extends HttpServletRequestWrapper {

	private final byte @Nullable [] body;

	private final String contentHash;

	private ReadableRequest(HttpServletRequest request, byte @Nullable [] body, String contentHash) {
		super(request);
		this.body = body;
		this.contentHash = contentHash;
	}

	static ReadableRequest of(HttpServletRequest request) throws IOException, ServletException {
		MessageDigest digest = sha256();
		digest.update(Objects.requireNonNullElse(request.getQueryString(), "").getBytes(StandardCharsets.UTF_8));
		String type = request.getContentType();
		if (type != null && type.startsWith("multipart/")) {
			for (Part part : request.getParts()) {
				digest.update(part.getName().getBytes(StandardCharsets.UTF_8));
				update(digest, part);
			}
			return new ReadableRequest(request, null, hex(digest));
		}
		byte[] body = request.getInputStream().readAllBytes();
		digest.update(body);
		return new ReadableRequest(request, body, hex(digest));
	}

	private static void update(MessageDigest digest, Part part) throws IOException {
		try (InputStream content = part.getInputStream()) {
			byte[] buffer = new byte[8192];
			for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
				digest.update(buffer, 0, read);
			}
		}
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException missing) {
			throw new IllegalStateException(missing);
		}
	}

	private static String hex(MessageDigest digest) {
		return HexFormat.of().formatHex(digest.digest());
	}

	String contentHash() {
		return this.contentHash;
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		return (this.body != null) ? new Held(this.body) : super.getInputStream();
	}

	@Override
	public BufferedReader getReader() throws IOException {
		String encoding = getCharacterEncoding();
		Charset charset = (encoding != null) ? Charset.forName(encoding) : StandardCharsets.UTF_8;
		return new BufferedReader(new InputStreamReader(getInputStream(), charset));
	}

	/** The held body as the container's stream. */
	private static final class Held extends ServletInputStream {

		private final ByteArrayInputStream content;

		Held(byte[] body) {
			this.content = new ByteArrayInputStream(body);
		}

		@Override
		public int read() {
			return this.content.read();
		}

		@Override
		public int read(byte[] target, int offset, int length) {
			return this.content.read(target, offset, length);
		}

		@Override
		public boolean isFinished() {
			return this.content.available() == 0;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException("The body is read already");
		}

	}

}
