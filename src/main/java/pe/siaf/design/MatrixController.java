package pe.siaf.design;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

import pe.siaf.design.DesignChanges.Change;
import pe.siaf.design.DesignEditor.Done;
import pe.siaf.logframe.Sentences;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Problem;
import pe.siaf.ui.Refusals;

/**
 * The matrix of a version as a grid: the page, and what its script asks while people
 * type.
 */
@Controller
@RequestMapping("/programas/{code}/versiones/{version:\\d+}")
class MatrixController {

	/** Edits sent together: a pasted table, at most. */
	private static final int MOST_EDITS = 400;

	private final Drafts drafts;

	private final DraftMatrix matrix;

	private final DraftReview review;

	private final DesignEditor editor;

	private final DesignChanges changes;

	private final Sentences sentences;

	private final Refusals refusals;

	private final MessageSource messages;

	private final CurrentProfile current;

	MatrixController(Drafts drafts, DraftMatrix matrix, DraftReview review, DesignEditor editor, DesignChanges changes,
			Sentences sentences, Refusals refusals, MessageSource messages, CurrentProfile current) {
		this.drafts = drafts;
		this.matrix = matrix;
		this.review = review;
		this.editor = editor;
		this.changes = changes;
		this.sentences = sentences;
		this.refusals = refusals;
		this.messages = messages;
		this.current = current;
	}

	@GetMapping("/matriz")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String show(@PathVariable String code, @PathVariable int version, @RequestParam(defaultValue = "") String fragmento,
			Model model) {
		Draft draft = this.drafts.get(code, version);
		fill(draft, model);
		model.addAttribute("rows", this.matrix.of(draft.id()));
		return fragmento.equals("filas") ? "design/matrix-rows :: rows" : "design/matrix";
	}

	/**
	 * An empty matrix begins with its two results, so that products have something to
	 * hang on.
	 */
	@PostMapping("/matriz/empezar")
	@PreAuthorize("hasAuthority('DESIGN_EDIT')")
	String begin(@PathVariable String code, @PathVariable int version) {
		Draft draft = this.drafts.get(code, version);
		this.editor.apply(draft.id(), List.of(Edit.add(Part.NODE, null, DesignEditor.values("level", "FR")),
				Edit.add(Part.NODE, null, DesignEditor.values("level", "SR"))), this.current.get());
		return "redirect:" + draft.page() + "/matriz";
	}

	@GetMapping("/hallazgos")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String review(@PathVariable String code, @PathVariable int version, Model model) {
		fill(this.drafts.get(code, version), model);
		return "design/review-panel :: panel";
	}

	private void fill(Draft draft, Model model) {
		DraftReview.Reviewed reviewed = this.review.of(draft);
		model.addAttribute("draft", draft);
		model.addAttribute("year", this.review.year());
		model.addAttribute("reviewed", reviewed);
		model.addAttribute("sentences", this.sentences.of(reviewed.logframe()));
		model.addAttribute("head", this.changes.head(draft.id()));
		model.addAttribute("writes", draft.isOpen() && Drafts.mayWrite(draft.program(), this.current.get()));
	}

	@PostMapping(path = "/cambios", consumes = MediaType.APPLICATION_JSON_VALUE)
	@PreAuthorize("hasAuthority('DESIGN_EDIT')")
	@ResponseBody
	Answer edit(@PathVariable String code, @PathVariable int version, @RequestBody Asked asked) {
		Draft draft = this.drafts.get(code, version);
		if (asked.edits().size() > MOST_EDITS) {
			throw new NotFound("edits");
		}
		List<Done> done = this.editor.apply(draft.id(), asked.edits(), this.current.get());
		return answer(draft, (asked.seen() != null) ? asked.seen() : 0, done);
	}

	@GetMapping("/cambios.json")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	@ResponseBody
	Answer changes(@PathVariable String code, @PathVariable int version, @RequestParam(defaultValue = "0") long after) {
		return answer(this.drafts.get(code, version), after, List.of());
	}

	private Answer answer(Draft draft, long seen, List<Done> done) {
		List<Long> mine = done.stream().map(Done::change).filter((change) -> change != null).toList();
		List<Change> since = this.changes.since(draft.id(), seen);
		List<Other> others = new ArrayList<>();
		since.stream()
			.filter((change) -> !mine.contains(change.id()))
			.forEach((change) -> others.add(new Other(change.id(), change.personName(), change.action(), change.part(),
					change.rowId(), change.field(), this.changes.read(change.after()).asString(""))));
		long head = since.isEmpty() ? seen : since.get(since.size() - 1).id();
		return new Answer(done, head, others);
	}

	/** The grid's script reads why, in the words of a page. */
	@ExceptionHandler
	ResponseEntity<ProblemDetail> refused(RuleViolation refused) {
		boolean stale = refused instanceof EditConflict;
		ProblemDetail problem = new Problem(stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
				refused.rule().code(), this.refusals.text(refused), refused.figures())
			.toProblemDetail();
		if (stale && refused.figures().containsKey("person")) {
			problem.setDetail(this.messages.getMessage("design.conflict",
					new Object[] { refused.figures().get("person") }, LocaleContextHolder.getLocale()));
		}
		problem.setProperty("field", refused.field());
		return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

	/**
	 * Edits as the script sends them.
	 *
	 * @param edits the edits
	 * @param seen the newest change that the page knows
	 */
	record Asked(List<Edit> edits, @Nullable Long seen) {

		Asked {
			edits = (edits != null) ? List.copyOf(edits) : List.of();
		}

	}

	/**
	 * What was done, and what others did meanwhile.
	 *
	 * @param done the edits' outcomes, in their order
	 * @param head the newest change that the page knows now
	 * @param others changes that aren't of this request
	 */
	record Answer(List<Done> done, long head, List<Other> others) {
	}

	/**
	 * Somebody else's change.
	 *
	 * @param id its key
	 * @param person who
	 * @param action what was done
	 * @param part to what
	 * @param row to which
	 * @param field the field
	 * @param value what it holds now
	 */
	record Other(long id, String person, String action, String part, long row, @Nullable String field, String value) {
	}

}
