package pe.siaf.identity;

import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;

/** Users, their profiles and tokens: the system administrator's pages. */
@Controller
@RequestMapping("/usuarios")
@PreAuthorize("hasAuthority('USER_ADMIN')")
class UserAdministrationController {

	private static final String USER = "redirect:/usuarios/{username}";

	private final UserAdministration users;

	private final UserRegister register;

	private final SecondFactors factors;

	private final ApiTokens tokens;

	private final Sessions sessions;

	UserAdministrationController(UserAdministration users, UserRegister register, SecondFactors factors,
			ApiTokens tokens, Sessions sessions) {
		this.register = register;
		this.users = users;
		this.factors = factors;
		this.tokens = tokens;
		this.sessions = sessions;
	}

	@ModelAttribute("roles")
	List<RoleOver> roles() {
		return RoleOver.all();
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "") String q, HttpServletRequest request, Model model) {
		Paging paging = Paging.of(request, Paging.SIZE, this.register.count(q));
		model.addAttribute("q", q)
			.addAttribute("paging", paging)
			.addAttribute("users", this.register.find(q, paging.size(), paging.offset()));
		return "identity/users";
	}

	@GetMapping("/nuevo")
	String newUser(Model model) {
		model.addAttribute("userForm", new UserForm("", "", "", null, ""));
		return "identity/user-new";
	}

	@PostMapping("/nuevo")
	String create(@Valid @Nullable UserForm userForm, BindingResult errors, RedirectAttributes next) {
		if (userForm == null) {
			// a role that no form offers
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
		}
		RoleOver role = userForm.role();
		if (role == null) {
			errors.rejectValue("role", "identity.user.choose");
		}
		if (errors.hasErrors() || role == null) {
			return "identity/user-new";
		}
		try {
			next.addFlashAttribute("secret", this.users.create(userForm.username(), userForm.personName(),
					Objects.requireNonNullElse(userForm.dni(), ""), role.role(), role.over(userForm.scopeCode())));
		}
		catch (RuleViolation refused) {
			errors.rejectValue(refused.field().isEmpty() ? "username" : refused.field(), refused.rule().messageKey(),
					refused.arguments(), refused.getMessage());
			return "identity/user-new";
		}
		return "redirect:/usuarios/" + userForm.username();
	}

	@GetMapping("/{username}")
	String show(@PathVariable String username, HttpServletRequest request, Model model) {
		model
			.addAttribute("user",
					this.register.get(username).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
			.addAttribute("profiles", this.register.profiles(username))
			.addAttribute("tokens", this.tokens.of(username))
			.addAttribute("enrolled", this.factors.isEnrolled(username))
			.addAttribute("sessions", this.sessions.of(username, request.getRequestedSessionId()));
		return "identity/user";
	}

	@PostMapping("/{username}/perfiles")
	String giveProfile(@PathVariable String username, @RequestParam RoleOver role,
			@RequestParam(defaultValue = "") String scopeCode, RedirectAttributes next) {
		this.users.giveProfile(username, role.role(), role.over(scopeCode));
		next.addFlashAttribute("notice", "identity.user.profileGiven");
		return USER;
	}

	@PostMapping("/{username}/perfiles/{profile}/retiro")
	String takeProfile(@PathVariable String username, @PathVariable long profile, RedirectAttributes next) {
		this.users.takeProfile(username, profile);
		next.addFlashAttribute("notice", "identity.user.profileTaken");
		return USER;
	}

	@PostMapping("/{username}/dni")
	String identify(@PathVariable String username, @RequestParam(defaultValue = "") String dni,
			RedirectAttributes next) {
		this.users.identify(username, dni);
		next.addFlashAttribute("notice", "identity.user.identified");
		return USER;
	}

	@PostMapping("/{username}/suspension")
	String suspend(@PathVariable String username, RedirectAttributes next) {
		this.users.suspend(username);
		next.addFlashAttribute("notice", "identity.user.suspended");
		return USER;
	}

	@PostMapping("/{username}/reactivacion")
	String resume(@PathVariable String username, RedirectAttributes next) {
		this.users.resume(username);
		next.addFlashAttribute("notice", "identity.user.resumed");
		return USER;
	}

	@PostMapping("/{username}/contrasena")
	String resetPassword(@PathVariable String username, RedirectAttributes next) {
		next.addFlashAttribute("secret", this.users.resetPassword(username));
		return USER;
	}

	@PostMapping("/{username}/segundo-factor/retiro")
	String resetSecondFactor(@PathVariable String username, RedirectAttributes next) {
		this.factors.reset(username);
		next.addFlashAttribute("notice", "identity.user.factorReset");
		return USER;
	}

	@PostMapping("/{username}/fichas/{token}/retiro")
	String revokeToken(@PathVariable String username, @PathVariable long token, RedirectAttributes next) {
		this.tokens.revoke(username, token);
		next.addFlashAttribute("notice", "identity.user.tokenRevoked");
		return USER;
	}

	record UserForm(
			@NotBlank @Pattern(regexp = "[a-z0-9]([a-z0-9._-]{1,48}[a-z0-9])",
					message = "{identity.user.usernameForm}") String username,
			@NotBlank @Size(max = 120) String personName, @Nullable String dni, @Nullable RoleOver role,
			@Nullable String scopeCode) {
	}

}
