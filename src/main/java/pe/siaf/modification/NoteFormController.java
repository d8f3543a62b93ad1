package pe.siaf.modification;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/** Registers notes and writes drafts anew. */
@Controller
@RequestMapping("/modificaciones")
@PreAuthorize("hasAuthority('NOTE_PREPARE')")
class NoteFormController {

	private final Notes notes;

	private final NoteWriting writing;

	private final NoteTypes types;

	private final NoteLines lines;

	private final NotePages pages;

	private final UnitChoices units;

	private final CurrentProfile current;

	private final Refusals refusals;

	NoteFormController(Notes notes, NoteWriting writing, NoteTypes types, NoteLines lines, NotePages pages,
			UnitChoices units, CurrentProfile current, Refusals refusals) {
		this.notes = notes;
		this.writing = writing;
		this.types = types;
		this.lines = lines;
		this.pages = pages;
		this.units = units;
		this.current = current;
		this.refusals = refusals;
	}

	@GetMapping("/nueva")
	String blank(@RequestParam(required = false) @Nullable Integer year, @RequestParam(defaultValue = "") String unidad,
			Model model) {
		int chosen = (year != null) ? year : this.pages.years().get(0);
		model.addAttribute("noteForm", NoteForm.empty());
		String unit = unit(chosen, unidad);
		return show(chosen, unit, TypedParts.none(unit), null, model);
	}

	@PostMapping("/nueva")
	String register(@RequestParam int year, @RequestParam(defaultValue = "") String unidad,
			@ModelAttribute NoteForm noteForm, BindingResult errors, HttpServletRequest request, Model model,
			RedirectAttributes next) {
		String unit = unit(year, unidad);
		TypedParts parts = TypedParts.in(request, unit);
		NoteForm.askForMissing(errors);
		if (errors.hasErrors()) {
			return show(year, unit, parts, null, model);
		}
		try {
			Note note = this.writing.register(noteForm.toDraft(year, unit, parts, List.of()), this.current.get());
			next.addFlashAttribute("notice", "modification.registered");
			next.addFlashAttribute("noticeArguments", List.of(note.key().shown()));
			return "redirect:" + note.key().page();
		}
		catch (RuleViolation refused) {
			this.refusals.explain(refused, errors);
			return show(year, unit, parts, null, model);
		}
	}

	@GetMapping(NoteKey.PATTERN + "/editar")
	String edit(@PathVariable int year, @PathVariable String unit, @PathVariable String note, Model model) {
		Note kept = this.notes.get(NoteKey.of(year, unit, note), this.current.get());
		if (!kept.isEditable()) {
			throw new NotFound("a note that is written, " + note);
		}
		model.addAttribute("noteForm", NoteForm.of(kept));
		return show(year, unit, TypedParts.of(kept, this.notes.lines(kept.key()), this.notes.revenues(kept.key()),
				this.notes.opinions(kept.key())), kept, model);
	}

	@PostMapping(NoteKey.PATTERN + "/editar")
	String rewrite(@PathVariable int year, @PathVariable String unit, @PathVariable String note,
			@ModelAttribute NoteForm noteForm, BindingResult errors, HttpServletRequest request, Model model) {
		Profile actor = this.current.get();
		Note kept = this.notes.get(NoteKey.of(year, unit, note), actor);
		TypedParts parts = TypedParts.in(request, unit);
		NoteForm.askForMissing(errors);
		if (errors.hasErrors()) {
			return show(year, unit, parts, kept, model);
		}
		try {
			Integer version = noteForm.version();
			this.writing.rewrite(kept.key(), noteForm.toDraft(year, unit, parts, this.notes.answers(kept.key())),
					(version != null) ? version : -1, actor);
			return "redirect:" + kept.key().page();
		}
		catch (RuleViolation refused) {
			this.refusals.explain(refused, errors);
			return show(year, unit, parts, kept, model);
		}
	}

	/** The unit that keeps the note: an officer's own, or one of the pliego's. */
	private String unit(int fiscalYear, String asked) {
		Scope scope = this.current.get().scope();
		if (scope.kind() == Scope.Kind.UE) {
			return scope.head();
		}
		List<UnitChoices.Unit> offered = this.units.of(fiscalYear, this.current.get());
		return offered.stream()
			.map(UnitChoices.Unit::secEjec)
			.filter((unit) -> asked.isEmpty() || unit.equals(asked))
			.findFirst()
			.orElseThrow(() -> new NotFound("unit " + asked + " in " + fiscalYear));
	}

	private String show(int fiscalYear, String unit, TypedParts parts, @Nullable Note note, Model model) {
		model.addAttribute("year", fiscalYear)
			.addAttribute("unit", unit)
			.addAttribute("units", this.units.of(fiscalYear, this.current.get()))
			.addAttribute("note", note)
			.addAttribute("parts", parts)
			.addAttribute("types", this.types.of(fiscalYear))
			.addAttribute("reasons", this.types.reasons(fiscalYear))
			.addAttribute("months", this.units.openMonths(fiscalYear))
			.addAttribute("documentTypes", this.units.documentTypes(fiscalYear))
			.addAttribute("offered", this.lines.offered(fiscalYear, unit));
		return "modification/form";
	}

}
