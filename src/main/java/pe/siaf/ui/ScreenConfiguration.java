package pe.siaf.ui;

import java.lang.annotation.ElementType;

import jakarta.servlet.DispatcherType;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.context.MessageSourceProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/** Draws the frame around every page. */
@Configuration(proxyBeanMethods = false)
class ScreenConfiguration implements WebMvcConfigurer {

	private final Layout layout;

	ScreenConfiguration(Layout layout) {
		this.layout = layout;
	}

	@Bean
	static WebMvcRegistrations handlersByPath() {
		return new WebMvcRegistrations() {

			@Override
			public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
				return new HandlersByPath();
			}

			@Override
			public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
				return new FormHandlers();
			}

		};
	}

	@Bean
	static FilterRegistrationBean<ResourceUrlEncodingFilter> fileLinks() {
		FilterRegistrationBean<ResourceUrlEncodingFilter> filter = new FilterRegistrationBean<>(new FileLinksFilter());
		filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
		return filter;
	}

	@Bean
	static MessageSource messageSource(Environment environment) {
		MessageSourceProperties settings = Binder.get(environment)
			.bind("spring.messages", MessageSourceProperties.class)
			.get();
		RememberedMessages messages = new RememberedMessages();
		messages.setBasenames(settings.getBasename().toArray(String[]::new));
		messages.setDefaultEncoding(settings.getEncoding().name());
		messages.setFallbackToSystemLocale(settings.isFallbackToSystemLocale());
		return messages;
	}

	/**
	 * All that is checked is in memory: no form is an entity whose parts may not be
	 * loaded yet, so nobody has to look for that at each field.
	 */
	@Bean
	static ValidationConfigurationCustomizer everythingIsLoaded() {
		return (configuration) -> configuration.traversableResolver(new TraversableResolver() {

			@Override
			public boolean isReachable(@Nullable Object object, Path.Node property, Class<?> root, Path path,
					ElementType type) {
				return true;
			}

			@Override
			public boolean isCascadable(@Nullable Object object, Path.Node property, Class<?> root, Path path,
					ElementType type) {
				return true;
			}

		});
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this.layout).excludePathPatterns("/api/**", "/v3/**", "/actuator/**");
	}

}
