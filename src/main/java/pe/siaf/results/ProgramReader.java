package pe.siaf.results;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.fiscal.FiscalTime;
import pe.siaf.identity.Profile;
import pe.siaf.indicator.IndicatorValues;
import pe.siaf.indicator.IndicatorValues.Standing;
import pe.siaf.logframe.DesignReview;
import pe.siaf.logframe.DesignReview.Explanation;
import pe.siaf.logframe.Finding;
import pe.siaf.logframe.Logframe;
import pe.siaf.logframe.Logframes;
import pe.siaf.program.ProgramVersion;
import pe.siaf.program.Programs;
import pe.siaf.results.ProgramExecution.NodeRow;
import pe.siaf.results.ProgramExecution.TargetRow;
import pe.siaf.results.ProgramPage.FindingGroup;

/** Gathers what is known of a program in a year, for pages and API. */
@Component
class ProgramReader {

	private final JdbcClient jdbc;

	private final Programs programs;

	private final Logframes logframes;

	private final DesignReview review;

	private final IndicatorValues values;

	private final ProgramExecution execution;

	private final Headlines headlines;

	ProgramReader(JdbcClient jdbc, Programs programs, Logframes logframes, DesignReview review, IndicatorValues values,
			ProgramExecution execution, Headlines headlines) {
		this.jdbc = jdbc;
		this.programs = programs;
		this.logframes = logframes;
		this.review = review;
		this.values = values;
		this.execution = execution;
		this.headlines = headlines;
	}

	/**
	 * The year asked for, else the newest that is being executed.
	 * @param asked the year asked for
	 * @return a fiscal year
	 */
	int year(@Nullable Integer asked) {
		if (asked != null) {
			return asked;
		}
		return this.jdbc.sql("""
				select max(fiscal_year) from budget_line""")
			.query((row, number) -> Optional.ofNullable(row.getObject(1, Integer.class)))
			.single()
			.orElseGet(() -> LocalDate.now(FiscalTime.LIMA).getYear());
	}

	/**
	 * A program: its version, or its bare category where nobody has registered a design.
	 * @param code the program's code
	 * @param fiscalYear the year
	 * @return the program, or empty
	 */
	Optional<ProgramVersion> find(String code, int fiscalYear) {
		return this.programs.find(code, fiscalYear).or(() -> category(code, fiscalYear));
	}

	private Optional<ProgramVersion> category(String code, int fiscalYear) {
		return this.jdbc.sql("select code, kind, name from budget_category where fiscal_year = ? and code = ?")
			.params(fiscalYear, code)
			.query((row, number) -> ProgramVersion.unregistered(row.getString("code"), row.getString("kind"),
					row.getString("name")))
			.optional();
	}

	Logframe logframe(ProgramVersion version, int fiscalYear) {
		return this.logframes.of(version.id(), fiscalYear);
	}

	List<Finding> findings(ProgramVersion version, Logframe logframe) {
		return version.isRegistered() ? this.review.findings(version.id(), logframe) : List.of();
	}

	List<ProgramApi.PersonLine> responsibles(ProgramVersion version) {
		return this.programs.responsibles(version.id())
			.stream()
			.map((person) -> new ProgramApi.PersonLine(person.duty(), person.personName(), person.post(),
					person.entity(), person.designatedBy(), person.termFrom(), person.termTo()))
			.toList();
	}

	List<FindingGroup> groups(List<Finding> findings) {
		Map<String, List<Explanation>> byRule = new LinkedHashMap<>();
		findings.forEach((finding) -> byRule.computeIfAbsent(finding.rule().code(), (code) -> new ArrayList<>())
			.add(this.review.explain(finding)));
		return byRule.entrySet().stream().sorted(Map.Entry.comparingByKey()).map((rule) -> {
			Explanation first = rule.getValue().get(0);
			return new FindingGroup(rule.getKey(), first.title(), first.why(), first.mend(), rule.getValue());
		}).toList();
	}

	ProgramPage page(ProgramVersion version, int fiscalYear, Profile profile) {
		Logframe logframe = logframe(version, fiscalYear);
		Map<String, Standing> standings = this.values.standings(version.id(), fiscalYear);
		List<NodeRow> nodes = this.execution.nodes(version.program(), fiscalYear, profile);
		List<TargetRow> targets = this.execution.targets(version.program(), fiscalYear, profile);
		List<ChainRow> rows = ResultsChain.rows(version.program(), fiscalYear, logframe, standings, nodes, targets);
		Money total = ResultsChain.total(nodes);
		return new ProgramPage(version, fiscalYear, version.isInForce(fiscalYear),
				this.programs.responsibles(version.id()),
				this.headlines.of(version.program(), fiscalYear, logframe, standings, nodes, total), rows, total,
				groups(findings(version, logframe)), this.programs.publishedBudget(version.program()),
				hidden(nodes, targets));
	}

	private static int hidden(Collection<NodeRow> nodes, Collection<TargetRow> targets) {
		return nodes.stream().mapToInt(NodeRow::targets).sum() - targets.size();
	}

}
