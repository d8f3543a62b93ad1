package pe.siaf.accounting;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.ui.Paging;
import pe.siaf.ui.TableExport;

/** The ledger of one account: month by month, entry by entry. */
@Controller
@RequestMapping(BooksController.PATH + BooksController.BOOKS + "/mayor/{account:\\d{4}(?:\\.\\d{2,4})?}")
@PreAuthorize("hasAuthority('EXECUTION_READ')")
class LedgerController {

	private final BooksPages pages;

	private final Ledger ledger;

	private final MessageSource messages;

	LedgerController(BooksPages pages, Ledger ledger, MessageSource messages) {
		this.pages = pages;
		this.ledger = ledger;
		this.messages = messages;
	}

	@GetMapping
	String show(@PathVariable int year, @PathVariable String unit, @PathVariable String account,
			HttpServletRequest request, Model model) {
		BooksKey key = this.pages.open(year, unit, "balance", model);
		List<Ledger.Month> months = this.ledger.months(key, account);
		long entries = months.stream().mapToLong(Ledger.Month::entries).sum();
		Paging paging = Paging.of(request, Paging.SIZE, entries);
		model.addAttribute("account", account)
			.addAttribute("title", this.ledger.name(key, account))
			.addAttribute("months", months)
			.addAttribute("paging", paging)
			.addAttribute("moves", this.ledger.moves(key, account, paging.offset(), paging.size()));
		return "accounting/ledger";
	}

	@GetMapping("/exportacion")
	void export(@PathVariable int year, @PathVariable String unit, @PathVariable String account,
			@RequestParam(required = false) @Nullable String format, Locale locale, HttpServletResponse response)
			throws IOException {
		BooksKey key = this.pages.reach(year, unit);
		List<String> titles = Arrays
			.asList("accounting.number", "accounting.date", "accounting.month", "accounting.stage",
					"accounting.document", "accounting.debit", "accounting.credit", "accounting.balance")
			.stream()
			.map((title) -> String.valueOf(this.messages.getMessage(title, null, locale)))
			.toList();
		new TableExport("mayor-%s-%d-%s".formatted(account, year, unit), titles,
				this.ledger.moves(key, account, 0, Integer.MAX_VALUE)
					.stream()
					.map((move) -> Arrays.<Object>asList(move.number(), move.date(), move.month(),
							this.messages.getMessage("accounting.stage." + move.stage(), null, move.stage(), locale),
							move.document(), move.debit(), move.credit(), move.balance())))
			.send(TableExport.Format.of(format), response);
	}

}
