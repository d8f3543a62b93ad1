package pe.siaf.modification;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.ui.Paging;
import pe.siaf.ui.PdfDocument;
import pe.siaf.ui.TableExport;

/** The notes that a profile sees, as a list and as a file; a note with what it does. */
@Controller
@RequestMapping("/modificaciones")
@PreAuthorize("hasAuthority('EXECUTION_READ')")
class NoteController {

	private static final Locale SPANISH = Locale.forLanguageTag("es");

	private final Notes notes;

	private final NoteTypes types;

	private final NotePages pages;

	private final CurrentProfile current;

	private final MessageSource messages;

	private final PdfDocument pdf;

	NoteController(Notes notes, NoteTypes types, NotePages pages, CurrentProfile current, MessageSource messages,
			PdfDocument pdf) {
		this.notes = notes;
		this.types = types;
		this.pages = pages;
		this.current = current;
		this.messages = messages;
		this.pdf = pdf;
	}

	@GetMapping
	String list(@RequestParam(required = false) @Nullable Integer year, @RequestParam(defaultValue = "") String estado,
			@RequestParam(defaultValue = "") String tipo, @RequestParam(defaultValue = "") String q,
			@RequestParam(defaultValue = "") String linea, HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		List<Integer> years = this.pages.years();
		Notes.Filter filter = new Notes.Filter((year != null) ? year : years.get(0), estado, tipo, q.strip(), linea);
		Notes.Sum sum = this.notes.sum(filter, profile);
		Paging paging = Paging.of(request, Paging.SIZE, sum.notes());
		model.addAttribute("years", years)
			.addAttribute("filter", filter)
			.addAttribute("types", this.types.of(filter.fiscalYear()))
			.addAttribute("sum", sum)
			.addAttribute("paging", paging)
			.addAttribute("prepares", profile.may(Permission.NOTE_PREPARE))
			.addAttribute("notes", this.notes.list(filter, profile, paging.offset(), paging.size()));
		return "modification/notes";
	}

	@GetMapping("/exportacion")
	void export(@RequestParam int year, @RequestParam(defaultValue = "") String estado,
			@RequestParam(defaultValue = "") String tipo, @RequestParam(defaultValue = "") String q,
			@RequestParam(defaultValue = "") String linea, @RequestParam(required = false) @Nullable String format,
			HttpServletResponse response) throws IOException {
		Notes.Filter filter = new Notes.Filter(year, estado, tipo, q.strip(), linea);
		List<String> titles = Stream
			.of("number", "unit", "type", "month", "state", "document", "justification", "credit", "annulment")
			.map((column) -> word("modification." + column))
			.toList();
		Stream<List<Object>> rows = this.notes.list(filter, this.current.get(), 0, Integer.MAX_VALUE)
			.stream()
			.map((note) -> List.of(note.key().shown(), note.secEjec(), note.type(), note.month(),
					word("state." + note.state()), note.documentNumber(), note.justification(), note.credit(),
					note.annulment()));
		new TableExport("notas-" + year, titles, rows).send(TableExport.Format.of(format), response);
	}

	@GetMapping(NoteKey.PATTERN)
	String show(@PathVariable int year, @PathVariable String unit, @PathVariable String note, Model model) {
		this.pages.put(this.notes.get(NoteKey.of(year, unit, note), this.current.get()), this.current.get(), model);
		return "modification/note";
	}

	@GetMapping(NoteKey.PATTERN + "/impreso")
	ResponseEntity<byte[]> print(@PathVariable int year, @PathVariable String unit, @PathVariable String note) {
		Profile profile = this.current.get();
		Note shown = this.notes.get(NoteKey.of(year, unit, note), profile);
		byte[] document = this.pdf.of("modification/printed", SPANISH, Map.of("page", this.pages.page(shown, profile),
				"readBy", profile.personName(), "readOn", LocalDate.now(FiscalTime.LIMA)));
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_PDF)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename("nota-%d-%s-%s.pdf".formatted(year, unit, note))
						.build()
						.toString())
			.body(document);
	}

	private String word(String key) {
		return Objects.requireNonNull(this.messages.getMessage(key, null, LocaleContextHolder.getLocale()));
	}

}
