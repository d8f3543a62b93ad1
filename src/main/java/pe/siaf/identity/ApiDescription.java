package pe.siaf.identity;

import java.util.Map;
import java.util.TreeMap;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;

import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the API says of itself at {@code /v3/api-docs}, and how one gets in. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

	private static final String TOKEN = "token";

	private static final String PROBLEM = "Problem";

	private static final Map<String, String> REFUSALS = new TreeMap<>(
			Map.of("400", "The request can't be read", "401", "No token, or one that isn't known", "403",
					"The profile may not do this", "404", "Not there, or out of the profile's scope", "409",
					"Somebody changed it first", "422", "A rule refuses: its code and figures", "429",
					"Called too often: wait as Retry-After says", "503", "Busy or away for a moment: try again"));

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

	/** Whatever is asked may be refused; how, is the same everywhere. */
	@Bean
	OpenApiCustomizer problems() {
		return (api) -> {
			api.getComponents().addSchemas(PROBLEM, problem());
			api.getPaths()
				.values()
				.stream()
				.flatMap((path) -> path.readOperations().stream())
				.forEach((operation) -> REFUSALS
					.forEach((status, text) -> operation.getResponses().addApiResponse(status, refusal(text))));
		};
	}

	private static ApiResponse refusal(String text) {
		return new ApiResponse().description(text)
			.content(new Content().addMediaType("application/problem+json",
					new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
	}

	private static Schema<?> problem() {
		return new ObjectSchema()
			.description("A refusal (RFC 9457). The rule's figures stand beside these, by their names.")
			.addProperty("title", new StringSchema())
			.addProperty("status", new IntegerSchema())
			.addProperty("detail", new StringSchema().description("What is wrong, with its figures, and what to do"))
			.addProperty("code", new StringSchema().description("The rule, such as CRT-001"))
			.addProperty("instance", new StringSchema());
	}

}
