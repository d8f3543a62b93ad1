package pe.siaf.results;

import java.util.List;

import pe.siaf.logframe.DesignReview.Explanation;
import pe.siaf.program.ProgramVersion;
import pe.siaf.program.Programs.PublishedBudget;
import pe.siaf.program.Programs.Responsible;
import pe.siaf.ui.Headline;

/** What the program's page shows. */
record ProgramPage(ProgramVersion version, int fiscalYear, boolean inForce, List<Responsible> responsibles,
		List<Headline> headlines, List<ChainRow> rows, Money total, List<FindingGroup> findings,
		List<PublishedBudget> published, int hiddenTargets) {

	public int findingCount() {
		return this.findings.stream().mapToInt((group) -> group.places().size()).sum();
	}

	/**
	 * The findings of a rule together: why and how are said once.
	 *
	 * @param code the rule's code
	 * @param title what is wrong, in a few words
	 * @param why why it matters
	 * @param mend how to mend it
	 * @param places what is wrong, place by place
	 */
	record FindingGroup(String code, String title, String why, String mend, List<Explanation> places) {

		public boolean blocks() {
			return this.places.stream().anyMatch((place) -> place.finding().blocks());
		}

	}

}
