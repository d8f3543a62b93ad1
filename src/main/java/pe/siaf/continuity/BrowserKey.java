package pe.siaf.continuity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

import pe.siaf.rules.RuleViolation;

/**
 * The public half of a browser's key: ECDSA on P-256 with SHA-256, as browsers make it.
 */
final class BrowserKey {

	/** The order of P-256, which tells it from any other curve. */
	private static final String ORDER = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

	private static final int HEXADECIMAL = 16;

	/** A browser's signature: both numbers one after the other, 32 bytes each. */
	private static final String SIGNATURE = "SHA256withECDSAinP1363Format";

	private final ECPublicKey key;

	private BrowserKey(ECPublicKey key) {
		this.key = key;
	}

	/**
	 * Reads a key.
	 * @param encoded SubjectPublicKeyInfo, as browsers export it
	 * @return the key
	 * @throws RuleViolation CON-012 if it is no key on P-256
	 */
	static BrowserKey of(byte[] encoded) {
		try {
			if (KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded)) instanceof ECPublicKey read
					&& read.getParams().getOrder().toString(HEXADECIMAL).equals(ORDER)
					&& Arrays.equals(read.getEncoded(), encoded)) {
				return new BrowserKey(read);
			}
		}
		catch (NoSuchAlgorithmException missing) {
			throw new IllegalStateException(missing);
		}
		catch (GeneralSecurityException notAKey) {
			throw new RuleViolation(ContinuityRule.KEY_NOT_TAKEN, Map.of());
		}
		throw new RuleViolation(ContinuityRule.KEY_NOT_TAKEN, Map.of());
	}

	/**
	 * Whether a text was signed with the key's private half.
	 * @param content the text
	 * @param signature 64 bytes
	 * @return whether it was
	 */
	boolean signed(String content, byte[] signature) {
		try {
			Signature check = Signature.getInstance(SIGNATURE);
			check.initVerify(this.key);
			check.update(content.getBytes(StandardCharsets.UTF_8));
			return check.verify(signature);
		}
		catch (SignatureException notASignature) {
			return false;
		}
		catch (GeneralSecurityException missing) {
			throw new IllegalStateException(missing);
		}
	}

	/**
	 * The key's name: what the first entry of its chain follows.
	 * @return SHA-256 in hexadecimal
	 */
	String fingerprint() {
		return hash(this.key.getEncoded());
	}

	/**
	 * What the next entry names to follow this one.
	 * @param content an entry as it was signed
	 * @return SHA-256 in hexadecimal
	 */
	static String hash(String content) {
		return hash(content.getBytes(StandardCharsets.UTF_8));
	}

	private static String hash(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException missing) {
			throw new IllegalStateException(missing);
		}
	}

}
