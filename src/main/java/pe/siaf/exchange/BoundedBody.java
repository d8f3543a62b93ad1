package pe.siaf.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

import org.jspecify.annotations.Nullable;

/** Takes the body of an answer in as long as it is no bigger than agreed. */
final class BoundedBody implements BodySubscriber<byte[]> {

	private final int biggest;

	private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

	private final CompletableFuture<byte[]> body = new CompletableFuture<>();

	private @Nullable Subscription subscription;

	/**
	 * Takes one body.
	 * @param biggest in bytes
	 */
	BoundedBody(int biggest) {
		this.biggest = biggest;
	}

	@Override
	public CompletionStage<byte[]> getBody() {
		return this.body;
	}

	@Override
	public void onSubscribe(Subscription fresh) {
		this.subscription = fresh;
		fresh.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(List<ByteBuffer> parts) {
		for (ByteBuffer part : parts) {
			if (part.remaining() > this.biggest - this.taken.size()) {
				if (this.subscription != null) {
					this.subscription.cancel();
				}
				this.body.completeExceptionally(new TooBig());
				return;
			}
			byte[] bytes = new byte[part.remaining()];
			part.get(bytes);
			this.taken.writeBytes(bytes);
		}
	}

	@Override
	public void onError(Throwable broken) {
		this.body.completeExceptionally(broken);
	}

	@Override
	public void onComplete() {
		this.body.complete(this.taken.toByteArray());
	}

	/** The body is bigger than agreed. */
	static final class TooBig extends IOException {

		private static final long serialVersionUID = 1L;

		TooBig() {
			super("too big");
		}

	}

}
