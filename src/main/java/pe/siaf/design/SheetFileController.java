package pe.siaf.design;

import java.io.IOException;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.rules.NotFound;

/** Indicators' sheets as files: one, or all those of a program. */
@Controller
@Tag(name = "Programs")
class SheetFileController {

	private final Sheets sheets;

	private final SheetExport export;

	private final SheetJson json;

	private final SheetWorkbook workbook;

	private final DraftReview review;

	private final DesignVersions versions;

	SheetFileController(Sheets sheets, SheetExport export, SheetJson json, SheetWorkbook workbook, DraftReview review,
			DesignVersions versions) {
		this.sheets = sheets;
		this.export = export;
		this.json = json;
		this.workbook = workbook;
		this.review = review;
		this.versions = versions;
	}

	@GetMapping("/indicadores/{code}/fichas/{year:\\d{4}}/{version:\\d+}/archivo")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	void download(@PathVariable String code, @PathVariable int year, @PathVariable int version,
			@RequestParam String formato, HttpServletResponse response) throws IOException {
		Sheets.Sheet sheet = this.sheets.get(code, year, version);
		send("ficha-%s-%d-version-%d".formatted(code, year, version), this.export.of(List.of(sheet.id())), formato,
				response);
	}

	@GetMapping("/programas/{code}/fichas/archivo")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	void downloadAll(@PathVariable String code, @RequestParam String formato,
			@RequestParam(required = false) @Nullable Integer year, HttpServletResponse response) throws IOException {
		send(code, year, formato, response);
	}

	@Operation(summary = "The sheets of a program's indicators as a file",
			description = """
					For each indicator the sheet of the year, or the nearest: its draft if there is one, else the one in force; as `json` or
					as an `xlsx` workbook. Either comes in again as `indicator-sheets`, as drafts.""")
	@GetMapping("/api/v1/programs/{code}/sheets")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	void export(@PathVariable String code, @RequestParam(defaultValue = "json") String format,
			@RequestParam(required = false) @Nullable Integer year, HttpServletResponse response) throws IOException {
		send(code, year, format, response);
	}

	private void send(String program, @Nullable Integer year, String format, HttpServletResponse response)
			throws IOException {
		if (this.versions.kind(program).isEmpty()) {
			throw new NotFound("program " + program);
		}
		int asked = (year != null) ? year : this.review.year();
		send("fichas-%s-%d".formatted(program, asked), this.export.ofProgram(program, asked), format, response);
	}

	private void send(String name, SheetDocument document, String format, HttpServletResponse response)
			throws IOException {
		FileAnswer.send(name, format, () -> this.json.write(document), (out) -> this.workbook.write(document, out),
				response);
	}

}
