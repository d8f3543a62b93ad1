package pe.siaf.payroll;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import pe.siaf.money.Amount;

/**
 * A payroll as it stands.
 *
 * @param id its key within the unit
 * @param fiscalYear the year
 * @param secEjec the unit
 * @param number its number in the unit's year
 * @param month the month of execution
 * @param description what it pays
 * @param documentDate its day
 * @param state N, V sent, C certified, A authorised, R sent back, X discarded
 * @param version counts its moves
 * @param workers how many positions it pays
 * @param earnings what workers earn
 * @param contributions what the employer adds
 * @param withheld what is kept back of the earnings
 * @param certificate its certificate, once posted
 * @param file its file, once posted
 * @param preparedBy who prepared it
 * @param preparedName that person's name
 * @param certifiedBy who certified it
 * @param certifiedName that person's name
 * @param approvedName who authorised it
 * @param movedAt when it moved last
 * @param overlapReason why it pays again whom other payrolls of the month pay; empty
 * where it doesn't
 */
record Payroll(long id, int fiscalYear, String secEjec, String number, int month, String description,
		LocalDate documentDate, String state, int version, int workers, Amount earnings, Amount contributions,
		Amount withheld, @Nullable String certificate, @Nullable String file, String preparedBy, String preparedName,
		@Nullable String certifiedBy, @Nullable String certifiedName, @Nullable String approvedName,
		OffsetDateTime movedAt, String overlapReason) {

	/** What the budget is charged. */
	public Amount total() {
		return this.earnings.plus(this.contributions);
	}

	/** What workers get. */
	public Amount net() {
		return this.earnings.minus(this.withheld);
	}

	/** The page of another payroll of the unit's year. */
	public String pageOf(String other) {
		return "/planillas/%d/%s/%s".formatted(this.fiscalYear, this.secEjec, other);
	}

	public String page() {
		return "/planillas/%d/%s/%s".formatted(this.fiscalYear, this.secEjec, this.number);
	}

	public String location() {
		return "/api/v1/payrolls/%d/%s/%s".formatted(this.fiscalYear, this.secEjec, this.number);
	}

	public String filePage() {
		return "/ejecucion/expedientes/%d/%s/%s".formatted(this.fiscalYear, this.secEjec, this.file);
	}

	/**
	 * A payroll by target and item.
	 *
	 * @param secFunc target
	 * @param rubro rubro
	 * @param resourceType type of resource
	 * @param item economic item
	 * @param itemName what it is called
	 * @param workers positions on it
	 * @param amount what it is charged
	 * @param withheld what is kept back
	 */
	record Sum(String secFunc, String rubro, String resourceType, String item, String itemName, int workers,
			Amount amount, Amount withheld) {

		public String key() {
			return this.secFunc + "-" + this.rubro + "-" + this.resourceType + "-" + this.item;
		}

	}

	/**
	 * Another payroll of the month that pays the same workers the same item.
	 *
	 * @param number its number
	 * @param state its state
	 * @param reason why it pays them again itself, or empty
	 * @param workers how many it has in common
	 * @param amount soles and cents that this payroll pays them again
	 */
	record Overlap(String number, String state, String reason, int workers, Amount amount) {
	}

	/**
	 * A line of a payroll.
	 *
	 * @param position the registered position
	 * @param dni the worker
	 * @param kind E earned, K contributed by the employer
	 * @param secFunc target
	 * @param rubro rubro
	 * @param resourceType type of resource
	 * @param item economic item
	 * @param amount how much
	 * @param withheld what is kept back of it
	 */
	record Line(String position, String dni, String kind, String secFunc, String rubro, String resourceType,
			String item, Amount amount, Amount withheld) {
	}

}
