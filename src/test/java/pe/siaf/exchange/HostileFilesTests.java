package pe.siaf.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import pe.siaf.SiafTest;
import pe.siaf.identity.Signed;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that are made to harm who opens them. */
@SiafTest
class HostileFilesTests {

	private static final String PLAIN_SHEET = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>%s</sheetData></worksheet>";

	private static final String HEADER = "<row r=\"1\">" + text("A1", "ruc") + text("B1", "name") + "</row>";

	@Autowired
	private MockMvcTester mvc;

	@Test
	void a_workbook_that_swells_a_thousandfold_is_not_opened() throws IOException {
		String blanks = " ".repeat(20 * 1024 * 1024);
		assertRejected(workbook(PLAIN_SHEET.formatted(blanks)), "se infla");
	}

	@Test
	void a_workbook_of_thousands_of_parts_is_not_opened() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
			put(archive, "xl/workbook.xml", "<workbook/>");
			for (int part = 0; part < 2_001; part++) {
				put(archive, "xl/part" + part + ".xml", "");
			}
		}
		assertRejected(bytes.toByteArray(), "se infla");
	}

	@Test
	void a_truncated_workbook_is_told_as_damaged() throws IOException {
		byte[] whole = workbook(PLAIN_SHEET.formatted(HEADER));
		assertRejected(Arrays.copyOf(whole, whole.length - 40), "dañado");
	}

	@Test
	void entities_that_grow_by_the_billion_are_not_followed() throws IOException {
		StringBuilder dtd = new StringBuilder("<!DOCTYPE worksheet [<!ENTITY a0 \"aaaaaaaaaa\">");
		for (int depth = 1; depth < 10; depth++) {
			dtd.append("<!ENTITY a")
				.append(depth)
				.append(" \"")
				.append(("&a" + (depth - 1) + ";").repeat(10))
				.append("\">");
		}
		String sheet = dtd.append("]>")
				+ PLAIN_SHEET.formatted(HEADER + "<row r=\"2\">" + text("A2", "&a9;") + "</row>");
		assertThat(state(send(workbook(sheet), "entidades.xlsx"))).isEqualTo("REJECTED");
	}

	@Test
	void an_entity_that_names_a_file_of_the_server_tells_nothing_of_it() throws IOException {
		String sheet = "<!DOCTYPE worksheet [<!ENTITY file SYSTEM \"file:///etc/hostname\">]>" + PLAIN_SHEET
			.formatted(HEADER + "<row r=\"2\">" + text("A2", "x&file;x") + text("B2", "Nombre") + "</row>");
		MvcTestResult sent = send(workbook(sheet), "entidades.xlsx");
		assertThat(state(sent)).isEqualTo("REJECTED");
		assertThat(errors(sent)).doesNotContain(Files.readString(Path.of("/etc/hostname")).strip());
	}

	@Test
	void a_formula_counts_as_what_it_shows_and_without_that_as_nothing() throws IOException {
		String shown = "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>WEBSERVICE(\"http://evil.example\")</f><v>no es un ruc</v></c>"
				+ text("B2", "Nombre") + "</row>";
		MvcTestResult sent = send(workbook(PLAIN_SHEET.formatted(HEADER + shown)), "formula.xlsx");
		assertThat(state(sent)).isEqualTo("REJECTED");
		assertThat(errors(sent)).contains("no es un ruc").doesNotContain("WEBSERVICE", "evil.example");

		String empty = "<row r=\"2\"><c r=\"A2\"><f>1+1</f></c>" + text("B2", "Nombre") + "</row>";
		MvcTestResult without = send(workbook(PLAIN_SHEET.formatted(HEADER + empty)), "formula.xlsx");
		assertThat(state(without)).isEqualTo("REJECTED");
		assertThat(errors(without)).contains("ruc").doesNotContain("null");
	}

	@Test
	void a_formula_in_text_comes_back_harmless_in_the_report() throws IOException {
		MvcTestResult sent = send("ruc,name\r\n=cmd|' /C calc'!A0,Nombre\r\n".getBytes(StandardCharsets.UTF_8),
				"formula.csv");
		assertThat(state(sent)).isEqualTo("REJECTED");
		assertThat(errors(sent).lines()).allSatisfy((line) -> assertThat(line.split(",", -1))
			.noneMatch((cell) -> cell.replace("\"", "").matches("^[=+@|-].*")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "../../../etc/cron.d/proveedores.csv", "C:\\Windows\\System32\\proveedores.csv",
			"/etc/proveedores.csv", "....//proveedores.csv", "a\r\nX-Evil: 1/proveedores.csv" })
	void of_a_name_that_is_a_path_the_last_part_is_kept(String name) throws IOException {
		MvcTestResult sent = send("ruc,name\r\nx,y\r\n".getBytes(StandardCharsets.UTF_8), name);
		assertThat(get(location(sent))).bodyJson().extractingPath("$.file").isEqualTo("proveedores.csv");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%PDF-1.7 x", "MZ\u0090\u0000\u0003\u0000", "\u007FELF\u0002\u0001\u0001\u0000" })
	void what_is_no_table_is_told_so_whatever_it_is_called(String content) throws IOException {
		assertRejected(content.getBytes(StandardCharsets.ISO_8859_1), "no es una hoja de cálculo");
	}

	@Test
	void only_a_form_with_a_file_is_taken() {
		assertThat(this.mvc.post()
			.uri("/api/v1/imports/suppliers")
			.header(HttpHeaders.AUTHORIZATION, "Bearer demo-rector.mef")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{}")).hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("unsupported-media-type");
		assertThat(this.mvc.post()
			.uri("/importaciones")
			.with(Signed.as("rector.mef"))
			.param("kind", "suppliers")
			.param("year", "2025")).hasStatus(HttpStatus.BAD_REQUEST).bodyText().contains("class=\"top\"");
	}

	private void assertRejected(byte[] content, String words) throws IOException {
		MvcTestResult sent = send(content, "proveedores.xlsx");
		assertThat(state(sent)).isEqualTo("REJECTED");
		assertThat(errors(sent)).contains(words);
	}

	private MvcTestResult send(byte[] content, String name) {
		MvcTestResult sent = this.mvc.post()
			.uri("/api/v1/imports/suppliers")
			.multipart()
			.file(new MockMultipartFile("file", name, "application/octet-stream", content))
			.param("year", "2025")
			.param("dryRun", "true")
			.header(HttpHeaders.AUTHORIZATION, "Bearer demo-rector.mef")
			.exchange();
		assertThat(sent).hasStatus(HttpStatus.ACCEPTED);
		return sent;
	}

	private String state(MvcTestResult sent) throws UnsupportedEncodingException {
		return get(location(sent)).getResponse().getContentAsString().replaceAll("(?s).*\"state\":\"(\\w+)\".*", "$1");
	}

	private String errors(MvcTestResult sent) throws UnsupportedEncodingException {
		return get(location(sent) + "/errors.csv").getResponse().getContentAsString(StandardCharsets.UTF_8);
	}

	private MvcTestResult get(String address) {
		return this.mvc.get()
			.uri(URI.create(address))
			.header(HttpHeaders.AUTHORIZATION, "Bearer demo-rector.mef")
			.exchange();
	}

	private static String location(MvcTestResult sent) {
		return String.valueOf(sent.getResponse().getHeader(HttpHeaders.LOCATION));
	}

	private static String text(String place, String content) {
		return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + content + "</t></is></c>";
	}

	private static byte[] workbook(String sheet) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
			put(archive, "[Content_Types].xml",
					"""
							<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
			put(archive, "_rels/.rels",
					"""
							<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
			put(archive, "xl/workbook.xml",
					"""
							<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>""");
			put(archive, "xl/_rels/workbook.xml.rels",
					"""
							<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
			put(archive, "xl/worksheets/sheet1.xml", sheet);
		}
		return bytes.toByteArray();
	}

	private static void put(ZipOutputStream archive, String name, String content) throws IOException {
		archive.putNextEntry(new ZipEntry(name));
		archive.write(content.getBytes(StandardCharsets.UTF_8));
		archive.closeEntry();
	}

}
