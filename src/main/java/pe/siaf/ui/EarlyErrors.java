package pe.siaf.ui;

import java.io.IOException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/**
 * What the container refuses by itself, such as an address with {@code %00} or
 * {@code %2f}, never reaches a filter of ours: it is answered here instead of by the
 * container's own page.
 */
@Configuration(proxyBeanMethods = false)
class EarlyErrors {

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> earlyErrorPages(EarlyAnswer answers) {
		return (factory) -> factory
			.addContextCustomizers((context) -> context.getParent().getPipeline().addValve(new Report(answers)));
	}

	/** Stands behind the container's own report, so that it finds the answer given. */
	private static final class Report extends ErrorReportValve {

		private static final Logger log = LoggerFactory.getLogger(Report.class);

		private final transient EarlyAnswer answers;

		Report(EarlyAnswer answers) {
			this.answers = answers;
		}

		@Override
		protected void report(Request request, Response response, Throwable failure) {
			if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
				return;
			}
			HttpStatus status = HttpStatus.resolve(response.getStatus());
			try {
				if (status == HttpStatus.BAD_REQUEST) {
					this.answers.answer(status, "unreadable", request, response, "URL");
				}
				else {
					this.answers.answer((status != null) ? status : HttpStatus.INTERNAL_SERVER_ERROR, "failed", request,
							response);
				}
				response.finishResponse();
			}
			catch (IOException gone) {
				log.debug("The caller is gone", gone);
			}
		}

	}

}
