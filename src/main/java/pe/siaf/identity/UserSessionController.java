package pe.siaf.identity;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.rules.NotFound;

/** The administrator ends sessions of anybody; the user's page lists them. */
@Controller
@RequestMapping("/usuarios/{username}/sesiones")
@PreAuthorize("hasAuthority('USER_ADMIN')")
class UserSessionController {

	private static final String USER = "redirect:/usuarios/{username}";

	private final UserRegister users;

	private final Sessions sessions;

	UserSessionController(UserRegister users, Sessions sessions) {
		this.users = users;
		this.sessions = sessions;
	}

	@PostMapping("/{session}/cierre")
	String end(@PathVariable String username, @PathVariable("session") String key, RedirectAttributes next) {
		this.sessions.end(username, key);
		next.addFlashAttribute("notice", "identity.session.ended");
		return USER;
	}

	@PostMapping("/cierre")
	String endAll(@PathVariable String username, RedirectAttributes next) {
		if (this.users.get(username).isEmpty()) {
			throw new NotFound();
		}
		next.addFlashAttribute("notice", "identity.session.othersEnded");
		next.addFlashAttribute("noticeArguments", new Object[] { this.sessions.endAll(username, null) });
		return USER;
	}

}
