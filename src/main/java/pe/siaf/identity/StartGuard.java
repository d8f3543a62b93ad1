package pe.siaf.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Refuses to start in earnest with what anybody can read in the source: the users of the
 * demonstration with their published password or token, or the published key of second
 * factors. Judged after the migrations and before the first request is taken.
 */
@Component
class StartGuard implements SmartInitializingSingleton {

	private final Environment environment;

	private final JdbcClient jdbc;

	private final PasswordEncoder encoder;

	private final String factorKey;

	StartGuard(Environment environment, JdbcClient jdbc, PasswordEncoder encoder,
			@Value("${siaf.second-factor.key:}") String factorKey) {
		this.environment = environment;
		this.jdbc = jdbc;
		this.encoder = encoder;
		this.factorKey = factorKey.strip();
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<UnsafeStart.Reason> reasons = new ArrayList<>();
		if (isActive("demo")) {
			if (isActive("production")) {
				reasons.add(new UnsafeStart.Reason("The profiles production and demo are active together.",
						"Take demo out of SPRING_PROFILES_ACTIVE; for a trial that nobody else reaches, activate demo alone."));
			}
		}
		else {
			judgeUsers(reasons);
			judgeKey(reasons);
		}
		if (!reasons.isEmpty()) {
			throw new UnsafeStart(reasons);
		}
	}

	private void judgeUsers(List<UnsafeStart.Reason> reasons) {
		List<String> open = DemoUsers.names().stream().filter(this::isOpen).toList();
		if (!open.isEmpty()) {
			String names = open.stream().collect(Collectors.joining("', '", "'", "'"));
			reasons.add(new UnsafeStart.Reason(
					"Users of the demonstration can sign in with their published password or token: "
							+ String.join(", ", open) + ".",
					"Start on an empty database. If it has to be this one, first shut them out: "
							+ "update app_user set suspended_at = now() where username in (" + names + ");"));
		}
	}

	private boolean isOpen(String username) {
		boolean token = this.jdbc.sql("""
				select exists (select from api_token t join app_user u on u.id = t.user_id
				where t.token_hash = ? and t.revoked_at is null and u.suspended_at is null)""")
			.param(Users.hash(DemoUsers.tokenOf(username)))
			.query(Boolean.class)
			.single();
		return token || this.jdbc.sql("select password_hash from app_user where username = ? and suspended_at is null")
			.param(username)
			.query(String.class)
			.optional()
			.filter((hash) -> this.encoder.matches(DemoUsers.PASSWORD, hash))
			.isPresent();
	}

	/**
	 * On a developer's machine (profile {@code local}) the published key harms nobody.
	 */
	private void judgeKey(List<UnsafeStart.Reason> reasons) {
		if (!isActive("local") && (this.factorKey.isEmpty() || this.factorKey.equals(SecretCipher.DEMO_KEY))) {
			reasons.add(new UnsafeStart.Reason(
					"Second factors would be encrypted with a key that is published: siaf.second-factor.key is "
							+ (this.factorKey.isEmpty() ? "not set." : "the demonstration's."),
					"Set SIAF_SECOND_FACTOR_KEY to a key of your own, made by: openssl rand -base64 32"));
		}
	}

	private boolean isActive(String profile) {
		return this.environment.acceptsProfiles(Profiles.of(profile));
	}

}
