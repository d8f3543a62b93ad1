package pe.siaf.contract;

import java.time.LocalDate;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
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

import pe.siaf.contract.PurchaseOrder.Ordered;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Paging;
import pe.siaf.ui.Refusals;

/** The pages of orders: the list, the form, and one with what came of it. */
@Controller
@RequestMapping("/ordenes")
class OrderController {

	static final String ONE = "/{year:\\d{4}}/{unit:\\d{6}}/{order:\\d+}";

	private final Orders orders;

	private final Refusals refusals;

	private final CurrentProfile current;

	private final JdbcClient jdbc;

	OrderController(Orders orders, Refusals refusals, CurrentProfile current, JdbcClient jdbc) {
		this.orders = orders;
		this.refusals = refusals;
		this.current = current;
		this.jdbc = jdbc;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year, @RequestParam(defaultValue = "") String q,
			HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		List<Integer> years = years();
		int shown = (year != null) ? year : years.get(0);
		Paging paging = Paging.of(request, Paging.SIZE, this.orders.count(shown, q, profile));
		model.addAttribute("years", years)
			.addAttribute("year", shown)
			.addAttribute("q", q)
			.addAttribute("paging", paging)
			.addAttribute("keeps", profile.may(Permission.CONTRACT_KEEP))
			.addAttribute("orders", this.orders.list(shown, q, profile, paging.offset(), paging.size()));
		return "contract/orders";
	}

	/** Years in execution or that have orders, newest first. */
	private List<Integer> years() {
		List<Integer> years = this.jdbc.sql("""
				select fiscal_year from fiscal_year where state = 'EXECUTION'
				union select fiscal_year from purchase_order order by 1 desc""").query(Integer.class).list();
		return years.isEmpty() ? List.of(0) : years;
	}

	@GetMapping("/nueva")
	@PreAuthorize("hasAuthority('CONTRACT_KEEP')")
	String ask(@RequestParam(required = false) @Nullable Integer year, Model model) {
		model.addAttribute("orderForm", OrderForm.empty());
		return form((year != null) ? year : years().get(0), OrderForm.Lines.none(), model);
	}

	@PostMapping("/nueva")
	@PreAuthorize("hasAuthority('CONTRACT_KEEP')")
	String issue(@RequestParam int year, @ModelAttribute OrderForm orderForm, BindingResult errors,
			HttpServletRequest request, Model model, RedirectAttributes next) {
		OrderForm.Lines lines = OrderForm.Lines.in(request, orderForm.pasted());
		OrderForm.askForMissing(errors);
		List<Ordered> ordered = lines.read(errors);
		if (errors.hasErrors()) {
			return form(year, lines, model);
		}
		Profile actor = this.current.get();
		try {
			PurchaseOrder order = this.orders.issue(orderForm.toDraft(year, actor.scope().head(), ordered), actor);
			next.addFlashAttribute("notice", "contract.order.issued");
			next.addFlashAttribute("noticeArguments", new Object[] { order.shown() });
			return "redirect:" + order.page();
		}
		catch (RuleViolation refused) {
			this.refusals.explain(refused, errors);
			return form(year, lines, model);
		}
	}

	private String form(int year, OrderForm.Lines lines, Model model) {
		model.addAttribute("year", year).addAttribute("rows", lines.offered()).addAttribute("families", families(year));
		return "contract/order-form";
	}

	/** Families of the catalogue of goods and services, as something to choose from. */
	private List<String> families(int year) {
		return this.jdbc
			.sql("""
					select distinct substr(code, 2, 8) from supply_item where fiscal_year = ? and status = 'ACTIVE' order by 1 limit 500""")
			.param(year)
			.query(String.class)
			.list();
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable int year, @PathVariable String unit, @PathVariable long order, Model model) {
		Profile profile = this.current.get();
		PurchaseOrder one = this.orders.get(year, unit, order, profile);
		boolean receives = profile.may(Permission.RECEPTION_KEEP) && !one.preparedBy().equals(profile.username())
				&& !profile.username().equals(one.orderedBy()) && one.state().equals("ISSUED");
		List<PurchaseOrder.Line> lines = this.orders.lines(one);
		model.addAttribute("one", one)
			.addAttribute("lines", lines)
			.addAttribute("receptions", this.orders.receptions(one))
			.addAttribute("receives", receives)
			.addAttribute("username", profile.username())
			.addAttribute("today", LocalDate.now(pe.siaf.fiscal.FiscalTime.LIMA))
			.addAttribute("annuls", profile.may(Permission.CONTRACT_KEEP) && one.state().equals("ISSUED")
					&& lines.stream().noneMatch((line) -> line.received().signum() > 0));
		return "contract/order";
	}

	@PostMapping(ONE + "/anulacion")
	@PreAuthorize("hasAuthority('CONTRACT_KEEP')")
	String annul(@PathVariable int year, @PathVariable String unit, @PathVariable long order,
			@RequestParam(defaultValue = "") String why, RedirectAttributes next) {
		Profile actor = this.current.get();
		PurchaseOrder one = this.orders.get(year, unit, order, actor);
		this.orders.annul(one, why, actor);
		next.addFlashAttribute("notice", "contract.order.annulled");
		next.addFlashAttribute("noticeArguments", new Object[] { one.shown() });
		return "redirect:" + one.page();
	}

}
