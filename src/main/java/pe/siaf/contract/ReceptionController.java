package pe.siaf.contract;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.money.AmountFormatter;

/** Takes in what came of an order, and keeps who says that it conforms. */
@Controller
@RequestMapping("/ordenes" + OrderController.ONE + "/recepciones")
class ReceptionController {

	private static final String QUANTITY = "cantidad.";

	private final Orders orders;

	private final Receptions receptions;

	private final TakenBack takenBack;

	private final CurrentProfile current;

	ReceptionController(Orders orders, Receptions receptions, TakenBack takenBack, CurrentProfile current) {
		this.orders = orders;
		this.receptions = receptions;
		this.takenBack = takenBack;
		this.current = current;
	}

	@PostMapping
	@PreAuthorize("hasAuthority('RECEPTION_KEEP')")
	String receive(@PathVariable int year, @PathVariable String unit, @PathVariable long order,
			@RequestParam(defaultValue = "") String guide,
			@RequestParam(required = false) @DateTimeFormat(
					iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate receivedOn,
			HttpServletRequest request, RedirectAttributes next) {
		Profile actor = this.current.get();
		PurchaseOrder one = this.orders.get(year, unit, order, actor);
		Receptions.Penalty penalty = this.receptions.receive(one, guide, receivedOn, quantities(request), actor);
		next.addFlashAttribute("notice", penalty.aboveCap() ? "contract.received.aboveCap"
				: (penalty.daysLate() > 0 ? "contract.received.late" : "contract.received"));
		next.addFlashAttribute("noticeArguments",
				new Object[] { penalty.daysLate(), AmountFormatter.print(penalty.amount()) });
		return "redirect:" + one.page();
	}

	private static Map<Integer, BigDecimal> quantities(HttpServletRequest request) {
		Map<Integer, BigDecimal> quantities = new HashMap<>();
		request.getParameterMap().forEach((name, values) -> {
			if (name.matches("cantidad\\.\\d{1,4}") && !values[0].isBlank()) {
				BigDecimal quantity = OrderForm.Lines.number(values[0], 4);
				if (quantity == null) {
					throw Contracts.incomplete("quantity");
				}
				quantities.put(Integer.valueOf(name.substring(QUANTITY.length())), quantity);
			}
		});
		return quantities;
	}

	@PostMapping("/{reception:\\d+}/conformidad")
	@PreAuthorize("hasAuthority('RECEPTION_KEEP')")
	String conform(@PathVariable int year, @PathVariable String unit, @PathVariable long order,
			@PathVariable long reception, @RequestParam(defaultValue = "") String area,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
			RedirectAttributes next) {
		Profile actor = this.current.get();
		PurchaseOrder one = this.orders.get(year, unit, order, actor);
		this.receptions.conform(one, reception, day, area, actor);
		next.addFlashAttribute("notice", "contract.conformed");
		return "redirect:" + one.page();
	}

	@PostMapping("/{reception:\\d+}/devolucion")
	@PreAuthorize("hasAuthority('RECEPTION_KEEP')")
	String takeBack(@PathVariable int year, @PathVariable String unit, @PathVariable long order,
			@PathVariable long reception, @RequestParam(defaultValue = "") String why,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
			RedirectAttributes next) {
		Profile actor = this.current.get();
		PurchaseOrder one = this.orders.get(year, unit, order, actor);
		this.takenBack.takeBack(one, reception, why, day, actor);
		next.addFlashAttribute("notice", "contract.takenBack");
		return "redirect:" + one.page();
	}

}
