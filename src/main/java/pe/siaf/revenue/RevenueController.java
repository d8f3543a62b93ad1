package pe.siaf.revenue;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.ui.Paging;
import pe.siaf.ui.TableExport;
import pe.siaf.workflow.Workflow;

/** The revenue that a profile sees, as a list and as a file; a record with its acts. */
@Controller
@RequestMapping("/ingresos")
@PreAuthorize("hasAuthority('EXECUTION_READ')")
class RevenueController {

	private final RevenueRecords revenues;

	private final RevenueChoices choices;

	private final Workflow workflow;

	private final CurrentProfile current;

	private final MessageSource messages;

	RevenueController(RevenueRecords revenues, RevenueChoices choices, Workflow workflow, CurrentProfile current,
			MessageSource messages) {
		this.revenues = revenues;
		this.choices = choices;
		this.workflow = workflow;
		this.current = current;
		this.messages = messages;
	}

	@GetMapping
	String list(@RequestParam(required = false) @Nullable Integer year, @RequestParam(defaultValue = "") String estado,
			@RequestParam(defaultValue = "") String rubro, @RequestParam(defaultValue = "") String clasificador,
			@RequestParam(defaultValue = "false") boolean pendiente, @RequestParam(defaultValue = "") String q,
			HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		List<Integer> years = this.revenues.years();
		RevenueRecords.Filter filter = new RevenueRecords.Filter((year != null) ? year : years.get(0), estado, rubro,
				clasificador.strip(), pendiente, q.strip());
		RevenueRecords.Sum sum = this.revenues.sum(filter, profile);
		Paging paging = Paging.of(request, Paging.SIZE, sum.records());
		model.addAttribute("years", years)
			.addAttribute("filter", filter)
			.addAttribute("rubros", this.choices.rubros(filter.fiscalYear()))
			.addAttribute("sum", sum)
			.addAttribute("paging", paging)
			.addAttribute("prepares", profile.may(Permission.REVENUE_PREPARE))
			.addAttribute("records", this.revenues.list(filter, profile, paging.offset(), paging.size()));
		return "revenue/list";
	}

	@GetMapping("/exportacion")
	void export(@RequestParam int year, @RequestParam(defaultValue = "") String estado,
			@RequestParam(defaultValue = "") String rubro, @RequestParam(defaultValue = "") String clasificador,
			@RequestParam(defaultValue = "false") boolean pendiente, @RequestParam(defaultValue = "") String q,
			@RequestParam(required = false) @Nullable String format, HttpServletResponse response) throws IOException {
		RevenueRecords.Filter filter = new RevenueRecords.Filter(year, estado, rubro, clasificador.strip(), pendiente,
				q.strip());
		List<String> titles = Stream
			.of("number", "unit", "payerDocument", "payerName", "concept", "dueOn", "state", "determined", "collected",
					"outstanding")
			.map((column) -> word("revenue." + column))
			.toList();
		Stream<List<? extends @Nullable Object>> rows = this.revenues
			.list(filter, this.current.get(), 0, Integer.MAX_VALUE)
			.stream()
			.map((one) -> java.util.Arrays.asList(one.number(), one.secEjec(), one.payerDocument(), one.payerName(),
					one.concept(), one.dueOn(), word("state." + one.state()), one.determined(), one.collected(),
					one.outstanding()));
		new TableExport("ingresos-" + year, titles, rows).send(TableExport.Format.of(format), response);
	}

	@GetMapping(RevenueKey.PATTERN)
	String show(@PathVariable int year, @PathVariable String unit, @PathVariable("record") String number, Model model) {
		Profile profile = this.current.get();
		RevenueRecord record = this.revenues.get(new RevenueKey(year, unit, number), profile);
		boolean prepares = profile.may(Permission.REVENUE_PREPARE);
		List<String> actions = this.workflow.actions(RevenueKey.OBJECT_TYPE, record.state(), profile.role());
		model.addAttribute("record", record)
			.addAttribute("balances", this.revenues.balances(record.key()))
			.addAttribute("acts", this.revenues.acts(record.key()))
			.addAttribute("lines", this.revenues.lines(unit, record.actId()))
			.addAttribute("actions", actions)
			.addAttribute("possible", prepares ? possible(record) : List.of())
			.addAttribute("steps", this.workflow.history(unit, RevenueKey.OBJECT_TYPE, record.key().id()));
		return "revenue/record";
	}

	/** The acts that a record takes now. */
	private static List<RevenueStep> possible(RevenueRecord record) {
		if (record.isUnderWay()) {
			return List.of();
		}
		boolean owed = record.determined().isPositive();
		boolean paid = record.collected().isPositive();
		return Stream.of(RevenueStep.values())
			.filter((step) -> !step.opens() && step.fits(record.spontaneous()))
			.filter((step) -> switch (step) {
				case COLLECT -> record.outstanding().isPositive();
				case REDUCE -> record.outstanding().isPositive();
				case LOWER, REFUND -> paid;
				case ANNUL -> owed && (!paid || record.spontaneous());
				default -> owed || step == RevenueStep.INCREASE || step == RevenueStep.UNDO_REFUND;
			})
			.toList();
	}

	private String word(String key) {
		return Objects.requireNonNull(this.messages.getMessage(key, null, LocaleContextHolder.getLocale()));
	}

}
