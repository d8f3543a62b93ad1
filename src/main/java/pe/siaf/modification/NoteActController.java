package pe.siaf.modification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.money.Thousands;
import pe.siaf.rules.RuleViolation;

/** The acts on a note's page, but for its approval. */
@Controller
@RequestMapping("/modificaciones" + NoteKey.PATTERN)
class NoteActController {

	private final Notes notes;

	private final NoteWriting writing;

	private final NoteMoves moves;

	private final CurrentProfile current;

	NoteActController(Notes notes, NoteWriting writing, NoteMoves moves, CurrentProfile current) {
		this.notes = notes;
		this.writing = writing;
		this.moves = moves;
		this.current = current;
	}

	@PostMapping("/{action:verify|send|correct|discard}")
	@PreAuthorize("hasAuthority('NOTE_PREPARE')")
	String prepare(@PathVariable int year, @PathVariable String unit, @PathVariable String note,
			@PathVariable String action, @RequestParam(required = false) @Nullable String comment,
			@RequestParam(required = false) @Nullable Integer version, RedirectAttributes next) {
		return move(NoteKey.of(year, unit, note), action, comment, version, next);
	}

	@PostMapping("/{action:observe|reject}")
	@PreAuthorize("hasAuthority('NOTE_APPROVE')")
	String judge(@PathVariable int year, @PathVariable String unit, @PathVariable String note,
			@PathVariable String action, @RequestParam(required = false) @Nullable String comment,
			@RequestParam(required = false) @Nullable Integer version, RedirectAttributes next) {
		return move(NoteKey.of(year, unit, note), action, comment, version, next);
	}

	private String move(NoteKey key, String action, @Nullable String comment, @Nullable Integer version,
			RedirectAttributes next) {
		this.moves.move(key, action, comment, version, this.current.get());
		next.addFlashAttribute("notice", "modification.done." + action);
		next.addFlashAttribute("noticeArguments", List.of(key.shown()));
		return "redirect:" + key.page();
	}

	@PostMapping("/anulacion")
	@PreAuthorize("hasAuthority('NOTE_PREPARE')")
	String annul(@PathVariable int year, @PathVariable String unit, @PathVariable String note,
			@RequestParam(required = false) @Nullable String comment, RedirectAttributes next) {
		Note contrary = this.writing.annul(NoteKey.of(year, unit, note), comment, this.current.get());
		next.addFlashAttribute("notice", "modification.registered");
		next.addFlashAttribute("noticeArguments", List.of(contrary.key().shown()));
		return "redirect:" + contrary.key().page();
	}

	@PostMapping("/metas")
	@PreAuthorize("hasAuthority('NOTE_PREPARE')")
	String answer(@PathVariable int year, @PathVariable String unit, @PathVariable String note,
			HttpServletRequest request, RedirectAttributes next) {
		NoteKey key = NoteKey.of(year, unit, note);
		Note kept = this.notes.get(key, this.current.get());
		List<TargetAnswer> answers = new ArrayList<>();
		this.notes.lines(kept.key())
			.stream()
			.map((line) -> line.unit() + "-" + line.line().secFunc())
			.distinct()
			.forEach((target) -> {
				String quantity = Thousands.without(given(request, "cantidad." + target));
				answers.add(new TargetAnswer(target.substring(0, 6), target.substring(7), quantity(quantity, target),
						given(request, "motivo." + target)));
			});
		this.writing.answer(key, answers, this.current.get());
		next.addFlashAttribute("notice", "modification.answered");
		return "redirect:" + key.page() + "#metas";
	}

	private static @Nullable BigDecimal quantity(String typed, String target) {
		if (typed.isEmpty()) {
			return null;
		}
		if (!typed.matches("\\d{1,15}(\\.\\d{1,4})?")) {
			throw new RuleViolation(NoteRule.LINES_INCOMPLETE, java.util.Map.of("line", target + " · " + typed));
		}
		return new BigDecimal(typed);
	}

	private static String given(HttpServletRequest request, String name) {
		String value = request.getParameter(name);
		return (value != null) ? value.strip() : "";
	}

}
