package pe.siaf.identity;

import java.util.Objects;

import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.rules.RuleViolation;

/** Anybody's own password. */
@Controller
@RequestMapping("/contrasena")
@PreAuthorize("isAuthenticated()")
class PasswordController {

	private static final String FORM = "identity/password";

	private final Passwords passwords;

	private final Users directory;

	private final Sessions sessions;

	private final CurrentProfile current;

	PasswordController(Passwords passwords, Users directory, Sessions sessions, CurrentProfile current) {
		this.passwords = passwords;
		this.sessions = sessions;
		this.directory = directory;
		this.current = current;
	}

	@ModelAttribute("due")
	boolean due() {
		return this.directory.mustChangePassword(this.current.get().username());
	}

	@GetMapping
	String form(Model model) {
		model.addAttribute("passwordForm", new PasswordForm("", "", ""));
		return FORM;
	}

	@PostMapping
	String change(@Valid PasswordForm passwordForm, BindingResult errors, HttpSession session,
			RedirectAttributes next) {
		if (!Objects.equals(passwordForm.next(), passwordForm.again())) {
			errors.rejectValue("again", "identity.password.differs");
		}
		if (errors.hasErrors()) {
			return FORM;
		}
		try {
			this.passwords.change(this.current.get().username(), passwordForm.present(), passwordForm.next());
		}
		catch (RuleViolation refused) {
			errors.rejectValue(refused.field(), refused.rule().messageKey(), refused.arguments(), refused.getMessage());
			return FORM;
		}
		// whoever knew the old password is out
		this.sessions.endAll(this.current.get().username(), session.getId());
		next.addFlashAttribute("notice", "identity.password.changed");
		return "redirect:/perfil";
	}

	record PasswordForm(@NotBlank String present, @NotBlank String next, @NotBlank String again) {
	}

}
