package pe.siaf.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import pe.siaf.rules.NotFound;

/**
 * Where a person is signed in. A session is named by a hash of its secret, so that no
 * page tells what opens it.
 */
@Component
class Sessions {

	private static final ZoneId LIMA = ZoneId.of("America/Lima");

	private static final String ADDRESS = Sessions.class.getName() + ".address";

	private static final String DEVICE = Sessions.class.getName() + ".device";

	private final FindByIndexNameSessionRepository<? extends Session> repository;

	private final SignIns signIns;

	private final ApplicationEventPublisher events;

	Sessions(FindByIndexNameSessionRepository<? extends Session> repository, SignIns signIns,
			ApplicationEventPublisher events) {
		this.repository = repository;
		this.signIns = signIns;
		this.events = events;
	}

	/** Keeps in the session from where it was opened and with what. */
	@EventListener
	void opened(InteractiveAuthenticationSuccessEvent event) {
		if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked) {
			HttpServletRequest request = asked.getRequest();
			request.getSession().setAttribute(ADDRESS, request.getRemoteAddr());
			request.getSession().setAttribute(DEVICE, Device.of(request.getHeader(HttpHeaders.USER_AGENT)).shown());
		}
	}

	/**
	 * A user's open sessions, the one used last first.
	 * @param username whose
	 * @param present the id of the session that asks, if it may be among them
	 * @return the sessions
	 */
	List<OpenSession> of(String username, @Nullable String present) {
		return open(username).stream()
			.sorted(Comparator.comparing((Session session) -> session.getLastAccessedTime()).reversed())
			.map((session) -> new OpenSession(Users.hash(session.getId()), session.getId().equals(present),
					text(session, ADDRESS), text(session, DEVICE), at(session.getCreationTime()),
					at(session.getLastAccessedTime())))
			.toList();
	}

	/**
	 * Ends one session of a user.
	 * @param username whose
	 * @param key the session's key
	 * @throws NotFound if the user has no such session
	 */
	@Transactional
	void end(String username, String key) {
		Session session = open(username).stream()
			.filter((one) -> Users.hash(one.getId()).equals(key))
			.findFirst()
			.orElseThrow(() -> new NotFound("session of " + username));
		end(username, List.of(session));
	}

	/**
	 * Ends all sessions of a user.
	 * @param username whose
	 * @param kept the id of the session that stays, if any does
	 * @return how many were ended
	 */
	@Transactional
	int endAll(String username, @Nullable String kept) {
		List<? extends Session> others = open(username).stream()
			.filter((session) -> !session.getId().equals(kept))
			.toList();
		end(username, others);
		return others.size();
	}

	private void end(String username, List<? extends Session> sessions) {
		sessions.forEach((session) -> {
			this.repository.deleteById(session.getId());
			this.signIns.happened(username, "SESSION_ENDED");
		});
		if (!sessions.isEmpty()) {
			this.events.publishEvent(
					new UserChanged(username, "SESSIONS_ENDED", Map.of("sessions", Integer.toString(sessions.size()))));
		}
	}

	private List<? extends Session> open(String username) {
		return this.repository.findByPrincipalName(username)
			.values()
			.stream()
			.filter((session) -> !session.isExpired())
			.toList();
	}

	private static String text(Session session, String attribute) {
		return Objects.requireNonNullElse(session.<String>getAttribute(attribute), "–");
	}

	private static OffsetDateTime at(Instant time) {
		return time.atZone(LIMA).toOffsetDateTime();
	}

	/**
	 * A session as pages show it.
	 *
	 * @param key what names it, without opening it
	 * @param present whether it is the one that asks
	 * @param address from where it was opened
	 * @param device with what
	 * @param since when it was opened
	 * @param used when it was used last
	 */
	record OpenSession(String key, boolean present, String address, String device, OffsetDateTime since,
			OffsetDateTime used) {
	}

}
