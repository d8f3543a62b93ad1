package pe.siaf.programming;

import java.util.Map;

import pe.siaf.rules.Rule;

/**
 * What a check found in a unit's programming.
 *
 * @param rule the rule, whose message says what is wrong
 * @param figures the message's figures, in its order
 * @param blocks whether the file can't be submitted with it
 * @param place what it concerns, in words: a target, a rubro
 * @param href where it can be mended
 */
public record FileFinding(Rule rule, Map<String, Object> figures, boolean blocks, String place, String href) {
}
