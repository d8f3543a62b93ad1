package pe.siaf.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal: the rule that was broken, the figures that broke it, and the field or line
 * it concerns. The figures keep their order: they fill the message's places.
 */
public class RuleViolation extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Rule rule;

	private final transient Map<String, Object> figures;

	private final String field;

	/**
	 * Refuses.
	 * @param rule the broken rule
	 * @param figures what a person needs to see why, in the order of the message's places
	 */
	public RuleViolation(Rule rule, Map<String, ?> figures) {
		this(rule, figures, "");
	}

	/**
	 * Refuses a field of a form or file.
	 * @param rule the broken rule
	 * @param figures what a person needs to see why, in the order of the message's places
	 * @param field the field's name, or empty where the whole act is meant
	 */
	public RuleViolation(Rule rule, Map<String, ?> figures, String field) {
		super(rule.code() + " " + figures);
		this.rule = rule;
		this.figures = new LinkedHashMap<>(figures);
		this.field = field;
	}

	public Rule rule() {
		return this.rule;
	}

	/**
	 * Figures by name, for the API's problem details.
	 * @return the figures in message order
	 */
	public Map<String, Object> figures() {
		return this.figures;
	}

	public String field() {
		return this.field;
	}

	/**
	 * Figures by position, for the message.
	 * @return the figures in message order
	 */
	public Object[] arguments() {
		return this.figures.values().toArray();
	}

}
