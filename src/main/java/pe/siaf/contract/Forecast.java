package pe.siaf.contract;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * A forecast: what a unit promises of later years' budgets (previsión presupuestaria).
 *
 * @param id its key within the unit
 * @param secEjec the unit
 * @param fiscalYear the year in which it is made
 * @param number its number in the unit's year
 * @param contractId the contract that it is for, if there is one yet
 * @param contract that contract's number
 * @param process the selection procedure, where there is one
 * @param object what it is about
 * @param document the memorandum that asks for it
 * @param documentDate its day
 * @param state N, V sent, S signed by budget, A in force, R sent back, X discarded, Y
 * annulled
 * @param version counts its moves
 * @param total what it promises, all years together
 * @param preparedBy who prepared it
 * @param preparedName that person's name
 * @param budgetBy who signed for the budget office
 * @param budgetName that person's name
 * @param headName who signed as head of administration
 * @param movedAt when it moved last
 */
record Forecast(long id, String secEjec, int fiscalYear, String number, @Nullable Long contractId,
		@Nullable String contract, String process, String object, String document, LocalDate documentDate, String state,
		int version, Amount total, String preparedBy, String preparedName, @Nullable String budgetBy,
		@Nullable String budgetName, @Nullable String headName, OffsetDateTime movedAt) {

	public String page() {
		return "/previsiones/%d/%s/%s".formatted(this.fiscalYear, this.secEjec, this.number);
	}

	public String location() {
		return "/api/v1/forecasts/%d/%s/%s".formatted(this.fiscalYear, this.secEjec, this.number);
	}

	/** As people quote it, and as programming names what it promises. */
	public String shown() {
		return this.fiscalYear + "-" + this.number;
	}

	/** What its promises are for: the contract, or the procedure until there is one. */
	String subject() {
		return (this.contract != null) ? this.contract : this.process;
	}

	/**
	 * What it promises of a year on a line.
	 *
	 * @param fiscalYear the later year
	 * @param rubro the rubro
	 * @param item the economic item
	 * @param amount how much
	 */
	record Line(int fiscalYear, String rubro, String item, Amount amount) {
	}

	/**
	 * What is asked for when a forecast is registered.
	 *
	 * @param fiscalYear the year in which it is made
	 * @param secEjec the unit
	 * @param contract number of the contract, or empty
	 * @param process the selection procedure, or empty
	 * @param object what it is about
	 * @param document the memorandum
	 * @param documentDate its day
	 * @param lines what is promised
	 */
	record Draft(int fiscalYear, String secEjec, String contract, String process, String object, String document,
			@Nullable LocalDate documentDate, List<Line> lines) {
	}

}
