package pe.siaf.results;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** The report that a reviewer takes to the table. */
@SiafTest
class DesignReportTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void it_says_the_grade_each_finding_and_how_the_matrix_reads() throws IOException {
		try (PDDocument report = report("/programas/0149/informe-de-diseno.pdf?year=2025")) {
			String text = new PDFTextStripper().getText(report).replaceAll("\\s+", " ");

			assertThat(text)
				.contains("Informe de diseño", "0149. MEJORA DEL DESEMPEÑO EN LAS CONTRATACIONES PUBLICAS",
						"Con debilidades", "Por columna", "Impiden presentar", "Fichas de indicador incompletas",
						"Por qué importa: ", "Cómo corregir: ", "DSN-031", "Cómo se lee la matriz",
						"SI se realizan las actividades (5000295, 5006325)")
				.doesNotContain("??", "{0}", "key:");
		}
	}

	@Test
	void it_is_in_spanish_and_brings_its_fonts() throws IOException {
		try (PDDocument report = report("/programas/9001/informe-de-diseno.pdf?year=2025&idioma=en")) {
			assertThat(new PDFTextStripper().getText(report)).contains("Informe de diseño", "ACCIONES CENTRALES");
			Set<PDFont> fonts = new HashSet<>();
			for (PDPage page : report.getPages()) {
				for (COSName name : page.getResources().getFontNames()) {
					fonts.add(page.getResources().getFont(name));
				}
			}
			assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
		}
	}

	@Test
	void a_category_without_a_design_has_none() {
		assertThat(this.mvc.get().uri("/programas/0002/informe-de-diseno.pdf?year=2025").with(Signed.as("auditor")))
			.hasStatus(404);
	}

	private PDDocument report(String address) throws IOException {
		MvcTestResult answer = this.mvc.get().uri(address).with(Signed.as("responsable.pp")).exchange();
		assertThat(answer).hasStatusOk().hasContentType("application/pdf");
		return Loader.loadPDF(answer.getResponse().getContentAsByteArray());
	}

}
