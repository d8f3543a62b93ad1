package pe.siaf.costing;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.Scope;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Query;
import pe.siaf.ui.Refusals;
import pe.siaf.ui.TableExport;

/** The rows of a needs table: listed, explained factor by factor, typed, marked. */
@Controller
@RequestMapping(NeedsController.PATH + NeedsController.TABLE)
class NeedController {

	private static final String FORM = "costing/need-new";

	private final NeedsPage page;

	private final NeedsTables tables;

	private final NeedEditing editing;

	private final NeedHistory history;

	private final Refusals refusals;

	private final MessageSource messages;

	NeedController(NeedsPage page, NeedsTables tables, NeedEditing editing, NeedHistory history, Refusals refusals,
			MessageSource messages) {
		this.page = page;
		this.tables = tables;
		this.editing = editing;
		this.history = history;
		this.refusals = refusals;
		this.messages = messages;
	}

	@GetMapping("/filas")
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String rows(@PathVariable("year") int fiscalYear, @PathVariable String process, @PathVariable String unit,
			@ModelAttribute NeedFilter filter, @RequestParam(required = false) @Nullable String of,
			HttpServletRequest request, Model model) {
		NeedsTable table = this.page.put(fiscalYear, process, unit, "filas", model);
		NeedFilter asked = filter.in(of);
		Paging paging = Paging.of(request, Paging.SIZE, this.tables.count(table.key(), asked, this.page.profile()));
		model.addAttribute("filter", asked)
			.addAttribute("sources", NeedFilter.SOURCES)
			.addAttribute("problems", NeedFilter.PROBLEMS)
			.addAttribute("paging", paging)
			.addAttribute("query", Query.of(request).without("pagina"))
			.addAttribute("sum", this.tables.sum(table.key(), asked, this.page.profile()))
			.addAttribute("rows",
					this.tables.rows(table.key(), asked, this.page.profile(), paging.offset(), paging.size()));
		return "costing/rows";
	}

	@GetMapping("/exportacion")
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	void export(@PathVariable("year") int fiscalYear, @PathVariable String process, @PathVariable String unit,
			@ModelAttribute NeedFilter filter, @RequestParam(required = false) @Nullable String of,
			@RequestParam(defaultValue = "csv") String formato, Locale locale, Model model,
			HttpServletResponse response) throws IOException {
		NeedsTable table = this.page.put(fiscalYear, process, unit, "filas", model);
		Stream<List<@Nullable Object>> rows = this.tables
			.rows(table.key(), filter.in(of), this.page.profile(), 0, Integer.MAX_VALUE)
			.stream()
			.map(NeedController::cells);
		List<String> titles = Stream
			.of("year", "target", "centre", "from", "kind", "rubro", "item", "name", "charge", "cases", "required",
					"kept", "quantity", "price", "amount", "state")
			.map((column) -> Objects.requireNonNull(this.messages.getMessage("costing.column." + column, null, locale)))
			.toList();
		new TableExport("necesidades-" + fiscalYear + "-" + unit, titles, rows).send(TableExport.Format.of(formato),
				response);
	}

	@GetMapping("/filas/{need:\\d{1,18}}")
	@PreAuthorize("hasAuthority('PROGRAMMING_READ')")
	String explain(@PathVariable("year") int fiscalYear, @PathVariable String process, @PathVariable String unit,
			@PathVariable long need, Model model) {
		NeedsTable table = this.page.put(fiscalYear, process, unit, "filas", model);
		model.addAttribute("need", find(table, need)).addAttribute("changes", this.history.of(table.key(), need));
		return "costing/need";
	}

	@PostMapping("/filas/{need:\\d{1,18}}/marca")
	@PreAuthorize("hasAuthority('NEEDS_EDIT')")
	String mark(@PathVariable("year") int fiscalYear, @PathVariable String process, @PathVariable String unit,
			@PathVariable long need, @RequestParam int version, @RequestParam(defaultValue = "false") boolean included,
			@RequestParam(defaultValue = "") String reason, Model model, RedirectAttributes next) {
		NeedsTable table = this.page.put(fiscalYear, process, unit, "filas", model);
		try {
			this.editing.mark(table.key(), find(table, need), version, included, reason, this.page.profile());
			next.addFlashAttribute("notice", included ? "costing.included" : "costing.excluded");
		}
		catch (RuleViolation refused) {
			next.addFlashAttribute("refusal", this.refusals.view(refused));
		}
		return "redirect:" + NeedsController.PATH + "/{year}/{process}/{unit}/filas/{need}";
	}

	@GetMapping("/nueva")
	@PreAuthorize("hasAuthority('NEEDS_EDIT')")
	String blank(@PathVariable("year") int fiscalYear, @PathVariable String process, @PathVariable String unit,
			Model model) {
		put(fiscalYear, process, unit, model);
		Scope scope = this.page.profile().scope();
		model.addAttribute("needForm",
				NeedForm.blank(fiscalYear, (scope.kind() == Scope.Kind.COST_CENTRE) ? scope.tail() : ""));
		return FORM;
	}

	@PostMapping("/nueva")
	@PreAuthorize("hasAuthority('NEEDS_EDIT')")
	String add(@PathVariable("year") int fiscalYear, @PathVariable String process, @PathVariable String unit,
			@Valid @ModelAttribute NeedForm needForm, BindingResult errors, Model model, RedirectAttributes next) {
		NeedsTable table = put(fiscalYear, process, unit, model);
		// what can't be read at all leaves no form to look at
		if (!errors.hasErrors()) {
			needForm.check(errors);
		}
		if (!errors.hasErrors()) {
			try {
				long id = this.editing.add(table.key(), needForm, this.page.profile());
				next.addFlashAttribute("notice", "costing.need.added");
				return "redirect:" + table.path() + "/filas/" + id;
			}
			catch (RuleViolation refused) {
				this.refusals.explain(refused, errors);
			}
		}
		return FORM;
	}

	private NeedsTable put(int fiscalYear, String process, String unit, Model model) {
		NeedsTable table = this.page.put(fiscalYear, process, unit, "filas", model);
		model.addAttribute("targets", this.tables.targetChoices(table.key()))
			.addAttribute("centres", this.tables.centreChoices(table.key()))
			.addAttribute("yearChoices", NeedsTables.choices(table.key().years()))
			.addAttribute("kinds", words("costing.need.kind.", "NEED", "CONTRACT", "FORECAST"))
			.addAttribute("behaviours", words("costing.behaviour.", "FIXED", "VARIABLE"));
		return table;
	}

	private Map<String, String> words(String prefix, String... codes) {
		Map<String, String> words = new LinkedHashMap<>();
		Stream.of(codes)
			.forEach((code) -> words.put(code, Objects
				.requireNonNull(this.messages.getMessage(prefix + code, null, LocaleContextHolder.getLocale()))));
		return words;
	}

	private Need find(NeedsTable table, long need) {
		return this.tables.find(table.key(), need, this.page.profile()).orElseThrow(() -> new NotFound("need " + need));
	}

	private static List<@Nullable Object> cells(Need need) {
		return Arrays.asList(need.year(), need.secFunc(), need.costCentre(), need.source(), need.kind(), need.rubro(),
				need.shown(), need.name(), need.economicItem(), need.cases(), need.requiredQuantity(), need.kept(),
				need.quantity(), need.unitPrice(), need.amount(), need.status());
	}

}
