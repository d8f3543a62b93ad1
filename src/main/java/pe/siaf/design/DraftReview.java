package pe.siaf.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import pe.siaf.classifier.Catalogues;
import pe.siaf.logframe.DesignGrade;
import pe.siaf.logframe.DesignReview;
import pe.siaf.logframe.DesignReview.Explanation;
import pe.siaf.logframe.Finding;
import pe.siaf.logframe.Logframe;
import pe.siaf.logframe.Logframes;

/** What the checks say of a draft right now. */
@Component
class DraftReview {

	/**
	 * More places of one rule are counted, not listed: they are on the findings' page.
	 */
	private static final int SHOWN = 8;

	private final DesignReview review;

	private final Logframes logframes;

	private final Catalogues catalogues;

	DraftReview(DesignReview review, Logframes logframes, Catalogues catalogues) {
		this.review = review;
		this.logframes = logframes;
		this.catalogues = catalogues;
	}

	int year() {
		return this.catalogues.presentYear();
	}

	Reviewed of(Draft draft) {
		return of(draft, SHOWN);
	}

	/** With every place listed. */
	Reviewed whole(Draft draft) {
		return of(draft, Integer.MAX_VALUE);
	}

	private Reviewed of(Draft draft, int shown) {
		Logframe logframe = this.logframes.of(draft.id(), year());
		DesignReview.Review review = this.review.review(draft.id(), logframe);
		List<Finding> findings = review.findings();
		Map<String, List<Finding>> byRule = new LinkedHashMap<>();
		findings.forEach(
				(finding) -> byRule.computeIfAbsent(finding.rule().code(), (code) -> new ArrayList<>()).add(finding));
		List<RuleGroup> groups = byRule.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((rule) -> new RuleGroup(rule.getKey(),
					rule.getValue().stream().limit(shown).map(this.review::explain).toList(), rule.getValue().size(),
					rule.getValue().stream().anyMatch(Finding::blocks)))
			.toList();
		return new Reviewed(logframe, groups, findings, review.grade());
	}

	/**
	 * The findings on a draft.
	 *
	 * @param logframe the matrix that was checked
	 * @param groups rule by rule
	 * @param findings all of them
	 * @param grade how good the design is
	 */
	record Reviewed(Logframe logframe, List<RuleGroup> groups, List<Finding> findings, DesignGrade grade) {

		public long blocking() {
			return this.findings.stream().filter(Finding::blocks).count();
		}

		public long warnings() {
			return this.findings.size() - blocking();
		}

	}

	/**
	 * The findings of a rule.
	 *
	 * @param code the rule's code
	 * @param places the first of its places
	 * @param total how many there are
	 * @param blocks whether any of them keeps the version from moving on
	 */
	record RuleGroup(String code, List<Explanation> places, int total, boolean blocks) {

		public Explanation first() {
			return this.places.get(0);
		}

		public int more() {
			return this.total - this.places.size();
		}

	}

}
