package pe.siaf.identity;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * The second factor of the demonstration: its secret is published, so the page tells the
 * code to whoever has no authenticator at hand. Outside the profile {@code demo} nobody
 * has that secret and nothing is told.
 */
@Component
class DemoCodes {

	/** In an authenticator: ONUWCZRNMRSW23ZNONSWG33OMQWTEMZU. */
	static final byte[] SECRET = "siaf-demo-second-234".getBytes(StandardCharsets.US_ASCII);

	private final SecondFactors factors;

	private final boolean demo;

	private final InstantSource time = InstantSource.system();

	DemoCodes(SecondFactors factors, Environment environment) {
		this.factors = factors;
		this.demo = environment.acceptsProfiles(Profiles.of("demo"));
	}

	/**
	 * A code that is good now.
	 * @param username whose
	 * @return the code, or empty for anybody but the demonstration's own
	 */
	Optional<String> codeOf(String username) {
		return this.demo ? this.factors.of(username)
			.filter((factor) -> Arrays.equals(factor.secret(), SECRET))
			.map((factor) -> factor.nextCode(this.time.instant())) : Optional.empty();
	}

}
