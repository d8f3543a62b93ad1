package pe.siaf.logframe;

import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.logframe.DesignRule.Severity;
import pe.siaf.logframe.Verdict.Flaw;
import pe.siaf.logframe.Verdict.Place;

/**
 * A rule that a design doesn't pass, with the place.
 *
 * @param rule the rule
 * @param nodeId the node's key; none where a whole level is missing, and outside the
 * matrix
 * @param node the node's code, or the level's where it is missing; outside the matrix the
 * code of the cause, path, intervention or typology; empty for the program as a whole
 * @param text the place's text
 * @param level the row of the matrix; none outside it
 * @param variant what exactly is missing, as a suffix of the message's key; empty for the
 * plain case
 * @param arguments figures or names for the message; message keys are given as
 * {@code key:}…, lists of them as {@code keys:}…
 * @param waived whether it was accepted with a reason
 */
public record Finding(DesignRule rule, @Nullable Long nodeId, String node, String text, @Nullable Level level,
		String variant, List<String> arguments, boolean waived) {

	static Finding of(DesignRule rule, Place place, Flaw flaw) {
		return new Finding(rule, place.nodeId(), place.code(), place.text(), place.level(), flaw.variant(),
				flaw.arguments(), false);
	}

	Finding accepted() {
		return new Finding(this.rule, this.nodeId, this.node, this.text, this.level, this.variant, this.arguments,
				true);
	}

	/**
	 * The key of what is wrong.
	 * @return for example {@code rule.DSN-020} or {@code rule.DSN-021.orphan}
	 */
	public String messageKey() {
		return this.rule.messageKey() + this.variant;
	}

	/**
	 * What keeps a version from being submitted blocks; a waiver lifts it.
	 * @return {@code BLOCK} or {@code WARN}
	 */
	public String severity() {
		return (this.waived ? Severity.WARN : this.rule.severity()).name();
	}

	/**
	 * Whether it keeps the version from being submitted.
	 * @return true if so
	 */
	public boolean blocks() {
		return !this.waived && this.rule.severity() == Severity.BLOCK;
	}

	/**
	 * What a waiver of it names besides the rule and the node.
	 * @return the place outside the matrix, empty for a node
	 */
	public String waiverPlace() {
		return (this.nodeId != null) ? "" : this.node;
	}

}
