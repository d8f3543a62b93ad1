package pe.siaf.results;

import java.time.LocalDate;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.logframe.DesignReview.Explanation;
import pe.siaf.logframe.Logframe;
import pe.siaf.logframe.LogframeNode;
import pe.siaf.money.Amount;
import pe.siaf.program.ProgramVersion;
import pe.siaf.rules.NotFound;

/** Programs, their versions and their findings for other systems. */
@RestController
@Tag(name = "Programs")
@RequestMapping("/api/v1/programs")
class ProgramApi {

	private final ProgramReader reader;

	private final ProgramList list;

	private final CurrentProfile profile;

	ProgramApi(ProgramReader reader, ProgramList list, CurrentProfile profile) {
		this.reader = reader;
		this.list = list;
		this.profile = profile;
	}

	@Operation(summary = "Programs of a year", description = """
			With the state of their design and how many findings it has.""")
	@GetMapping
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	List<ProgramLine> list(@RequestParam(required = false) @Nullable Integer year, ProgramFilter filter) {
		return this.list.of(this.reader.year(year), filter, this.profile.get())
			.rows()
			.stream()
			.map(ProgramLine::of)
			.toList();
	}

	@Operation(summary = "A program's design", description = """
			Its version in force, its responsibles and its matrix with indicators.""")
	@GetMapping("/{code}")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	ProgramDocument show(@PathVariable String code, @RequestParam(required = false) @Nullable Integer year) {
		int fiscalYear = this.reader.year(year);
		ProgramVersion version = this.reader.find(code, fiscalYear).orElseThrow(NotFound::new);
		return ProgramDocument.of(version, this.reader.logframe(version, fiscalYear),
				this.reader.responsibles(version));
	}

	@Operation(summary = "What a design lacks", description = """
			Each finding with its rule, its place and how to mend it.""")
	@GetMapping("/{code}/findings")
	@PreAuthorize("hasAuthority('CATALOGUE_READ')")
	List<FindingLine> findings(@PathVariable String code, @RequestParam(required = false) @Nullable Integer year) {
		int fiscalYear = this.reader.year(year);
		ProgramVersion version = this.reader.find(code, fiscalYear).orElseThrow(NotFound::new);
		return this.reader.groups(this.reader.findings(version, this.reader.logframe(version, fiscalYear)))
			.stream()
			.flatMap((group) -> group.places().stream())
			.map(FindingLine::of)
			.toList();
	}

	record ProgramLine(String code, String name, String kind, String state, int version, @Nullable Integer validFrom,
			@Nullable Integer validTo, @Nullable Integer findings, @Nullable Amount pia, @Nullable Amount pim,
			@Nullable Amount certified, @Nullable Amount accrued) {

		static ProgramLine of(ProgramList.Row row) {
			ProgramVersion version = row.version();
			Money money = row.money();
			return new ProgramLine(version.program(), version.name(), version.kind(), version.state(),
					version.version(), version.validFrom(), version.validTo(), row.findings(),
					(money != null) ? money.pia() : null, (money != null) ? money.pim() : null,
					(money != null) ? money.certified() : null, (money != null) ? money.accrued() : null);
		}

	}

	record FindingLine(String code, String severity, String node, String message, String why, String mend,
			boolean waived) {

		static FindingLine of(Explanation explanation) {
			return new FindingLine(explanation.finding().rule().code(), explanation.finding().severity(),
					explanation.finding().node(), explanation.wrong(), explanation.why(), explanation.mend(),
					explanation.finding().waived());
		}

	}

	record PersonLine(String duty, String name, String post, @Nullable String entity, @Nullable String designatedBy,
			@Nullable LocalDate from, @Nullable LocalDate to) {
	}

	/** A version whole. */
	record ProgramDocument(String code, String name, String kind, String state, int version,
			@Nullable Integer validFrom, @Nullable Integer validTo, @Nullable String rector, String levels,
			@Nullable String objective, @Nullable String problem, @Nullable String targetPopulation,
			@Nullable String source, boolean demonstration, List<PersonLine> responsibles, List<LogframeNode> nodes) {

		static ProgramDocument of(ProgramVersion version, Logframe logframe, List<PersonLine> responsibles) {
			return new ProgramDocument(version.program(), version.name(), version.kind(), version.state(),
					version.version(), version.validFrom(), version.validTo(), version.rectorName(), version.levels(),
					version.objective(), version.problem(), version.population(), version.source(),
					version.demonstration(), responsibles, logframe.inOrder());
		}

	}

}
