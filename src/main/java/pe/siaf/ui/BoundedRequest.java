package pe.siaf.ui;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.apache.tomcat.util.http.InvalidParameterException;

import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * A request whose content is read up to a limit, also where it doesn't tell its length.
 */
final class BoundedRequest extends HttpServletRequestWrapper {

	private static final int TOO_LARGE = 413;

	private final long limit;

	BoundedRequest(HttpServletRequest request, long limit) {
		super(request);
		this.limit = limit;
	}

	/**
	 * Whether a failure says that too much was sent: here, or where the container reads
	 * forms and files by itself.
	 * @param failure the failure
	 * @return true if so
	 */
	static boolean isExceeded(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof TooLong || cause instanceof MaxUploadSizeExceededException
					|| (cause instanceof InvalidParameterException refused && refused.getErrorCode() == TOO_LARGE)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		return new Counted(super.getInputStream(), this.limit);
	}

	@Override
	public BufferedReader getReader() throws IOException {
		String encoding = getCharacterEncoding();
		Charset charset = (encoding != null) ? Charset.forName(encoding) : StandardCharsets.UTF_8;
		return new BufferedReader(new InputStreamReader(getInputStream(), charset));
	}

	/** More was sent than may be. */
	static final class TooLong extends IOException {

	}

	/** The container's stream, up to the limit. */
	private static final class Counted extends ServletInputStream {

		private final ServletInputStream content;

		private long left;

		Counted(ServletInputStream content, long limit) {
			this.content = content;
			this.left = limit;
		}

		@Override
		public int read() throws IOException {
			int one = this.content.read();
			take((one >= 0) ? 1 : 0);
			return one;
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			int read = this.content.read(target, offset, length);
			take(Math.max(read, 0));
			return read;
		}

		private void take(int read) throws TooLong {
			this.left -= read;
			if (this.left < 0) {
				throw new TooLong();
			}
		}

		@Override
		public boolean isFinished() {
			return this.content.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.content.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.content.setReadListener(listener);
		}

	}

}
