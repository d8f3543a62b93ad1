package pe.siaf.identity;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How often a caller may call the API: a bucket of a minute's calls for each token, and a
 * smaller one for each address that comes without a known token. Kept by each instance
 * for itself: a limit against flooding, not an account of use.
 */
@Component
class CallLimit {

	/** Callers remembered; whoever called least lately is forgotten first. */
	private static final int CALLERS = 10_000;

	private final int ofToken;

	private final int ofStranger;

	private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
			return size() > CALLERS;
		}

	};

	CallLimit(@Value("${siaf.api.calls-per-minute}") int ofToken,
			@Value("${siaf.api.strangers-calls-per-minute}") int ofStranger) {
		this.ofToken = ofToken;
		this.ofStranger = ofStranger;
	}

	/**
	 * Takes a call of a token.
	 * @param hash the token's hash
	 * @return how long to wait; zero if it may call
	 */
	Duration ofToken(String hash) {
		return take("token " + hash, this.ofToken);
	}

	/**
	 * Takes a call of somebody without a known token.
	 * @param address from where
	 * @return how long to wait; zero if it may call
	 */
	Duration ofStranger(String address) {
		return take("address " + address, this.ofStranger);
	}

	private Duration take(String caller, int perMinute) {
		ConsumptionProbe probe = bucket(caller, perMinute).tryConsumeAndReturnRemaining(1);
		return Duration.ofNanos(probe.getNanosToWaitForRefill());
	}

	private Bucket bucket(String caller, int perMinute) {
		synchronized (this.buckets) {
			return this.buckets.computeIfAbsent(caller,
					(fresh) -> Bucket.builder()
						.addLimit((limit) -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
						.build());
		}
	}

}
