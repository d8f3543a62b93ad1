package pe.siaf.identity;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the API says of itself at {@code /v3/api-docs}, and how one gets in. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

	private static final String TOKEN = "token";

	@Bean
	OpenAPI openApi() {
		return new OpenAPI()
			.info(new Info().title("SIAF II API")
				.version("v1")
				.description(
						"""
								Public finance by results: budgets, their execution from certification to payment, programs and measured \
								indicators. Amounts are strings in soles with two decimals; codes are text with their leading zeros. \
								A refusal is a problem document (RFC 9457) with the rule's code and its figures.""")
				.license(new License().name("Apache 2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
			.components(new Components().addSecuritySchemes(TOKEN,
					new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
			.addSecurityItem(new SecurityRequirement().addList(TOKEN));
	}

}
