package pe.siaf.continuity;

import java.util.Base64;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a browser sends it.
 *
 * @param content the signed text
 * @param signature of the text, in base64
 * @param dropped why its person let go of it before it was sent, if they did: the chain
 * needs it all the same
 */
record Sent(String content, String signature, @Nullable String dropped) {

	/** What was left out is empty: no entry, or no signature. */
	@JsonCreator
	static Sent of(@Nullable String content, @Nullable String signature, @Nullable String dropped) {
		return new Sent(Objects.requireNonNullElse(content, ""), Objects.requireNonNullElse(signature, ""), dropped);
	}

	/** The signature; what can't be read as one is none. */
	byte[] signatureBytes() {
		try {
			return Base64.getDecoder().decode(this.signature);
		}
		catch (IllegalArgumentException notBase64) {
			return new byte[0];
		}
	}

}
