package pe.siaf.identity;

import java.security.SecureRandom;
import java.util.Base64;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.annotation.Order;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.security.access.expression.method.DefaultMethodSecurityExpressionHandler;
import org.springframework.security.access.expression.method.MethodSecurityExpressionHandler;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.SessionIdGenerator;

/**
 * Three doors: the API by token, without session; metrics by either; the pages by form
 * sign-in. Everything asks for a signed-in user but the sign-in page, the static files
 * and the health check; what beyond that is asked stands at each handler as a
 * {@link Permission}.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

	private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self'; style-src 'self'; "
			+ "script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

	private static final int SESSION_NAME_BYTES = 27;

	/** An answer of the API is read by programs: nothing in it is ever run or shown. */
	private static final String API_CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'";

	@Bean
	PasswordEncoder passwordEncoder() {
		return PasswordEncoderFactories.createDelegatingPasswordEncoder();
	}

	/** A session's name holds 216 random bits and fills its column: a UUID has 122. */
	@Bean
	SessionIdGenerator sessionIdGenerator() {
		SecureRandom random = new SecureRandom();
		return () -> {
			byte[] noise = new byte[SESSION_NAME_BYTES];
			random.nextBytes(noise);
			return Base64.getUrlEncoder().withoutPadding().encodeToString(noise);
		};
	}

	/**
	 * No timing of each security filter: a call has some fifteen of them, and timing them
	 * took longer than they do. Calls as a whole are timed.
	 */
	@Bean
	SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

	/**
	 * What a handler's permission is asked of is named as it was compiled: looking for
	 * names in annotations anew at each call took longer than asking. Questions that are
	 * asked often are compiled.
	 */
	@Bean
	static MethodSecurityExpressionHandler permissionsByParameterName() {
		DefaultMethodSecurityExpressionHandler handler = new DefaultMethodSecurityExpressionHandler();
		handler.setParameterNameDiscoverer(new DefaultParameterNameDiscoverer());
		handler
			.setExpressionParser(new SpelExpressionParser(new SpelParserConfiguration(SpelCompilerMode.MIXED, null)));
		return handler;
	}

	@Bean
	@Order(1)
	SecurityFilterChain api(HttpSecurity http, TokenHolders holders, ApiDoor door, CallLimit limit,
			IdempotentRequests idempotent) {
		return http.securityMatcher("/api/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			// a token is no cookie: no browser sends it by itself
			.csrf(AbstractHttpConfigurer::disable)
			.addFilterBefore(new ApiTokenFilter(holders), AuthorizationFilter.class)
			.addFilterBefore(new CallLimitFilter(limit, door), AuthorizationFilter.class)
			.addFilterAfter(new IdempotencyFilter(idempotent, door), AuthorizationFilter.class)
			.exceptionHandling((failure) -> failure.authenticationEntryPoint(door).accessDeniedHandler(door))
			.headers((headers) -> protect(headers, API_CONTENT_POLICY))
			.build();
	}

	/** Metrics are read by programs with a token, or by an administrator's browser. */
	@Bean
	@Order(2)
	SecurityFilterChain metrics(HttpSecurity http, TokenHolders holders, ApiDoor door) {
		return http.securityMatcher("/actuator/**")
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/actuator/health/**")
				.permitAll()
				.anyRequest()
				.hasAuthority(Permission.USER_ADMIN.authority()))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
			.addFilterBefore(new ApiTokenFilter(holders), AuthorizationFilter.class)
			.exceptionHandling((failure) -> failure.authenticationEntryPoint(door).accessDeniedHandler(door))
			.headers((headers) -> protect(headers, API_CONTENT_POLICY))
			.build();
	}

	@Bean
	@Order(3)
	SecurityFilterChain pages(HttpSecurity http, Users users, IdempotentRequests idempotent,
			@Value("${siaf.sessions.longest:24h}") Duration longestSession) {
		return http
			.authorizeHttpRequests(
					(requests) -> requests
						.requestMatchers("/login", "/*.css", "/*.js", "/img/**", "/webjars/**", "/favicon.ico",
								"/error", "/v3/api-docs/**", "/v3/api-docs.yaml")
						.permitAll()
						.anyRequest()
						.authenticated())
			.addFilterBefore(new LongestSessionFilter(longestSession), SecurityContextHolderFilter.class)
			.addFilterAfter(new TemporaryPasswordFilter(users), AuthorizationFilter.class)
			.addFilterAfter(new FormOnceFilter(idempotent), TemporaryPasswordFilter.class)
			.exceptionHandling((failure) -> failure.accessDeniedHandler(new ExpiredForm()))
			.formLogin((form) -> form.loginPage("/login").defaultSuccessUrl("/", false).permitAll())
			.logout((logout) -> logout.logoutSuccessUrl("/login?salida"))
			.headers((headers) -> protect(headers, CONTENT_POLICY))
			.build();
	}

	/**
	 * What a browser is told beside the framework's own headers. The referrer stays
	 * within the site, where a refused act leads back to its page by it.
	 */
	private static void protect(HeadersConfigurer<HttpSecurity> headers, String contentPolicy) {
		headers.contentSecurityPolicy((policy) -> policy.policyDirectives(contentPolicy))
			.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
			.permissionsPolicyHeader((policy) -> policy
				.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=(), fullscreen=(self)"))
			.crossOriginOpenerPolicy((policy) -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
			.crossOriginResourcePolicy((policy) -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
	}

}
