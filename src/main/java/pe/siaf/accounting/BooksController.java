package pe.siaf.accounting;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import pe.siaf.ui.MenuContribution;
import pe.siaf.ui.Paging;
import pe.siaf.ui.TableExport;

/**
 * The pages of the books: the units that have some, a unit's trial balance, its journal,
 * and what waits to be entered.
 */
@Controller
@RequestMapping(BooksController.PATH)
class BooksController implements MenuContribution {

	static final String PATH = "/contabilidad";

	static final String BOOKS = "/{year:\\d{4}}/{unit:\\d{6}}";

	private final Books books;

	private final Ledger ledger;

	private final BooksPages pages;

	private final CurrentProfile current;

	private final MessageSource messages;

	BooksController(Books books, Ledger ledger, BooksPages pages, CurrentProfile current, MessageSource messages) {
		this.books = books;
		this.ledger = ledger;
		this.pages = pages;
		this.current = current;
		this.messages = messages;
	}

	@Override
	public List<MenuEntry> entries() {
		return this.current.find().filter((profile) -> profile.may(Permission.EXECUTION_READ)).isPresent()
				? List.of(new MenuEntry("menu.execution", 260, "accounting.title", PATH)) : List.of();
	}

	@GetMapping
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String list(@RequestParam(required = false) @Nullable Integer year, HttpServletRequest request, Model model) {
		Profile profile = this.current.get();
		List<Integer> years = this.books.years();
		int shown = (year != null) ? year : (years.isEmpty() ? 0 : years.get(0));
		Paging paging = Paging.of(request, Paging.SIZE, this.books.count(shown, profile));
		model.addAttribute("years", years)
			.addAttribute("year", shown)
			.addAttribute("paging", paging)
			.addAttribute("units", this.books.units(shown, profile, paging.offset(), paging.size()));
		return "accounting/list";
	}

	@GetMapping(BOOKS)
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String balance(@PathVariable int year, @PathVariable String unit, @RequestParam(defaultValue = "1") int desde,
			@RequestParam(defaultValue = "13") int hasta, Model model) {
		BooksKey key = this.pages.open(year, unit, "balance", model);
		List<AccountPeriod> accounts = this.ledger.period(key, desde, hasta);
		model.addAttribute("from", desde)
			.addAttribute("until", hasta)
			.addAttribute("columns", AccountPeriod.COLUMNS)
			.addAttribute("accounts", accounts)
			.addAttribute("sums", AccountPeriod.sums(accounts));
		return "accounting/balance";
	}

	@GetMapping(BOOKS + "/diario")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String journal(@PathVariable int year, @PathVariable String unit,
			@RequestParam(required = false) @Nullable Integer month,
			@RequestParam(required = false) @Nullable String account, HttpServletRequest request, Model model) {
		BooksKey key = this.pages.open(year, unit, "diario", model);
		EntryFilter filter = new EntryFilter(month, account);
		Paging paging = Paging.of(request, Paging.SIZE, this.books.countEntries(key, filter));
		model.addAttribute("filter", filter)
			.addAttribute("accounts", this.books.balance(key))
			.addAttribute("paging", paging)
			.addAttribute("entries", this.books.entries(key, filter, paging.offset(), paging.size()));
		return "accounting/journal";
	}

	@GetMapping(BOOKS + "/sin-asiento")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	String pending(@PathVariable int year, @PathVariable String unit, Model model) {
		this.pages.open(year, unit, "sin-asiento", model);
		return "accounting/pending";
	}

	@PostMapping(BOOKS + "/sin-asiento")
	@PreAuthorize("hasAuthority('BOOKS_KEEP')")
	String settle(@PathVariable int year, @PathVariable String unit, RedirectAttributes next) {
		BooksKey key = new BooksKey(year, unit);
		this.books.unit(key, this.current.get());
		next.addFlashAttribute("settled", this.books.settle(key));
		return "redirect:" + key.path() + "/sin-asiento";
	}

	@GetMapping(BOOKS + "/balance-de-comprobacion")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	void export(@PathVariable int year, @PathVariable String unit, @RequestParam(defaultValue = "1") int desde,
			@RequestParam(defaultValue = "13") int hasta, @RequestParam(required = false) @Nullable String format,
			Locale locale, HttpServletResponse response) throws IOException {
		BooksKey key = this.pages.reach(year, unit);
		List<String> titles = new ArrayList<>(List.of("accounting.account", "accounting.name"));
		titles.addAll(AccountPeriod.COLUMNS);
		new TableExport("balance-%d-%s".formatted(year, unit),
				titles.stream().map((title) -> String.valueOf(this.messages.getMessage(title, null, locale))).toList(),
				this.ledger.period(key, desde, hasta).stream().map((one) -> {
					List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(one.account(), one.name()));
					cells.addAll(one.figures());
					return cells;
				}))
			.send(TableExport.Format.of(format), response);
	}

	@GetMapping(BOOKS + "/diario.ledger")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	void text(@PathVariable int year, @PathVariable String unit, HttpServletResponse response) throws IOException {
		BooksKey key = new BooksKey(year, unit);
		this.books.unit(key, this.current.get());
		response.setContentType("text/plain;charset=UTF-8");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment()
					.filename("diario-%d-%s.ledger".formatted(year, unit), StandardCharsets.UTF_8)
					.build()
					.toString());
		PrintWriter out = response.getWriter();
		this.books.walk(key, (entry) -> JournalText.write(key, entry, out));
	}

}
