package pe.siaf.design;

import java.io.IOException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.program.ProgramVersion;
import pe.siaf.program.Programs;
import pe.siaf.rules.NotFound;

/** A design as a file: for other systems, to be filled in a spreadsheet, to be kept. */
@Controller
@Tag(name = "Programs")
class DesignExportController {

	private final Drafts drafts;

	private final DraftReview review;

	private final Programs programs;

	private final DesignExport export;

	private final DesignJson json;

	private final DesignWorkbook workbook;

	private final DesignAnnex annex;

	private final CurrentProfile current;

	DesignExportController(Drafts drafts, DraftReview review, Programs programs, DesignExport export, DesignJson json,
			DesignWorkbook workbook, DesignAnnex annex, CurrentProfile current) {
		this.drafts = drafts;
		this.review = review;
		this.programs = programs;
		this.export = export;
		this.json = json;
		this.workbook = workbook;
		this.annex = annex;
		this.current = current;
	}

	@Operation(summary = "A program's design as a file",
			description = """
					Everything that a version holds, as `json` or as an `xlsx` workbook; either comes in again as `program-design`. Of the
					version in force in the year, else the newest; `version` asks for one by its number.""")
	@GetMapping("/api/v1/programs/{code}/export")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	void export(@PathVariable String code, @RequestParam(defaultValue = "json") String format,
			@RequestParam(required = false) @Nullable Integer year,
			@RequestParam(required = false) @Nullable Integer version, HttpServletResponse response)
			throws IOException {
		int number = (version != null) ? version
				: this.programs.find(code, (year != null) ? year : this.review.year())
					.map(ProgramVersion::version)
					.orElseThrow(NotFound::new);
		send(this.drafts.get(code, number), format, response);
	}

	@GetMapping("/programas/{code}/versiones/{version:\\d+}/archivo")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	void download(@PathVariable String code, @PathVariable int version, @RequestParam String formato,
			HttpServletResponse response) throws IOException {
		send(this.drafts.get(code, version), formato, response);
	}

	@GetMapping("/programas/{code}/versiones/{version:\\d+}/anexo")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	ResponseEntity<byte[]> annex(@PathVariable String code, @PathVariable int version) {
		Draft draft = this.drafts.get(code, version);
		String name = "anexo-%s-version-%d.pdf".formatted(draft.program(), draft.version());
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_PDF)
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename(name).build().toString())
			.body(this.annex.of(draft, this.current.get()));
	}

	private void send(Draft draft, String format, HttpServletResponse response) throws IOException {
		DesignDocument design = this.export.of(draft);
		FileAnswer.send("programa-%s-version-%d".formatted(draft.program(), draft.version()), format,
				() -> this.json.write(design), (out) -> this.workbook.write(design, out), response);
	}

}
