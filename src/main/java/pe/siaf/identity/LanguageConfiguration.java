package pe.siaf.identity;

import java.time.Duration;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * Spanish by default, English by the user's choice: {@code ?idioma=en}, kept in a cookie,
 * or {@code Accept-Language: en} in the API.
 */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration implements WebMvcConfigurer {

	private static final Locale SPANISH = Locale.forLanguageTag("es");

	@Bean
	LocaleResolver localeResolver() {
		CookieLocaleResolver resolver = new CookieLocaleResolver("idioma");
		resolver.setDefaultLocaleFunction(LanguageConfiguration::defaultLanguage);
		resolver.setCookieMaxAge(Duration.ofDays(365));
		return resolver;
	}

	/** The API has no cookie: there the caller's Accept-Language decides. */
	private static Locale defaultLanguage(HttpServletRequest request) {
		boolean english = request.getRequestURI().startsWith("/api/")
				&& request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
				&& request.getLocale().getLanguage().equals("en");
		return english ? Locale.ENGLISH : SPANISH;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		LocaleChangeInterceptor language = new LocaleChangeInterceptor();
		language.setParamName("idioma");
		language.setIgnoreInvalidLocale(true);
		registry.addInterceptor(language);
	}

}
