package pe.siaf.statement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The statements, in the order in which they are offered. */
enum StatementKind {

	/** What the unit has and owes. */
	EF_1,

	/** Revenue and expense of the year. */
	EF_2,

	/** How its equity changed. */
	EF_3,

	/** What cash came in and went out for. */
	EF_4,

	/** Revenue and expenditure by source and generic, budgeted and executed. */
	EP_1,

	/** Sources and uses of funds. */
	EP_2,

	/** Expenditure by function. */
	EP_3,

	/** Expenditure by department. */
	EP_4,

	/** The budget of revenue. */
	PP_1,

	/** The budget of expenditure. */
	PP_2,

	/** From what was accrued of the budget to the expense of the books. */
	BRIDGE;

	/** Its name in addresses. */
	public String slug() {
		return (this == BRIDGE) ? "conciliacion" : name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Its official name, as rows of statements are kept under. */
	String official() {
		return name().replace('_', '-');
	}

	/** The key of its title. */
	public String messageKey() {
		return "statement." + slug();
	}

	static Optional<StatementKind> of(String slug) {
		return Arrays.stream(values()).filter((kind) -> kind.slug().equals(slug)).findFirst();
	}

}
