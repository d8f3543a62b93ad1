package pe.siaf.identity;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page. */
@Controller
class LoginController {

	@GetMapping("/login")
	String show() {
		return "identity/login";
	}

}
