package pe.siaf.published;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.indicator.ImportAnswer;

/** Loads published totals through the API and asks for them. */
@TestComponent
class PublishedFixture {

	private final MockMvcTester mvc;

	PublishedFixture(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	/** Loads a file as the rector and returns how the import ended. */
	String loads(int year, String fileName, String csv) {
		return ImportAnswer.of(this.mvc, sends(year, fileName, csv, false), "rector.mef");
	}

	/** Shows first what a file would change, then applies what was shown. */
	String previewsAndLoads(int year, String fileName, String csv) {
		String location = sends(year, fileName, csv, true);
		ImportAnswer.of(this.mvc, location, "rector.mef");
		this.mvc.post().uri(location + "/apply").header("Authorization", "Bearer demo-rector.mef").exchange();
		return ImportAnswer.of(this.mvc, location, "rector.mef");
	}

	private String sends(int year, String fileName, String csv, boolean dryRun) {
		return String.valueOf(this.mvc.post()
			.uri("/api/v1/imports/published-totals")
			.multipart()
			.file(new MockMultipartFile("file", fileName, "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("year", String.valueOf(year))
			.param("dryRun", String.valueOf(dryRun))
			.header("Authorization", "Bearer demo-rector.mef")
			.exchange()
			.getResponse()
			.getHeader("Location"));
	}

	MvcTestResult asks(String username, String question) {
		return this.mvc.get()
			.uri("/api/v1/budget-execution?basis=published&" + question)
			.header("Authorization", "Bearer demo-" + username)
			.exchange();
	}

	String answer(String question) {
		try {
			return asks("analista.mef", question).getResponse().getContentAsString();
		}
		catch (UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
