package pe.siaf.modification;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.modification.NoteAnswers.Answer;
import pe.siaf.modification.NoteAnswers.MoveAnswer;
import pe.siaf.modification.NoteBodies.MoveBody;
import pe.siaf.modification.NoteBodies.NoteBody;
import pe.siaf.modification.NoteBodies.ResolutionBody;
import pe.siaf.rules.RuleViolation;

/** Budget notes over HTTP. */
@RestController
@Tag(name = "Budget notes")
@RequestMapping("/api/v1/budget-notes")
class NoteApi {

	private static final Pattern LOCATION = Pattern
		.compile("(?:https?://[^/]+)?/api/v1/budget-notes/(\\d{4})/(\\d{6})/(\\d{10}-\\d{4})");

	private final Notes notes;

	private final NoteWriting writing;

	private final NoteMoves moves;

	private final Resolutions resolutions;

	private final NoteAnswers answers;

	private final CurrentProfile current;

	NoteApi(Notes notes, NoteWriting writing, NoteMoves moves, Resolutions resolutions, NoteAnswers answers,
			CurrentProfile current) {
		this.notes = notes;
		this.writing = writing;
		this.moves = moves;
		this.resolutions = resolutions;
		this.answers = answers;
		this.current = current;
	}

	@Operation(summary = "Register a budget note",
			description = """
					`type` is a type of the year (001 to 007). Lines credit or annul whole soles, each with the code of its reason;
					`revenues` of a supplementary credit equal what it adds, rubro by rubro. 201 with number, sequence, state N and total.
					What the note breaks (MOD-001 …) is told when it is verified.""")
	@PostMapping
	@PreAuthorize("hasAuthority('NOTE_PREPARE')")
	ResponseEntity<MoveAnswer> register(@Valid @RequestBody NoteBody body) {
		Note note = this.writing.register(body.toDraft(), this.current.get());
		return ResponseEntity.created(URI.create(note.key().location())).body(MoveAnswer.of(note));
	}

	@Operation(summary = "A budget note", description = """
			With its lines, what it does to targets, coverage and results, what it breaks today, and its history.""")
	@GetMapping(NoteKey.PATTERN)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	ResponseEntity<Answer> show(@PathVariable int year, @PathVariable String unit, @PathVariable String note) {
		Answer answer = this.answers.of(this.notes.get(NoteKey.of(year, unit, note), this.current.get()));
		return ResponseEntity.ok().eTag("\"" + answer.note().version() + "\"").body(answer);
	}

	@Operation(summary = "Verify, send, correct, discard, rewrite or annul",
			description = """
					`verify` asks all rules of domain 8.6; `send` also what becomes of targets whose credit moves (MOD-006). `annul` prepares
					the contrary sequence of an approved note. `rewrite` takes a whole note and its version.""")
	@PostMapping(NoteKey.PATTERN + "/{action:verify|send|correct|discard|annul}")
	@PreAuthorize("hasAuthority('NOTE_PREPARE')")
	MoveAnswer prepare(@PathVariable int year, @PathVariable String unit, @PathVariable String note,
			@PathVariable String action, @Valid @RequestBody(required = false) @Nullable MoveBody body) {
		NoteKey key = NoteKey.of(year, unit, note);
		MoveBody given = MoveBody.orEmpty(body);
		Profile actor = this.current.get();
		return MoveAnswer.of(action.equals("annul") ? this.writing.annul(key, given.comment(), actor)
				: this.moves.move(key, action, given.comment(), given.version(), actor));
	}

	@PostMapping(NoteKey.PATTERN + "/rewrite")
	@PreAuthorize("hasAuthority('NOTE_PREPARE')")
	MoveAnswer rewrite(@PathVariable int year, @PathVariable String unit, @PathVariable String note,
			@Valid @RequestBody NoteBody body) {
		int version = (body.version() != null) ? body.version() : -1;
		return MoveAnswer.of(this.writing.rewrite(NoteKey.of(year, unit, note), body.toDraft(year, unit), version,
				this.current.get()));
	}

	@Operation(summary = "Approve, observe or reject a sent note",
			description = """
					Whoever prepared it may not. `approve` takes the approving `document` (type LAW, SUPREME_DECREE, COUNCIL_AGREEMENT or
					HEAD_RESOLUTION, as the note's type allows); the PIM moves with it.""")
	@PostMapping(NoteKey.PATTERN + "/{action:approve|observe|reject}")
	@PreAuthorize("hasAuthority('NOTE_APPROVE')")
	MoveAnswer judge(@PathVariable int year, @PathVariable String unit, @PathVariable String note,
			@PathVariable String action, @Valid @RequestBody(required = false) @Nullable MoveBody body) {
		NoteKey key = NoteKey.of(year, unit, note);
		MoveBody given = MoveBody.orEmpty(body);
		Profile actor = this.current.get();
		if (!action.equals("approve")) {
			return MoveAnswer.of(this.moves.move(key, action, given.comment(), given.version(), actor));
		}
		NoteMoves.requireUnchanged(this.notes.get(key, actor), given.version());
		this.resolutions.approve(List.of(key), given.approving(), null, given.comment(), actor);
		return MoveAnswer.of(this.notes.get(key, actor));
	}

	@Operation(summary = "Approve several notes by one document",
			description = """
					`notes` are locations. All of them or none: of one pliego, or between pliegos where a law moves credit and the whole
					comes to zero, rubro by rubro.""")
	@PostMapping("/resolutions")
	@PreAuthorize("hasAuthority('NOTE_APPROVE')")
	List<MoveAnswer> resolve(@Valid @RequestBody ResolutionBody body) {
		Profile actor = this.current.get();
		List<NoteKey> keys = Objects.requireNonNullElse(body.notes(), List.<String>of())
			.stream()
			.map(NoteApi::located)
			.toList();
		this.resolutions.approve(keys, body.approving(), null, body.comment(), actor);
		return keys.stream().map((key) -> MoveAnswer.of(this.notes.get(key, actor))).toList();
	}

	private static NoteKey located(String location) {
		Matcher path = LOCATION.matcher(location);
		if (!path.matches()) {
			throw new RuleViolation(NoteRule.NOTE_INCOMPLETE, Map.of("what", "note.field.notes"), "notes");
		}
		return NoteKey.of(Integer.parseInt(path.group(1)), path.group(2), path.group(3));
	}

}
