package pe.siaf.ceiling;

import java.math.BigDecimal;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.money.AmountFormatter;

/** What a pliego's ceilings could be: by criterion, and in the order of allocation. */
@Controller
@RequestMapping("/techos/{version:\\d+}/propuestas")
class CeilingProposalController {

	private final CeilingVersions versions;

	private final CeilingProposals proposals;

	private final CeilingQueries queries;

	private final CurrentProfile current;

	CeilingProposalController(CeilingVersions versions, CeilingProposals proposals, CeilingQueries queries,
			CurrentProfile current) {
		this.versions = versions;
		this.proposals = proposals;
		this.queries = queries;
		this.current = current;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('CEILING_READ')")
	String show(@PathVariable("version") long id, @RequestParam(required = false) @Nullable String pliego,
			@RequestParam(defaultValue = "INERTIAL") String criterio, @RequestParam(defaultValue = "") String monto,
			Model model) {
		Profile reader = this.current.get();
		CeilingVersion version = this.versions.get(id, reader);
		Map<String, String> pliegos = this.proposals.pliegos(version, reader);
		String chosen = (pliego != null && pliegos.containsKey(pliego)) ? pliego
				: pliegos.keySet().stream().findFirst().orElse("");
		String criterion = CeilingProposals.RECKONED.contains(criterio) ? criterio : "INERTIAL";
		model.addAttribute("version", version)
			.addAttribute("pliegos", pliegos)
			.addAttribute("pliego", chosen)
			.addAttribute("criterion", criterion)
			.addAttribute("criteria",
					this.queries.criteria(version.fiscalYear())
						.stream()
						.filter((one) -> CeilingProposals.RECKONED.contains(one.code()))
						.toList());
		Optional<Integer> base = chosen.isEmpty() ? Optional.empty() : this.proposals.baseYear(version, chosen);
		base.ifPresent((year) -> put(version, chosen, criterion, year, monto, reader, model));
		return "ceiling/proposals";
	}

	private void put(CeilingVersion version, String pliego, String criterion, int base, String typed, Profile reader,
			Model model) {
		List<CeilingProposals.Line> lines = this.proposals.lines(version, pliego, criterion, reader);
		List<@Nullable BigDecimal> factors = this.proposals.factors(version, base);
		Amount sum = sum(typed).orElseGet(() -> this.proposals.ceiling(version, pliego));
		model.addAttribute("base", base)
			.addAttribute("factors", factors)
			.addAttribute("lines", lines)
			.addAttribute("totals", CeilingProposals.totals(lines))
			.addAttribute("takes", version.isDraft() && CeilingScope.givesOut(reader, version, ""))
			.addAttribute("units",
					lines.stream()
						.map(CeilingProposals.Line::secEjec)
						.filter((unit) -> !unit.isEmpty())
						.distinct()
						.toList())
			.addAttribute("formula", this.proposals.formula(version, criterion))
			.addAttribute("missing", missing(lines, factors))
			.addAttribute("sum", sum)
			.addAttribute("unreadable", !typed.isBlank() && sum(typed).isEmpty())
			.addAttribute("typed", typed)
			.addAttribute("allocation", this.proposals.allocation(version, pliego, sum));
	}

	/** What isn't known, of the lines and of the prices behind the allocation. */
	private static List<String> missing(List<CeilingProposals.Line> lines, List<@Nullable BigDecimal> factors) {
		Set<String> missing = new TreeSet<>();
		lines.forEach((line) -> missing.add(line.missing()));
		if (factors.contains(null)) {
			missing.add("INFLATION");
		}
		missing.remove("");
		return List.copyOf(missing);
	}

	private static Optional<Amount> sum(String typed) {
		try {
			Amount amount = new AmountFormatter().parse(typed, Locale.ROOT);
			return (amount.isWhole() && !amount.isNegative()) ? Optional.of(amount) : Optional.empty();
		}
		catch (ParseException | ArithmeticException unreadable) {
			return Optional.empty();
		}
	}

}
