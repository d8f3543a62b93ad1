package pe.siaf.identity;

import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Who holds a token, remembered for a second: a program that calls the API many times a
 * second is looked up once. What changes a user, a profile or a token in this instance
 * takes effect with the next call, in another one a second later at most.
 */
@Component
class TokenHolders {

	private static final Duration REMEMBERED = Duration.ofSeconds(1);

	private static final int CALLERS = 10_000;

	private final Users users;

	private final Cache<String, Authentication> known = Caffeine.newBuilder()
		.expireAfterWrite(REMEMBERED)
		.maximumSize(CALLERS)
		.build();

	TokenHolders(Users users) {
		this.users = users;
	}

	/**
	 * Signs the holder of a token in.
	 * @param hash the token's hash
	 * @return the holder under the token's profile, or empty if the token isn't in force
	 */
	Optional<Authentication> find(String hash) {
		return Optional.ofNullable(this.known.get(hash,
				(unknown) -> this.users.findByTokenHash(unknown)
					.map((user) -> UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()))
					.orElse(null)));
	}

	@TransactionalEventListener(fallbackExecution = true)
	void forget(UserChanged changed) {
		this.known.invalidateAll();
	}

}
