package pe.siaf.opening;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.PdfDocument;

/** The sustaining sheets of a pliego's draft, on screen and printed. */
@Controller
@RequestMapping("/apertura" + OpeningController.PLIEGO + "/sustento")
@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
class SustainingSheetController {

	private static final Locale SPANISH = Locale.forLanguageTag("es");

	private final SustainingSheet sheet;

	private final OpeningBudgets openings;

	private final CurrentProfile current;

	private final PdfDocument pdf;

	SustainingSheetController(SustainingSheet sheet, OpeningBudgets openings, CurrentProfile current, PdfDocument pdf) {
		this.sheet = sheet;
		this.openings = openings;
		this.current = current;
		this.pdf = pdf;
	}

	@GetMapping
	String show(@PathVariable int year, @PathVariable String pliego, @RequestParam(defaultValue = "") String categoria,
			Model model) {
		PliegoKey key = PliegoKey.of(year, pliego);
		Profile profile = this.current.get();
		List<SustainingSheet.Category> categories = this.sheet.categories(key, profile);
		String shown = (categoria.isEmpty() && !categories.isEmpty()) ? categories.get(0).code() : categoria;
		List<SustainingSheet.Row> rows = this.sheet.rows(key, shown, profile);
		model.addAttribute("head", this.openings.get(key, profile))
			.addAttribute("path", key.path())
			.addAttribute("tab", "sustento")
			.addAttribute("categories", categories)
			.addAttribute("category", shown)
			.addAttribute("rows", rows)
			.addAttribute("total", total(rows));
		return "opening/sheet";
	}

	@GetMapping("/impreso")
	ResponseEntity<byte[]> print(@PathVariable int year, @PathVariable String pliego,
			@RequestParam(defaultValue = "") String categoria) {
		PliegoKey key = PliegoKey.of(year, pliego);
		Profile profile = this.current.get();
		OpeningBudgets.Head head = this.openings.get(key, profile);
		SustainingSheet.Category category = this.sheet.categories(key, profile)
			.stream()
			.filter((one) -> one.code().equals(categoria))
			.findFirst()
			.orElseThrow(() -> new NotFound("category " + categoria));
		List<SustainingSheet.Row> rows = this.sheet.rows(key, category.code(), profile);
		byte[] document = this.pdf.of("opening/sheet-printed", SPANISH,
				Map.of("head", head, "category", category, "rows", rows, "total", total(rows), "readBy",
						profile.personName(), "readOn", LocalDate.now(FiscalTime.LIMA)));
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_PDF)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename("sustento-%d-%s-%s.pdf".formatted(year, key.slug(), category.code()))
						.build()
						.toString())
			.body(document);
	}

	private static Amount total(List<SustainingSheet.Row> rows) {
		return rows.stream().map(SustainingSheet.Row::amount).reduce(Amount.ZERO, Amount::plus);
	}

}
