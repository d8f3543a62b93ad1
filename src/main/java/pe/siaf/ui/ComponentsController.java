package pe.siaf.ui;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;

import pe.siaf.money.Amount;
import pe.siaf.money.Percentage;
import pe.siaf.ui.SeriesChart.Point;
import pe.siaf.ui.SeriesChart.Series;

/** The living page of components: each in all its states, with figures of nobody. */
@Controller
@Profile("demo")
class ComponentsController {

	private static final String LONG_NAME = "MEJORAMIENTO DE LOS SERVICIOS DE LA PLATAFORMA TECNOLOGICA DE LA CENTRAL DE COMPRAS "
			+ "PUBLICAS - DISTRITO DE SAN ISIDRO - PROVINCIA DE LIMA - DEPARTAMENTO DE LIMA";

	private final MessageSource messages;

	ComponentsController(MessageSource messages) {
		this.messages = messages;
	}

	@GetMapping("/ui")
	@PreAuthorize("isAuthenticated()")
	String show(Model model, HttpServletRequest request, Locale locale) {
		model.addAttribute("states", List.of("N", "V", "T", "A", "R", "OBSERVED", "CLOSED"));
		model.addAttribute("progresses", List.of(percent("96.4"), percent("90"), percent("75"), percent("34.3"),
				percent("0"), percent("112.5")));
		model.addAttribute("amounts", List.of(Amount.of("52698511"), Amount.of("48103240"), Amount.of("-2466.15")));
		model.addAttribute("paging", Paging.of(request, Paging.SIZE, 1204));
		model.addAttribute("longName", LONG_NAME);
		model.addAttribute("huge", Amount.of("9999999999999.99"));
		model.addAttribute("shortPaging", Paging.of(request, Paging.SIZE, 3));
		model.addAttribute("stages", stages());
		model.addAttribute("waitingStages", stages().stream().map(ComponentsController::waiting).toList());
		model.addAttribute("blankHeadlines", headlines().stream().map(ComponentsController::blank).toList());
		model.addAttribute("steps", steps());
		model.addAttribute("headlines", headlines());
		model.addAttribute("chart", chart(locale));
		model.addAttribute("singleValue",
				SeriesChart.of(text("ui.sample.chart", locale), "", List
					.of(new Series(text("ui.total", locale), List.of(new Point(2025, new BigDecimal("12.0"), null)))),
						null));
		model.addAttribute("sampleRefusal", new RefusalView("CRT-001", text("ui.sample.refusal", locale), ""));
		addForm(model, locale);
		return "ui/components";
	}

	private void addForm(Model model, Locale locale) {
		SampleForm form = new SampleForm("", "25,000.001", null, "", "");
		BindingResult errors = new BeanPropertyBindingResult(form, "sampleForm");
		errors.rejectValue("amount", "sample", text("ui.sample.amount.wrong", locale));
		errors.rejectValue("kind", "sample", text("ui.sample.kind.missing", locale));
		errors.rejectValue("date", "sample", text("ui.sample.date.missing", locale));
		errors.rejectValue("reason", "sample", text("ui.sample.reason.missing", locale));
		errors.reject("sample", text("ui.sample.notice.warn", locale));
		model.addAttribute("sampleForm", form);
		model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "sampleForm", errors);
		model.addAttribute("cleanForm", new SampleForm("Adquisición de licencias", "25,000.00",
				LocalDate.of(2025, 3, 12), "OS", "Según requerimiento 0152"));
		model.addAttribute("kinds", Map.of("OC", "Orden de compra", "OS", "Orden de servicio"));
	}

	private static List<FileStage> stages() {
		return List.of(
				new FileStage("ui.sample.stage.certified", "done", Amount.of("80000"), "12/03 · Pedro Chávez", "#"),
				new FileStage("ui.sample.stage.annual", "done", Amount.of("75000"), "20/03", "#"),
				new FileStage("ui.sample.stage.monthly", "done", Amount.of("30000"), "02/04", "#"),
				new FileStage("ui.sample.stage.accrued", "bad", Amount.of("28000"), "15/04", "#"),
				new FileStage("ui.sample.stage.ordered", "now", Amount.of("28000"), "Teodoro Vargas", "#"),
				new FileStage("ui.sample.stage.paid", "wait", null, "", null));
	}

	private static FileStage waiting(FileStage stage) {
		return new FileStage(stage.label(), "wait", null, "", null);
	}

	private static Headline blank(Headline figure) {
		return new Headline(figure.kind(), figure.label(), "–", "", null);
	}

	private static List<SampleStep> steps() {
		OffsetDateTime first = OffsetDateTime.parse("2025-03-11T14:03:00Z");
		return List.of(new SampleStep("submit", "N", "T", "Lucía Ramos Díaz", "UE_LOGISTICS UE 001650", first, ""),
				new SampleStep("reject", "T", "R", "Pedro Chávez Luna", "UE_BUDGET UE 001650", first.plusHours(20),
						"Falta el término de referencia."));
	}

	private static List<Headline> headlines() {
		return List.of(new Headline("result", "chain.result", "62.4 %", "± 2.1", "#"),
				new Headline("product", "chain.product", "3", "", null),
				new Headline("activity", "chain.activity", "71.8 %", "9 / 11", null),
				new Headline("money", "chain.money", "58.8 %", "28,266,737.55 / 48,103,240.00", "#"));
	}

	private SeriesChart chart(Locale locale) {
		int[] rural = { 365, 330, 319, 304, 287, 277, 266, 252, 257 };
		int[] urban = { 142, 141, 105, 103, 84, 92, 79, 82, 73 };
		return SeriesChart.of(text("ui.sample.chart", locale), text("ui.sample.chart.unit", locale),
				List.of(series("Rural", rural, "1.2"), series("Urbana", urban, "0.8")), new BigDecimal("10"));
	}

	private static Series series(String label, int[] tenths, String error) {
		return new Series(label,
				IntStream.range(0, tenths.length)
					.mapToObj((at) -> new Point(2010 + at, BigDecimal.valueOf(tenths[at], 1), new BigDecimal(error)))
					.toList());
	}

	private static Percentage percent(String value) {
		return new Percentage(new BigDecimal(value));
	}

	private String text(String key, Locale locale) {
		return Objects.requireNonNull(this.messages.getMessage(key, null, locale));
	}

	record SampleForm(String subject, String amount, @Nullable LocalDate date, String kind, String reason) {
	}

	record SampleStep(String action, String fromState, String toState, String personName, String profile,
			OffsetDateTime at, String comment) {
	}

}
