package pe.siaf.results;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.program.ProgramVersion;
import pe.siaf.program.Programs;
import pe.siaf.ui.Paging;

/**
 * The year's categories with their designs, findings and money. Those with a budget in
 * the scope of who looks come first, then those with a design.
 */
@Component
class ProgramList {

	private final JdbcClient jdbc;

	private final Programs programs;

	private final ProgramReader reader;

	private final ProgramExecution execution;

	ProgramList(JdbcClient jdbc, Programs programs, ProgramReader reader, ProgramExecution execution) {
		this.jdbc = jdbc;
		this.programs = programs;
		this.reader = reader;
		this.execution = execution;
	}

	Rows of(int fiscalYear, ProgramFilter filter, Profile profile) {
		Map<String, ProgramVersion> versions = new TreeMap<>();
		this.jdbc.sql("select code, kind, name from budget_category where fiscal_year = ? and status = 'ACTIVE'")
			.param(fiscalYear)
			.query((row) -> {
				versions.put(row.getString("code"), ProgramVersion.unregistered(row.getString("code"),
						row.getString("kind"), row.getString("name")));
			});
		this.programs.list(fiscalYear).forEach((version) -> versions.put(version.program(), version));
		Map<String, Money> money = this.execution.byCategory(fiscalYear, profile);
		List<ProgramVersion> admitted = versions.values()
			.stream()
			.filter((version) -> filter.admits(version.program(), version.name(), version.kind(), version.state()))
			.sorted(Comparator.comparing((ProgramVersion version) -> !money.containsKey(version.program()))
				.thenComparing((version) -> !version.isRegistered())
				.thenComparing(ProgramVersion::program))
			.toList();
		return new Rows(fiscalYear, admitted, money, this.reader);
	}

	/** Findings are counted only for the leaf that is shown. */
	record Rows(int fiscalYear, List<ProgramVersion> all, Map<String, Money> money, ProgramReader reader) {

		List<Row> leaf(Paging paging) {
			return this.all.stream().skip(paging.offset()).limit(paging.size()).map(this::row).toList();
		}

		List<Row> rows() {
			return this.all.stream().map(this::row).toList();
		}

		private Row row(ProgramVersion version) {
			Integer findings = version.isRegistered()
					? this.reader.findings(version, this.reader.logframe(version, this.fiscalYear)).size() : null;
			return new Row(version, version.isInForce(this.fiscalYear), findings, this.money.get(version.program()));
		}

	}

	/**
	 * A line of the list.
	 *
	 * @param version the program
	 * @param inForce whether the version holds in the year
	 * @param findings how many findings; none where no design is registered
	 * @param money its money within the scope; none where there is no budget
	 */
	record Row(ProgramVersion version, boolean inForce, @Nullable Integer findings, @Nullable Money money) {
	}

}
