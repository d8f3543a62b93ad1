package pe.siaf.audit;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

import pe.siaf.audit.AuditQuery.Event;
import pe.siaf.audit.AuditQuery.Filter;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Query;
import pe.siaf.ui.TableExport;

/** The trail: who did what, when, under which profile; and the proof of its seals. */
@Controller
@RequestMapping("/auditoria")
@PreAuthorize("hasAuthority('AUDIT_READ')")
class AuditController {

	private final AuditQuery trail;

	private final AuditSeals seals;

	private final MessageSource messages;

	AuditController(AuditQuery trail, AuditSeals seals, MessageSource messages) {
		this.messages = messages;
		this.trail = trail;
		this.seals = seals;
	}

	@GetMapping
	String list(@ModelAttribute("filter") Filter filter, HttpServletRequest request, Model model) {
		Paging paging = Paging.of(request, Paging.SIZE, this.trail.count(filter));
		model.addAttribute("events", this.trail.page(filter, paging.offset(), paging.size()));
		model.addAttribute("actions", this.trail.actions());
		model.addAttribute("paging", paging);
		model.addAttribute("exportQuery", Query.of(request).without("pagina").toString());
		return "audit/trail";
	}

	@GetMapping("/sellos")
	String verify(Model model) {
		model.addAttribute("verifications", this.seals.verifyAll());
		return "audit/seals";
	}

	@GetMapping("/exportacion.{format:csv|xlsx}")
	void export(@PathVariable String format, @ModelAttribute("filter") Filter filter, Locale locale,
			HttpServletResponse response) throws IOException {
		List<String> titles = Stream
			.of("id", "chain", "at", "user", "profile", "action", "object", "key", "before", "after")
			.map((column) -> this.messages.getMessage("audit." + column, null, locale))
			.toList();
		this.trail.read(filter, (events) -> new TableExport("auditoria", titles, events.map(AuditController::cells))
			.send(TableExport.Format.of(format), response));
	}

	private static List<@Nullable Object> cells(Event event) {
		return Arrays.asList(event.id(), event.chain(), event.at(), event.username(), event.profile(), event.action(),
				event.objectType(), event.objectId(), event.before(), event.after());
	}

}
