package pe.siaf.identity;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/**
 * A form sent after its session ended leads to the sign-in page, which says so; nothing
 * of it is kept here nor done later by itself. What was typed waits in the browser's tab
 * and fills the form again once its owner has signed in.
 */
class ExpiredForm implements AccessDeniedHandler {

	private final AccessDeniedHandler otherwise = new AccessDeniedHandlerImpl();

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
			throws IOException, ServletException {
		if (refused instanceof CsrfException && request.getRemoteUser() == null) {
			response.sendRedirect(request.getContextPath() + "/login?vencida");
			return;
		}
		this.otherwise.handle(request, response, refused);
	}

}
