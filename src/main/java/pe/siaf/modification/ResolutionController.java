package pe.siaf.modification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Scope;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.Paging;

/**
 * Documents that approve notes: those that wait, gathered and approved together, and
 * those that did.
 */
@Controller
@RequestMapping("/modificaciones/resoluciones")
class ResolutionController {

	private static final Pattern LOCATED = Pattern.compile("\\d{4}/\\d{6}/\\d{10}-\\d{4}");

	private static final int MOST = 200;

	private final Notes notes;

	private final NotePages pages;

	private final Resolutions resolutions;

	private final ResolutionList list;

	private final ResolutionFiles files;

	private final CurrentProfile current;

	ResolutionController(Notes notes, NotePages pages, Resolutions resolutions, ResolutionList list,
			ResolutionFiles files, CurrentProfile current) {
		this.notes = notes;
		this.pages = pages;
		this.resolutions = resolutions;
		this.list = list;
		this.files = files;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@RequestParam(required = false) @Nullable Integer year, HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		List<Integer> years = this.pages.years();
		int chosen = (year != null) ? year : years.get(0);
		Paging paging = Paging.of(request, Paging.SIZE, this.list.count(chosen, profile));
		boolean approves = profile.may(Permission.NOTE_APPROVE);
		model.addAttribute("years", years)
			.addAttribute("year", chosen)
			.addAttribute("paging", paging)
			.addAttribute("approves", approves)
			.addAttribute("hands", handsIn(profile))
			.addAttribute("waiting", approves ? this.notes.waiting(chosen, profile, MOST) : List.of())
			.addAttribute("resolutions", this.list.list(chosen, profile, paging.offset(), paging.size()));
		return "modification/resolutions";
	}

	@PostMapping
	@PreAuthorize("hasAuthority('NOTE_APPROVE')")
	String approve(@RequestParam(name = "nota", defaultValue = "") List<String> located,
			@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String number,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate date,
			@RequestParam(defaultValue = "") String comment,
			@RequestParam(required = false) @Nullable MultipartFile file, RedirectAttributes next) throws IOException {
		List<NoteKey> keys = located.stream().map(ResolutionController::key).toList();
		this.resolutions.approve(keys, new ApprovingDocument(kind, number, date), paper(file),
				comment.isBlank() ? null : comment, this.current.get());
		next.addFlashAttribute("notice", "modification.approved");
		next.addFlashAttribute("noticeArguments", List.of(keys.size(), number));
		return (keys.size() == 1) ? "redirect:" + keys.get(0).page()
				: "redirect:/modificaciones/resoluciones?year=" + keys.get(0).fiscalYear();
	}

	/**
	 * A unit reads the document that its note was approved by; the paper comes from those
	 * who approve, or from their office.
	 */
	private static boolean handsIn(Profile profile) {
		return profile.scope().kind() != Scope.Kind.UE
				&& (profile.may(Permission.NOTE_APPROVE) || profile.may(Permission.NOTE_PREPARE));
	}

	@PostMapping("/{year:\\d{4}}/{id:\\d+}")
	@PreAuthorize("hasAnyAuthority('NOTE_APPROVE', 'NOTE_PREPARE')")
	String attach(@PathVariable int year, @PathVariable long id,
			@RequestParam(required = false) @Nullable MultipartFile file, RedirectAttributes next) throws IOException {
		ResolutionList.Row row = this.list.get(year, id, this.current.get());
		if (!handsIn(this.current.get())) {
			throw new NotFound("paper of resolution " + id);
		}
		SignedPaper paper = paper(file);
		this.files.keep(year, id, (paper != null) ? paper : SignedPaper.of("", new byte[0]), this.current.get());
		next.addFlashAttribute("notice", "modification.attached");
		next.addFlashAttribute("noticeArguments", List.of(row.number()));
		return "redirect:/modificaciones/resoluciones?year=" + year;
	}

	@GetMapping("/{year:\\d{4}}/{id:\\d+}")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	ResponseEntity<byte[]> paper(@PathVariable int year, @PathVariable long id) {
		String name = this.list.get(year, id, this.current.get()).fileName();
		if (name == null) {
			throw new NotFound("paper of resolution " + id);
		}
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_PDF)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
			.body(this.files.content(year, id));
	}

	private static @Nullable SignedPaper paper(@Nullable MultipartFile file) throws IOException {
		return (file != null && !file.isEmpty())
				? SignedPaper.of(String.valueOf(file.getOriginalFilename()), file.getBytes()) : null;
	}

	private static NoteKey key(String located) {
		if (!LOCATED.matcher(located).matches()) {
			throw new NotFound("note " + located);
		}
		String[] parts = located.split("/", -1);
		return NoteKey.of(Integer.parseInt(parts[0]), parts[1], parts[2]);
	}

}
