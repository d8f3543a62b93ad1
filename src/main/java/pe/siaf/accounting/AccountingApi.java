package pe.siaf.accounting;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.money.Amount;

/** A unit's books, for other systems. */
@RestController
@RequestMapping("/api/v1/accounting")
@PreAuthorize("hasAuthority('EXECUTION_READ')")
@Tag(name = "Accounting")
class AccountingApi {

	private final Books books;

	private final Accruals accruals;

	private final CurrentProfile current;

	private final JsonMapper json;

	AccountingApi(Books books, Accruals accruals, CurrentProfile current, JsonMapper json) {
		this.json = json;
		this.books = books;
		this.accruals = accruals;
		this.current = current;
	}

	@GetMapping("/trial-balance")
	@Operation(summary = "Trial balance of a unit's year", description = """
			Every account that was debited or credited: `[{account, debit, credit, balance}]`, balance = debit − credit.
			404 for a unit out of the token's reach.""")
	List<Map<String, String>> trialBalance(@RequestParam(defaultValue = "") String unit,
			@RequestParam(defaultValue = "0") int year) {
		return this.books.balance(key(unit, year)).stream().map(AccountingApi::json).toList();
	}

	private static Map<String, String> json(AccountTotal total) {
		Map<String, String> json = new LinkedHashMap<>();
		json.put("account", total.account());
		json.put("debit", total.debit().toString());
		json.put("credit", total.credit().toString());
		json.put("balance", total.balance().toString());
		return json;
	}

	@GetMapping("/journal")
	@Operation(summary = "Journal of a unit's year",
			description = """
					Every entry in the order of its number. `format=json`: `[{number, date, month, stage, document, lines:[{account,
					rubro, item, debit, credit}]}]`; `format=ledger`: plain text that the programs `ledger` and `hledger` read,
					debits above zero. Entries are never changed or deleted: what is taken back stands as an entry below zero.""")
	void journal(@RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "0") int year,
			@Parameter(description = "json or ledger") @RequestParam(defaultValue = "json") String format,
			HttpServletResponse response) throws IOException {
		BooksKey key = key(unit, year);
		boolean text = "ledger".equals(format);
		response.setContentType((text ? "text/plain" : MediaType.APPLICATION_JSON_VALUE) + ";charset=UTF-8");
		PrintWriter out = response.getWriter();
		if (text) {
			this.books.walk(key, (entry) -> JournalText.write(key, entry, out));
			return;
		}
		out.append("[");
		this.books.walk(key, (entry) -> out.append((entry.number() > 1) ? "," : "")
			.append(this.json.writeValueAsString(json(entry))));
		out.append("]");
	}

	@GetMapping("/accruals")
	@Operation(summary = "Accruals by file of a unit's year",
			description = """
					What the lists of the unit's own system say was accrued (import kind `expedientes`), summed by any of `month`,
					`rubro`, `item`, `target`, `file`: `{rows:[{<axis>, accrued}], total}`. `asOf`: as the lists said up to that
					day. Not part of the balances of budget execution.""")
	Map<String, Object> accruals(@RequestParam(defaultValue = "") String unit,
			@RequestParam(defaultValue = "0") int year, @RequestParam(defaultValue = "month") List<String> by,
			@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
		BooksKey key = key(unit, year);
		List<Accruals.Axis> axes = Accruals.Axis.of(by);
		List<Accruals.Sum> sums = this.accruals.by(key, axes.isEmpty() ? List.of(Accruals.Axis.MONTH) : axes, asOf);
		return Map.of("rows", sums.stream().map((sum) -> json(axes, sum)).toList(), "total",
				sums.stream().map(Accruals.Sum::amount).reduce(Amount.ZERO, Amount::plus).toString());
	}

	private static Map<String, String> json(List<Accruals.Axis> axes, Accruals.Sum sum) {
		Map<String, String> json = new LinkedHashMap<>();
		for (int i = 0; i < sum.cells().size(); i++) {
			json.put(axes.isEmpty() ? "month" : axes.get(i).slug(), sum.cells().get(i).code());
		}
		json.put("accrued", sum.amount().toString());
		return json;
	}

	private BooksKey key(String unit, int year) {
		BooksKey key = new BooksKey(year, unit);
		this.books.unit(key, this.current.get());
		return key;
	}

	private static Map<String, @Nullable Object> json(JournalEntry entry) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("number", entry.number());
		json.put("date", entry.date());
		json.put("month", entry.month());
		json.put("stage", entry.stage());
		json.put("document", entry.document());
		json.put("lines", entry.lines().stream().map(AccountingApi::json).toList());
		return json;
	}

	private static Map<String, @Nullable Object> json(JournalEntry.Line line) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("account", line.account());
		json.put("rubro", line.rubro());
		json.put("item", line.item());
		json.put("debit", (line.debit() != null) ? line.debit().toString() : null);
		json.put("credit", (line.credit() != null) ? line.credit().toString() : null);
		return json;
	}

}
