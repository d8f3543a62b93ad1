package pe.siaf.signal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

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

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.ui.MenuContribution;
import pe.siaf.ui.Paging;
import pe.siaf.ui.TableExport;

/** The auditor's page of signals, their rows, and first digits. */
@Controller
@RequestMapping(SignalController.PATH)
class SignalController implements MenuContribution {

	static final String PATH = "/control/senales";

	private static final String ONE = "/{signal:[A-Z_]+}";

	private static final int MOST = 100_000;

	private final Signals signals;

	private final CurrentProfile current;

	private final MessageSource messages;

	SignalController(Signals signals, CurrentProfile current, MessageSource messages) {
		this.signals = signals;
		this.current = current;
		this.messages = messages;
	}

	@Override
	public List<MenuEntry> entries() {
		return this.current.find().filter((profile) -> profile.may(Permission.AUDIT_READ)).isPresent()
				? List.of(new MenuEntry("menu.control", 905, "signal.title", PATH)) : List.of();
	}

	@GetMapping
	@PreAuthorize("hasAuthority('AUDIT_READ')")
	String all(@RequestParam(required = false) @Nullable Integer year, @RequestParam(defaultValue = "") String unit,
			Model model) {
		int shown = open(year, unit, model);
		Profile profile = this.current.get();
		model.addAttribute("kinds", Arrays.asList(Signal.values()))
			.addAttribute("counts", this.signals.counts(shown, unit.strip(), profile))
			.addAttribute("digits", this.signals.digits(shown, unit.strip(), profile));
		return "signal/signals";
	}

	private int open(@Nullable Integer year, String unit, Model model) {
		List<Integer> years = this.signals.years();
		int shown = (year != null) ? year : (years.isEmpty() ? 0 : years.get(0));
		model.addAttribute("years", years).addAttribute("year", shown).addAttribute("unit", unit.strip());
		return shown;
	}

	@GetMapping(ONE)
	@PreAuthorize("hasAuthority('AUDIT_READ')")
	String rows(@PathVariable Signal signal, @RequestParam(required = false) @Nullable Integer year,
			@RequestParam(defaultValue = "") String unit, HttpServletRequest request, Model model) {
		int shown = open(year, unit, model);
		Profile profile = this.current.get();
		Map<Signal, Signals.Count> counts = this.signals.counts(shown, unit.strip(), profile);
		Signals.Count count = counts.get(signal);
		Paging paging = Paging.of(request, Paging.SIZE, (count != null) ? count.signals() : 0);
		model.addAttribute("signal", signal)
			.addAttribute("paging", paging)
			.addAttribute("rows",
					this.signals.rows(signal, shown, unit.strip(), profile, paging.offset(), paging.size()));
		return "signal/rows";
	}

	@GetMapping(ONE + "/exportacion")
	@PreAuthorize("hasAuthority('AUDIT_READ')")
	void export(@PathVariable Signal signal, @RequestParam(defaultValue = "0") int year,
			@RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "csv") String format,
			Locale locale, HttpServletResponse response) throws IOException {
		Stream<List<@Nullable Object>> rows = this.signals.rows(signal, year, unit.strip(), this.current.get(), 0, MOST)
			.stream()
			.map((row) -> Arrays.asList(row.secEjec(), row.onDay(), row.subject(), row.supplier(), row.supplierName(),
					row.amount(), row.detail()));
		List<String> titles = Stream.of("unit", "day", "subject", "ruc", "supplier", "amount", "detail")
			.map((title) -> String.valueOf(this.messages.getMessage("signal.column." + title, null, title, locale)))
			.toList();
		new TableExport("senales-" + signal.name().toLowerCase(Locale.ROOT) + "-" + year, titles, rows)
			.send(TableExport.Format.of(format), response);
	}

}
