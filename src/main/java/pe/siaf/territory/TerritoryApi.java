package pe.siaf.territory;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.access.LevelQuantity;
import pe.siaf.classifier.Catalogues;
import pe.siaf.identity.CurrentProfile;
import pe.siaf.money.Amount;
import pe.siaf.money.Percentage;
import pe.siaf.rules.NotFound;
import pe.siaf.territory.Territory.Row;

/** What is done in a place, for other systems. */
@RestController
@Tag(name = "Territory")
@RequestMapping("/api/v1/territory")
class TerritoryApi {

	private final Territories territories;

	private final Gazetteer gazetteer;

	private final Catalogues catalogues;

	private final CurrentProfile current;

	TerritoryApi(Territories territories, Gazetteer gazetteer, Catalogues catalogues, CurrentProfile current) {
		this.territories = territories;
		this.gazetteer = gazetteer;
		this.catalogues = catalogues;
		this.current = current;
	}

	@Operation(summary = "What each level of government does in a place",
			description = """
					For a department, province or district: programs and products with units, physical quantities and money by level of
					government (E national, R regional, M local), the people that programs are to reach (`population`, null where the design doesn't
					say), people without executor (GRT-010) and nodes with two leads (GRT-011). Money and quantities are those of the caller's scope;
					`whole` says whether that is everything. Two, four or six digits name a place; one that the year's catalogue doesn't have answers 404.""")
	@GetMapping("/{ubigeo}")
	@PreAuthorize("hasAuthority('EXECUTION_READ')")
	TerritoryDocument show(@PathVariable String ubigeo, @RequestParam(required = false) @Nullable Integer year) {
		int fiscalYear = (year != null) ? year : this.catalogues.presentYear();
		Place place = this.gazetteer.find(fiscalYear, ubigeo)
			.filter((one) -> !one.isCountry())
			.orElseThrow(() -> new NotFound("place " + ubigeo));
		return TerritoryDocument.of(this.territories.of(fiscalYear, place, this.current.get()), fiscalYear);
	}

	/** A place whole. */
	record TerritoryDocument(String ubigeo, String name, String kind, int year, List<PlaceLine> path,
			List<LevelLine> levels, List<ProgramLine> programs, List<ChildLine> places, List<Territory.Gap> gaps,
			List<Territory.Overlap> overlaps, boolean whole) {

		static TerritoryDocument of(Territory territory, int fiscalYear) {
			List<Row> rows = territory.rows();
			List<LevelLine> levels = rows.stream().filter(Row::isTotal).flatMap(LevelLine::of).toList();
			List<ProgramLine> programs = rows.stream()
				.filter(Row::ofProgram)
				.map((program) -> ProgramLine.of(program, rows))
				.toList();
			return new TerritoryDocument(territory.place().ubigeo(), territory.place().name(), territory.place().kind(),
					fiscalYear,
					territory.path().stream().map((place) -> new PlaceLine(place.ubigeo(), place.name())).toList(),
					levels, programs, territory.children().stream().map(ChildLine::of).toList(), territory.gaps(),
					territory.overlaps(), territory.whole());
		}

	}

	record PlaceLine(String ubigeo, String name) {
	}

	record LevelLine(String level, long units, @Nullable String measure, @Nullable BigDecimal target,
			@Nullable BigDecimal executed, Amount pim, Amount certified, Amount accrued,
			@Nullable Percentage progress) {

		static Stream<LevelLine> of(Row row) {
			return row.cells().entrySet().stream().map((entry) -> {
				LevelQuantity quantity = entry.getValue().quantity();
				return new LevelLine(entry.getKey(), entry.getValue().units(),
						(quantity != null) ? quantity.unitName() : null, (quantity != null) ? quantity.target() : null,
						(quantity != null) ? quantity.executed() : null, entry.getValue().money().pim(),
						entry.getValue().money().certified(), entry.getValue().money().accrued(),
						entry.getValue().money().progress());
			});
		}

	}

	record ProductLine(String code, String name, List<LevelLine> levels) {
	}

	record ProgramLine(String code, String name, @Nullable BigDecimal population, List<LevelLine> levels,
			List<ProductLine> products) {

		static ProgramLine of(Row program, List<Row> rows) {
			return new ProgramLine(program.program(), program.name(), program.population(),
					LevelLine.of(program).toList(),
					rows.stream()
						.filter((row) -> row.program().equals(program.program()) && !row.product().isEmpty())
						.map((row) -> new ProductLine(row.product(), row.name(), LevelLine.of(row).toList()))
						.toList());
		}

	}

	record ChildLine(String ubigeo, String name, Amount pim, Amount certified, Amount accrued,
			@Nullable Percentage progress) {

		static ChildLine of(Territory.Child child) {
			return new ChildLine(child.ubigeo(), child.name(), child.money().pim(), child.money().certified(),
					child.money().accrued(), child.money().progress());
		}

	}

}
