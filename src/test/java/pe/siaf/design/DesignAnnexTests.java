package pe.siaf.design;

import java.io.IOException;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.design.DraftFixture.Chain;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** The official annex holds the design and says what it is. */
@SiafTest
class DesignAnnexTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private DraftFixture given;

	@Autowired
	private Drafts drafts;

	@Test
	void it_tells_the_design_from_problem_to_signatures() throws IOException {
		Chain chain = this.given.chain();
		DraftContent.fill(this.given, this.jdbc, chain);

		assertThat(annex(chain.draft()))
			.contains("Anexo del programa presupuestal", "Versión 1", "Menos niños con anemia", "Niños suplementados",
					"Entregar suplementos", "C1", "Matriz lógica", "Responsable técnico", "1 / ")
			.doesNotContain("COPIA PARA PRACTICAR");
	}

	@Test
	void a_copy_to_practise_on_says_so_on_every_page() throws IOException {
		Chain chain = this.given.chain();
		Draft copy = this.drafts.begin(chain.draft().program(), chain.draft(), true,
				this.given.responsible(chain.draft()));

		assertThat(annex(copy)).contains("COPIA PARA PRACTICAR");
	}

	private String annex(Draft draft) throws IOException {
		byte[] pdf = this.mvc.get()
			.uri(draft.page() + "/anexo")
			.with(Signed.as("auditor"))
			.exchange()
			.getResponse()
			.getContentAsByteArray();
		try (PDDocument document = Loader.loadPDF(pdf)) {
			return new PDFTextStripper().getText(document);
		}
	}

}
