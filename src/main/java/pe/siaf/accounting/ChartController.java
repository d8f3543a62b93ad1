package pe.siaf.accounting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;
import pe.siaf.ui.Required;

/** The chart of accounts of a year, and the requests that change it. */
@Controller
@RequestMapping(ChartController.PATH)
class ChartController {

	static final String PATH = "/contabilidad/plan-de-cuentas";

	private static final String ONE = "/{year:\\d{4}}/{request:\\d{1,6}}";

	private final ChartStore store;

	private final ChartRequests requests;

	private final CurrentProfile current;

	private final Refusals refusals;

	ChartController(ChartStore store, ChartRequests requests, CurrentProfile current, Refusals refusals) {
		this.store = store;
		this.requests = requests;
		this.current = current;
		this.refusals = refusals;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String chart(@RequestParam(required = false) @Nullable Integer year, @RequestParam(defaultValue = "") String q,
			Model model) {
		List<Integer> years = this.store.years();
		int shown = (year != null) ? year : (years.isEmpty() ? 0 : years.get(0));
		model.addAttribute("years", years)
			.addAttribute("year", shown)
			.addAttribute("q", q)
			.addAttribute("accounts", this.store.chart(shown, q))
			.addAttribute("requests", this.store.requests(shown))
			.addAttribute("prepares", this.current.get().may(Permission.BOOKS_KEEP));
		return "accounting/chart";
	}

	@GetMapping("/nueva")
	@PreAuthorize("hasAuthority('BOOKS_KEEP')")
	String blank(@RequestParam(required = false) @Nullable Integer year, Model model) {
		List<Integer> years = this.store.years();
		model.addAttribute("chartForm",
				new ChartForm((year != null) ? year : (years.isEmpty() ? 0 : years.get(0)), "", null));
		return form(TypedChart.none(), null, model);
	}

	@PostMapping("/nueva")
	@PreAuthorize("hasAuthority('BOOKS_KEEP')")
	String register(@ModelAttribute ChartForm chartForm, BindingResult errors, HttpServletRequest request, Model model,
			RedirectAttributes next) {
		TypedChart typed = TypedChart.in(request);
		ChartForm.askForMissing(errors);
		int year = errors.hasErrors() ? 0 : Objects.requireNonNullElse(chartForm.year(), 0);
		if (this.store.years().contains(year)) {
			try {
				ChartRequest kept = this.requests.register(year, chartForm.why(), typed.lines(), this.current.get());
				next.addFlashAttribute("notice", "accounting.chart.registered")
					.addFlashAttribute("noticeArguments", List.of(kept.shown()));
				return "redirect:" + kept.page();
			}
			catch (RuleViolation refused) {
				this.refusals.explain(refused, errors);
			}
		}
		return form(typed, null, model);
	}

	private String form(TypedChart typed, @Nullable ChartRequest kept, Model model) {
		model.addAttribute("typed", typed).addAttribute("asked", kept).addAttribute("years", this.store.years());
		return "accounting/chart-form";
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable int year, @PathVariable int request, Model model) {
		ChartRequest kept = this.requests.get(year, request);
		Profile profile = this.current.get();
		boolean keeps = profile.may(Permission.BOOKS_KEEP);
		model.addAttribute("asked", kept)
			.addAttribute("lines", this.store.lines(kept))
			.addAttribute("papers", this.store.papers(kept))
			.addAttribute("actions", keeps ? this.requests.actions(kept, profile) : List.of())
			.addAttribute("writes", keeps && ChartRequests.mayWrite(kept, profile))
			.addAttribute("history", this.requests.history(kept));
		return "accounting/chart-request";
	}

	@PostMapping(ONE)
	@PreAuthorize("hasAuthority('BOOKS_KEEP')")
	String move(@PathVariable int year, @PathVariable int request, @RequestParam String action,
			@RequestParam int version, @RequestParam(required = false) @Nullable String comment,
			RedirectAttributes next) {
		ChartRequest kept = this.requests.get(year, request);
		this.requests.move(kept, action, comment, version, this.current.get());
		next.addFlashAttribute("notice", "accounting.adjust.moved")
			.addFlashAttribute("noticeArguments", List.of(kept.shown()));
		return "redirect:" + kept.page();
	}

	@GetMapping(ONE + "/editar")
	@PreAuthorize("hasAuthority('BOOKS_KEEP')")
	String edit(@PathVariable int year, @PathVariable int request, Model model) {
		ChartRequest kept = writable(year, request);
		model.addAttribute("chartForm", new ChartForm(year, kept.reason(), kept.version()));
		return form(TypedChart.of(this.store.lines(kept)), kept, model);
	}

	private ChartRequest writable(int year, int request) {
		ChartRequest kept = this.requests.get(year, request);
		if (!ChartRequests.mayWrite(kept, this.current.get())) {
			throw new NotFound("a chart request that is written, " + request);
		}
		return kept;
	}

	@PostMapping(ONE + "/editar")
	@PreAuthorize("hasAuthority('BOOKS_KEEP')")
	String rewrite(@PathVariable int year, @PathVariable int request, @ModelAttribute ChartForm chartForm,
			BindingResult errors, HttpServletRequest http, Model model) {
		ChartRequest kept = writable(year, request);
		TypedChart typed = TypedChart.in(http);
		Required.in(errors).field("reason", "accounting.adjust.reason");
		if (!errors.hasErrors()) {
			try {
				this.requests.rewrite(kept, chartForm.why(), typed.lines(),
						Objects.requireNonNullElse(chartForm.version(), -1), this.current.get());
				return "redirect:" + kept.page();
			}
			catch (RuleViolation refused) {
				this.refusals.explain(refused, errors);
			}
		}
		return form(typed, kept, model);
	}

	@PostMapping(ONE + "/sustento")
	@PreAuthorize("hasAuthority('BOOKS_KEEP')")
	String attach(@PathVariable int year, @PathVariable int request,
			@RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
		ChartRequest kept = this.requests.get(year, request);
		this.requests.attach(kept, (file != null) ? String.valueOf(file.getOriginalFilename()) : "",
				(file != null) ? file.getBytes() : new byte[0], this.current.get());
		return "redirect:" + kept.page();
	}

	@GetMapping(ONE + "/sustento/{paper:[0-9a-f]{64}}")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	ResponseEntity<byte[]> paper(@PathVariable int year, @PathVariable int request, @PathVariable String paper) {
		ChartRequest kept = this.requests.get(year, request);
		byte[] content = this.store.content(kept, paper).orElseThrow(() -> new NotFound("paper " + paper));
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_PDF)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename(kept.shown() + ".pdf", StandardCharsets.UTF_8)
						.build()
						.toString())
			.body(content);
	}

	/**
	 * What an officer types of a request; its accounts are {@link TypedChart}.
	 *
	 * @param year the first year that it holds for
	 * @param reason why
	 * @param version the version that the form was drawn with
	 */
	record ChartForm(@Nullable Integer year, @Nullable String reason, @Nullable Integer version) {

		/** All that is missing at once. */
		static void askForMissing(BindingResult errors) {
			Required.in(errors).field("year", "accounting.chart.from").field("reason", "accounting.adjust.reason");
		}

		String why() {
			return (this.reason != null) ? this.reason : "";
		}

	}

}
