package pe.siaf.exchange;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.ui.TableExport;

/** Imports over the API. */
@RestController
@Tag(name = "Imports")
@RequestMapping("/api/v1/imports")
@PreAuthorize(ImportAccess.ANY)
class ImportApi {

	private static final int FINDINGS_SHOWN = 100;

	private final Imports imports;

	private final ImportPages pages;

	private final CurrentProfile profile;

	ImportApi(Imports imports, ImportPages pages, CurrentProfile profile) {
		this.imports = imports;
		this.pages = pages;
		this.profile = profile;
	}

	@Operation(summary = "Send in a file",
			description = """
					Read, judged and applied unless `dryRun`; the answer's `Location` tells how it goes. Kinds: siaf-export expedientes
					published-totals strategic-objectives indicator-sheets indicator-values program-design physical-execution suppliers supplier-sanctions withholding-agents exchange-rates bank-answers bank-statements payroll classifier-* institutions
					geography, as far as they are registered; an unknown one answers 404. `year` is the fiscal year, `unit` the unit where the
					file doesn't name it, `cutDate` the day it speaks of where its name doesn't say it.""")
	@PostMapping(path = "/{kind}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	ResponseEntity<Answer> submit(@PathVariable String kind, @RequestParam MultipartFile file, @RequestParam int year,
			@RequestParam(required = false) @Nullable String unit, @RequestParam(defaultValue = "false") boolean dryRun,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate cutDate,
			Locale locale) throws IOException {
		Profile who = this.profile.get();
		ImportAccess.check(this.imports, kind, who, year);
		ImportOrder order = new ImportOrder(kind, year, ImportAccess.unit(unit), ImportAccess.name(file), cutDate,
				dryRun, who);
		long id = this.imports.submit(order, file.getInputStream());
		return ResponseEntity.accepted()
			.location(URI.create("/api/v1/imports/" + id))
			.body(answer(this.imports.get(id), locale));
	}

	@Operation(summary = "How an import stands",
			description = """
					`state` is one of STAGED VALIDATING READY APPLYING APPLIED COMPARED REJECTED; `changes` counts records, `totals` are the
					sums of the file, `findings` the first of what was found.""")
	@GetMapping("/{id:\\d+}")
	Answer show(@PathVariable long id, Locale locale) {
		return answer(visible(id), locale);
	}

	@Operation(summary = "Apply what a dry run has shown", description = """
			409 where the import isn't READY.""")
	@PostMapping("/{id:\\d+}/apply")
	Answer apply(@PathVariable long id, Locale locale) {
		Imported imported = visible(id);
		Profile who = this.profile.get();
		if (!ImportAccess.mayDecide(this.imports.kind(imported.kind()), imported, who)) {
			throw new AccessDeniedException("Import " + id + " is not theirs to apply");
		}
		if (!this.imports.apply(id, who)) {
			throw new ResponseStatusException(HttpStatus.CONFLICT, "The import is " + imported.state());
		}
		return answer(this.imports.get(id), locale);
	}

	@Operation(summary = "Everything found in a file", description = """
			Row, cell, rule and words, as CSV.""")
	@GetMapping("/{id:\\d+}/errors.csv")
	void errors(@PathVariable long id, Locale locale, HttpServletResponse response) throws IOException {
		visible(id);
		this.pages.errors(id, locale).send(TableExport.Format.CSV, response);
	}

	private Imported visible(long id) {
		return this.pages.find(id, this.profile.get())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private Answer answer(Imported imported, Locale locale) {
		Map<String, Integer> changes = new LinkedHashMap<>();
		changes.put("new", imported.added());
		changes.put("changed", imported.changed());
		changes.put("equal", imported.equal());
		changes.put("vanished", imported.vanished());
		Map<String, Amount> totals = new LinkedHashMap<>();
		imported.totals().forEach((total) -> totals.put(total.measure(), total.file()));
		return new Answer(imported.id(), imported.state(), imported.kind(), imported.fiscalYear(), imported.secEjec(),
				imported.fileName(), imported.sha256(), imported.statedOn(), imported.rowsRead(),
				imported.rowsAccepted(), imported.rowsRejected(), changes, totals,
				this.pages.findings(imported.id(), FINDINGS_SHOWN, locale));
	}

	/**
	 * What the API tells of an import.
	 *
	 * @param id its number
	 * @param state where it stands
	 * @param kind the kind of file
	 * @param year the year
	 * @param unit the unit, where the kind is per unit
	 * @param file the file's name
	 * @param sha256 its content's hash
	 * @param cutDate the day it speaks of
	 * @param rowsRead rows under the header
	 * @param rowsAccepted rows without error
	 * @param rowsRejected rows with an error
	 * @param changes how many records are new, changed, equal, vanished
	 * @param totals the file's sum for each measure
	 * @param findings the first findings; all of them are in {@code errors.csv}
	 */
	record Answer(long id, ImportState state, String kind, int year, @Nullable String unit, String file, String sha256,
			LocalDate cutDate, int rowsRead, int rowsAccepted, int rowsRejected, Map<String, Integer> changes,
			Map<String, Amount> totals, List<ImportPages.FindingView> findings) {
	}

}
