package pe.siaf.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Anybody's own tokens for the API. Nobody makes them for somebody else: who holds a
 * token acts as its person.
 */
@Controller
@RequestMapping("/perfil/fichas")
@PreAuthorize("isAuthenticated()")
class ApiTokenController {

	private static final String PAGE = "redirect:/perfil/fichas";

	private final ApiTokens tokens;

	private final Passwords passwords;

	private final Users users;

	ApiTokenController(ApiTokens tokens, Passwords passwords, Users users) {
		this.tokens = tokens;
		this.passwords = passwords;
		this.users = users;
	}

	@GetMapping
	String list(@AuthenticationPrincipal SignedInUser user, Model model) {
		model.addAttribute("tokens", this.tokens.of(user.username()));
		model.addAttribute("profiles", this.users.profilesOf(user.userId()));
		return "identity/tokens";
	}

	@PostMapping
	String give(@AuthenticationPrincipal SignedInUser user, @RequestParam long profile,
			@RequestParam @NotBlank @Size(max = 100) String name, @RequestParam String present,
			RedirectAttributes next) {
		this.passwords.prove(user.username(), present);
		next.addFlashAttribute("token", this.tokens.give(user.username(), profile, name));
		return PAGE;
	}

	@PostMapping("/{token}/retiro")
	String revoke(@AuthenticationPrincipal SignedInUser user, @PathVariable long token, RedirectAttributes next) {
		this.tokens.revoke(user.username(), token);
		next.addFlashAttribute("notice", "identity.user.tokenRevoked");
		return PAGE;
	}

}
