package pe.siaf.identity;

import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens the door of an empty production database: the user {@code admin} with the
 * password given by {@code SIAF_FIRST_ADMINISTRATOR_PASSWORD}. Does nothing once anybody
 * exists.
 */
@Component
@Profile("!demo")
@Order(10)
class FirstAdministrator implements ApplicationRunner {

	private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

	private final JdbcClient jdbc;

	private final PasswordEncoder encoder;

	private final String password;

	FirstAdministrator(JdbcClient jdbc, PasswordEncoder encoder,
			@Value("${siaf.first-administrator.password:}") String password) {
		this.jdbc = jdbc;
		this.encoder = encoder;
		this.password = password;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		if (this.jdbc.sql("select exists (select 1 from app_user)").query(Boolean.class).single()) {
			return;
		}
		if (this.password.length() < Passwords.LENGTH) {
			LOG.warn("Nobody can sign in: there are no users, and SIAF_FIRST_ADMINISTRATOR_PASSWORD is not set or has "
					+ "fewer than {} characters", Passwords.LENGTH);
			return;
		}
		this.jdbc.sql("""
				with admin as (
				  insert into app_user (username, person_name, password_hash, must_change_password)
				  values ('admin', 'Administrador', ?, true) returning id)
				insert into user_profile (user_id, role, scope_kind, principal)
				select id, 'SYSADMIN', 'NATIONAL', true from admin""")
			.param(Objects.requireNonNull(this.encoder.encode(this.password)))
			.update();
		LOG.info("Created the first administrator, user admin");
	}

}
