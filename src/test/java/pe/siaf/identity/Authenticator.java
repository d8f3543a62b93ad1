package pe.siaf.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The demonstration's authenticator: what a person would read from their telephone. */
public final class Authenticator {

	private static long last;

	private Authenticator() {
	}

	/**
	 * What it shows now.
	 * @return six digits
	 */
	public static String code() {
		return Totp.code(DemoCodes.SECRET, Totp.step(Instant.now()));
	}

	/**
	 * The next code: none is shown twice, since none is taken twice. One that is further
	 * ahead than the server takes is waited for, as a person would.
	 * @return six digits
	 */
	public static synchronized String nextCode() {
		last = Math.max(Totp.step(Instant.now()), last + 1);
		while (last > Totp.step(Instant.now()) + 1) {
			LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
		}
		return Totp.code(DemoCodes.SECRET, last);
	}

}
