package pe.siaf.results;

import java.nio.charset.StandardCharsets;

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
import pe.siaf.rules.NotFound;

/** The report on a program's design, to be read and printed. */
@Controller
class DesignReportController {

	private final ProgramReader reader;

	private final DesignReport report;

	private final CurrentProfile profile;

	DesignReportController(ProgramReader reader, DesignReport report, CurrentProfile profile) {
		this.reader = reader;
		this.report = report;
		this.profile = profile;
	}

	@GetMapping("/programas/{code}/informe-de-diseno.pdf")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	ResponseEntity<byte[]> show(@PathVariable String code, @RequestParam(required = false) @Nullable Integer year) {
		int fiscalYear = this.reader.year(year);
		ProgramVersion version = this.reader.find(code, fiscalYear)
			.filter(ProgramVersion::isRegistered)
			.orElseThrow(NotFound::new);
		String name = "informe-de-diseno-" + code + "-" + fiscalYear + ".pdf";
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_PDF)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.inline().filename(name, StandardCharsets.UTF_8).build().toString())
			.body(this.report.of(version, fiscalYear, this.profile.get()));
	}

}
