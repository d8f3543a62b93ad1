package pe.siaf.identity;

import java.time.Instant;

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
	 * The next code: none is shown twice, since none is taken twice.
	 * @return six digits
	 */
	public static synchronized String nextCode() {
		last = Math.max(Totp.step(Instant.now()), last + 1);
		return Totp.code(DemoCodes.SECRET, last);
	}

}
