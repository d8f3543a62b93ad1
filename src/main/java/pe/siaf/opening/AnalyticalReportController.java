package pe.siaf.opening;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.PdfDocument;
import pe.siaf.ui.TableExport;

/**
 * The analytical report on screen, as a file and printed. Without axes named it shows
 * units, categories and generics.
 */
@Controller
@RequestMapping("/apertura" + OpeningController.PLIEGO + "/informe")
@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
class AnalyticalReportController {

	private static final List<Axis> USUAL = List.of(Axis.UNIT, Axis.CATEGORY, Axis.GENERIC);

	private static final int PRINTED = 3000;

	private static final Locale SPANISH = Locale.forLanguageTag("es");

	private final AnalyticalReport report;

	private final OpeningBudgets openings;

	private final CurrentProfile current;

	private final MessageSource messages;

	private final PdfDocument pdf;

	AnalyticalReportController(AnalyticalReport report, OpeningBudgets openings, CurrentProfile current,
			MessageSource messages, PdfDocument pdf) {
		this.report = report;
		this.openings = openings;
		this.current = current;
		this.messages = messages;
		this.pdf = pdf;
	}

	@GetMapping
	String show(@PathVariable int year, @PathVariable String pliego, @RequestParam(defaultValue = "") List<String> por,
			@RequestParam(defaultValue = "") List<String> en, HttpServletRequest request, Model model) {
		PliegoKey key = PliegoKey.of(year, pliego);
		Profile profile = this.current.get();
		List<Axis> axes = axes(por);
		Map<Axis, String> within = within(en);
		AnalyticalReport.Sum sum = this.report.sum(key, axes, within, profile);
		Paging paging = Paging.of(request, Paging.SIZE, sum.rows());
		model.addAttribute("head", this.openings.get(key, profile))
			.addAttribute("path", key.path())
			.addAttribute("tab", "informe")
			.addAttribute("axes", axes)
			.addAttribute("offered", Axis.values())
			.addAttribute("asked", axes.stream().map(Axis::slug).toList())
			.addAttribute("sum", sum)
			.addAttribute("paging", paging)
			.addAttribute("within", within)
			.addAttribute("kept", asked(within))
			.addAttribute("rows",
					this.report.rows(key, axes, within, profile, paging.offset(), paging.size())
						.stream()
						.map((row) -> Opened.of(key, axes, within, row))
						.toList());
		return "opening/report";
	}

	@GetMapping("/exportacion")
	void export(@PathVariable int year, @PathVariable String pliego, @RequestParam(defaultValue = "") List<String> por,
			@RequestParam(defaultValue = "") List<String> en, @RequestParam(required = false) @Nullable String format,
			HttpServletResponse response) throws IOException {
		PliegoKey key = PliegoKey.of(year, pliego);
		Profile profile = this.current.get();
		this.openings.get(key, profile);
		List<Axis> axes = axes(por);
		List<String> titles = new ArrayList<>();
		for (Axis axis : axes) {
			titles.add(word("opening.axis." + axis));
			titles.add(word("opening.axis.name", word("opening.axis." + axis)));
		}
		titles.add("PIA");
		Stream<List<Object>> rows = this.report.rows(key, axes, within(en), profile, 0, Integer.MAX_VALUE)
			.stream()
			.map(AnalyticalReportController::cells);
		new TableExport("apertura-%d-%s".formatted(year, key.slug()), titles, rows).send(TableExport.Format.of(format),
				response);
	}

	@GetMapping("/impreso")
	ResponseEntity<byte[]> print(@PathVariable int year, @PathVariable String pliego,
			@RequestParam(defaultValue = "") List<String> por, @RequestParam(defaultValue = "") List<String> en) {
		PliegoKey key = PliegoKey.of(year, pliego);
		Profile profile = this.current.get();
		List<Axis> axes = axes(por);
		Map<Axis, String> within = within(en);
		AnalyticalReport.Sum sum = this.report.sum(key, axes, within, profile);
		if (sum.rows() > PRINTED) {
			throw new RuleViolation(OpeningRule.TOO_LONG_TO_PRINT, Figures.of("rows", sum.rows(), "most", PRINTED));
		}
		byte[] document = this.pdf.of("opening/printed", SPANISH,
				Map.of("head", this.openings.get(key, profile), "axes", axes, "sum", sum, "rows",
						this.report.rows(key, axes, within, profile, 0, PRINTED), "promulgated",
						Optional.ofNullable(this.openings.promulgated(key)), "readBy", profile.personName(), "readOn",
						LocalDate.now(FiscalTime.LIMA)));
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_PDF)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename("apertura-%d-%s.pdf".formatted(year, key.slug()))
						.build()
						.toString())
			.body(document);
	}

	/** What an address limits the report to: {@code unidad:001650}. */
	private static Map<Axis, String> within(List<String> asked) {
		Map<Axis, String> within = new EnumMap<>(Axis.class);
		asked.forEach((one) -> {
			int colon = one.indexOf(':');
			if (colon > 0) {
				Axis.of(one.substring(0, colon)).ifPresent((axis) -> within.put(axis, one.substring(colon + 1)));
			}
		});
		return within;
	}

	private static List<String> asked(Map<Axis, String> within) {
		return within.entrySet().stream().map((one) -> one.getKey().slug() + ":" + one.getValue()).toList();
	}

	/** The axes that an address asks for; what isn't one is left out. */
	private static List<Axis> axes(List<String> slugs) {
		List<Axis> asked = slugs.stream().map(Axis::of).flatMap(Optional::stream).distinct().toList();
		return asked.isEmpty() ? USUAL : asked;
	}

	private static List<Object> cells(AnalyticalReport.Row row) {
		List<Object> cells = new ArrayList<>();
		for (AnalyticalReport.Cell cell : row.cells()) {
			cells.add(cell.code());
			cells.add(cell.name());
		}
		cells.add(row.amount());
		return cells;
	}

	private String word(String key, Object... arguments) {
		return Objects.requireNonNull(this.messages.getMessage(key, arguments, LocaleContextHolder.getLocale()));
	}

}
