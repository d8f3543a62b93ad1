package pe.siaf.execution;

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
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.ui.Paging;
import pe.siaf.ui.TableExport;

/** The lists of certifications and of files, and the same as a file to take away. */
@Controller
class DocumentListController {

	private static final int ALL = 1_000_000;

	private final DocumentLists lists;

	private final MessageSource messages;

	private final CurrentProfile current;

	DocumentListController(DocumentLists lists, MessageSource messages, CurrentProfile current) {
		this.lists = lists;
		this.messages = messages;
		this.current = current;
	}

	@GetMapping("/ejecucion/certificaciones")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String certifications(@ModelAttribute ListFilter asked, HttpServletRequest request, Model model) {
		ListFilter filter = chosen(asked);
		DocumentLists.CertificationTotals totals = this.lists.certificationTotals(filter, profile());
		Paging paging = Paging.of(request, Paging.SIZE, totals.rows());
		model.addAttribute("filter", filter);
		model.addAttribute("years", this.lists.years());
		model.addAttribute("totals", totals);
		model.addAttribute("paging", paging);
		model.addAttribute("mayPrepare", profile().may(DocumentStage.CERTIFICATION.prepares()));
		model.addAttribute("rows", this.lists.certifications(filter, profile(), paging.offset(), paging.size()));
		return "execution/certifications";
	}

	@GetMapping("/ejecucion/certificaciones/exportar")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	void exportCertifications(@ModelAttribute ListFilter asked, @RequestParam(defaultValue = "csv") String formato,
			Locale locale, HttpServletResponse response) throws IOException {
		Stream<List<? extends @Nullable Object>> rows = this.lists.certifications(chosen(asked), profile(), 0, ALL)
			.stream()
			.map((row) -> Arrays.asList(row.fiscalYear(), row.secEjec(), row.number(), row.sequence(), row.state(),
					row.documentType(), row.documentNumber(), row.documentDate(), row.justification(), row.requested(),
					row.approved(), row.drawn(), row.available(), row.preparedName(), row.currency(),
					row.currencyAmount()));
		new TableExport("certificaciones",
				titles(locale, "year", "unit", "number", "sequence", "state", "documentType", "documentNumber",
						"documentDate", "justification", "requested", "certified", "committed", "available",
						"preparedBy", "currency", "currencyAmount"),
				rows)
			.send(TableExport.Format.of(formato), response);
	}

	@GetMapping("/ejecucion/expedientes")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String files(@ModelAttribute ListFilter asked, HttpServletRequest request, Model model) {
		ListFilter filter = chosen(asked);
		DocumentLists.FileTotals totals = this.lists.fileTotals(filter, profile());
		Paging paging = Paging.of(request, Paging.SIZE, totals.rows());
		model.addAttribute("filter", filter);
		model.addAttribute("years", this.lists.years());
		model.addAttribute("totals", totals);
		model.addAttribute("paging", paging);
		model.addAttribute("rows", this.lists.files(filter, profile(), paging.offset(), paging.size()));
		return "execution/files";
	}

	@GetMapping("/ejecucion/expedientes/exportar")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	void exportFiles(@ModelAttribute ListFilter asked, @RequestParam(defaultValue = "csv") String formato,
			Locale locale, HttpServletResponse response) throws IOException {
		Stream<List<? extends @Nullable Object>> rows = this.lists.files(chosen(asked), profile(), 0, ALL)
			.stream()
			.map((row) -> Arrays.asList(row.fiscalYear(), row.secEjec(), row.file(), row.month(), row.openedOn(),
					row.ruc(), row.supplier(), row.justification(), row.committed(), row.accrued(), row.ordered(),
					row.paid(), row.currency()));
		new TableExport("expedientes",
				titles(locale, "year", "unit", "file", "month", "documentDate", "ruc", "supplier", "justification",
						"monthly", "accrued", "ordered", "paid", "currency"),
				rows)
			.send(TableExport.Format.of(formato), response);
	}

	private List<String> titles(Locale locale, String... columns) {
		return Arrays.stream(columns)
			.map((column) -> this.messages.getMessage("execution.column." + column, null, locale))
			.toList();
	}

	private ListFilter chosen(ListFilter asked) {
		Integer year = asked.year();
		return asked.in((year != null) ? year : this.lists.latestYear(profile()));
	}

	private Profile profile() {
		return this.current.get();
	}

}
