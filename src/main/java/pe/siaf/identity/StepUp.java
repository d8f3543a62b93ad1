package pe.siaf.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.rules.RuleViolation;

/**
 * Asks for the second factor where an act needs it. A code that was taken is good for
 * five minutes in its session, or for its token in the API.
 */
@Component
public class StepUp {

	/** Where an API call carries its code. */
	public static final String HEADER = "X-SIAF-OTP";

	static final Duration GOOD_FOR = Duration.ofMinutes(5);

	static final String PROVEN_AT = StepUp.class.getName() + ".provenAt";

	private final SecondFactors factors;

	private final JdbcClient jdbc;

	private final DemoCodes demo;

	private final boolean askedOfTokens;

	private final InstantSource time = InstantSource.system();

	StepUp(SecondFactors factors, JdbcClient jdbc, DemoCodes demo,
			@Value("${siaf.second-factor.asked-of-tokens:true}") boolean askedOfTokens) {
		this.factors = factors;
		this.jdbc = jdbc;
		this.demo = demo;
		this.askedOfTokens = askedOfTokens;
	}

	/**
	 * Refuses an act that needs a second factor until a code was given.
	 * @param permission what the act asks for
	 * @param actor who acts
	 * @param request the request that asks
	 * @param code the code that came with it, if any
	 * @throws RuleViolation IDN-009 without a second factor, IDN-010 without a code,
	 * IDN-011 if the code is wrong or was taken before, IDN-012 after too many wrong ones
	 */
	public void require(Permission permission, Profile actor, HttpServletRequest request, @Nullable String code) {
		if (!permission.needsSecondFactor()) {
			return;
		}
		String token = ApiTokenFilter.tokenHash(request);
		String given = (code != null && !code.isBlank()) ? code : request.getHeader(HEADER);
		if (given == null || given.isBlank()) {
			boolean enrolled = this.factors.isEnrolled(actor.username());
			boolean asked = token == null || this.askedOfTokens;
			// a code proves nothing any more once its authenticator was removed
			if (asked && !(enrolled && isProven(request, token))) {
				throw new RuleViolation(
						enrolled ? IdentityRule.SECOND_FACTOR_ASKED : IdentityRule.SECOND_FACTOR_MISSING, Map.of(),
						"otp");
			}
			return;
		}
		RuleViolation refusal = this.factors.verify(actor.username(), given).refusal();
		if (refusal != null) {
			throw refusal;
		}
		remember(actor, request, token);
	}

	/**
	 * What a page has to ask before an act.
	 * @param permission what the act asks for
	 * @param actor who would act
	 * @param request the request for the page
	 * @return what to show
	 */
	public Asked asked(Permission permission, Profile actor, HttpServletRequest request) {
		if (!permission.needsSecondFactor() || !actor.may(permission)) {
			return new Asked(Need.NOTHING, null);
		}
		if (!this.factors.isEnrolled(actor.username())) {
			return new Asked(Need.ENROLMENT, null);
		}
		return isProven(request, null) ? new Asked(Need.NOTHING, null)
				: new Asked(Need.CODE, this.demo.codeOf(actor.username()).orElse(null));
	}

	private boolean isProven(HttpServletRequest request, @Nullable String token) {
		if (token != null) {
			return this.jdbc.sql("""
					select exists (select from second_factor_proof
					               where token_hash = ? and proven_at > now() - make_interval(secs => ?))""")
				.params(token, GOOD_FOR.toSeconds())
				.query(Boolean.class)
				.single();
		}
		HttpSession session = request.getSession(false);
		return session != null && session.getAttribute(PROVEN_AT) instanceof Instant proven
				&& proven.plus(GOOD_FOR).isAfter(this.time.instant());
	}

	private void remember(Profile actor, HttpServletRequest request, @Nullable String token) {
		if (token == null) {
			request.getSession().setAttribute(PROVEN_AT, this.time.instant());
			return;
		}
		this.jdbc.sql("""
				insert into second_factor_proof (token_hash, user_id)
				select ?, id from app_user where username = ?
				on conflict (token_hash) do update set proven_at = now()""").params(token, actor.username()).update();
	}

	/** What stands between a person and the act. */
	public enum Need {

		NOTHING, CODE, ENROLMENT

	}

	/**
	 * What a page asks for.
	 *
	 * @param need what is missing
	 * @param demoCode a code that is good now, in the demonstration only
	 */
	public record Asked(Need need, @Nullable String demoCode) {
	}

}
