package pe.siaf.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

import pe.siaf.audit.AuditQuery.Event;
import pe.siaf.audit.AuditQuery.Filter;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Query;

/** The trail: who did what, when, under which profile; and the proof of its seals. */
@Controller
@RequestMapping("/auditoria")
@PreAuthorize("hasAuthority('AUDIT_READ')")
class AuditController {

	private final AuditQuery trail;

	private final AuditSeals seals;

	AuditController(AuditQuery trail, AuditSeals seals) {
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

	@GetMapping(path = "/exportacion.csv")
	void export(@ModelAttribute("filter") Filter filter, HttpServletResponse response) throws IOException {
		response.setContentType("text/csv");
		response.setCharacterEncoding("UTF-8");
		response.setHeader("Content-Disposition", "attachment; filename=\"auditoria.csv\"");
		PrintWriter writer = response.getWriter();
		CsvWriter csv = CsvWriter.builder().build(writer);
		csv.writeRecord("id", "cadena", "momento", "usuario", "perfil", "accion", "objeto", "clave", "antes",
				"despues");
		this.trail.each(filter, (event) -> write(csv, event));
		csv.flush();
	}

	private static void write(CsvWriter csv, Event event) {
		try {
			csv.writeRecord(String.valueOf(event.id()), event.chain(), event.at().toString(), safe(event.username()),
					safe(event.profile()), safe(event.action()), safe(event.objectType()), safe(event.objectId()),
					safe(event.before()), safe(event.after()));
		}
		catch (UncheckedIOException gone) {
			throw new IllegalStateException("The reader of the export is gone", gone);
		}
	}

	/** A text that a spreadsheet would take for a formula is kept a text. */
	private static String safe(@Nullable String text) {
		if (text == null) {
			return "";
		}
		return (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) ? "'" + text : text;
	}

}
