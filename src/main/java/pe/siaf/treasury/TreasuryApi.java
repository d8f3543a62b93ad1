package pe.siaf.treasury;

import java.util.List;
import java.util.Objects;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.StepUp;
import pe.siaf.money.Amount;

/** Limits of orders, purses and payees' accounts over HTTP. */
@RestController
@Tag(name = "Treasury")
@RequestMapping("/api/v1")
class TreasuryApi {

	private final PaymentCalendar calendar;

	private final UnitPurses purses;

	private final PayeeAccounts accounts;

	private final UnitOfYear units;

	private final StepUp stepUp;

	private final CurrentProfile current;

	TreasuryApi(PaymentCalendar calendar, UnitPurses purses, PayeeAccounts accounts, UnitOfYear units, StepUp stepUp,
			CurrentProfile current) {
		this.calendar = calendar;
		this.purses = purses;
		this.accounts = accounts;
		this.units = units;
		this.stepUp = stepUp;
		this.current = current;
	}

	@Operation(summary = "What a unit may order in each month, by source and generic",
			description = "A unit without a row in the year isn't limited; one with rows orders nothing where it has none.")
	@GetMapping("/payment-calendar")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	List<Limit> limits(@RequestParam String unit, @RequestParam int year) {
		this.units.shown(year, unit, this.current.get());
		return this.calendar.limits(year, unit)
			.stream()
			.map((one) -> new Limit(one.month(), one.source(), one.generic(), one.limit(), one.ordered(), one.left()))
			.toList();
	}

	@Operation(summary = "Ask the Treasury for more in a month",
			description = "Limits come in as import kind `payment-calendar`.")
	@PostMapping("/payment-calendar/requests")
	@ResponseStatus(HttpStatus.CREATED)
	@PreAuthorize("hasAuthority('CALENDAR_REQUEST')")
	Requested request(@Valid @RequestBody RequestBodyOfLimit body) {
		Profile actor = this.current.get();
		return new Requested(this.calendar.request(body.year(), actor.scope().head(),
				new PaymentCalendar.Key(Objects.requireNonNullElse(body.month(), 0), text(body.source()),
						text(body.generic())),
				Objects.requireNonNullElse(body.amount(), Amount.ZERO), text(body.reason()), actor));
	}

	@Operation(summary = "What there is to pay with, by rubro and type of resource")
	@GetMapping("/purses")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	List<UnitPurses.Purse> purses(@RequestParam int year, @RequestParam(defaultValue = "") String unit) {
		return this.purses.list(year, unit, this.current.get());
	}

	@Operation(summary = "Accounts that a supplier has or had, newest first",
			description = "`state`: N proposed, A confirmed, R rejected, X replaced. The number is whole for those who may propose or confirm.")
	@GetMapping("/payee-accounts/{ruc:\\d{11}}")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	List<AccountAnswer> accounts(@PathVariable String ruc) {
		Profile profile = this.current.get();
		boolean whole = (profile.may(Permission.PAYEE_PREPARE) || profile.may(Permission.PAYEE_APPROVE))
				&& this.accounts.dealsWith(ruc, profile);
		this.accounts.supplier(ruc);
		return this.accounts.of(ruc)
			.stream()
			.map((one) -> new AccountAnswer(one.id(), whole ? one.cci() : one.shown(), one.bank(), one.state(),
					one.isResting(), one.sharedWith()))
			.toList();
	}

	@Operation(summary = "Propose an account",
			description = """
					By a unit that deals with the supplier (PAY-024). Somebody else confirms it; then it rests. While it is proposed that unit,
					while it rests nobody orders or pays to the supplier (PAY-004).""")
	@PostMapping("/payee-accounts/{ruc:\\d{11}}")
	@ResponseStatus(HttpStatus.CREATED)
	@PreAuthorize("hasAuthority('PAYEE_PREPARE')")
	List<AccountAnswer> propose(@PathVariable String ruc, @Valid @RequestBody AccountBody body) {
		this.accounts.propose(ruc, text(body.cci()), text(body.bank()), text(body.reason()), this.current.get());
		return accounts(ruc);
	}

	@Operation(summary = "Confirm or reject an account", description = "Confirming takes a second factor (`otp`).")
	@PostMapping("/payee-accounts/{ruc:\\d{11}}/{account:\\d+}/{action:approve|reject}")
	@PreAuthorize("hasAuthority('PAYEE_APPROVE')")
	List<AccountAnswer> decide(@PathVariable String ruc, @PathVariable long account, @PathVariable String action,
			@Valid @RequestBody(required = false) @Nullable DecisionBody body, HttpServletRequest request) {
		Profile actor = this.current.get();
		if (action.equals("approve")) {
			this.stepUp.require(Permission.PAYEE_APPROVE, actor, request, (body != null) ? body.otp() : null);
		}
		this.accounts.decide(account, action, (body != null) ? body.comment() : null, actor);
		return accounts(ruc);
	}

	private static String text(@Nullable String given) {
		return (given != null) ? given : "";
	}

	/** A month's limit. */
	record Limit(int month, String source, String generic, Amount limit, Amount ordered, Amount left) {
	}

	/** A request that waits. */
	record Requested(String number) {
	}

	/** An account. */
	record AccountAnswer(long account, String cci, String bank, String state, boolean resting,
			@Nullable String sharedWith) {
	}

	/**
	 * What is asked of a month.
	 *
	 * @param year the year
	 * @param month 1 to 12
	 * @param source financing source
	 * @param generic {@code 2.3}
	 * @param amount how much more, soles and cents
	 * @param reason why
	 */
	record RequestBodyOfLimit(int year, @Nullable Integer month, @Size(max = 2) @Nullable String source,
			@Size(max = 4) @Nullable String generic, @Nullable Amount amount,
			@Size(max = 500) @Nullable String reason) {
	}

	/**
	 * An account to propose.
	 *
	 * @param cci twenty digits
	 * @param bank the bank
	 * @param reason why, with the supplier's document
	 */
	record AccountBody(@Size(max = 26) @Nullable String cci, @Size(max = 80) @Nullable String bank,
			@Size(max = 500) @Nullable String reason) {
	}

	/**
	 * What goes with a decision.
	 *
	 * @param comment the reason
	 * @param otp the code of the second factor
	 */
	record DecisionBody(@Size(max = 500) @Nullable String comment, @Size(max = 40) @Nullable String otp) {
	}

}
