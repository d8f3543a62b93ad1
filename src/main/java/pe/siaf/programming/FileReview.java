package pe.siaf.programming;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import pe.siaf.rules.RuleViolation;
import pe.siaf.ui.Refusals;

/** All checks of all modules on a unit's programming. */
@Component
public class FileReview {

	private final ObjectProvider<SubmissionCheck> checks;

	private final Refusals refusals;

	FileReview(ObjectProvider<SubmissionCheck> checks, Refusals refusals) {
		this.checks = checks;
		this.refusals = refusals;
	}

	/**
	 * Checks a file on fresh data.
	 * @param key the file
	 * @return what was found, what blocks first
	 */
	public Reviewed of(FileKey key) {
		List<Shown> found = this.checks.orderedStream()
			.flatMap((check) -> check.check(key).stream())
			.map((finding) -> new Shown(finding,
					this.refusals.text(new RuleViolation(finding.rule(), finding.figures()))))
			.toList();
		return new Reviewed(found.stream().filter((one) -> one.finding().blocks()).toList(),
				found.stream().filter((one) -> !one.finding().blocks()).toList());
	}

	/**
	 * What was found.
	 *
	 * @param blocking what holds the file back
	 * @param warnings what doesn't
	 */
	public record Reviewed(List<Shown> blocking, List<Shown> warnings) {

		/**
		 * Whether nothing was found.
		 * @return true if the file can go on as it is
		 */
		public boolean isClean() {
			return this.blocking.isEmpty() && this.warnings.isEmpty();
		}

	}

	/**
	 * A finding in words.
	 *
	 * @param finding the finding
	 * @param text what is wrong, with the figures
	 */
	public record Shown(FileFinding finding, String text) {

		/**
		 * The rule's code.
		 * @return such as {@code PRG-002}
		 */
		public String code() {
			return this.finding.rule().code();
		}

	}

}
