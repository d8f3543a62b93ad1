package pe.siaf.logframe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.ezylang.evalex.BaseException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.basic.AbsFunction;
import com.ezylang.evalex.functions.basic.AverageFunction;
import com.ezylang.evalex.functions.basic.MaxFunction;
import com.ezylang.evalex.functions.basic.MinFunction;
import com.ezylang.evalex.functions.basic.SumFunction;

/**
 * The formula of an indicator over the variables of its sheet (domain 4.5): plus, minus,
 * times, by, brackets and MIN, MAX, SUM, AVERAGE, ABS. Computed on decimals with 34
 * digits; nothing in it can reach beyond its variables.
 */
public final class IndicatorFormula {

	/** Letters of a formula, at most. */
	public static final int LONGEST = 500;

	private static final ExpressionConfiguration RULES = ExpressionConfiguration.builder()
		.mathContext(MathContext.DECIMAL128)
		.functionDictionary(functions())
		.arraysAllowed(false)
		.structuresAllowed(false)
		.build();

	private final Expression expression;

	private final Set<String> variables;

	private IndicatorFormula(Expression expression, Set<String> variables) {
		this.expression = expression;
		this.variables = variables;
	}

	private static MapBasedFunctionDictionary functions() {
		MapBasedFunctionDictionary functions = new MapBasedFunctionDictionary();
		functions.addFunction("MIN", new MinFunction());
		functions.addFunction("MAX", new MaxFunction());
		functions.addFunction("SUM", new SumFunction());
		functions.addFunction("AVERAGE", new AverageFunction());
		functions.addFunction("ABS", new AbsFunction());
		return functions;
	}

	/**
	 * Reads a formula.
	 * @param text the formula, such as {@code 100 * vacunados / menores}
	 * @return the formula
	 * @throws Unreadable where it isn't one, with the place
	 */
	public static IndicatorFormula of(String text) throws Unreadable {
		if (text.length() > LONGEST || text.contains("^")) {
			// a power of powers could keep a processor busy for hours
			throw new Unreadable(Math.max(text.indexOf('^'), 0) + 1);
		}
		try {
			Expression expression = new Expression(text, RULES);
			expression.validate();
			return new IndicatorFormula(expression, new TreeSet<>(expression.getUndefinedVariables()));
		}
		catch (BaseException unreadable) {
			throw new Unreadable(unreadable.getStartPosition());
		}
	}

	/**
	 * What it needs.
	 * @return names of its variables
	 */
	public Set<String> variables() {
		return Set.copyOf(this.variables);
	}

	/**
	 * Computes it.
	 * @param values a number for each variable
	 * @return the result, unrounded
	 * @throws Undefined where it has no result, as when something is divided by zero
	 * (R4.2)
	 */
	public BigDecimal compute(Map<String, BigDecimal> values) throws Undefined {
		try {
			EvaluationValue result = this.expression.copy().withValues(values).evaluate();
			if (!result.isNumberValue()) {
				throw new Undefined();
			}
			return result.getNumberValue();
		}
		catch (BaseException | ArithmeticException undefined) {
			throw new Undefined();
		}
	}

	/** A text that is no formula. */
	public static class Unreadable extends Exception {

		private static final long serialVersionUID = 1L;

		private final int place;

		Unreadable(int place) {
			super("at " + place);
			this.place = place;
		}

		/**
		 * Where it goes wrong.
		 * @return the letter's place, from 1
		 */
		public int place() {
			return this.place;
		}

	}

	/** A formula without a result on the values given. */
	public static class Undefined extends Exception {

		private static final long serialVersionUID = 1L;

	}

}
