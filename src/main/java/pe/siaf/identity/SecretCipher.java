package pe.siaf.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts what is kept of a second factor (AES-256-GCM), bound to its user: a row copied
 * to another user opens nothing. The key comes from the configuration, never from the
 * database.
 */
@Component
class SecretCipher {

	/** Base64 of 32 bytes that everybody can read here: for the demonstration only. */
	static final String DEMO_KEY = "c2lhZi1paS1kZW1vbnN0cmF0aW9uLWtleS0wMDAwMDE=";

	private static final int KEY_BYTES = 32;

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	private final SecretKeySpec key;

	private final SecureRandom random = new SecureRandom();

	SecretCipher(@Value("${siaf.second-factor.key:}") String key) {
		byte[] bytes = Base64.getDecoder().decode(key.isBlank() ? DEMO_KEY : key.strip());
		if (bytes.length != KEY_BYTES) {
			throw new IllegalArgumentException(
					"siaf.second-factor.key is the Base64 of 32 bytes, not of " + bytes.length);
		}
		this.key = new SecretKeySpec(bytes, "AES");
	}

	byte[] encrypt(byte[] plain, long owner) {
		byte[] nonce = new byte[NONCE_BYTES];
		this.random.nextBytes(nonce);
		byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, plain, owner);
		byte[] kept = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
		System.arraycopy(sealed, 0, kept, NONCE_BYTES, sealed.length);
		return kept;
	}

	byte[] decrypt(byte[] kept, long owner) {
		return run(Cipher.DECRYPT_MODE, Arrays.copyOf(kept, NONCE_BYTES),
				Arrays.copyOfRange(kept, NONCE_BYTES, kept.length), owner);
	}

	private byte[] run(int mode, byte[] nonce, byte[] text, long owner) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(mode, this.key, new GCMParameterSpec(TAG_BITS, nonce));
			cipher.updateAAD(Long.toString(owner).getBytes(StandardCharsets.UTF_8));
			return cipher.doFinal(text);
		}
		catch (GeneralSecurityException unreadable) {
			throw new IllegalStateException("A second factor can't be read with this siaf.second-factor.key",
					unreadable);
		}
	}

}
