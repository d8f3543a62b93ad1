package pe.siaf.bank;

import java.util.List;

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

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;

/** Accounts with their book beside the bank's statement, and what is reconciled. */
@Controller
@RequestMapping("/tesoreria/bancos")
class BankBookController {

	private static final String ONE = "/{year:\\d{4}}/{unit:\\d{6}}/{bankAccount:[\\w-]+}";

	private final BankBook book;

	private final BankStatements statements;

	private final PaymentBatches batches;

	private final CurrentProfile current;

	BankBookController(BankBook book, BankStatements statements, PaymentBatches batches, CurrentProfile current) {
		this.statements = statements;
		this.book = book;
		this.batches = batches;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year, Model model) {
		List<Integer> years = this.batches.years();
		int chosen = (year != null) ? year : years.get(0);
		model.addAttribute("years", years)
			.addAttribute("year", chosen)
			.addAttribute("accounts", this.book.accounts(chosen, this.current.get()));
		return "bank/accounts";
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String show(@PathVariable int year, @PathVariable String unit, @PathVariable String bankAccount, Model model) {
		Profile profile = this.current.get();
		BankBook.Key key = new BankBook.Key(year, unit, bankAccount);
		model.addAttribute("key", key)
			.addAttribute("unitShown", this.batches.unitShown(year, unit, profile))
			.addAttribute("matches", profile.may(Permission.PAYMENT_PREPARE))
			.addAttribute("sums", this.book.sums(key))
			.addAttribute("outstanding", this.book.outstanding(key))
			.addAttribute("matchable", this.book.matchable(key))
			.addAttribute("statements", this.statements.of(key))
			.addAttribute("unexplained", this.book.unexplained(key))
			.addAttribute("matched", this.book.matched(key));
		return "bank/account";
	}

	@PostMapping(ONE + "/conciliar")
	@PreAuthorize("hasAuthority('PAYMENT_PREPARE')")
	String match(@PathVariable int year, @PathVariable String unit, @PathVariable String bankAccount,
			@RequestParam long linea, @RequestParam String movimiento, RedirectAttributes next) {
		BankBook.Key key = key(year, unit, bankAccount);
		this.book.match(key, linea, movimiento, this.current.get());
		return done(key, "bank.matched", 1, next);
	}

	@PostMapping(ONE + "/conciliar-iguales")
	@PreAuthorize("hasAuthority('PAYMENT_PREPARE')")
	String matchSame(@PathVariable int year, @PathVariable String unit, @PathVariable String bankAccount,
			RedirectAttributes next) {
		BankBook.Key key = key(year, unit, bankAccount);
		return done(key, "bank.matched", this.book.matchSame(key, this.current.get()), next);
	}

	@PostMapping(ONE + "/separar")
	@PreAuthorize("hasAuthority('PAYMENT_PREPARE')")
	String separate(@PathVariable int year, @PathVariable String unit, @PathVariable String bankAccount,
			@RequestParam long linea, RedirectAttributes next) {
		BankBook.Key key = key(year, unit, bankAccount);
		this.book.separate(key, linea, this.current.get());
		return done(key, "bank.separated", 1, next);
	}

	@PostMapping(ONE + "/retirar")
	@PreAuthorize("hasAuthority('PAYMENT_PREPARE')")
	String withdraw(@PathVariable int year, @PathVariable String unit, @PathVariable String bankAccount,
			@RequestParam long extracto, @RequestParam(defaultValue = "") String motivo, RedirectAttributes next) {
		BankBook.Key key = key(year, unit, bankAccount);
		this.statements.withdraw(key, extracto, motivo, this.current.get());
		return done(key, "bank.statement.withdrawn", 1, next);
	}

	private BankBook.Key key(int year, String unit, String account) {
		this.batches.unitShown(year, unit, this.current.get());
		return new BankBook.Key(year, unit, account);
	}

	private static String done(BankBook.Key key, String notice, int count, RedirectAttributes next) {
		next.addFlashAttribute("notice", notice);
		next.addFlashAttribute("noticeArguments", List.of(count));
		return "redirect:" + key.page();
	}

}
