package pe.siaf.continuity;

import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

import pe.siaf.execution.DocumentStage;
import pe.siaf.execution.PreparedDraft;
import pe.siaf.execution.PreparedForms;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Device;
import pe.siaf.identity.Profile;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Problem;
import pe.siaf.ui.Refusals;

/**
 * The page that opens offline, and what its script asks for in contact. The page itself
 * names nobody and holds no figure: a browser keeps a copy of it.
 */
@Controller
@RequestMapping("/continuidad")
@PreAuthorize("hasAnyAuthority('CERTIFICATION_PREPARE', 'COMMITMENT_PREPARE', 'ACCRUAL_PREPARE')")
class ContinuityController {

	private final Browsers browsers;

	private final EntryReplay replay;

	private final EntryStore store;

	private final PreparedForms forms;

	private final Refusals refusals;

	private final CurrentProfile current;

	ContinuityController(Browsers browsers, EntryReplay replay, EntryStore store, PreparedForms forms,
			Refusals refusals, CurrentProfile current) {
		this.browsers = browsers;
		this.replay = replay;
		this.store = store;
		this.forms = forms;
		this.refusals = refusals;
		this.current = current;
	}

	@GetMapping
	String page(Model model) {
		model
			.addAttribute("stages",
					List.of(DocumentStage.CERTIFICATION, DocumentStage.ANNUAL_COMMITMENT,
							DocumentStage.MONTHLY_COMMITMENT, DocumentStage.ACCRUAL))
			.addAttribute("voucherTypes", PreparedForms.voucherTypes());
		return "continuity/page";
	}

	@GetMapping("/estado")
	@ResponseBody
	State state(@RequestParam(required = false) @Nullable UUID navegador, CsrfToken token) {
		Profile profile = this.current.get();
		Optional<Browser> browser = Optional.ofNullable(navegador).map((id) -> this.browsers.ofPerson(id, profile));
		return new State(profile.username(), profile.personName(), profile.id(), profile.role().name(),
				profile.scope().head(), token.getHeaderName(), token.getToken(),
				browser.map(BrowserView::of).orElse(null),
				browser.map((one) -> this.store.ofBrowser(one.secEjec(), one.id()).stream().map(this::view).toList())
					.orElse(List.of()));
	}

	@GetMapping("/preparacion")
	@ResponseBody
	PreparedForms.Facts facts() {
		return this.forms.read(this.current.get());
	}

	@PostMapping("/navegadores")
	@ResponseBody
	BrowserView enrol(@RequestBody Enrolment enrolment,
			@RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String agent) {
		return BrowserView.of(this.browsers.enrol(enrolment.key(), Device.of(agent).shown(), this.current.get()));
	}

	@PostMapping("/entradas")
	@ResponseBody
	EntryView receive(@RequestBody Sent sent) {
		return view(this.replay.receive(sent, this.current.get()));
	}

	@PostMapping("/entradas/{entry:\\d{1,18}}/reintento")
	@ResponseBody
	EntryView retry(@PathVariable long entry) {
		return view(this.replay.retry(entry, this.current.get()));
	}

	@PostMapping("/entradas/{entry:\\d{1,18}}/descarte")
	@ResponseBody
	EntryView discard(@PathVariable long entry, @RequestBody Reason reason) {
		return view(
				this.replay.discard(entry, Objects.requireNonNullElse(reason.reason(), ""), this.current.get(), false));
	}

	private EntryView view(Entry entry) {
		String form = entry.isOpen() ? this.replay.toMend(entry)
			.map((PreparedDraft draft) -> draft.form(String.valueOf(entry.id())))
			.orElse(null) : null;
		return EntryView.of(entry, form);
	}

	/** The page's script reads refusals; nobody is led to another page by them. */
	@ExceptionHandler
	@ResponseBody
	@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
	ProblemDetail refused(RuleViolation refused) {
		return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, refused.rule().code(), this.refusals.text(refused),
				refused.figures())
			.toProblemDetail();
	}

	/**
	 * A browser's public key.
	 *
	 * @param publicKey SubjectPublicKeyInfo in base64
	 */
	record Enrolment(@Nullable String publicKey) {

		byte[] key() {
			try {
				return Base64.getDecoder().decode(Objects.requireNonNullElse(this.publicKey, ""));
			}
			catch (IllegalArgumentException notBase64) {
				throw new RuleViolation(ContinuityRule.KEY_NOT_TAKEN, Map.of());
			}
		}

	}

	/**
	 * Why an entry is let go of.
	 *
	 * @param reason in a person's words
	 */
	record Reason(@Nullable String reason) {
	}

	/**
	 * Who is signed in, and how the centre knows this browser.
	 *
	 * @param username who
	 * @param person their name
	 * @param profile the active profile's key
	 * @param role its role
	 * @param unit its unit
	 * @param header in which the token is sent
	 * @param token that shows that a request is this page's
	 * @param browser how the centre knows the browser, if it does
	 * @param entries what became of its entries
	 */
	record State(String username, String person, long profile, String role, String unit, String header, String token,
			@Nullable BrowserView browser, List<EntryView> entries) {
	}

	/**
	 * A browser as its own page shows it.
	 *
	 * @param id its key
	 * @param state signs, expired, revoked or left
	 * @param expiresAt until when it may sign
	 * @param lastSequence the entry received last
	 * @param lastHash what the next entry has to follow
	 */
	record BrowserView(UUID id, String state, OffsetDateTime expiresAt, int lastSequence, String lastHash) {

		static BrowserView of(Browser browser) {
			return new BrowserView(browser.id(), browser.stateKey(), browser.expiresAt(), browser.lastSequence(),
					browser.lastHash());
		}

	}

}
