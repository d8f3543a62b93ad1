package pe.siaf.workflow;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.ui.Paging;
import pe.siaf.workflow.InboxSource.InboxItem;

/** Documents to act on and records approved, of every kind, in one list. */
@Controller
class DocumentsController {

	private final CurrentProfile current;

	private final Inbox inbox;

	DocumentsController(CurrentProfile current, Inbox inbox) {
		this.current = current;
		this.inbox = inbox;
	}

	@GetMapping("/documentos")
	@PreAuthorize("isAuthenticated()")
	String list(@RequestParam(defaultValue = "por-atender") String vista, @RequestParam(defaultValue = "") String tipo,
			HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		boolean approved = vista.equals("aprobados");
		List<InboxItem> items = approved ? this.inbox.approvedFor(profile) : this.inbox.waitingFor(profile);
		List<InboxItem> chosen = items.stream().filter((item) -> tipo.isEmpty() || item.kind().equals(tipo)).toList();
		Paging paging = Paging.of(request, Paging.SIZE, chosen.size());
		model.addAttribute("approvedView", approved);
		model.addAttribute("waitingCount", this.inbox.waitingFor(profile).size());
		model.addAttribute("kinds", items.stream().map(InboxItem::kind).distinct().sorted().toList());
		model.addAttribute("kind", tipo);
		model.addAttribute("items", chosen.stream().skip(paging.offset()).limit(paging.size()).toList());
		model.addAttribute("paging", paging);
		return "workflow/documents";
	}

}
