package pe.siaf.identity;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of six digits that change every thirty seconds (RFC 6238 with HMAC-SHA-1, what
 * every authenticator knows).
 */
final class Totp {

	static final int SECRET_BYTES = 20;

	private static final int STEP_SECONDS = 30;

	/** Clocks differ: a code is good one step before and after its own. */
	private static final int DRIFT = 1;

	private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private Totp() {
	}

	static long step(Instant at) {
		return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
	}

	static String code(byte[] secret, long step) {
		byte[] mac = hmac(secret, step);
		int offset = mac[mac.length - 1] & 0xf;
		int number = ByteBuffer.wrap(mac, offset, Integer.BYTES).getInt() & 0x7fffffff;
		return "%06d".formatted(number % 1_000_000);
	}

	/**
	 * The step whose code was given, if it is of now and later than the last one taken.
	 * @param secret the shared secret
	 * @param given the code as typed
	 * @param now the time step of now
	 * @param last the step of the last code that was taken
	 * @return the step, or empty if the code is wrong, too old or was taken before
	 */
	static OptionalLong accepted(byte[] secret, String given, long now, long last) {
		OptionalLong found = OptionalLong.empty();
		for (long step = now - DRIFT; step <= now + DRIFT; step++) {
			if (same(code(secret, step), given) && step > last) {
				found = OptionalLong.of(step);
			}
		}
		return found;
	}

	/**
	 * How an authenticator is told of the secret.
	 * @param secret the secret
	 * @param username whose it is
	 * @return the address in a QR code
	 */
	static String address(byte[] secret, String username) {
		return "otpauth://totp/SIAF%20II:" + URLEncoder.encode(username, StandardCharsets.UTF_8) + "?secret="
				+ base32(secret) + "&issuer=SIAF%20II&algorithm=SHA1&digits=6&period=" + STEP_SECONDS;
	}

	static String base32(byte[] bytes) {
		StringBuilder text = new StringBuilder();
		int held = 0;
		int bits = 0;
		for (byte next : bytes) {
			held = (held << 8) | (next & 0xff);
			for (bits += 8; bits >= 5; bits -= 5) {
				text.append(BASE32.charAt((held >> (bits - 5)) & 31));
			}
		}
		if (bits > 0) {
			text.append(BASE32.charAt((held << (5 - bits)) & 31));
		}
		return text.toString();
	}

	private static boolean same(String expected, String given) {
		return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
	}

	private static byte[] hmac(byte[] secret, long step) {
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec(secret, "RAW"));
			return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
		}
		catch (GeneralSecurityException missing) {
			throw new IllegalStateException(missing);
		}
	}

}
