package pe.siaf.identity;

import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Keeps who came in and went out, who was refused, and each switch of profile. */
@Component
class SignIns {

	private final JdbcClient jdbc;

	SignIns(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@EventListener
	void signedIn(InteractiveAuthenticationSuccessEvent event) {
		keep(event.getAuthentication(), "SIGNED_IN");
	}

	@EventListener
	void refused(AbstractAuthenticationFailureEvent event) {
		keep(event.getAuthentication(), "REFUSED");
	}

	@EventListener
	void signedOut(LogoutSuccessEvent event) {
		keep(event.getAuthentication(), "SIGNED_OUT");
	}

	void switched(Authentication authentication) {
		keep(authentication, "PROFILE_SWITCHED");
	}

	/**
	 * What happened to a user's account lately, newest first.
	 * @param username whose
	 * @return at most twenty events
	 */
	List<SignIn> of(String username) {
		return this.jdbc.sql("""
				select event, profile, address, at from sign_in_event
				where username = ? order by at desc, id desc limit 20""").param(username).query(SignIn.class).list();
	}

	/**
	 * Keeps what became of a password or second factor, or the end of a session.
	 * @param username whose
	 * @param event what happened
	 */
	void happened(String username, String event) {
		keep(username, event, null, address());
	}

	/** Where the present request comes from, if there is one. */
	static @Nullable String address() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked)
				? asked.getRequest().getRemoteAddr() : null;
	}

	private void keep(Authentication authentication, String event) {
		String profile = (authentication.getPrincipal() instanceof SignedInUser user) ? user.active().label() : null;
		String address = (authentication.getDetails() instanceof WebAuthenticationDetails web) ? web.getRemoteAddress()
				: null;
		keep(authentication.getName(), event, profile, address);
	}

	private void keep(String username, String event, @Nullable String profile, @Nullable String address) {
		this.jdbc.sql("""
				insert into sign_in_event (username, event, profile, address)
				values (:username, :event, :profile, :address)""")
			// a name is typed by anybody: what is kept of it has a bound
			.param("username", clipped(username))
			.param("event", event)
			.param("profile", profile)
			.param("address", address)
			.update();
	}

	private static String clipped(String name) {
		String plain = name.replace("\0", "");
		return (plain.length() > 100) ? plain.substring(0, 100) : plain;
	}

	/**
	 * One event.
	 *
	 * @param event what happened
	 * @param profile under which profile, if any
	 * @param address from where
	 * @param at when
	 */
	record SignIn(String event, @Nullable String profile, @Nullable String address, OffsetDateTime at) {
	}

}
