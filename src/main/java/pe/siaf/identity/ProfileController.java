package pe.siaf.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.rules.NotFound;

/** A person's own profiles: which one is active, the switch, and the recent sign-ins. */
@Controller
@RequestMapping("/perfil")
@PreAuthorize("isAuthenticated()")
class ProfileController {

	private final ActiveProfile active;

	private final SignIns signIns;

	private final Users users;

	ProfileController(ActiveProfile active, SignIns signIns, Users users) {
		this.active = active;
		this.signIns = signIns;
		this.users = users;
	}

	@GetMapping
	String show(@AuthenticationPrincipal SignedInUser user, Model model) {
		model.addAttribute("user", asOfNow(user));
		model.addAttribute("signIns", this.signIns.of(user.username()));
		return "identity/profile";
	}

	@PostMapping
	String change(@AuthenticationPrincipal SignedInUser user, @RequestParam long profile, HttpServletRequest request,
			HttpServletResponse response, RedirectAttributes next) {
		SignedInUser now = asOfNow(user);
		Profile chosen = now.profiles()
			.stream()
			.filter((held) -> held.id() == profile)
			.findFirst()
			.orElseThrow(NotFound::new);
		this.active.change(now.withActive(chosen), request, response);
		next.addFlashAttribute("notice", "identity.profile.switched");
		return "redirect:/";
	}

	/** A profile that was given since sign-in can be taken up at once. */
	private SignedInUser asOfNow(SignedInUser user) {
		return user.withProfiles(this.users.profilesOf(user.userId()));
	}

}
