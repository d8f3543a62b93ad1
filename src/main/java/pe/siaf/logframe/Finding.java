package pe.siaf.logframe;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A rule that a design doesn't pass, with the place.
 *
 * @param rule the rule
 * @param nodeId the node's key; none where a whole level is missing
 * @param node the node's code, or the level's where it is missing
 * @param text the node's text
 * @param variant what exactly is missing, as a suffix of the message's key; empty for the
 * plain case
 * @param arguments figures or names for the message; message keys are given as
 * {@code key:}…
 * @param waived whether it was accepted with a reason
 */
public record Finding(DesignRule rule, @Nullable Long nodeId, String node, String text, String variant,
		List<String> arguments, boolean waived) {

	static Finding of(DesignRule rule, LogframeNode node) {
		return of(rule, node, "", List.of());
	}

	static Finding of(DesignRule rule, LogframeNode node, String variant, List<String> arguments) {
		return new Finding(rule, node.id(), node.code(), node.text(), variant, arguments, false);
	}

	static Finding missing(DesignRule rule, Level level) {
		return new Finding(rule, null, level.name(), "", ".missing." + level, List.of(), false);
	}

	Finding accepted() {
		return new Finding(this.rule, this.nodeId, this.node, this.text, this.variant, this.arguments, true);
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
		return this.waived ? "WARN" : "BLOCK";
	}

}
