package pe.siaf.decision;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.cycle.BudgetPhases;
import pe.siaf.decision.UseOfInformation.Axis;
import pe.siaf.decision.UseOfInformation.Row;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.ui.TableExport;

/** The report on decisions with and without performance information. */
@Controller
@RequestMapping("/decisiones/uso")
class UseController {

	private final UseOfInformation use;

	private final BudgetPhases phases;

	private final CurrentProfile current;

	private final MessageSource messages;

	UseController(UseOfInformation use, BudgetPhases phases, CurrentProfile current, MessageSource messages) {
		this.use = use;
		this.phases = phases;
		this.current = current;
		this.messages = messages;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	String show(@RequestParam(required = false) @Nullable Integer year,
			@RequestParam(defaultValue = "pliego") String por, Model model) {
		List<Row> rows = this.use.count(year, axis(por), this.current.get());
		model.addAttribute("rows", rows)
			.addAttribute("informed", rows.stream().mapToLong(Row::informed).sum())
			.addAttribute("uninformed", rows.stream().mapToLong(Row::uninformed).sum())
			.addAttribute("year", year)
			.addAttribute("axis", axis(por))
			.addAttribute("years", this.phases.years());
		return "decision/use";
	}

	private static Axis axis(String typed) {
		return "programa".equals(typed) ? Axis.PROGRAM : Axis.PLIEGO;
	}

	@GetMapping("/exportacion")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	void export(@RequestParam(required = false) @Nullable Integer year,
			@RequestParam(defaultValue = "pliego") String por, @RequestParam(required = false) @Nullable String format,
			Locale locale, HttpServletResponse response) throws IOException {
		List<String> titles = Stream
			.concat(Stream.of("year", "kind"),
					Stream.of("place." + axis(por), "name", "informed", "uninformed", "share"))
			.map((title) -> this.messages.getMessage("decision.use." + title, null, locale))
			.toList();
		Stream<List<?>> rows = this.use.count(year, axis(por), this.current.get())
			.stream()
			.map((row) -> Arrays.asList(row.fiscalYear(),
					this.messages.getMessage("decision.use.kind." + row.kind(), null, locale), row.code(), row.name(),
					row.informed(), row.uninformed(), row.share()));
		new TableExport("uso-de-informacion", titles, rows).send(TableExport.Format.of(format), response);
	}

}
