package pe.siaf.ceiling;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import pe.siaf.ceiling.Distribution.Entry;
import pe.siaf.ceiling.MacroFrames.MacroValue;
import pe.siaf.identity.DemonstratedPeople;
import pe.siaf.money.Amount;

/**
 * The demonstration's macro frame and assignment for 2027, made by the same steps as any
 * other. The figures are invented, from the real opening budget of unit 001650 in 2025,
 * and say so. Once.
 */
@Component
@Profile("demo")
@Order(36)
class DemonstratedCeilings implements ApplicationRunner {

	static final int YEAR = 2027;

	private static final String PLIEGO = "P09/096";

	/** Unit 001650's opening budget of 2025, 52,698,511, some 2.4 % more each year. */
	private static final List<Long> CEILINGS = List.of(55_258_000L, 56_584_000L, 57_942_000L);

	/** By variable, for the year before, the year itself and the two after it. */
	private static final Map<String, List<String>> VALUES = Map.of("REVENUE",
			List.of("218500000000", "228300000000", "238100000000", "248700000000"), "EXPENDITURE",
			List.of("251900000000", "257800000000", "264100000000", "271500000000"), "DEFICIT",
			List.of("1.8", "1.4", "1.0", "1.0"), "DEBT", List.of("38", "38", "38", "38"), "INFLATION",
			List.of("2.2", "2.4", "2.4", "2.3"), "EXCHANGE", List.of("3.75", "3.78", "3.80", "3.80"), "GROWTH",
			List.of("2.9", "3.1", "3.2", "3.2"));

	private final MacroFrames frames;

	private final CeilingVersions versions;

	private final VersionMoves moves;

	private final Distribution distribution;

	private final CeilingQueries queries;

	DemonstratedCeilings(MacroFrames frames, CeilingVersions versions, VersionMoves moves, Distribution distribution,
			CeilingQueries queries) {
		this.frames = frames;
		this.versions = versions;
		this.moves = moves;
		this.distribution = distribution;
		this.queries = queries;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		pe.siaf.identity.Profile rector = DemonstratedPeople.of("rector.mef");
		if (!this.frames.list(false).isEmpty() || !this.versions.list(rector).isEmpty()) {
			return;
		}
		long base = frame("BASE", "Marco de demostración, escenario base", BigDecimal.ONE, rector);
		frame("ADVERSO", "Marco de demostración, escenario adverso", new BigDecimal("0.97"), rector);
		long version = this.versions.open(new VersionForm(YEAR, "APM", "Asignación de demostración",
				"Un pliego, a partir del PIA 2025 de la unidad 001650", base, null, null), true, rector);
		give(version, null, PLIEGO, rector);
		for (String step : List.of("validate", "approve", "release")) {
			this.moves.move(version, null, step, null, rector);
		}
		pe.siaf.identity.Profile pliego = DemonstratedPeople.of("presupuesto.pliego");
		CeilingVersion available = this.versions.find(version).orElseThrow();
		long parent = this.queries.top(available, "", pliego, 0, 1).get(0).id();
		give(version, parent, PLIEGO + "|U001650", pliego);
	}

	private long frame(String scenario, String name, BigDecimal share, pe.siaf.identity.Profile rector) {
		long id = this.frames.open(new FrameForm(YEAR, scenario, name, "Demostración", null), true, rector);
		List<MacroValue> values = new ArrayList<>();
		for (MacroVariable variable : this.frames.variables(YEAR)) {
			List<String> given = VALUES.getOrDefault(variable.code(), List.of());
			for (int index = 0; index < given.size(); index++) {
				BigDecimal value = new BigDecimal(given.get(index));
				values.add(new MacroValue(variable.code(), YEAR - 1 + index,
						variable.isMoney() ? value.multiply(share) : value));
			}
		}
		this.frames.write(id, 0, values, rector);
		this.frames.move(id, "publish", rector);
		return id;
	}

	private void give(long version, @Nullable Long parent, String keys, pe.siaf.identity.Profile actor) {
		List<Entry> entries = new ArrayList<>();
		for (int index = 0; index < CEILINGS.size(); index++) {
			entries.add(
					new Entry(CeilingKeys.parse(keys).orElseThrow(), YEAR + index, Amount.of(CEILINGS.get(index)), ""));
		}
		this.distribution.give(version, parent, new Distribution.Order(entries, "INERTIAL", "Demostración", false),
				actor);
	}

}
