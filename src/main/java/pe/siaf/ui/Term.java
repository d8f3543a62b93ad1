package pe.siaf.ui;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The terms that the screens use and the part of the glossary each stands in. Their words
 * are the messages {@code help.term.<key>} and {@code help.text.<key>}.
 */
enum Term {

	PLIEGO("who"), UNIT("who"), RECTOR("who"), PROFILE("who"), SESSION("who"),

	PROGRAM("design"), CATEGORY("design"), FINAL_RESULT("design"), SPECIFIC_RESULT("design"), PRODUCT("design"),
	ACTIVITY("design"), LOGFRAME("design"), ASSUMPTION("design"), VERIFICATION("design"), FINDING("design"),

	TARGET("money"), SOURCE("money"), ITEM("money"), LINE("money"), SUPPLY_ITEM("money"), KIT("money"),
	UNIT_COST("money"), NEED("money"), UNMET("money"), PIA("money"), PIM("money"), NOTE("money"), PCA("money"),
	BALANCE("money"), MACRO_FRAME("money"), CEILING("money"), CRITERION("money"), OPENING_BUDGET("money"),
	BUDGET_LAW("money"),

	CERTIFICATION("stages"), ANNUAL_COMMITMENT("stages"), MONTHLY_COMMITMENT("stages"), ACCRUAL("stages"),
	ORDER("stages"), PAYMENT("stages"), DETERMINED("stages"), COLLECTED("stages"), PAYMENT_CALENDAR("stages"),
	PURSE("stages"), PAYEE_ACCOUNT("stages"), PAYMENT_BATCH("stages"), BANK_BOOK("stages"), REVERSION("stages"),
	FILE("stages"), STATES("stages"), CORRECTIONS("stages"), PROGRESS("stages"),

	INDICATOR("results"), BASELINE("results"), GOAL("results"), INTERVAL("results"), PHYSICAL("results"),
	DECISION_MEMO("results"), EVALUATION_COMMITMENT("results"),

	CUT("control"), CUT_OVER("control"), RECONCILIATION("control"), TRAIL("control"), SEAL("control");

	private final String part;

	Term(String part) {
		this.part = part;
	}

	/**
	 * Its name in messages and in the page's address.
	 * @return for example {@code annual-commitment}
	 */
	String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The glossary: keys of terms by part, in the order of the budget's own story. */
	static Map<String, List<String>> byPart() {
		return Arrays.stream(values())
			.collect(Collectors.groupingBy((term) -> term.part, LinkedHashMap::new,
					Collectors.mapping(Term::key, Collectors.toList())));
	}

}
