package pe.siaf.bank;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.StepUp;
import pe.siaf.rules.NotFound;
import pe.siaf.workflow.Workflow;

/** Batches of payments: drawn up, signed by two, frozen, released, taken to the bank. */
@Controller
@RequestMapping("/tesoreria/lotes")
class BatchController {

	private static final String ONE = "/{year:\\d{4}}/{unit:\\d{6}}/{batch:\\d{10}}";

	private final PaymentBatches batches;

	private final BatchMoves moves;

	private final BatchReplies replies;

	private final BankReturns returns;

	private final Workflow workflow;

	private final StepUp stepUp;

	private final ObjectProvider<BankLink> link;

	private final CurrentProfile current;

	BatchController(PaymentBatches batches, BatchMoves moves, BatchReplies replies, BankReturns returns,
			Workflow workflow, StepUp stepUp, ObjectProvider<BankLink> link, CurrentProfile current) {
		this.batches = batches;
		this.moves = moves;
		this.replies = replies;
		this.returns = returns;
		this.workflow = workflow;
		this.stepUp = stepUp;
		this.link = link;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year, @RequestParam(defaultValue = "") String estado,
			Model model) {
		List<Integer> years = this.batches.years();
		int chosen = chosen(year, years);
		Profile profile = this.current.get();
		model.addAttribute("years", years)
			.addAttribute("year", chosen)
			.addAttribute("chosenState", estado)
			.addAttribute("prepares", profile.may(Permission.PAYMENT_PREPARE))
			.addAttribute("batches", this.batches.list(chosen, estado, profile));
		return "bank/batches";
	}

	@GetMapping("/nuevo")
	@PreAuthorize("hasAuthority('PAYMENT_PREPARE')")
	String choose(@RequestParam(required = false) @Nullable Integer year, Model model) {
		List<Integer> years = this.batches.payable();
		int chosen = chosen(year, years);
		List<PaymentBatch.Candidate> candidates = this.batches.candidates(chosen, this.current.get().scope().head());
		model.addAttribute("years", years)
			.addAttribute("year", chosen)
			.addAttribute("candidates", candidates)
			.addAttribute("accounts",
					candidates.stream()
						.map(PaymentBatch.Candidate::account)
						.filter((account) -> account != null)
						.distinct()
						.toList());
		return "bank/new-batch";
	}

	/** The year asked for, or the newest, or this one where none is executed yet. */
	private static int chosen(@Nullable Integer asked, List<Integer> years) {
		if (asked != null) {
			return asked;
		}
		return years.isEmpty() ? LocalDate.now(FiscalTime.LIMA).getYear() : years.get(0);
	}

	@PostMapping("/nuevo")
	@PreAuthorize("hasAuthority('PAYMENT_PREPARE')")
	String open(@RequestParam int year, @RequestParam String cuenta, @RequestParam(defaultValue = "") List<Long> giro,
			RedirectAttributes next) {
		Profile actor = this.current.get();
		String unit = actor.scope().head();
		this.batches.unitShown(year, unit, actor);
		String number = this.moves.open(year, unit, cuenta, giro, actor);
		return done("bank.batch.opened", this.batches.get(year, unit, number, actor), next);
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable int year, @PathVariable String unit, @PathVariable String batch,
			HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		PaymentBatch one = this.batches.get(year, unit, batch, profile);
		List<PaymentBatch.Line> lines = this.batches.lines(one);
		boolean hand = List.of(one.preparedBy(), String.valueOf(one.firstBy()), String.valueOf(one.secondBy()))
			.contains(profile.username());
		List<String> actions = this.workflow.actions(BatchMoves.TYPE, one.state(), profile.role());
		model.addAttribute("one", one)
			.addAttribute("lines", lines)
			.addAttribute("steps", this.workflow.history(unit, BatchMoves.TYPE, one.key()))
			.addAttribute("actions",
					(one.sentAt() != null
							|| (hand && "VFZ".contains(one.state()) && !profile.may(Permission.PAYMENT_PREPARE)))
									? List.of() : actions)
			.addAttribute("unconfirmed", unconfirmed(one, lines, profile))
			.addAttribute("told", told(one, lines, profile))
			.addAttribute("takes", one.goesBy(PaymentBatch.FILE) && profile.may(Permission.PAYMENT_PREPARE))
			.addAttribute("answers",
					one.state().equals("A") && one.goesBy(PaymentBatch.LINK) && profile.may(Permission.PAYMENT_PREPARE)
							&& this.link.getIfAvailable() != null)
			.addAttribute("imports",
					one.state().equals("A") && one.sentAt() != null && profile.may(Permission.PAYMENT_PREPARE))
			.addAttribute("simulated", this.link.getIfAvailable() instanceof SimulatedBank)
			.addAttribute("asked", this.stepUp.asked(
					one.state().equals("Z") ? Permission.BATCH_RELEASE : Permission.PAYMENT_APPROVE, profile, request));
		return "bank/batch";
	}

	/** Lines that who drew the batch up says were paid, for who may confirm it. */
	private static ToldPayments told(PaymentBatch one, List<PaymentBatch.Line> lines, Profile profile) {
		return ToldPayments.of((profile.may(Permission.PAYMENT_APPROVE) && !one.preparedBy().equals(profile.username()))
				? lines : List.of());
	}

	/** Lines that came back and that somebody may confirm. */
	private static List<PaymentBatch.Line> unconfirmed(PaymentBatch one, List<PaymentBatch.Line> lines,
			Profile profile) {
		if (!profile.may(Permission.PAYMENT_APPROVE) || one.preparedBy().equals(profile.username())) {
			return List.of();
		}
		return lines.stream()
			.filter((line) -> line.isUnconfirmed() && !profile.username().equals(line.answeredBy()))
			.toList();
	}

