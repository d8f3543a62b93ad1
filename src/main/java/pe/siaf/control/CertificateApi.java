package pe.siaf.control;

import java.io.IOException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.accounting.BooksPages;

/** A unit's year to check elsewhere, for other systems. */
@RestController
@Tag(name = "Accounting")
class CertificateApi {

	private final BooksPages pages;

	private final BooksFile files;

	CertificateApi(BooksPages pages, BooksFile files) {
		this.pages = pages;
		this.files = files;
	}

	@GetMapping("/api/v1/accounting/certificate")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	@Operation(summary = "Everything of a unit's year, to check elsewhere",
			description = """
					A zip of CSV files of one moment: `targets`, `lines`, `movements`, `allotments`, `revenue-lines`, `revenue-movements`,
					`file-accruals`, `waiting`, `entries`, `entry-lines`, `trial-balance`, `figures` (what the last proof of the
					ledger covered of it), `certificate` (whose, when, which proof) and `manifest` (rows and SHA-256 of each).
					Nobody's name is in it. `java CheckBooks.java <zip>` (`db/check`, also at `/contabilidad/comprobador`) reckons
					balances, journal and trial balance again from nothing else. 404 for a unit out of the token's reach.""")
	void certificate(@RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "0") int year,
			HttpServletResponse response) throws IOException {
		this.files.send(this.pages.reach(year, unit), response);
	}

}
