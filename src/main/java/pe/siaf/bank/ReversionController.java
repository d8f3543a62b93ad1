package pe.siaf.bank;

import java.text.ParseException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import pe.siaf.exchange.ImportColumn;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;

/** What goes back to the Treasury, sent by slips and confirmed (T-6). */
@Controller
@RequestMapping("/tesoreria/reversiones")
class ReversionController {

	private final TreasuryReversions reversions;

	private final PaymentBatches batches;

	private final CurrentProfile current;

	ReversionController(TreasuryReversions reversions, PaymentBatches batches, CurrentProfile current) {
		this.reversions = reversions;
		this.batches = batches;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year, Model model) {
		List<Integer> years = this.batches.years();
		int chosen = (year != null) ? year : years.get(0);
		Profile profile = this.current.get();
		model.addAttribute("years", years)
			.addAttribute("year", chosen)
			.addAttribute("sends", profile.may(Permission.PAYMENT_PREPARE))
			.addAttribute("decides", profile.may(Permission.CALENDAR_DECIDE))
			.addAttribute("due", this.reversions.due(chosen, profile))
			.addAttribute("sent", this.reversions.sent(chosen, profile));
		return "bank/reversions";
	}

	@PostMapping
	@PreAuthorize("hasAuthority('PAYMENT_PREPARE')")
	String send(@RequestParam int year, @RequestParam String expediente, @RequestParam String concepto,
			@RequestParam String monto, @RequestParam String papeleta, @RequestParam String fecha,
			RedirectAttributes next) {
		Profile actor = this.current.get();
		String unit = actor.scope().head();
		this.batches.unitShown(year, unit, actor);
		LocalDate day = ImportColumn.date(fecha).orElse(null);
		String number = this.reversions.send(year, unit, expediente, concepto,
				(day != null) ? amount(monto) : Amount.ZERO, papeleta, (day != null) ? day : LocalDate.EPOCH, actor);
		return done(year, "bank.reversion.sent", number, next);
	}

	@PostMapping("/{year:\\d{4}}/{unit:\\d{6}}/{reversion:\\d{10}}/{action:approve|reject}")
	@PreAuthorize("hasAuthority('CALENDAR_DECIDE')")
	String decide(@PathVariable int year, @PathVariable String unit, @PathVariable String reversion,
			@PathVariable String action, @RequestParam(required = false) @Nullable String comment,
			RedirectAttributes next) {
		Profile actor = this.current.get();
		this.batches.unitShown(year, unit, actor);
		this.reversions.decide(year, unit, reversion, action, comment, actor);
		return done(year, "bank.reversion.done." + action, reversion, next);
	}

	/** Zero, which no slip may be of, where it can't be read. */
	private static Amount amount(String typed) {
		try {
			return new AmountFormatter().parse(typed, Locale.ROOT);
		}
		catch (ParseException | IllegalArgumentException unreadable) {
			return Amount.ZERO;
		}
	}

	private static String done(int year, String notice, String number, RedirectAttributes next) {
		next.addFlashAttribute("notice", notice);
		next.addFlashAttribute("noticeArguments", List.of(number));
		return "redirect:/tesoreria/reversiones?year=" + year;
	}

}