	@PostMapping(ONE + "/{action:verify|discard}")
	@PreAuthorize("hasAuthority('PAYMENT_PREPARE')")
	String prepare(@PathVariable int year, @PathVariable String unit, @PathVariable String batch,
			@PathVariable String action, @RequestParam int version,
			@RequestParam(required = false) @Nullable String comment, RedirectAttributes next) {
		return move(seen(year, unit, batch, version), action, comment, next);
	}

	@PostMapping(ONE + "/sign")
	@PreAuthorize("hasAuthority('PAYMENT_APPROVE')")
	String sign(@PathVariable int year, @PathVariable String unit, @PathVariable String batch,
			@RequestParam int version, @RequestParam(required = false) @Nullable String otp, HttpServletRequest request,
			RedirectAttributes next) {
		PaymentBatch one = seen(year, unit, batch, version);
		this.stepUp.require(Permission.PAYMENT_APPROVE, this.current.get(), request, otp);
		return move(one, "sign", null, next);
	}

	@PostMapping(ONE + "/reject")
	@PreAuthorize("hasAnyAuthority('PAYMENT_APPROVE', 'BATCH_RELEASE')")
	String reject(@PathVariable int year, @PathVariable String unit, @PathVariable String batch,
			@RequestParam int version, @RequestParam(required = false) @Nullable String comment,
			RedirectAttributes next) {
		return move(seen(year, unit, batch, version), "reject", comment, next);
	}

	@PostMapping(ONE + "/unfreeze")
	@PreAuthorize("hasAuthority('BATCH_RELEASE')")
	String release(@PathVariable int year, @PathVariable String unit, @PathVariable String batch,
			@RequestParam int version, @RequestParam(required = false) @Nullable String comment,
			@RequestParam(required = false) @Nullable String otp, HttpServletRequest request, RedirectAttributes next) {
		PaymentBatch one = seen(year, unit, batch, version);
		this.stepUp.require(Permission.BATCH_RELEASE, this.current.get(), request, otp);
		return move(one, "unfreeze", comment, next);
	}

	@PostMapping(ONE + "/devolucion")
	@PreAuthorize("hasAuthority('PAYMENT_APPROVE')")
	String confirm(@PathVariable int year, @PathVariable String unit, @PathVariable String batch,
			@RequestParam int linea, @RequestParam(required = false) @Nullable String otp, HttpServletRequest request,
			RedirectAttributes next) {
		Profile actor = this.current.get();
		PaymentBatch one = this.batches.get(year, unit, batch, actor);
		this.stepUp.require(Permission.PAYMENT_APPROVE, actor, request, otp);
		this.returns.confirm(one, linea, actor);
		return done("bank.return.confirmed", one, next);
	}

	@PostMapping(ONE + "/pagos")
	@PreAuthorize("hasAuthority('PAYMENT_APPROVE')")
	String confirmPaid(@PathVariable int year, @PathVariable String unit, @PathVariable String batch,
			@RequestParam(defaultValue = "") String visto, @RequestParam(required = false) @Nullable String otp,
			HttpServletRequest request, RedirectAttributes next) {
		Profile actor = this.current.get();
		PaymentBatch one = this.batches.get(year, unit, batch, actor);
		this.stepUp.require(Permission.PAYMENT_APPROVE, actor, request, otp);
		this.returns.confirmPaid(one, visto, actor);
		return done("bank.paid.confirmed", one, next);
	}

	@PostMapping(ONE + "/archivo")
	@PreAuthorize("hasAuthority('PAYMENT_PREPARE')")
	ResponseEntity<byte[]> take(@PathVariable int year, @PathVariable String unit, @PathVariable String batch) {
		Profile actor = this.current.get();
		PaymentBatch one = this.batches.get(year, unit, batch, actor);
		return ResponseEntity.ok()
			.contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(BatchFile.name(one)).build().toString())
			.body(this.moves.take(one, actor).getBytes(StandardCharsets.UTF_8));
	}

	/** Sends it to the bank that is linked, and takes what it says by now. */
	@PostMapping(ONE + "/respuesta")
	@PreAuthorize("hasAuthority('PAYMENT_PREPARE')")
	String answer(@PathVariable int year, @PathVariable String unit, @PathVariable String batch,
			RedirectAttributes next) {
		Profile actor = this.current.get();
		PaymentBatch one = this.batches.get(year, unit, batch, actor);
		BankLink bank = this.link.getIfAvailable();
		if (bank == null) {
			throw new NotFound("link to a bank");
		}
		this.replies.fetch(one, bank, LocalDate.now(FiscalTime.LIMA), actor);
		return done((bank instanceof SimulatedBank) ? "bank.batch.answered" : "bank.batch.asked", one, next);
	}

	private PaymentBatch seen(int year, String unit, String batch, int version) {
		return this.batches.get(year, unit, batch, this.current.get()).seenAt(version);
	}

	private String move(PaymentBatch one, String action, @Nullable String comment, RedirectAttributes next) {
		String to = this.moves.move(one, action, comment, OffsetDateTime.now(FiscalTime.LIMA), this.current.get());
		return done("bank.batch.moved." + (to.equals("Z") ? "freeze" : action), one, next);
	}

	private static String done(String notice, PaymentBatch one, RedirectAttributes next) {
		next.addFlashAttribute("notice", notice);
		next.addFlashAttribute("noticeArguments", List.of(one.number()));
		return "redirect:" + one.page();
	}

}
