package pe.siaf.contract;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.contract.Contract.YearPart;
import pe.siaf.contract.PurchaseOrder.Ordered;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;

/** Contracts, orders and receptions over HTTP, as SEACE and SIGA hand them over. */
@RestController
@Tag(name = "Contracts and orders")
@RequestMapping("/api/v1")
class ContractApi {

	private static final String CONTRACT = "/contracts/{unit:\\d{6}}/{contract:\\d+}";

	private static final String ORDER = "/orders/{year:\\d{4}}/{unit:\\d{6}}/{order:\\d+}";

	private final Contracts contracts;

	private final Orders orders;

	private final Receptions receptions;

	private final TakenBack takenBack;

	private final CurrentProfile current;

	ContractApi(Contracts contracts, Orders orders, Receptions receptions, TakenBack takenBack,
			CurrentProfile current) {
		this.contracts = contracts;
		this.orders = orders;
		this.receptions = receptions;
		this.takenBack = takenBack;
		this.current = current;
	}

	@Operation(summary = "Register a contract",
			description = """
					Of the token's unit, with what each year pays. Annual commitments name it as `contract`; COM-004 and COM-005 hold them to it.""")
	@PostMapping("/contracts")
	@PreAuthorize("hasAuthority('CONTRACT_KEEP')")
	ResponseEntity<ContractAnswer> register(@Valid @RequestBody ContractBody body) {
		Profile actor = this.current.get();
		Contract contract = this.contracts.register(body.toDraft(actor.scope().head()), actor);
		return ResponseEntity.created(URI.create(contract.location())).body(answer(contract));
	}

	@GetMapping(CONTRACT)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	ContractAnswer show(@PathVariable String unit, @PathVariable long contract) {
		return answer(this.contracts.get(unit, contract, this.current.get()));
	}

	private ContractAnswer answer(Contract contract) {
		return new ContractAnswer(contract, this.contracts.years(contract), this.contracts.addenda(contract),
				contract.location());
	}

	@Operation(summary = "Issue an order of purchase (C) or service (S)",
			description = """
					Of the token's unit. COM-006 asks for `splittingReason` where several small orders of one family look like one purchase in
					parts.""")
	@PostMapping("/orders")
	@PreAuthorize("hasAuthority('CONTRACT_KEEP')")
	ResponseEntity<OrderAnswer> issue(@Valid @RequestBody OrderBody body) {
		Profile actor = this.current.get();
		PurchaseOrder order = this.orders.issue(body.toDraft(actor.scope().head()), actor);
		return ResponseEntity.created(URI.create(order.location())).body(answer(order));
	}

	@GetMapping(ORDER)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	OrderAnswer order(@PathVariable int year, @PathVariable String unit, @PathVariable long order) {
		return answer(this.orders.get(year, unit, order, this.current.get()));
	}

	@Operation(summary = "Take in what came of an order",
			description = """
					`quantities` by line. Answers the order, and ACR-008 in `warnings` where the delay would cost more than the cap.""")
	@PostMapping(ORDER + "/receptions")
	@PreAuthorize("hasAuthority('RECEPTION_KEEP')")
	OrderAnswer receive(@PathVariable int year, @PathVariable String unit, @PathVariable long order,
			@Valid @RequestBody ReceptionBody body) {
		Profile actor = this.current.get();
		PurchaseOrder one = this.orders.get(year, unit, order, actor);
		Receptions.Penalty penalty = this.receptions.receive(one, ContractForm.text(body.guide()), body.receivedOn(),
				body.byLine(), actor);
		OrderAnswer answer = answer(this.orders.get(year, unit, order, actor));
		return penalty.aboveCap() ? answer.warned(ContractRule.PENALTY_ABOVE_CAP.code()) : answer;
	}

	@Operation(summary = "Say that a reception conforms")
	@PostMapping(ORDER + "/receptions/{reception:\\d+}/conformity")
	@PreAuthorize("hasAuthority('RECEPTION_KEEP')")
	OrderAnswer conform(@PathVariable int year, @PathVariable String unit, @PathVariable long order,
			@PathVariable long reception, @Valid @RequestBody ConformityBody body) {
		Profile actor = this.current.get();
		PurchaseOrder one = this.orders.get(year, unit, order, actor);
		this.receptions.conform(one, reception, body.date(), ContractForm.text(body.unit()), actor);
		return answer(this.orders.get(year, unit, order, actor));
	}

	@Operation(summary = "Take back what came of an order",
			description = """
					What is left of a reception, or of its lines the `quantities` named: a wrong entry, or goods that went back. What is accrued
					stays (ORD-007).""")
	@PostMapping(ORDER + "/receptions/{reception:\\d+}/return")
	@PreAuthorize("hasAuthority('RECEPTION_KEEP')")
	OrderAnswer takeBack(@PathVariable int year, @PathVariable String unit, @PathVariable long order,
			@PathVariable long reception, @Valid @RequestBody ReceptionBody body) {
		Profile actor = this.current.get();
		PurchaseOrder one = this.orders.get(year, unit, order, actor);
		Map<Integer, BigDecimal> quantities = body.byLine();
		if (quantities.isEmpty()) {
			this.takenBack.takeBack(one, reception, ContractForm.text(body.guide()), body.receivedOn(), actor);
		}
		else {
			this.takenBack.takeBack(one, reception, ContractForm.text(body.guide()), body.receivedOn(), quantities,
					actor);
		}
		return answer(this.orders.get(year, unit, order, actor));
	}

