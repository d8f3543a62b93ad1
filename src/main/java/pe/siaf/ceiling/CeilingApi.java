package pe.siaf.ceiling;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.ceiling.Ceilings.UnitCeiling;
import pe.siaf.ceiling.Distribution.Entry;
import pe.siaf.ceiling.Distribution.Order;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.rules.Figures;
import pe.siaf.rules.NotFound;
import pe.siaf.rules.RuleViolation;

/** Ceilings for other systems. */
@RestController
@Tag(name = "Ceilings")
@RequestMapping("/api/v1/ceilings")
class CeilingApi {

	private final Ceilings ceilings;

	private final Distribution distribution;

	private final CeilingVersions versions;

	private final CurrentProfile current;

	private final JdbcClient jdbc;

	CeilingApi(Ceilings ceilings, Distribution distribution, CeilingVersions versions, CurrentProfile current,
			JdbcClient jdbc) {
		this.ceilings = ceilings;
		this.distribution = distribution;
		this.versions = versions;
		this.current = current;
		this.jdbc = jdbc;
	}

	@Operation(summary = "The ceilings that bind a unit",
			description = """
					Those of the version that is available in the process of the year, for the year and the two after it. `process` is
					APM, PMP or FORMULATION; where the process has no version of its own, the one before it counts. An empty key stands
					for all of it. `blocked` says that a ceiling above was lowered below what hangs on it: nothing is submitted (CEI-003).""")
	@GetMapping
	@PreAuthorize("hasAuthority('CEILING_READ')")
	List<UnitCeiling> ofUnit(@RequestParam String unit, @RequestParam int year,
			@RequestParam(defaultValue = "APM") String process) {
		Profile reader = this.current.get();
		if (!this.versions.reachesUnit(year, unit, reader)) {
			throw new NotFound("unit " + unit);
		}
		return this.ceilings.ofUnit(year, process, unit);
	}

	@Operation(summary = "Gives ceilings out",
			description = """
					Sets what a ceiling gives out, all of it or nothing; what isn't named stays. `parent` is a ceiling's id; without it,
					the ceilings of pliegos are set. `keys` are those of the ceiling whole, a letter each: `P09/096|U001650|K0149`.
					Answers 422 with `CEI-001` where the frame, with `CEI-002` where the ceiling above has too little, with the figures.""")
	@PostMapping
	@PreAuthorize("hasAuthority('CEILING_DISTRIBUTE')")
	ResponseEntity<Given> give(@RequestBody Giving giving) {
		Profile actor = this.current.get();
		long version = Objects.requireNonNullElse(giving.version(), 0L);
		this.versions.get(version, actor);
		List<Entry> entries = new ArrayList<>();
		for (@Nullable
		Ceiling given : Objects.requireNonNullElse(giving.ceilings(), List.<@Nullable Ceiling>of())) {
			Ceiling one = Objects.requireNonNullElse(given, Ceiling.NOTHING);
			CeilingKeys keys = CeilingKeys.parse(Objects.requireNonNullElse(one.keys(), ""))
				.orElseThrow(() -> new RuleViolation(CeilingRule.UNKNOWN_KEY,
						Figures.of("ceiling.key", "keys", "code", String.valueOf(one.keys())), "keys"));
			if (one.amount() == null || one.year() == null) {
				throw new RuleViolation(CeilingRule.WHOLE_SOLES,
						Figures.of("ceiling", keys.label(), "amount", String.valueOf(one.amount())), "amount");
			}
			entries.add(new Entry(keys, one.year(), one.amount(), one.reason()));
		}
		int changed = this.distribution
			.give(version, giving.parent(),
					new Order(entries, Objects.requireNonNullElse(giving.criterion(), ""),
							Objects.requireNonNullElse(giving.norm(), ""), Boolean.TRUE.equals(giving.proposed())),
					actor);
		return ResponseEntity.created(URI.create("/techos/" + version)).body(new Given(changed, left(giving.parent())));
	}

	private Map<String, Amount> left(@Nullable Long parent) {
		return (parent == null) ? Map.of()
				: Map.of("left",
						this.jdbc.sql("select amount - distributed from ceiling where id = ?")
							.param(parent)
							.query((row, number) -> new Amount(row.getBigDecimal(1)))
							.single());
	}

	/**
	 * What to give out.
	 *
	 * @param version the version's id
	 * @param parent the id of the ceiling that is given out; absent for those of pliegos
	 * @param criterion what the amounts were reckoned by
	 * @param norm the act they stand on
	 * @param proposed whether one may be lowered below what hangs on it
	 * @param ceilings the amounts
	 */
	record Giving(@Nullable Long version, @Nullable Long parent, @Nullable String criterion, @Nullable String norm,
			@Nullable Boolean proposed, @Nullable List<@Nullable Ceiling> ceilings) {
	}

	/**
	 * An amount.
	 *
	 * @param keys the ceiling's keys, all of them
	 * @param year the year
	 * @param amount whole soles
	 * @param reason why
	 */
	record Ceiling(@Nullable String keys, @Nullable Integer year, @Nullable Amount amount, @Nullable String reason) {

		/** What a null in the list says. */
		static final Ceiling NOTHING = new Ceiling(null, null, null, null);

	}

	/**
	 * What came of it.
	 *
	 * @param changed how many amounts changed
	 * @param parent what the ceiling above has left in its year
	 */
	record Given(int changed, Map<String, Amount> parent) {
	}

}
