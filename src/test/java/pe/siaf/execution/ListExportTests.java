package pe.siaf.execution;

import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** What the lists of documents write into a file: what is filtered, with its figures. */
@SiafTest
class ListExportTests {

	@Autowired
	private ExecutionFixture given;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void certifications_are_written_as_filtered_with_what_they_hold() {
		LineKey line = this.given.aLineOf("1000");
		ExecutionRecord certified = this.given.approved(DocumentStage.CERTIFICATION, null,
				ExecutionFixture.on(line, "321.09"));

		assertThat(rows("/ejecucion/certificaciones/exportar?year=2026&q=" + certified.number()))
			.filteredOn(ofTheUnit())
			.singleElement()
			.asString()
			.contains(certified.number(), "321.09");
		assertThat(rows("/ejecucion/certificaciones/exportar?year=2026&q=zzzz")).isEmpty();
	}

	@Test
	void files_are_written_with_what_each_stage_took() {
		LineKey line = this.given.aLineOf("1000");
		ExecutionRecord last = null;
		for (DocumentStage stage : List.of(DocumentStage.CERTIFICATION, DocumentStage.ANNUAL_COMMITMENT,
				DocumentStage.MONTHLY_COMMITMENT)) {
			last = this.given.approved(stage, last, ExecutionFixture.on(line, "123.45"));
		}

		assertThat(rows("/ejecucion/expedientes/exportar?year=2026&q=" + String.valueOf(last.file())))
			.filteredOn(ofTheUnit())
			.singleElement()
			.asString()
			.contains(String.valueOf(last.file()), ExecutionFixture.RUC, "123.45");
	}

	/** Numbers are given out unit by unit: another unit may have the same. */
	private static Predicate<String> ofTheUnit() {
		return (row) -> row.startsWith(ExecutionFixture.YEAR + "," + ExecutionFixture.UNIT + ",");
	}

	private List<String> rows(String address) {
		return body(address).lines().skip(1).toList();
	}

	private String body(String address) {
		try {
			return this.mvc.get()
				.uri(address)
				.with(Signed.as("rector.mef"))
				.exchange()
				.getResponse()
				.getContentAsString();
		}
		catch (java.io.UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
