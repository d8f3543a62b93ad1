package pe.siaf.identity;

import java.util.Objects;

import jakarta.servlet.http.Cookie;

import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Signs a test's request in, with the form's token: {@code
 * mvc.get().uri("/").with(Signed.as("presupuesto.ue"))}.
 */
public final class Signed {

	private Signed() {
	}

	/**
	 * Acts under the user's principal profile.
	 * @param username a demo user
	 * @return what signs the request in
	 */
	public static RequestPostProcessor as(String username) {
		return (request) -> {
			Users users = WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext())
				.getBean(Users.class);
			request = SecurityMockMvcRequestPostProcessors.csrf().postProcessRequest(request);
			return SecurityMockMvcRequestPostProcessors.user(users.loadUserByUsername(username))
				.postProcessRequest(request);
		};
	}

	/**
	 * Acts under one of the user's other profiles.
	 * @param username a demo user
	 * @param role the profile's role
	 * @return what signs the request in
	 */
	public static RequestPostProcessor as(String username, Role role) {
		return (request) -> {
			SignedInUser user = WebApplicationContextUtils.getRequiredWebApplicationContext(request.getServletContext())
				.getBean(Users.class)
				.loadUserByUsername(username);
			Profile profile = user.profiles().stream().filter((held) -> held.role() == role).findFirst().orElseThrow();
			request = SecurityMockMvcRequestPostProcessors.csrf().postProcessRequest(request);
			return SecurityMockMvcRequestPostProcessors.user(user.withActive(profile)).postProcessRequest(request);
		};
	}

	/**
	 * Signs in by the form, as a browser does.
	 * @param mvc the application
	 * @param username a demo user
	 * @return the session's cookie
	 */
	public static Cookie session(MockMvcTester mvc, String username) {
		return Objects.requireNonNull(
				mvc.perform(SecurityMockMvcRequestBuilders.formLogin("/login").user(username).password("siaf-demo"))
					.getResponse()
					.getCookie("SESSION"));
	}

}
