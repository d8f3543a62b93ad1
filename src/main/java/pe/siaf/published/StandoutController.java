package pe.siaf.published;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.published.Standout.Kind;
import pe.siaf.rules.NotFound;
import pe.siaf.ui.TableExport.Format;
import pe.siaf.ui.TableExport;

/** What stands out in a year, for the analyst: exceptions first, figures behind them. */
@Controller
@PreAuthorize("hasAuthority('EXECUTION_READ')")
class StandoutController {

	static final String PATH = "/alertas";

	private final Standouts standouts;

	private final PublishedExecution published;

	private final Reconciliation reconciliation;

	private final MessageSource messages;

	StandoutController(Standouts standouts, PublishedExecution published, Reconciliation reconciliation,
			MessageSource messages) {
		this.standouts = standouts;
		this.published = published;
		this.reconciliation = reconciliation;
		this.messages = messages;
	}

	@GetMapping(PATH)
	String show(@RequestParam(required = false) @Nullable String year, Model model) {
		List<Integer> years = this.published.years();
		model.addAttribute("years", years);
		if (years.isEmpty()) {
			return "published/standouts";
		}
		int shown = NationalController.year(year, years);
		Map<Kind, List<Standout>> kinds = new LinkedHashMap<>();
		this.standouts.of(shown)
			.forEach((standout) -> kinds.computeIfAbsent(standout.kind(), (kind) -> new ArrayList<>()).add(standout));
		model.addAttribute("year", shown);
		model.addAttribute("kinds", kinds);
		model.addAttribute("country", this.published.find(shown, List.of(), Map.of(), null).orElse(null));
		model.addAttribute("differences", this.reconciliation.of(shown));
		return "published/standouts";
	}

	@GetMapping(PATH + "/exportar")
	void export(@RequestParam(required = false) @Nullable String year, @RequestParam @Nullable String format,
			HttpServletResponse response) throws IOException {
		List<Integer> years = this.published.years();
		if (years.isEmpty()) {
			throw new NotFound("published totals");
		}
		int shown = NationalController.year(year, years);
		List<String> titles = List.of(word("published.standout.what"), word("published.standout.axis"),
				word("published.code"), word("published.name"), word("published.standout.value"),
				word("published.standout.limit"), word("published.column.pia"), word("published.column.pim"),
				word("published.column.accrued"), word("published.column.progress"), word("published.standout.before"));
		new TableExport("alertas-" + shown, titles, this.standouts.of(shown).stream().map(this::cells))
			.send(Format.of(format), response);
	}

	private List<@Nullable Object> cells(Standout standout) {
		List<@Nullable Object> cells = new ArrayList<>();
		cells.add(word("published.standout." + standout.kind()));
		cells.add(word("published.by." + standout.axis()));
		cells.add(standout.code());
		cells.add(standout.name());
		cells.add(standout.weight());
		cells.add(standout.limit());
		cells.add(standout.figures().of("pia"));
		cells.add(standout.figures().of("pim"));
		cells.add(standout.figures().of("accrued"));
		cells.add(standout.figures().progress());
		cells.add(standout.before());
		return cells;
	}

	private String word(String key) {
		return this.messages.getMessage(key, null, LocaleContextHolder.getLocale());
	}

}
