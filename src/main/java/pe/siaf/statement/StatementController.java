package pe.siaf.statement;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

import pe.siaf.accounting.BooksKey;
import pe.siaf.accounting.BooksPages;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.TableExport;

/** The statements of a unit's year, on screen, on paper and as a file. */
@Controller
@RequestMapping("/contabilidad/{year:\\d{4}}/{unit:\\d{6}}/estados")
@PreAuthorize("hasAuthority('EXECUTION_READ')")
class StatementController {

	private static final int WHOLE_YEAR = 13;

	private final BooksPages pages;

	private final FinancialStatements financial;

	private final BudgetStatements budget;

	private final Bridge bridge;

	private final MessageSource messages;

	StatementController(BooksPages pages, FinancialStatements financial, BudgetStatements budget, Bridge bridge,
			MessageSource messages) {
		this.pages = pages;
		this.financial = financial;
		this.budget = budget;
		this.bridge = bridge;
		this.messages = messages;
	}

	@GetMapping
	String first(@PathVariable int year, @PathVariable String unit) {
		return "redirect:" + this.pages.reach(year, unit).path() + "/estados/" + StatementKind.EF_1.slug();
	}

	@GetMapping("/{statement}")
	String show(@PathVariable int year, @PathVariable String unit, @PathVariable String statement,
			@RequestParam(defaultValue = "13") int hasta, Model model) {
		StatementKind kind = kind(statement);
		BooksKey key = this.pages.open(year, unit, "estados", model);
		int until = until(hasta);
		model.addAttribute("kind", kind)
			.addAttribute("kinds", StatementKind.values())
			.addAttribute("until", until)
			.addAttribute("table", table(kind, key, until));
		return "statement/statement";
	}

	private static StatementKind kind(String slug) {
		return StatementKind.of(slug).orElseThrow(() -> new NotFound("statement " + slug));
	}

	private static int until(int asked) {
		return Math.max(1, Math.min(asked, WHOLE_YEAR));
	}

	@GetMapping("/{statement}/exportacion")
	void export(@PathVariable int year, @PathVariable String unit, @PathVariable String statement,
			@RequestParam(defaultValue = "13") int hasta, @RequestParam(required = false) @Nullable String format,
			Locale locale, HttpServletResponse response) throws IOException {
		StatementKind kind = kind(statement);
		BooksKey key = this.pages.reach(year, unit);
		StatementTable table = table(kind, key, until(hasta));
		List<String> titles = new ArrayList<>(List.of(word("statement.row", locale)));
		table.columns().forEach((column) -> titles.add(word(column, locale)));
		new TableExport("%s-%d-%s".formatted(kind.slug(), year, unit), titles, table.rows().stream().map((row) -> {
			List<@Nullable Object> cells = new ArrayList<>();
			cells.add("  ".repeat(row.depth() - 1) + (row.named() ? word(row.name(), locale) : row.name()));
			cells.addAll(row.amounts());
			return cells;
		})).send(TableExport.Format.of(format), response);
	}

	private String word(String key, Locale locale) {
		return String.valueOf(this.messages.getMessage(key, null, locale));
	}

	private StatementTable table(StatementKind kind, BooksKey key, int until) {
		return switch (kind) {
			case EF_1, EF_2 -> this.financial.of(kind, key, until);
			case EF_3 -> this.financial.equity(key, until);
			case EF_4 -> this.financial.cash(key, until);
			case EP_1 -> this.budget.programmingAndExecution(key, until);
			case EP_2 -> this.budget.sourcesAndUses(key, until);
			case EP_3 -> this.budget.byFunction(key, until);
			case EP_4 -> this.budget.byDepartment(key, until);
			case PP_1 -> this.budget.revenue(key);
			case PP_2 -> this.budget.expenditure(key);
			case BRIDGE -> this.bridge.of(key, until);
		};
	}

}
