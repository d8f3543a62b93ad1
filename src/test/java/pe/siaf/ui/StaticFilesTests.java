package pe.siaf.ui;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** On a slow link a page's style and script travel once. */
@SiafTest
class StaticFilesTests {

	@Autowired
	private MockMvcTester browser;

	@Test
	void a_page_names_its_files_by_their_content_and_the_browser_keeps_them() throws Exception {
		MvcTestResult page = this.browser.get().uri("/").with(Signed.as("auditor")).exchange();
		for (String file : new String[] { "/siaf-[0-9a-f]{32}\\.css", "/siaf-[0-9a-f]{32}\\.js",
				"/webjars/htmx\\.org/[^\"]*htmx\\.min-[0-9a-f]{32}\\.js" }) {
			Matcher named = Pattern.compile(file).matcher(page.getResponse().getContentAsString());
			assertThat(named.find()).as(file).isTrue();
			MvcTestResult kept = this.browser.get().uri(named.group()).exchange();
			assertThat(kept).hasStatusOk().headers().hasValue("Cache-Control", "max-age=31536000");
		}
	}

}
