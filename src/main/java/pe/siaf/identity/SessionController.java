package pe.siaf.identity;

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

	SessionController(Sessions sessions) {
		this.sessions = sessions;
	}

	@GetMapping
	String list(@AuthenticationPrincipal SignedInUser user, HttpSession session, Model model) {
		model.addAttribute("sessions", this.sessions.of(user.username(), session.getId()));
		return "identity/sessions";
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
