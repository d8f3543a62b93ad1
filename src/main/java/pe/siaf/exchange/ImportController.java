package pe.siaf.exchange;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.exchange.ImportPages.Filter;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.ui.Paging;
import pe.siaf.ui.TableExport;

/** Imports on screen: what came in, a new file, what it would change, the decision. */
@Controller
@RequestMapping("/importaciones")
@PreAuthorize(ImportAccess.ANY)
class ImportController {

	private static final String BACK = "redirect:/importaciones/{id}";

	private static final int FINDINGS_SHOWN = 100;

	private static final int CHANGES_SHOWN = 100;

	private final Imports imports;

	private final ImportPages pages;

	private final ImportSamples samples;

	private final CurrentProfile profile;

	ImportController(Imports imports, ImportPages pages, ImportSamples samples, CurrentProfile profile) {
		this.imports = imports;
		this.pages = pages;
		this.samples = samples;
		this.profile = profile;
	}

	@GetMapping
	String list(@RequestParam(required = false) @Nullable String kind,
			@RequestParam(required = false) @Nullable ImportState state,
			@RequestParam(required = false) @Nullable Integer year, HttpServletRequest request, Model model) {
		Profile who = this.profile.get();
		Filter filter = new Filter((kind == null || kind.isEmpty()) ? null : kind, state, year);
		Paging paging = Paging.of(request, Paging.SIZE, this.pages.count(who, filter));
		List<ImportKind> allowed = this.imports.kindsFor(who);
		model.addAttribute("filter", filter);
		model.addAttribute("paging", paging);
		model.addAttribute("rows", this.pages.list(who, filter, (int) paging.offset(), paging.size()));
		model.addAttribute("kinds", allowed);
		model.addAttribute("listed", this.pages.kindsVisibleTo(who));
		model.addAttribute("years", this.pages.years());
		model.addAttribute("states", ImportState.values());
		model.addAttribute("samples", allowed.stream().anyMatch((one) -> one.code().equals("siaf-export"))
				? this.samples.names() : List.of());
		return "exchange/imports";
	}

	@PostMapping
	String submit(@RequestParam String kind, @RequestParam int year,
			@RequestParam(required = false) @Nullable String unit,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate cutDate,
			@RequestParam MultipartFile file, RedirectAttributes next) throws IOException {
		Profile who = this.profile.get();
		ImportAccess.check(this.imports, kind, who, year);
		ImportOrder order = new ImportOrder(kind, year, ImportAccess.unit(unit), ImportAccess.name(file), cutDate, true,
				who);
		next.addAttribute("id", this.imports.submit(order, file.getInputStream()));
		return BACK;
	}

	@GetMapping("/{id:\\d+}")
	String show(@PathVariable long id, HttpServletRequest request, Locale locale, Model model) {
		Imported imported = visible(id);
		Paging paging = Paging.of(request, CHANGES_SHOWN, this.pages.countChanges(id));
		ImportKind kind = this.imports.kinds().get(imported.kind());
		model.addAttribute("imported", imported);
		model.addAttribute("unitName", this.pages.unitName(imported));
		model.addAttribute("findings", this.pages.findings(id, FINDINGS_SHOWN, locale));
		model.addAttribute("findingCount", this.pages.countFindings(id));
		model.addAttribute("changes", this.pages.changes(id, (int) paging.offset(), paging.size(), locale));
		model.addAttribute("paging", paging);
		model.addAttribute("decides", imported.state() == ImportState.READY && kind != null
				&& ImportAccess.mayDecide(kind, imported, this.profile.get()));
		return "exchange/import";
	}

	@PostMapping("/{id:\\d+}/aplicar")
	String apply(@PathVariable long id, RedirectAttributes next) {
		decidable(id);
		if (!this.imports.apply(id, this.profile.get())) {
			next.addFlashAttribute("notice", "import.decided");
		}
		return BACK;
	}

	@PostMapping("/{id:\\d+}/descartar")
	String discard(@PathVariable long id, RedirectAttributes next) {
		decidable(id);
		boolean first = this.imports.discard(id, this.profile.get());
		next.addFlashAttribute("notice", first ? "import.discardedNotice" : "import.decided");
		return BACK;
	}

	@GetMapping("/{id:\\d+}/observaciones.csv")
	void findings(@PathVariable long id, Locale locale, HttpServletResponse response) throws IOException {
		visible(id);
		this.pages.errors(id, locale).send(TableExport.Format.CSV, response);
	}

	@GetMapping("/{id:\\d+}/cambios.csv")
	void changes(@PathVariable long id, Locale locale, HttpServletResponse response) throws IOException {
		visible(id);
		this.pages.changeList(id, locale).send(TableExport.Format.CSV, response);
	}

	@GetMapping("/plantillas/{kind}.csv")
	void template(@PathVariable String kind, HttpServletResponse response) throws IOException {
		ImportKind known = this.imports.kinds().get(kind);
		if (known == null || known.columns().isEmpty()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		List<String> titles = known.columns()
			.stream()
			.filter(ImportColumn::inTemplate)
			.map(ImportColumn::name)
			.toList();
		new TableExport("plantilla-" + kind, titles, java.util.stream.Stream.<List<String>>empty())
			.send(TableExport.Format.CSV, response);
	}

	@GetMapping("/muestras/{name}")
	void sample(@PathVariable String name, HttpServletResponse response) throws IOException {
		this.samples.send(name, response);
	}

	private Imported visible(long id) {
		return this.pages.find(id, this.profile.get())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private void decidable(long id) {
		Imported imported = visible(id);
		if (!ImportAccess.mayDecide(this.imports.kind(imported.kind()), imported, this.profile.get())) {
			throw new AccessDeniedException("Import " + id + " is not theirs to decide");
		}
	}

}
