package pe.siaf.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * What lies between a browser and the application, and can be cut: then nobody answers at
 * the address that the browser knows, as when the centre is down.
 */
final class Wire implements AutoCloseable {

	private static final int BYTES = 8192;

	private static final byte[] PAGE = "<html><body>Sign in to this network</body></html>"
		.getBytes(StandardCharsets.UTF_8);

	private final int application;

	private final int port;

	private final Set<Socket> ends = ConcurrentHashMap.newKeySet();

	private volatile @Nullable ServerSocket listening;

	private @Nullable HttpServer stranger;

	Wire(int application) {
		this.application = application;
		this.port = listen(0);
	}

	/** Where the browser finds the application. */
	int port() {
		return this.port;
	}

	void cut() {
		close();
	}

	void mend() {
		close();
		listen(this.port);
	}

	/** From now on a page of the network answers whatever is asked. */
	void answerWithAPage() {
		close();
		try {
			HttpServer page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), 0);
			page.createContext("/", (asked) -> {
				asked.getRequestBody().readAllBytes();
				asked.getResponseHeaders().add("Content-Type", "text/html");
				asked.sendResponseHeaders(200, PAGE.length);
				asked.getResponseBody().write(PAGE);
				asked.close();
			});
			page.start();
			this.stranger = page;
		}
		catch (IOException taken) {
			throw new UncheckedIOException(taken);
		}
	}

	private int listen(int wanted) {
		try {
			ServerSocket opened = new ServerSocket();
			opened.setReuseAddress(true);
			opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
			this.listening = opened;
			start(() -> accept(opened));
			return opened.getLocalPort();
		}
		catch (IOException taken) {
			throw new UncheckedIOException(taken);
		}
	}

	private void accept(ServerSocket opened) {
		try {
			while (!opened.isClosed()) {
				Socket browser = opened.accept();
				Socket centre = new Socket(InetAddress.getLoopbackAddress(), this.application);
				this.ends.add(browser);
				this.ends.add(centre);
				start(() -> carry(browser, centre));
				start(() -> carry(centre, browser));
			}
		}
		catch (IOException cut) {
			// nobody answers any more
		}
	}

	private void carry(Socket from, Socket into) {
		try (from; into) {
			InputStream in = from.getInputStream();
			OutputStream out = into.getOutputStream();
			byte[] part = new byte[BYTES];
			for (int read = in.read(part); read >= 0; read = in.read(part)) {
				out.write(part, 0, read);
			}
		}
		catch (IOException cut) {
			// the other end hears of it when its socket closes
		}
		this.ends.remove(from);
		this.ends.remove(into);
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "wire");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() {
		if (this.stranger != null) {
			this.stranger.stop(0);
			this.stranger = null;
		}
		try {
			ServerSocket opened = this.listening;
			if (opened != null) {
				opened.close();
			}
			for (Socket end : this.ends) {
				end.close();
			}
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

}
