package pe.siaf.identity;

import java.util.List;
import java.util.Objects;

import io.nayuki.qrcodegen.QrCode;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.SecondFactors.Factor;
import pe.siaf.rules.RuleViolation;

/** Anybody's own second factor: begun, confirmed, its recovery codes renewed. */
@Controller
@RequestMapping("/perfil/segundo-factor")
@PreAuthorize("isAuthenticated()")
class SecondFactorController {

	private static final String PAGE = "redirect:/perfil/segundo-factor";

	/** The session in which the password was given sees the new secret, no other one. */
	private static final String BEGUN = SecondFactorController.class.getName() + ".begun";

	private final SecondFactors factors;

	private final Passwords passwords;

	SecondFactorController(SecondFactors factors, Passwords passwords) {
		this.factors = factors;
		this.passwords = passwords;
	}

	@GetMapping
	String show(@AuthenticationPrincipal SignedInUser user, HttpSession session, Model model) {
		Factor factor = this.factors.of(user.username())
			.filter((known) -> known.confirmed() || session.getAttribute(BEGUN) != null)
			.orElse(null);
		model.addAttribute("factor", factor);
		model.addAttribute("needed",
				user.profiles()
					.stream()
					.flatMap((profile) -> profile.role().permissions().stream())
					.anyMatch(Permission::needsSecondFactor));
		if (factor != null && !factor.confirmed()) {
			QrCode picture = QrCode.encodeText(Totp.address(factor.secret(), user.username()), QrCode.Ecc.MEDIUM);
			model.addAttribute("size", picture.size);
			model.addAttribute("dots", dots(picture));
			model.addAttribute("secret", String.join(" ", Totp.base32(factor.secret()).split("(?<=\\G.{4})")));
		}
		return "identity/second-factor";
	}

	@PostMapping
	String begin(@AuthenticationPrincipal SignedInUser user, @RequestParam String present, HttpSession session) {
		this.passwords.prove(user.username(), present);
		this.factors.begin(user);
		session.setAttribute(BEGUN, true);
		return PAGE;
	}

	@PostMapping("/confirmacion")
	String confirm(@AuthenticationPrincipal SignedInUser user, @RequestParam String otp, HttpSession session,
			RedirectAttributes next) {
		if (session.getAttribute(BEGUN) == null) {
			throw refusal(SecondFactors.Outcome.NOT_ENROLLED);
		}
		List<String> codes = this.factors.confirm(user, otp);
		if (codes.isEmpty()) {
			throw refusal(SecondFactors.Outcome.REFUSED);
		}
		session.removeAttribute(BEGUN);
		next.addFlashAttribute("recoveryCodes", codes);
		return PAGE;
	}

	@PostMapping("/recuperacion")
	String renew(@AuthenticationPrincipal SignedInUser user, @RequestParam String otp, RedirectAttributes next) {
		proven(user, otp);
		next.addFlashAttribute("recoveryCodes", this.factors.renewRecoveryCodes(user));
		return PAGE;
	}

	@PostMapping("/retiro")
	String remove(@AuthenticationPrincipal SignedInUser user, @RequestParam String otp, HttpSession session,
			RedirectAttributes next) {
		proven(user, otp);
		this.factors.reset(user.username());
		session.removeAttribute(StepUp.PROVEN_AT);
		next.addFlashAttribute("notice", "identity.factor.removed");
		return PAGE;
	}

	private void proven(SignedInUser user, String otp) {
		RuleViolation refusal = this.factors.verify(user.username(), otp).refusal();
		if (refusal != null) {
			throw refusal;
		}
	}

	private static RuleViolation refusal(SecondFactors.Outcome outcome) {
		return Objects.requireNonNull(outcome.refusal());
	}

	/** The dark squares as the path of one drawing: it needs no script and no picture. */
	private static String dots(QrCode picture) {
		StringBuilder path = new StringBuilder();
		for (int y = 0; y < picture.size; y++) {
			for (int x = 0; x < picture.size; x++) {
				if (picture.getModule(x, y)) {
					path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
				}
			}
		}
		return path.toString();
	}

}
