package pe.siaf.identity;

import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
class ApiDescriptionTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void the_description_says_what_it_is_of_and_how_one_gets_in() {
		assertThat(this.mvc.get().uri("/v3/api-docs").header("Authorization", "Bearer demo-inei")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("""
					{"info": {"title": "SIAF II API", "version": "v1"},
					 "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}}}""");
	}

	/** Design 10: the names that others rely on. */
	@ParameterizedTest
	@CsvSource({ "post,/api/v1/imports/{kind}", "get,/api/v1/imports/{id}", "get,/api/v1/imports/{id}/errors.csv",
			"get,/api/v1/budget-execution", "get,/api/v1/units/{unit}/lines", "get,/api/v1/units/{unit}/movements",
			"post,/api/v1/checks/ledger", "get,/api/v1/checks/ledger", "get,/api/v1/programs",
			"get,/api/v1/programs/{code}", "post,/api/v1/{stage}", "get,/api/v1/{stage}/{year}/{unit}/{document}",
			"post,/api/v1/{stage}/{year}/{unit}/{document}/{action}",
			"post,/api/v1/{stage}/{year}/{unit}/{document}/{change}" })
	void each_contract_is_described_with_its_refusals(String verb, String path) throws Exception {
		String document = this.mvc.get().uri("/v3/api-docs").exchange().getResponse().getContentAsString();
		Map<String, Object> operation = JsonPath.read(document, "$.paths['" + path + "']." + verb);
		assertThat(operation).containsKeys("summary", "responses", "tags");
		assertThat(JsonPath.<Map<String, Object>>read(document, "$.paths['" + path + "']." + verb + ".responses"))
			.containsKeys("401", "403", "404", "422");
		assertThat(JsonPath.<String>read(document, "$.components.schemas.Problem.properties.code.type"))
			.isEqualTo("string");
	}

}