	private OrderAnswer answer(PurchaseOrder order) {
		return new OrderAnswer(order, this.orders.lines(order), this.orders.receptions(order), order.location(),
				List.of());
	}

	record ContractAnswer(Contract contract, List<Contract.Year> years, List<Contract.Addendum> addenda,
			String location) {
	}

	record OrderAnswer(PurchaseOrder order, List<PurchaseOrder.Line> lines, List<PurchaseOrder.Reception> receptions,
			String location, List<String> warnings) {

		OrderAnswer warned(String code) {
			return new OrderAnswer(this.order, this.lines, this.receptions, this.location, List.of(code));
		}

	}

	/**
	 * A contract.
	 *
	 * @param number its number
	 * @param process the selection procedure
	 * @param kind GOODS, SERVICES or WORKS
	 * @param ruc the supplier
	 * @param object what it is about
	 * @param signedOn when it was signed
	 * @param startsOn from when
	 * @param endsOn until when
	 * @param years what each year pays
	 */
	record ContractBody(@Size(max = 60) @Nullable String number, @Size(max = 60) @Nullable String process,
			@Size(max = 10) @Nullable String kind, @Size(max = 20) @Nullable String ruc,
			@Size(max = 2000) @Nullable String object, @Nullable LocalDate signedOn, @Nullable LocalDate startsOn,
			@Nullable LocalDate endsOn, @Size(max = 20) @Nullable List<@NotNull YearPart> years) {

		Contract.Draft toDraft(String unit) {
			String known = ContractForm.text(this.kind);
			return new Contract.Draft(unit, ContractForm.text(this.number), ContractForm.text(this.process),
					List.of("SERVICES", "WORKS").contains(known) ? known : "GOODS", ContractForm.text(this.ruc),
					ContractForm.text(this.object), this.signedOn, this.startsOn, this.endsOn,
					(this.years != null) ? this.years : List.of());
		}

	}

	/**
	 * An order.
	 *
	 * @param year the year
	 * @param kind C or S
	 * @param ruc the supplier
	 * @param contract number of the contract it carries out
	 * @param object what it is about
	 * @param family group, class and family, eight digits
	 * @param issuedOn when
	 * @param termDays days to deliver
	 * @param splittingReason why it is no split purchase
	 * @param lines what is ordered
	 */
	record OrderBody(int year, @Size(max = 1) @Nullable String kind, @Size(max = 20) @Nullable String ruc,
			@Size(max = 60) @Nullable String contract, @Size(max = 2000) @Nullable String object,
			@Size(max = 8) @Nullable String family, @Nullable LocalDate issuedOn, @Nullable Integer termDays,
			@Size(max = 2000) @Nullable String splittingReason,
			@Size(max = 2000) @Nullable List<@NotNull @Valid OrderedBody> lines) {

		PurchaseOrder.Draft toDraft(String unit) {
			return new PurchaseOrder.Draft(this.year, unit, "S".equals(this.kind) ? "S" : "C",
					ContractForm.text(this.ruc), ContractForm.text(this.contract), ContractForm.text(this.object),
					ContractForm.text(this.family), this.issuedOn, (this.termDays != null) ? this.termDays : 0,
					ContractForm.text(this.splittingReason),
					(this.lines != null) ? this.lines.stream().map(OrderedBody::toOrdered).toList() : List.of());
		}

	}

	/**
	 * A line of an order.
	 *
	 * @param description what
	 * @param unit in what it is counted
	 * @param quantity how much, up to four decimals
	 * @param unitPrice price of one, up to six decimals
	 */
	record OrderedBody(@NotNull @Size(max = 500) String description, @NotNull @Size(max = 60) String unit,
			@NotNull @Size(max = 20) String quantity, @NotNull @Size(max = 20) String unitPrice) {

		Ordered toOrdered() {
			return new Ordered(this.description, this.unit, number(this.quantity, 4), number(this.unitPrice, 6));
		}

		private static BigDecimal number(String text, int decimals) {
			BigDecimal read = OrderForm.Lines.number(text, decimals);
			if (read == null) {
				throw Contracts.incomplete("lines");
			}
			return read;
		}

	}

	/**
	 * What came.
	 *
	 * @param guide the supplier's delivery note
	 * @param receivedOn when
	 * @param quantities how much of each line
	 */
	record ReceptionBody(@Size(max = 60) @Nullable String guide, @Nullable LocalDate receivedOn,
			@Size(max = 2000) @Nullable Map<@NotNull String, @NotNull String> quantities) {

		Map<Integer, BigDecimal> byLine() {
			Map<Integer, BigDecimal> byLine = new HashMap<>();
			if (this.quantities != null) {
				this.quantities.forEach((line, quantity) -> {
					if (!line.matches("\\d{1,4}")) {
						throw Contracts.incomplete("quantity");
					}
					byLine.put(Integer.valueOf(line), OrderedBody.number(quantity, 4));
				});
			}
			return byLine;
		}

	}

	/**
	 * A conformity.
	 *
	 * @param date when
	 * @param unit by which area
	 */
	record ConformityBody(@Nullable LocalDate date, @Size(max = 250) @Nullable String unit) {
	}

}
