package pe.siaf.decision;

import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;

/** Decision memos for other systems. */
@RestController
@Tag(name = "Decisions")
@RequestMapping("/api/v1/decisions")
class DecisionApi {

	/** Memos that one answer holds. */
	private static final int MOST = 500;

	private final Memos memos;

	private final MemoWriting writing;

	private final MemoWorkflow workflow;

	private final CurrentProfile current;

	DecisionApi(Memos memos, MemoWriting writing, MemoWorkflow workflow, CurrentProfile current) {
		this.memos = memos;
		this.writing = writing;
		this.workflow = workflow;
		this.current = current;
	}

	@Operation(summary = "Decision memos",
			description = """
					The memos within the scope and all that are published, at most 500, the last moved first: what was asked for, what
					was answered, who signed and what was decided. `state` is DRAFT, SENT, OBSERVED, ANSWERED, SIGNED or PUBLISHED. With
					`subject`, a unit or program, also the figures that the memo shows: today's while it is written, afterwards those
					that were on screen when it was sent. What isn't known is null, never zero.""")
	@GetMapping
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	List<Answered> decisions(@RequestParam int year, @RequestParam(defaultValue = "") String state,
			@RequestParam(defaultValue = "") String subject) {
		Profile reader = this.current.get();
		return this.memos.list(year, state, reader, 0, MOST)
			.stream()
			.filter((memo) -> subject.isEmpty() || memo.subject().equals(subject))
			.map((memo) -> new Answered(memo, this.writing.requests(memo.key()), this.writing.answers(memo.key()),
					this.workflow.signatures(memo.key()), subject.isEmpty() ? null : this.memos.shown(memo)))
			.toList();
	}

	/**
	 * A memo.
	 *
	 * @param memo its head
	 * @param requests changes asked for, by program/product
	 * @param answers answers and replies, by item
	 * @param signatures who signed
	 * @param figures what it shows, where one memo was asked for
	 */
	record Answered(Memo memo, Map<String, MemoWriting.Request> requests, Map<String, MemoWriting.Answer> answers,
			List<MemoWorkflow.Signature> signatures, @Nullable Snapshot figures) {
	}

}
