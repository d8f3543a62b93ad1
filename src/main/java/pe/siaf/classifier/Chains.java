package pe.siaf.classifier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.rules.RuleViolation;

/**
 * Judges functional-programmatic chains (R2.1, R2.2). The judgement is the function
 * {@code chain_violations}, which staged rows are joined to directly.
 */
@Component
public class Chains {

	private final JdbcClient jdbc;

	Chains(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * What is wrong with a chain.
	 * @param fiscalYear the year
	 * @param chain the chain
	 * @return a refusal for each code that isn't active, else for the kind, else for the
	 * chain as a whole; empty if it may be used
	 */
	public List<RuleViolation> violations(int fiscalYear, Chain chain) {
		return this.jdbc.sql("select rule, catalogue, code from chain_violations(?, ?, ?, ?, ?, ?, ?)")
			.params(fiscalYear, chain.category(), chain.product(), chain.activity(), chain.function(), chain.division(),
					chain.group())
			.query((row, number) -> refusal(ClassifierRule.of(row.getString("rule")), fiscalYear, chain,
					row.getString("code"), row.getString("catalogue")))
			.list();
	}

	/**
	 * Refuses a chain that may not be used.
	 * @param fiscalYear the year
	 * @param chain the chain
	 * @throws RuleViolation CLS-001, CLS-010 or CLS-011
	 */
	public void requireEnabled(int fiscalYear, Chain chain) {
		violations(fiscalYear, chain).stream().findFirst().ifPresent((refusal) -> {
			throw refusal;
		});
	}

	private static RuleViolation refusal(ClassifierRule rule, int fiscalYear, Chain chain, String code,
			String catalogue) {
		Map<String, Object> figures = new LinkedHashMap<>();
		switch (rule) {
			case CHAIN_FITS_KIND -> {
				figures.put("product", code);
				figures.put("category", chain.category());
			}
			case CHAIN_ENABLED -> {
				figures.put("chain", chain.toString());
				figures.put("year", Integer.toString(fiscalYear));
			}
			default -> {
				figures.put("code", code);
				figures.put("year", Integer.toString(fiscalYear));
			}
		}
		return new RuleViolation(rule, figures, catalogue);
	}

}
