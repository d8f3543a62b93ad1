package pe.siaf.identity;

import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpSession;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where one is signed in oneself: the sessions, and ending those one doesn't know. */
@Controller
@RequestMapping("/perfil/sesiones")
@PreAuthorize("isAuthenticated()")
class SessionController {

	private static final String PAGE = "redirect:/perfil/sesiones";

	private final Sessions sessions;

	private final List<EnrolledBrowsers> browsers;

	SessionController(Sessions sessions, List<EnrolledBrowsers> browsers) {
		this.sessions = sessions;
		this.browsers = List.copyOf(browsers);
	}

	@GetMapping
	String list(@AuthenticationPrincipal SignedInUser user, HttpSession session, Model model) {
		model.addAttribute("sessions", this.sessions.of(user.username(), session.getId()));
		model.addAttribute("browsers",
				this.browsers.stream().flatMap((kept) -> kept.of(user.username()).stream()).toList());
		return "identity/sessions";
	}

	@PostMapping("/navegadores/{device}/retiro")
	String revoke(@AuthenticationPrincipal SignedInUser user, @PathVariable UUID device, RedirectAttributes next) {
		this.browsers.forEach((kept) -> kept.revoke(user.username(), device));
		next.addFlashAttribute("notice", "identity.browser.revoked");
		return PAGE;
	}

	@PostMapping("/{session}/cierre")
	String end(@AuthenticationPrincipal SignedInUser user, @PathVariable("session") String key,
			RedirectAttributes next) {
		this.sessions.end(user.username(), key);
		next.addFlashAttribute("notice", "identity.session.ended");
		return PAGE;
	}

	@PostMapping("/cierre")
	String endOthers(@AuthenticationPrincipal SignedInUser user, HttpSession session, RedirectAttributes next) {
		next.addFlashAttribute("notice", "identity.session.othersEnded");
		next.addFlashAttribute("noticeArguments",
				new Object[] { this.sessions.endAll(user.username(), session.getId()) });
		return PAGE;
	}

}
